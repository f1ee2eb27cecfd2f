"""The languages of articles that came into the library before these were looked for."""

from __future__ import annotations

from collections.abc import Sequence
from json import dumps

from tui.library.connection import Connection
from tui.news.languages import ENGLISH, is_read


class LanguageRows:
    """Articles without a language, and where theirs is written when it was found."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def counts(self) -> list[tuple[str | None, int]]:
        """How many articles there are in each language, None for unknown ones; most first."""
        rows: list[tuple[str | None, int]] = self._connection.all(
            "SELECT language, count(*) FROM article GROUP BY language ORDER BY 2 DESC, 1"
        )
        return rows

    def untold(self, limit: int) -> list[tuple[int, str]]:
        """Rowid and body of some articles that nobody has looked at yet."""
        return [
            (rowid, text[body_start:])
            for rowid, text, body_start in self._connection.all(
                "SELECT a.rowid, t.text, a.body_start FROM untold u"
                " JOIN article a ON a.rowid = u.article"
                " JOIN article_text t ON t.article = a.rowid LIMIT ?",
                (limit,),
            )
        ]

    def tell(self, found: Sequence[tuple[int, str | None]]) -> None:
        """Write down the languages found, None where none was.

        What the analysis made of the articles that it cannot read is made again.
        """
        with self._connection.writing():
            rowids = dumps([rowid for rowid, _ in found])
            still = {
                rowid
                for (rowid,) in self._connection.all(
                    "DELETE FROM untold WHERE article IN (SELECT value FROM json_each(?))"
                    " RETURNING article",
                    (rowids,),
                )
            }
            told = [(language, rowid) for rowid, language in found if language and rowid in still]
            self._connection.run_each(
                "UPDATE article SET language = ?, language_is_found = 1 WHERE rowid = ?", told
            )
            self._connection.run_each(
                "UPDATE article SET analysed = '' WHERE rowid = ? AND analysed IS NOT NULL",
                [(rowid,) for language, rowid in told if not is_read(language, ENGLISH)],
            )
