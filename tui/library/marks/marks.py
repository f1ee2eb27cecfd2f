"""Marks: the tags, stars, notes, and what is read or reviewed, as the reader made them.

Every verb is one transaction and one step of the journal, and gives the number
of articles it changed; on the disk when it returns. It works on the ids it is
given, also on those of articles that are not on the shelf just now.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from json import dumps

from tui.library.connection import Connection
from tui.library.marks.journal import Journal
from tui.library.shelf.identity import remember
from tui.news.article import ArticleId
from tui.news.mark import Tag


class Marks:
    """The marks of one library."""

    def __init__(self, connection: Connection, journal: Journal, now: Callable[[], int]) -> None:
        self._connection = connection
        self._journal = journal
        self._now = now

    def tag(self, ids: Sequence[ArticleId], *tags: Tag) -> int:
        """Set tags on articles."""
        return self._step(
            f"tagged {', '.join(map(str, tags))}",
            "INSERT OR IGNORE INTO tag (article, name, at)"
            " SELECT DISTINCT i.value, t.value, ? FROM json_each(?) i, json_each(?) t"
            " WHERE true RETURNING article",
            (self._now(), dumps(ids), dumps([tag.name for tag in tags])),
        )

    def untag(self, ids: Sequence[ArticleId], *tags: Tag) -> int:
        """Take tags off articles; only these, not those below them."""
        return self._step(
            f"untagged {', '.join(map(str, tags))}",
            "DELETE FROM tag WHERE name IN (SELECT value FROM json_each(?))"
            " AND article IN (SELECT value FROM json_each(?)) RETURNING article",
            (dumps([tag.name for tag in tags]), dumps(ids)),
        )

    def set_read(
        self, ids: Sequence[ArticleId], is_read: bool, *, is_on_purpose: bool = True
    ) -> int:
        """Mark articles read or unread.

        Opening an article marks it read without the reader's asking; that is
        not `is_on_purpose`, makes no step, and undo passes over it.
        """
        if not is_on_purpose:
            with self._connection.writing():
                return len(self._change(*self._presence("read_mark", ids, is_read)))
        what = "marked read" if is_read else "marked unread"
        return self._step(what, *self._presence("read_mark", ids, is_read))

    def set_starred(self, ids: Sequence[ArticleId], is_starred: bool) -> int:
        """Star articles, or take their stars off."""
        what = "starred" if is_starred else "unstarred"
        return self._step(what, *self._presence("star", ids, is_starred))

    def set_reviewed(self, ids: Sequence[ArticleId], is_reviewed: bool) -> int:
        """Mark articles as reviewed, and read with it; or as not reviewed, but still read."""
        what = "marked reviewed" if is_reviewed else "marked not reviewed"
        with self._journal.step(what) as changed:
            changed.extend(self._change(*self._presence("reviewed_mark", ids, is_reviewed)))
            if is_reviewed and changed:
                self._change(*self._presence("read_mark", changed, True))
        return len(changed)

    def note(self, article_id: ArticleId, text: str) -> None:
        """Write the article's own note in place of the one there was; an empty text removes it."""
        if text == self.note_of(article_id):
            return
        if text:
            self._step(
                "wrote a note",
                "INSERT INTO note (article, text, at) VALUES (?, ?, ?)"
                " ON CONFLICT (article) DO UPDATE SET text = excluded.text, at = excluded.at"
                " RETURNING article",
                (article_id, text, self._now()),
            )
        else:
            self._step(
                "removed a note",
                "DELETE FROM note WHERE article = ? RETURNING article",
                (article_id,),
            )

    def note_of(self, article_id: ArticleId) -> str:
        """The article's own note; empty when there is none."""
        return (
            self._connection.value("SELECT text FROM note WHERE article = ?", (article_id,)) or ""
        )

    def are_read(self, ids: Sequence[ArticleId]) -> bool:
        """Whether all of these articles are marked as read."""
        return self._are_all("read_mark", ids)

    def are_starred(self, ids: Sequence[ArticleId]) -> bool:
        """Whether all of these articles have a star."""
        return self._are_all("star", ids)

    def are_reviewed(self, ids: Sequence[ArticleId]) -> bool:
        """Whether all of these articles are marked as reviewed."""
        return self._are_all("reviewed_mark", ids)

    def _are_all(self, table: str, ids: Sequence[ArticleId]) -> bool:
        sql = (
            "SELECT NOT EXISTS (SELECT 1 FROM json_each(?) j"
            f" WHERE NOT EXISTS (SELECT 1 FROM {table} m WHERE m.article = j.value))"
        )
        return bool(self._connection.value(sql, (dumps(ids),)))

    def tags_of(self, article_id: ArticleId) -> tuple[Tag, ...]:
        """The tags of an article, by name."""
        rows = self._connection.all(
            "SELECT name FROM tag WHERE article = ? ORDER BY name", (article_id,)
        )
        return tuple(Tag(name) for (name,) in rows)

    def all_tags(self) -> list[tuple[Tag, int]]:
        """Every tag in use with the number of articles, the commonest first."""
        return [
            (Tag(name), count)
            for name, count in self._connection.all(
                "SELECT name, count(*) FROM tag GROUP BY name ORDER BY count(*) DESC, name"
            )
        ]

    def _presence(
        self, table: str, ids: Sequence[ArticleId], is_there: bool
    ) -> tuple[str, tuple[int | str, ...]]:
        """The statement that makes `table` hold, or not hold, a row for each id."""
        if is_there:
            sql = (
                f"INSERT OR IGNORE INTO {table} (article, at)"
                " SELECT DISTINCT value, ? FROM json_each(?) WHERE true RETURNING article"
            )
            return sql, (self._now(), dumps(ids))
        sql = (
            f"DELETE FROM {table} WHERE article IN (SELECT value FROM json_each(?))"
            " RETURNING article"
        )
        return sql, (dumps(ids),)

    def _step(self, what: str, sql: str, bindings: Sequence[int | str]) -> int:
        with self._journal.step(what) as changed:
            changed.extend(self._change(sql, bindings))
        return len(changed)

    def _change(self, sql: str, bindings: Sequence[int | str]) -> list[ArticleId]:
        rows = self._connection.all(sql, bindings)
        # Several tags at once give an article more than one row.
        changed = list(dict.fromkeys(ArticleId(article_id) for (article_id,) in rows))
        remember(self._connection, changed)
        return changed
