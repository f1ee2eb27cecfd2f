"""Which articles tell one story: published within days, with headline and names in common.

What an article is told by are the words of its headline and the entities that
it names most, each weighted by how rare it is in the library. On news in which
several outlets report each event, two articles that share so much were of one
event, or of one that followed from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from tui.library.schema import UNDATED_BELOW
from tui.library.search.reading import Reads
from tui.matching.statements.sameness import Weight, likeness
from tui.matching.statements.statement import Statement, statement

DAYS = 10
"""Days between two articles that tell one story."""

NAMES = 12
"""Entities of an article that are looked at, those it names most."""

ALIKE = 0.3
"""Likeness of headlines and of names together, from which two articles tell one story."""

LEADS = 4
"""Entities of an article, the rarest, by which others are looked for."""

LOOKED_AT, KEPT = 40, 12
"""Articles looked at for each entity, the latest, and how many are kept in the end."""

COMMON, FEW = 0.05, 150
"""The share of all articles from which an entity is too common to lead to others, and of how many
articles it never is: a small library may be of one subject."""

MOST_TOLD = 2_000
"""Articles of which it is remembered what they are told by."""

_DAY = 86_400
_HEADLINE = "SELECT headline FROM article WHERE rowid = ?"
_NAMES = f"SELECT entity FROM mention WHERE article = ? ORDER BY count DESC, entity LIMIT {NAMES}"
_LED_TO = f"""
SELECT article FROM mention WHERE entity = ? AND article BETWEEN ? AND ?
ORDER BY article DESC LIMIT {LOOKED_AT}
"""


@dataclass(frozen=True, slots=True)
class _Told:
    """What an article is told by."""

    headline: Statement
    names: frozenset[int]


class Stories:
    """Says of the articles of a library which tell one story."""

    def __init__(self, connection: Reads) -> None:
        self._connection = connection
        self._articles = 0
        self._told: dict[int, _Told] = {}
        self._counts: dict[int, int] = {}

    def count_anew(self, articles: int) -> None:
        """Forget in how many articles names stand, now that there are so many articles."""
        self._articles = articles
        self._counts.clear()
        self._told.clear()

    def are_one(self, one: int, other: int, weight: Weight) -> bool:
        """Whether two articles tell one story; `weight` says how much a word tells."""
        if min(one, other) < UNDATED_BELOW or abs(one - other) > DAYS * _DAY:
            return False
        first, second = self._of(one), self._of(other)
        names = self._likeness(first.names, second.names)
        return names + likeness(first.headline, second.headline, weight).jaccard >= ALIKE

    def around(self, article: int, weight: Weight) -> list[int]:
        """Articles that tell the story of one, the nearest in names first."""
        if article < UNDATED_BELOW:
            return []
        most = max(FEW, COMMON * self._articles)
        led = [name for name in self._of(article).names if self._count(name) <= most]
        found: dict[int, float] = {}
        for name in sorted(led, key=lambda name: (self._count(name), name))[:LEADS]:
            values = (name, article - DAYS * _DAY, article + DAYS * _DAY)
            for (other,) in self._connection.all(_LED_TO, values):
                found[other] = found.get(other, 0.0) + self._weight(name)
        found.pop(article, None)
        nearest = sorted(found, key=lambda other: (-found[other], -other))[: 2 * KEPT]
        return [other for other in nearest if self.are_one(article, other, weight)][:KEPT]

    def _of(self, article: int) -> _Told:
        told = self._told.get(article)
        if told is None:
            names = self._connection.all(_NAMES, (article,))
            headline = self._connection.value(_HEADLINE, (article,)) or ""
            told = _Told(statement(headline), frozenset(name for (name,) in names))
            if len(self._told) >= MOST_TOLD:
                self._told.clear()
            self._told[article] = told
        return told

    def _likeness(self, one: frozenset[int], other: frozenset[int]) -> float:
        """The weight of the names in both over the weight of all."""
        if one.isdisjoint(other):
            return 0.0
        return sum(map(self._weight, one & other)) / sum(map(self._weight, one | other))

    def _weight(self, name: int) -> float:
        return log((self._articles + 2) / (self._count(name) + 1))

    def _count(self, name: int) -> int:
        """In how many articles an entity is named."""
        if name not in self._counts:
            count = "SELECT count(*) FROM mention WHERE entity = ?"
            self._counts[name] = self._connection.value(count, (name,)) or 0
        return self._counts[name]
