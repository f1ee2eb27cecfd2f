"""What is asked of near-duplicates: the copies of an article, and who ran a story."""

from __future__ import annotations

from tui.library.search.compiling.sql import Condition
from tui.news.query.query import Field, FieldName

_LIKE = """
a.rowid IN (SELECT t.article FROM article x JOIN signature s ON s.article = x.rowid
    JOIN signature t ON t.cluster = s.cluster WHERE x.id >= ? AND x.id < ?)
"""
IS_DUPLICATE = """
a.rowid IN (SELECT s.article FROM signature s WHERE s.cluster IS NOT NULL AND s.article <> (
    SELECT min(t.article) FROM signature t WHERE t.cluster = s.cluster))
"""
"""All of a cluster but the one that was published first; what has no date comes before all."""

_RAN = """
a.rowid IN (SELECT t.article FROM signature t WHERE t.cluster IN (
    SELECT s.cluster FROM signature s JOIN article x ON x.rowid = s.article
    WHERE s.cluster IS NOT NULL AND x.publisher_folded IS NOT NULL
    GROUP BY s.cluster HAVING count(DISTINCT x.publisher_folded) {0} ?))
"""
_RAN_BY_ONE = """
a.publisher_folded IS NOT NULL AND NOT coalesce((
    SELECT count(DISTINCT x.publisher_folded) > 1 FROM signature s
    JOIN signature t ON t.cluster = s.cluster JOIN article x ON x.rowid = t.article
    WHERE s.article = a.rowid), 0)
"""


def about_copies(asked: Field) -> Condition:
    """The copies of an article, or what so many publishers ran."""
    if asked.name is FieldName.LIKE:
        return _like(asked.value)
    return _ran_by(int(asked.value), is_exact=asked.is_exact)


def _like(id_: str) -> Condition:
    """The near-duplicates of an article, itself included; its id may be cut short."""
    first = id_.casefold()
    return Condition(_LIKE, (first, first + "g"))


def _ran_by(publishers: int, *, is_exact: bool) -> Condition:
    """Stories that so many publishers ran, or more unless it is exact; none has fewer than one."""
    if publishers <= 1:
        return Condition(_RAN_BY_ONE if is_exact else "a.publisher_folded IS NOT NULL")
    return Condition(_RAN.format("=" if is_exact else ">="), (publishers,))
