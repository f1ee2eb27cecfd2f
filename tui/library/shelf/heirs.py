"""Who takes over the ids of articles that leave the shelf during one look at the corpus.

A file that was moved may be read at its new place before it is missed at its
old one, or after. Either way the first of several that leave is followed by the
first of several that arrive, by path, however the files are gathered into
transactions; and one that has marks goes before those that have none.
"""

from __future__ import annotations

from collections import defaultdict

from tui.library.connection import Connection
from tui.news.article import ArticleId


class Heirs:
    """The articles that arrived in this look, and the ids that nobody bears any more.

    `arrived` are rowids; a copy of a text that came in together with it is
    another article, and one that has marks of its own keeps its id.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.arrived: set[int] = set()
        # Those that bear the id of one without marks: one with marks may still take its place.
        self._heirs: set[int] = set()
        self._heirless: defaultdict[str, list[ArticleId]] = defaultdict(list)

    def begin(self) -> None:
        """A new look at the corpus begins."""
        self.arrived.clear()
        self._heirs.clear()
        self._heirless.clear()

    def awaits(self, digest: str) -> bool:
        """Whether an id that was borne by an article of this text is free."""
        return bool(self._heirless.get(digest))

    def arrive(self, rowid: int, article_id: ArticleId, digest: str) -> None:
        """Note an article that has come in, perhaps under an id that was free."""
        self.arrived.add(rowid)
        if article_id in self._heirless.get(digest, ()):
            self._heirless[digest].remove(article_id)
            self._heirs.add(rowid)

    def heirless(self, digest: str) -> ArticleId | None:
        """The first id that is free for an article of this text."""
        return self._heirless[digest][0] if self.awaits(digest) else None

    def forget(self, rowid: int) -> None:
        """An article is taken off the shelf."""
        self.arrived.discard(rowid)
        self._heirs.discard(rowid)

    def hand_over(self, leaving: int) -> ArticleId | None:
        """Pass the id of an article that is leaving to the place it was moved to.

        Gives the id when some article took it over.
        """
        connection = self._connection
        article_id, digest, added, is_marked = connection.one(
            "SELECT id, digest, added, EXISTS (SELECT 1 FROM identity WHERE article = id)"
            " FROM article WHERE rowid = ?",
            (leaving,),
        )
        for rowid, copy_id, path, record, copy_added in self._copies(leaving, digest):
            is_moved = rowid in self.arrived and leaving not in self.arrived
            if not (is_moved or copy_added > added) or (rowid in self._heirs and not is_marked):
                continue
            # The one that leaves still holds the id; no other id is like this one.
            connection.run("UPDATE article SET id = 'leaving' WHERE rowid = ?", (leaving,))
            connection.run("UPDATE article SET id = ? WHERE rowid = ?", (article_id, rowid))
            connection.run(
                "UPDATE identity SET path = ?, record = ?, is_gone = 0 WHERE article = ?",
                (path, record, article_id),
            )
            if rowid in self._heirs:
                self._pass_on(copy_id, leaving, digest)
            self._heirs.add(rowid)
            return ArticleId(article_id)
        if is_marked:
            connection.run("UPDATE identity SET is_gone = 1 WHERE article = ?", (article_id,))
        else:
            self._heirless[digest].append(article_id)
        return None

    def _pass_on(self, article_id: ArticleId, leaving: int, digest: str) -> None:
        """Find another place for an id that one with marks has driven out."""
        for rowid, *_ in self._copies(leaving, digest):
            if rowid in self.arrived and rowid not in self._heirs:
                self._connection.run(
                    "UPDATE article SET id = ? WHERE rowid = ?", (article_id, rowid)
                )
                self._heirs.add(rowid)
                return
        self._heirless[digest].insert(0, article_id)

    def _copies(
        self, leaving: int, digest: str
    ) -> list[tuple[int, ArticleId, str, int | None, int]]:
        """The other articles of this text that have no marks: those of old first, then by path."""
        # The two halves let each use its index; `article_digest` holds only the rows
        # whose digest is not their id.
        copies: list[tuple[int, ArticleId, str, int | None, int]] = self._connection.all(
            "SELECT a.rowid, a.id, f.path, a.record, a.added"
            " FROM article a JOIN file f ON f.rowid = a.file"
            " WHERE a.rowid <> ?1 AND a.rowid IN ("
            " SELECT rowid FROM article WHERE id = ?2 AND digest = ?2"
            " UNION SELECT rowid FROM article WHERE digest = ?2 AND digest <> id)"
            " AND NOT EXISTS (SELECT 1 FROM identity i WHERE i.article = a.id)"
            " ORDER BY f.path, a.record",
            (leaving, digest),
        )
        return sorted(copies, key=lambda copy: copy[0] in self.arrived)
