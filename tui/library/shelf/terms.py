"""The table of all words and of how many articles hold each.

Counting articles one by one would touch the same rows over and over, so it is
done for some hundreds at a time, in a transaction of its own. Which articles
are still to be counted is itself kept in the file: an intake that was killed
leaves nothing uncounted for good.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from json import dumps

from tui.library.connection import Connection
from tui.library.shelf.words import Words

COUNTED_AT_ONCE = 120
"""Articles whose words are counted in one transaction, which lasts some 10 ms."""


class TermTable:
    """Keeps the table of words in step with the articles.

    `times` is how many times as many are counted in one transaction as a reader would wait for.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._words = Words()
        self._waiting = 0
        self.times = 1

    @property
    def is_due(self) -> bool:
        """Whether enough articles wait for `count`."""
        return self._waiting >= self._at_once

    @property
    def _at_once(self) -> int:
        return COUNTED_AT_ONCE * self.times

    def expect(self, rowids: Iterable[int]) -> None:
        """Put down that the words of these articles are to be counted."""
        rows = [(rowid,) for rowid in rowids]
        self._connection.run_each("INSERT INTO uncounted (article) VALUES (?)", rows)
        self._waiting += len(rows)

    def of_leaving(self, rowid: int) -> set[str]:
        """The words to take out again for an article that is about to leave the shelf."""
        if self._connection.run("DELETE FROM uncounted WHERE article = ?", (rowid,)):
            return set()
        return self._of((rowid,))[0]

    def discount(self, counts: Counter[str]) -> None:
        """Take words out again, each for so many articles."""
        words = sorted(counts)
        self._connection.run_each(
            "UPDATE term SET articles = articles - ? WHERE term = ?",
            [(counts[word], word) for word in words],
        )
        self._connection.run_each(
            "DELETE FROM term WHERE term = ? AND articles <= 0", [(word,) for word in words]
        )

    def count(self) -> None:
        """Count the words of all articles that wait for it."""
        connection = self._connection
        self._waiting = 0
        while rows := connection.all("SELECT article FROM uncounted LIMIT ?", (self._at_once,)):
            # The words are cut before the file is locked: it is half of the work.
            counts: Counter[str] = Counter()
            for words in self._of(rowid for (rowid,) in rows):
                counts.update(words)
            terms = [(word, counts[word]) for word in sorted(counts)]
            with connection.writing():
                if self._settle(rows):
                    connection.run_each(
                        "INSERT INTO term (term, articles) VALUES (?, ?)"
                        " ON CONFLICT (term) DO UPDATE SET articles = articles + excluded.articles",
                        terms,
                    )

    def _settle(self, rows: list[tuple[int]]) -> bool:
        """Strike articles off the list of those to count; False when another process has some."""
        rowids = dumps([rowid for (rowid,) in rows])
        left = self._connection.value(
            "SELECT count(*) FROM json_each(?) j JOIN uncounted u ON u.article = j.value", (rowids,)
        )
        if left == len(rows):
            self._connection.run(
                "DELETE FROM uncounted WHERE article IN (SELECT value FROM json_each(?))", (rowids,)
            )
        return bool(left == len(rows))

    def _of(self, rowids: Iterable[int]) -> list[set[str]]:
        """The words of each of some articles, as the word index has them."""
        return [
            set(self._words.of(f"{headline}\n{text}"))
            for headline, text in self._connection.all(
                "SELECT a.headline, t.text FROM json_each(?) j JOIN article a ON a.rowid = j.value"
                " JOIN article_text t ON t.article = a.rowid",
                (dumps(list(rowids)),),
            )
        ]
