"""The index of the forms of words, beside the word index.

The word index holds words without case and accents, so `=Rose` would have to
look into every text that says "rose". Here stand only the forms that are
written otherwise; see `forms`.
"""

from __future__ import annotations

from collections.abc import Iterable
from json import dumps

from tui.library.connection import Connection
from tui.library.shelf.cuts import Cuts
from tui.news.article import Article

AT_ONCE = 250
"""Articles of a library from before there was the index that come into it in one transaction."""

_TEXTS = """
SELECT a.rowid, a.headline, t.text FROM formless f JOIN article a ON a.rowid = f.article
JOIN article_text t ON t.article = a.rowid ORDER BY f.article LIMIT ?
"""


class FormIndex:
    """Keeps the index of forms in step with the articles."""

    def __init__(self, connection: Connection, cuts: Cuts) -> None:
        self._connection = connection
        self._cuts = cuts

    def put(self, articles: Iterable[tuple[int, Article]]) -> None:
        """Take in the forms of articles, in the order of their rowids."""
        self._connection.run_each(
            "INSERT INTO form_fts (rowid, forms) VALUES (?, ?)",
            [(rowid, self._cuts.forms(told)) for rowid, told in articles],
        )

    def drop(self, rowid: int) -> None:
        """Take the forms of an article out again."""
        if not self._connection.run("DELETE FROM formless WHERE article = ?", (rowid,)):
            self._connection.run("DELETE FROM form_fts WHERE rowid = ?", (rowid,))

    def catch_up(self) -> None:
        """Take in the articles that came into the library before there was the index."""
        connection = self._connection
        while rows := connection.all(_TEXTS, (AT_ONCE,)):
            kept = [(rowid, self._cuts.of(headline, text).forms) for rowid, headline, text in rows]
            with connection.writing():
                rowids = dumps([rowid for rowid, _ in kept])
                gone = connection.all(
                    "DELETE FROM formless WHERE article IN (SELECT value FROM json_each(?))"
                    " RETURNING article",
                    (rowids,),
                )
                # Another process may have taken some in, or off the shelf, meanwhile.
                still = {rowid for (rowid,) in gone}
                connection.run_each(
                    "INSERT INTO form_fts (rowid, forms) VALUES (?, ?)",
                    [row for row in kept if row[0] in still],
                )
