"""Facets: what the articles of an answer have in common, counted, to narrow it by.

A count says how many articles of the answer would be left with that one more
condition. Publishers, months, stances and tags are counted all at once; of
entities and speakers, of which there are too many, those are counted that are
likely to lead: the commonest in the answer, or in an even sample of a large one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from json import dumps, loads

from tui.library.schema import UNDATED_BELOW
from tui.library.search.naming import Naming
from tui.library.search.reading import Reading
from tui.library.words import Words
from tui.news.query import Field, FieldName

SHOWN = 6
"""Values of one facet."""

TRIED = 8
"""Entities and speakers that are counted, of whom the first are shown."""

SAMPLE = 1_000
"""Articles of the answer in which the entities and speakers to count are looked for."""

_ALWAYS, _NEVER = 0, 10**12
_CHECKED_FROM = {
    FieldName.SOURCE: 15_000,
    FieldName.TAG: _ALWAYS,
    FieldName.ENTITY: 8_000,
    FieldName.BY: _NEVER,
    FieldName.STANCE: 30_000,
    FieldName.DATE: _NEVER,
}
"""Articles of an answer from which on the whole index is walked and each row checked to be of it.

Below, the answer leads and each article is looked up; measured on 100,000 articles.
"""

FIELDS = (
    FieldName.SOURCE,
    FieldName.TAG,
    FieldName.ENTITY,
    FieldName.BY,
    FieldName.STANCE,
    FieldName.DATE,
)
"""What an answer is narrowed by, in the order of the screen."""

COUNTING = (
    FieldName.SOURCE,
    FieldName.TAG,
    FieldName.DATE,
    FieldName.STANCE,
    FieldName.ENTITY,
    FieldName.BY,
)
"""The same with the quick ones first."""

_PUBLISHER = """
SELECT (SELECT publisher FROM article WHERE publisher_folded = found.name LIMIT 1), articles
FROM (
    SELECT publisher_folded AS name, count(*) AS articles FROM article
    WHERE {0} AND publisher_folded IS NOT NULL
    GROUP BY publisher_folded ORDER BY 2 DESC, 1 LIMIT {1}
) found ORDER BY articles DESC, name
"""
_TAG = """
SELECT t.name, count(*) FROM tag t JOIN article a ON a.id = t.article
WHERE {0} GROUP BY t.name ORDER BY 2 DESC, 1 LIMIT {1}
"""
_STANCE = """
SELECT stance, count(DISTINCT article) FROM claim WHERE {0} GROUP BY stance ORDER BY 2 DESC, 1
"""
_MONTH = """
SELECT substr(published, 1, 7) AS month, count(*) FROM article
WHERE {0} AND rowid > {2} AND length(published) >= 7
GROUP BY month ORDER BY 1 DESC LIMIT {1}
"""
_ENTITY = """
SELECT e.shown_name FROM sample s CROSS JOIN mention m ON m.article = s.article
JOIN entity e ON e.rowid = m.entity WHERE e.shown_name IS NOT NULL
GROUP BY e.shown_name ORDER BY count(*) DESC, 1 LIMIT {0}
"""
_SPEAKER = """
SELECT coalesce(e.shown_name, c.speaker_name) AS name
FROM sample s CROSS JOIN claim c ON c.article = s.article
LEFT JOIN entity e ON e.rowid = c.speaker WHERE c.speaker_folded IS NOT NULL
GROUP BY name ORDER BY count(DISTINCT c.article) DESC, 1 LIMIT {0}
"""

_CLAIMS_BY = """
SELECT json_group_array(article) FROM (
    SELECT DISTINCT article FROM claim WHERE speaker IN (SELECT value FROM json_each(?1))
)
UNION SELECT json_group_array(article) FROM (
    SELECT DISTINCT article FROM claim WHERE speaker_folded = ?2
)
"""


@dataclass(frozen=True, slots=True)
class Facet:
    """One more condition, and how many articles of the answer meet it."""

    asked: Field
    count: int


def facets_of(name: FieldName, counts: Iterable[tuple[str, int]]) -> tuple[Facet, ...]:
    """The first of these values of a field, with their counts."""
    # Of most a value means exactly itself; tags below a tag, say, have rows of their own.
    is_exact = name not in (FieldName.STANCE, FieldName.DATE)
    found = [(value, n) for value, n in counts if n and '"' not in value]
    return tuple(Facet(Field(name, value, is_exact), n) for value, n in found[:SHOWN])


class Counter:
    """Counts the facets of one answer, on a connection that nobody else uses meanwhile."""

    def __init__(self, reading: Reading, rowids: Sequence[int]) -> None:
        """`rowids` are the articles of the answer, each once."""
        self._reading = reading
        self._naming = Naming(reading)
        articles = reading.value("SELECT count(*) FROM article")
        self._is_everything = len(rowids) >= articles
        self._articles = len(rowids)
        self._words = Words()
        self._rowids = frozenset(rowids)
        self._fill("hit", () if self._is_everything else rowids)
        self._fill("sample", rowids[:: max(1, len(rowids) // SAMPLE)])

    def of(self, name: FieldName) -> tuple[Facet, ...]:
        """The facets of one field, the commonest first; months the latest first."""
        count: dict[FieldName, Callable[[], list[tuple[str, int]]]] = {
            FieldName.SOURCE: partial(self._grouped, _PUBLISHER, name, "rowid"),
            FieldName.TAG: partial(self._grouped, _TAG, name, "a.rowid"),
            FieldName.STANCE: partial(self._grouped, _STANCE, name, "article"),
            FieldName.DATE: partial(self._grouped, _MONTH, name, "rowid"),
            FieldName.ENTITY: self._entities,
            FieldName.BY: self._speakers,
        }
        return facets_of(name, count[name]())

    def _grouped(self, sql: str, name: FieldName, column: str) -> list[tuple[str, int]]:
        rows: list[tuple[str, int]] = self._reading.all(
            sql.format(self._within(name, column), SHOWN, UNDATED_BELOW)
        )
        return rows

    def _entities(self) -> list[tuple[str, int]]:
        names = self._reading.all(_ENTITY.format(TRIED))
        return _by_count([(name, self._with_entity(name)) for (name,) in names])

    def _with_entity(self, name: str) -> int:
        keys = self._naming.entities(name, FieldName.ENTITY, is_exact=True).keys
        sql = (
            "SELECT count(DISTINCT article) FROM mention"
            " WHERE entity IN (SELECT value FROM json_each(?))"
            f" AND {self._within(FieldName.ENTITY, 'article')}"
        )
        return int(self._reading.value(sql, (keys,)))

    def _speakers(self) -> list[tuple[str, int]]:
        names = self._reading.all(_SPEAKER.format(TRIED))
        return _by_count([(name, self._with_speaker(name)) for (name,) in names])

    def _with_speaker(self, name: str) -> int:
        keys = self._naming.entities(name, FieldName.BY, is_exact=True).keys
        # All articles of a speaker in one text are sooner compared than each is looked up.
        claims = self._reading.all(_CLAIMS_BY, (keys, self._words.fold(name)))
        articles = set[int]().union(*(loads(listed) for (listed,) in claims))
        return len(articles & self._rowids)

    def _within(self, name: FieldName, column: str) -> str:
        """The condition that a row is of the answer; a plus keeps an index from leading there."""
        if self._is_everything:
            return "1"
        is_checked = self._articles >= _CHECKED_FROM[name]
        return f"{'+' * is_checked}{column} IN hit"

    def _fill(self, table: str, rowids: Sequence[int]) -> None:
        """A table of the connection's own, in memory, that holds these rowids."""
        self._reading.all(f"DROP TABLE IF EXISTS temp.{table}")
        self._reading.all(f"CREATE TEMP TABLE {table} (article INTEGER PRIMARY KEY)")
        ordered = sorted(rowids)  # in another order each row would seek its place
        for start in range(0, len(ordered), _AT_ONCE):
            some = dumps(ordered[start : start + _AT_ONCE])
            self._reading.all(
                f"INSERT OR IGNORE INTO {table} SELECT value FROM json_each(?)", (some,)
            )


_AT_ONCE = 20_000
"""Rowids written into a statement at once, so that an interruption comes between."""


def _by_count(rows: list[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(rows, key=lambda row: (-row[1], row[0]))
