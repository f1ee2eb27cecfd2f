"""Articles whose file is gone and whose marks are here: nothing the reader wrote is out of reach.

When the file comes back, or one with the same text, they get their marks again
(see `identity`). Until then they are listed here, and their marks can be deleted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from json import dumps, loads

from tui.library.connection import Connection
from tui.library.marks.journal import Journal
from tui.library.schema import MARK_TABLES
from tui.news.article import ArticleId
from tui.news.mark import Tag


@dataclass(frozen=True, slots=True)
class RemovedArticle:
    """An article that is no longer on the shelf, as it was last seen, and its marks.

    `others` are how many marks it has beside tags, note and star.
    """

    id: ArticleId
    headline: str
    path: str
    tags: tuple[Tag, ...]
    note: str
    is_starred: bool
    others: int


class Removed:
    """The removed articles of one library that have marks."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal
        self._known_tables: tuple[str, ...] = ()

    def count(self) -> int:
        """How many there are."""
        return int(self._connection.value(f"SELECT count(*) {self._from}"))

    def all(self) -> list[RemovedArticle]:
        """All of them, by path."""
        others = " + ".join(
            f"(SELECT count(*) FROM {table} m WHERE m.article = i.article)"
            for table in self._tables
            if table not in ("tag", "note", "star", "read_mark")
        )
        rows = self._connection.all(
            "SELECT i.article, i.headline, i.path, (SELECT json_group_array(name)"
            "  FROM (SELECT name FROM tag t WHERE t.article = i.article ORDER BY name)),"
            " coalesce((SELECT text FROM note n WHERE n.article = i.article), ''),"
            " EXISTS (SELECT 1 FROM star s WHERE s.article = i.article),"
            f" {others} {self._from} ORDER BY i.path, i.record"
        )
        return [
            RemovedArticle(
                ArticleId(id_), head, path, tuple(map(Tag, loads(tags))), note, bool(star), other
            )
            for id_, head, path, tags, note, star, other in rows
        ]

    def delete_marks(self, ids: Sequence[ArticleId]) -> int:
        """Take all marks of these articles away, as one step; how many had any."""
        with self._journal.step("deleted the marks of removed articles") as changed:
            gone: dict[ArticleId, None] = {}
            for table in self._tables:
                rows = self._connection.all(
                    f"DELETE FROM {table} WHERE article IN (SELECT value FROM json_each(?))"
                    " RETURNING article",
                    (dumps(list(ids)),),
                )
                gone.update(dict.fromkeys(ArticleId(article) for (article,) in rows))
            changed.extend(gone)
        return len(changed)

    @property
    def _from(self) -> str:
        """Remembered, not on the shelf, and marked with more than having been read."""
        marked = " OR ".join(
            f"EXISTS (SELECT 1 FROM {table} m WHERE m.article = i.article)"
            for table in self._tables
            if table != "read_mark"
        )
        return (
            "FROM identity i WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.id = i.article)"
            f" AND ({marked})"
        )

    @property
    def _tables(self) -> tuple[str, ...]:
        """The tables of marks whose rows are about an article."""
        if not self._known_tables:
            self._known_tables = tuple(
                table
                for table in MARK_TABLES
                if self._connection.value(
                    "SELECT 1 FROM pragma_table_info(?) WHERE name = 'article'", (table,)
                )
            )
        return self._known_tables
