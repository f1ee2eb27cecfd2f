"""The tags of the library with the tags above them, and how many articles have each.

An article counts once for a tag and all below it. Tags without others below
are counted together, each of the others by a walk over its part of the index.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tui.library.search.reading import Reading

_OWN = "SELECT name, count(*) FROM tag GROUP BY name"
_BELOW = """
SELECT count(DISTINCT article) FROM tag
WHERE name = ?1 OR (name > ?1 || '/' AND name < ?1 || '0')
"""
_OWN_HERE = """
SELECT t.name, count(*) FROM tag t JOIN article a ON a.id = t.article
WHERE +a.rowid IN listed GROUP BY t.name
"""
_BELOW_HERE = """
SELECT count(DISTINCT t.article) FROM tag t JOIN article a ON a.id = t.article
WHERE (t.name = ?1 OR (t.name > ?1 || '/' AND t.name < ?1 || '0')) AND +a.rowid IN listed
"""
_AT_ONCE = 20_000
"""Rowids written into a statement at once, so that an interruption comes between."""


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag, or the name above some, and the articles that have it or one below it.

    `here` are those of them in the list, or None when that is not counted: not
    yet, or because the list holds all articles.
    """

    articles: int
    here: int | None = None


Counts = Mapping[str, TagCount]


def tag_counts(reading: Reading, rowids: Sequence[int]) -> Iterator[Counts]:
    """The counts over all articles, and then those in the list besides, unless it holds all."""
    own = dict(reading.all(_OWN))
    above = _above(own)
    names = dict.fromkeys((*own, *above))
    counts = {
        name: TagCount(reading.value(_BELOW, (name,)) if name in above else own[name])
        for name in names
    }
    yield counts
    if not own or len(rowids) >= reading.value("SELECT count(*) FROM article"):
        return
    _list(reading, rowids)
    here = dict(reading.all(_OWN_HERE))
    yield {
        name: replace(
            count,
            here=reading.value(_BELOW_HERE, (name,)) if name in above else here.get(name, 0),
        )
        for name, count in counts.items()
    }


def _above(names: Mapping[str, int]) -> frozenset[str]:
    """The names that stand above others, also those that no article has by themselves."""
    found: set[str] = set()
    for name in names:
        while (name := name.rpartition("/")[0]) and name not in found:
            found.add(name)
    return frozenset(found)


def _list(reading: Reading, rowids: Sequence[int]) -> None:
    """Note the articles of the list in a table of the connection's own, in memory."""
    reading.all("DROP TABLE IF EXISTS temp.listed")
    reading.all("CREATE TEMP TABLE listed (article INTEGER PRIMARY KEY)")
    for start in range(0, len(rowids), _AT_ONCE):
        values = "),(".join(map(str, rowids[start : start + _AT_ONCE]))
        reading.all(f"INSERT OR IGNORE INTO listed VALUES ({values})")
