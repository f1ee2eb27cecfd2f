"""Findings laid out: all that makes rows of them which can be done before the file is locked.

That is the larger half of the work, and the reader may want to write meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tui.library.claims.calls import Called
from tui.library.claims.claim_rows import ClaimRow
from tui.library.corrections.replay import Laid, Replay
from tui.news.article import ArticleId, Published


class Basis(NamedTuple):
    """The article that findings are about, as it was when they were laid out."""

    rowid: int
    id: ArticleId
    digest: str
    text: str
    published: Published | None


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The findings of an article, corrected and put into words, ready to be written.

    `forms` is everything the article calls each of its entities, folded.
    """

    basis: Basis
    json: str
    version: str
    replay: Replay
    laid: Laid
    forms: Mapping[Called, set[str]]
    claims: Sequence[ClaimRow]
