"""A claim as the columns of its row: its words as written, its key, the day it was made."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tui.library.claims.checks import claim_key
from tui.news.article import Published
from tui.news.correction import GAP
from tui.news.findings import Claim, Quotation
from tui.news.said_dates import said_on
from tui.news.span import Span

_QUOTED = re.compile(
    r"“[^”]*|\"[^\"]*|«[^»]*|„[^“”]*|(?<!\w)‘(?:[^’]|’(?=\w))*|(?<!\w)'(?:[^']|'(?=\w))*"
)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """The words of a claim as written, runs joined by `GAP`, and what is made of them.

    The cue is folded.
    """

    key: str
    source: str
    cue: str
    content: str
    quoted: str
    said: Published | None


def claim_rows(
    claims: Sequence[Claim], text: str, published: Published | None, fold: Callable[[str], str]
) -> list[ClaimRow]:
    """The words of each claim of an article."""
    return [_row(claim, text, published, fold) for claim in claims]


def _row(
    claim: Claim, text: str, published: Published | None, fold: Callable[[str], str]
) -> ClaimRow:
    source, content = _joined(claim.source, text), _joined(claim.content, text)
    cue = fold(_joined(claim.cue, text))
    return ClaimRow(
        claim_key(fold(source), cue, fold(content)),
        source,
        cue,
        content,
        quoted(claim, content),
        said_on(text, claim, published),
    )


def _joined(spans: Sequence[Span], text: str) -> str:
    return GAP.join(span.of(text) for span in spans)


def quoted(claim: Claim, content: str) -> str:
    """What of a claim's content is in the source's own words."""
    match claim.quotation:
        case Quotation.DIRECT:
            return content
        case Quotation.MIXED:
            return GAP.join(match.group() for match in _QUOTED.finditer(content))
        case Quotation.INDIRECT:
            return ""
