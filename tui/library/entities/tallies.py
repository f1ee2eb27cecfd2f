"""Tallies: what some articles have among them, for lists that other programs read.

Everything comes in an order that the articles and names alone decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from json import dumps

from tui.library.search.reading import Reads
from tui.library.shelf.rows import spelt
from tui.news.article import ArticleId
from tui.news.mark import Tag

_IDS = """
SELECT a.id FROM json_each(?) j CROSS JOIN article a ON a.rowid = j.value ORDER BY j.key
"""
_FILES = """
SELECT f.path FROM (
    SELECT j.key, 0 AS further, a.file FROM json_each(?1) j
    CROSS JOIN article a ON a.rowid = j.value
    UNION ALL SELECT j.key, 1, p.file FROM json_each(?1) j
    CROSS JOIN also_at p ON p.article = j.value) p
JOIN file f ON f.rowid = p.file GROUP BY f.path ORDER BY min(p.key), min(p.further), f.path
"""
_CLAIMS = """
SELECT c.rowid FROM json_each(?) j CROSS JOIN claim c ON c.article = j.value
ORDER BY j.key, c.position, c.rowid
"""
_TAGS = """
SELECT t.name, count(*) FROM json_each(?) j CROSS JOIN article a ON a.rowid = j.value
JOIN tag t ON t.article = a.id GROUP BY t.name ORDER BY 2 DESC, 1
"""
_ENTITIES = """
SELECT e.shown_name, e.shown_kind, count(DISTINCT m.article), sum(m.count)
FROM json_each(?) j CROSS JOIN mention m ON m.article = j.value
JOIN entity e ON e.rowid = m.entity WHERE e.shown_name IS NOT NULL
GROUP BY e.shown_name, e.shown_kind ORDER BY 3 DESC, 4 DESC, 1, 2
"""


@dataclass(frozen=True, slots=True)
class Named:
    """An entity as it is shown, in how many of the articles it is named, and how often in all."""

    name: str
    kind: str
    articles: int
    mentions: int


class Tallies:
    """What articles of one library have among them; `rowids` are theirs, each once."""

    def __init__(self, reading: Reads) -> None:
        self._reading = reading

    def ids(self, rowids: Sequence[int]) -> list[ArticleId]:
        """The articles, in the order of the numbers."""
        return [ArticleId(id_) for (id_,) in self._reading.all(_IDS, (dumps(list(rowids)),))]

    def files(self, rowids: Sequence[int]) -> list[str]:
        """The files that the articles are in, each once, in the order of their first articles."""
        found = self._reading.all(_FILES, (dumps(list(rowids)),))
        return [spelt(path) for (path,) in found]

    def claims(self, rowids: Sequence[int]) -> list[int]:
        """The claims in the articles, in the order of the articles and of their texts."""
        return [claim for (claim,) in self._reading.all(_CLAIMS, (dumps(list(rowids)),))]

    def tags(self, rowids: Sequence[int]) -> list[tuple[Tag, int]]:
        """The tags on the articles with the number of articles, the commonest first."""
        found = self._reading.all(_TAGS, (dumps(list(rowids)),))
        return [(Tag(name), count) for name, count in found]

    def entities(self, rowids: Sequence[int]) -> list[Named]:
        """The entities that the articles name, those in most articles first."""
        return [Named(*row) for row in self._reading.all(_ENTITIES, (dumps(list(rowids)),))]

    def texts(self) -> dict[ArticleId, str]:
        """Every article on the shelf with the digest of its text."""
        rows = self._reading.all("SELECT id, digest FROM article ORDER BY rowid")
        return {ArticleId(id_): digest for id_, digest in rows}
