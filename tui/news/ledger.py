"""Rows of the ledger: claims across the library, and what the reader made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tui.news.article import ArticleId, Published
from tui.news.coverage import COMPLETE, Coverage
from tui.news.findings import Kind, Quotation, Stance
from tui.news.hits import Correction
from tui.news.query.query import Query

LINK_LIMIT = 2_000
"""Code points of the longest link to evidence."""

_LINK = re.compile(r"https?://[^\s/]+\S*")


class Status(StrEnum):
    """How far the reader's own check of a claim has come, and what came of it.

    Never a verdict of the machine: every claim is open until a reader says otherwise.
    """

    OPEN = "open"
    CHECKING = "checking"
    SUPPORTED = "supported"
    REFUTED = "refuted"
    MIXED = "mixed"
    CANNOT_TELL = "cannot-tell"

    @property
    def is_settled(self) -> bool:
        """Whether the check came to an end."""
        return self not in {Status.OPEN, Status.CHECKING}


@dataclass(frozen=True, slots=True)
class Check:
    """What the reader found about one claim: a status, a note, and links to evidence.

    `at` is the second it was last changed, 0 for a claim that nobody touched.
    """

    status: Status = Status.OPEN
    note: str = ""
    evidence: tuple[str, ...] = ()
    at: int = 0

    def __post_init__(self) -> None:
        for link in self.evidence:
            if not _LINK.fullmatch(link) or len(link) > LINK_LIMIT:
                raise ValueError(f"{link!r} is no link: it begins with http:// or https://")

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said of the claim."""
        return self.status is Status.OPEN and not self.note and not self.evidence


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One claim with the article it stands in.

    `claim` is its row in the library, which lasts until the article is analysed
    again; `key` names it for good, together with the article. `article` is the
    row of the article, `start` the offset (code points) of the claim's first
    character in its text. `speaker` is None where the article names nobody, and
    `source` are the words that name somebody, as written; `speaker_kind` is
    None for a speaker who is known by a name alone. `said` is the day of
    the words where the article states one, which is not `published`.
    """

    claim: int
    key: str
    article: int
    article_id: ArticleId
    position: int
    start: int
    headline: str
    path: str
    url: str | None
    publisher: str | None
    published: Published | None
    said: Published | None
    stance: Stance
    is_negated: bool
    is_hedged: bool
    speaker: str | None
    is_sure: bool
    source: str
    content: str
    about: tuple[str, ...]
    quotation: Quotation
    confidence: float
    check: Check = Check()
    speaker_kind: Kind | None = None


class LedgerSort(StrEnum):
    """The order of the rows."""

    NEWEST = "-date"
    OLDEST = "date"
    SPEAKER = "speaker"
    ABOUT = "about"
    STANCE = "stance"
    PUBLISHER = "publisher"
    STATUS = "status"
    CONFIDENCE = "confidence"


class LedgerGrouping(StrEnum):
    """What rows are gathered under."""

    SPEAKER = "speaker"
    ABOUT = "about"
    STANCE = "stance"
    DAY = "day"
    PUBLISHER = "publisher"


@dataclass(frozen=True, slots=True)
class LedgerGroup:
    """A run of rows under one heading; `label` is empty where nothing is known."""

    label: str
    start: int
    count: int


@dataclass(frozen=True, slots=True)
class LedgerResults:
    """The claims that answer a query, as their rows in the library, in order.

    `exact` are those that hold what was asked, `close` those found only by
    forgiving typos, as `corrections` say. `total` counts the exact ones; when
    `is_capped` there are more. `speakers` is how many different ones speak in
    `exact`, `conflicts` in how many pairs that nobody has judged one of them stands.
    `groups` cover `exact` without a gap when a grouping was asked for; `coverage`
    says of how much of the library these are all claims.
    """

    query: Query
    exact: Sequence[int]
    close: Sequence[int]
    corrections: tuple[Correction, ...]
    total: int
    is_capped: bool
    speakers: int
    explanation: str
    groups: tuple[LedgerGroup, ...] = ()
    conflicts: int = 0
    coverage: Coverage = COMPLETE
