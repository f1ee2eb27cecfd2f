"""Compared: claims of a library as they are compared with each other, and how rare words are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import Any

from tui.library.search.reading import Reads
from tui.matching.statements.measure import TOLL_UNITS
from tui.matching.statements.sides import Side
from tui.matching.statements.statement import Statement, statement
from tui.matching.statements.stems import counted
from tui.news.article import Published
from tui.news.findings import Stance

FEWEST_STEMS = 2
"""Words that carry meaning, below which a claim says too little to be compared."""

STALE = 0.01
"""The share of all articles that may come and go before words are counted anew."""

MOST_COUNTS = 200_000
"""Words of which it is remembered in how many articles they stand."""

COLUMNS = """
c.rowid, c.article, c.content, c.stance, c.negated, coalesce(c.cue, ''),
    coalesce('#' || c.speaker, c.speaker_folded, ''), a.published,
    (SELECT group_concat(entity) FROM claim_about WHERE claim = c.rowid)
"""
"""What is read of a claim `c` in an article `a`, for `compared`."""

CONTENT = 2
"""Which of the columns is what is claimed."""

_TOLLS = counted(TOLL_UNITS)


@dataclass(frozen=True, slots=True)
class Compared:
    """A claim of the library, ready to be compared."""

    row: int
    article: int
    side: Side
    content: str
    denies: bool
    units: frozenset[str]
    """The stems of what its numbers count."""

    @property
    def has_tolls(self) -> bool:
        """Whether it counts people to whom something was done."""
        return not _TOLLS.isdisjoint(self.units)

    def may_dispute(self, other: Compared) -> bool:
        """Whether two claims on one story are worth a closer look."""
        if not self.units.isdisjoint(other.units):
            return True
        first, second = self.side.statement, other.side.statement
        if self.denies == other.denies and bool(first.negations) == bool(second.negations):
            return False
        shared = first.stems.keys() & second.stems.keys()
        return len(shared) >= (1 if Stance.ACCUSED in self.stances(other) else FEWEST_STEMS)

    def stances(self, other: Compared) -> tuple[Stance, Stance]:
        """The stances of both."""
        return self.side.stance, other.side.stance


def compared(row: Sequence[Any]) -> Compared:
    """A claim made of its columns."""
    rowid, article, content, stance, negated, cue, speaker, published, about = row
    side = Side(
        _statement(content),
        Stance(stance),
        bool(negated),
        cue,
        speaker,
        frozenset(map(int, about.split(","))) if about else frozenset(),
        Published(published).start.toordinal() if published else None,
    )
    units = {unit for measure in side.statement.measures for unit in measure.units}
    return Compared(rowid, article, side, content, side.denies, counted(units))


@lru_cache(maxsize=20_000)
def _statement(content: str) -> Statement:
    return statement(content)


class Rarity:
    """In how many articles of a library words stand, and how much a word tells."""

    def __init__(self, connection: Reads) -> None:
        self._connection = connection
        self._counts: dict[str, int] = {}
        self._weights: dict[str, float] = {}
        self.articles = 0

    def count_anew(self) -> bool:
        """Forget what was counted, once there are many more articles or fewer; whether it was."""
        articles = self._connection.value("SELECT count(*) FROM article") or 0
        is_stale = abs(articles - self.articles) > STALE * articles
        if not (is_stale or len(self._counts) > MOST_COUNTS):
            return False
        self._counts.clear()
        self._weights.clear()
        self.articles = articles
        return True

    def weight(self, word: str) -> float:
        """How much a folded word tells: the rarer, the more."""
        weight = self._weights.get(word)
        if weight is None:
            weight = log((self.articles + 2) / (self.count(word) + 1))
            self._weights[word] = weight
        return weight

    def count(self, word: str) -> int:
        """In how many articles a word stands."""
        if word not in self._counts:
            found = self._connection.value("SELECT articles FROM term WHERE term = ?", (word,))
            self._counts[word] = found or 0
        return self._counts[word]
