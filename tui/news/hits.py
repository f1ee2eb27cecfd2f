"""Hits: the answer to a query, and where in a text its words stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from tui.news.query.query import Grouping, Node, Query, Sort
from tui.news.span import Span


@dataclass(frozen=True, slots=True, order=True)
class HitSpan:
    """A run of characters that answers the query; `is_close` when a typo was forgiven for it."""

    span: Span
    is_close: bool = False


Place = tuple[int, int, bool]
"""Where a hit begins and ends, and whether it is a close one."""


class HitFinder(Protocol):
    """Something that knows where the words of one query stand in any text."""

    def spans(self, text: str) -> tuple[HitSpan, ...]:
        """The hits in `text`, in text order, none overlapping another."""
        ...

    def in_lines(self, lines: Sequence[str]) -> Sequence[Sequence[Place]]:
        """Where the hits begin and end in each of some lines, which have no line break."""
        ...


class Taken(StrEnum):
    """Why a word was taken for another one."""

    MISSPELT = "misspelt"
    PERHAPS = "perhaps"
    """It is known, but a word like it is far commoner."""
    SPELLING = "spelling"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that was taken for another one, and in how many articles that one stands."""

    typed: str
    taken: str
    articles: int
    why: Taken = Taken.MISSPELT

    def __str__(self) -> str:
        match self.why:
            case Taken.MISSPELT:
                return f"{self.typed} → {self.taken}"
            case Taken.PERHAPS:
                return f"perhaps {self.taken}"
            case Taken.SPELLING:
                return f"also spelt {self.taken}"
            case Taken.NAME:
                return f"also called {self.taken}"


@dataclass(frozen=True, slots=True)
class Group:
    """A run of an answer that belongs together: where it begins, what it is called, how long it is.

    `name` is a day, as precise as it is known, or a publisher; None for what has none.
    """

    first: int
    name: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a query: rowids of articles, best first.

    `exact` holds every article that has what was asked; `close` those found
    only by forgiving typos, none of them in `exact`; `corrections` say which
    words were taken for which. `total` counts the exact ones; `is_capped` says
    that there may be more and the count stopped, `is_cut_short` that more were
    found if the whole answer was asked for.
    `explanation` puts the query in words for the line under the box. `filled`
    is its tree with the saved queries it names in their places, or None when
    nothing narrows the answer; `sort` and `group` are those it is in, which may
    be a saved query's. `groups` cut `exact` into runs, when that was asked;
    for copies they are the runs of two or more that tell the same story. `notes`
    are sentences about what was not known, and what may have been meant.
    """

    query: Query
    exact: Sequence[int]
    close: Sequence[int]
    corrections: tuple[Correction, ...]
    total: int
    is_capped: bool
    explanation: str
    words: HitFinder
    filled: Node | None = None
    sort: Sort | None = None
    group: Grouping | None = None
    groups: tuple[Group, ...] = ()
    is_cut_short: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Snippet:
    """A short run of an article around its hits; `hits` are spans of `text`, not of the article."""

    text: str
    hits: tuple[HitSpan, ...] = ()
