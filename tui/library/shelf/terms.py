"""The table of all words and of how many articles hold each.

Counting articles one by one would touch the same rows over and over, so it is
done for some hundreds at a time, in a transaction of its own. Which articles
are still to be counted is itself kept in the file: an intake that was killed
leaves nothing uncounted for good.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from json import dumps

from tui.library.connection import Connection
from tui.library.shelf.cuts import Cuts

COUNTED_AT_ONCE = 120
"""Articles whose words are counted in one transaction, which lasts some 10 ms."""


class TermTable:
    """Keeps the table of words in step with the articles.

    `times` is how many times as many are counted in one transaction as a reader would wait for.
    """

    def __init__(self, connection: Connection, cuts: Cuts) -> None:
        self._connection = connection
        self._cuts = cuts
        self._waiting = 0
        self.times = 1
        # What waits in the file and came through here, by transaction and then together.
        self._expected: list[tuple[Sequence[int], Counter[str]]] = []
        self._gathered: list[int] = []
        self._counts: Counter[str] = Counter()

    @property
    def is_due(self) -> bool:
        """Whether enough articles wait for `count`."""
        return self._waiting >= self._at_once

    @property
    def _at_once(self) -> int:
        return COUNTED_AT_ONCE * self.times

    def expect(self, rowids: Sequence[int], counts: Counter[str] | None) -> None:
        """Put down that the words of these articles are to be counted, and how many, if known."""
        self._connection.run_each(
            "INSERT INTO uncounted (article) VALUES (?)", [(rowid,) for rowid in rowids]
        )
        self._waiting += len(rowids)
        if counts is not None:
            self._expected.append((rowids, counts))

    def gather(self) -> None:
        """Add up what is known of the words; after a transaction, for it takes a while."""
        for rowids, counts in self._expected:
            self._gathered += rowids
            self._counts.update(counts)
        self._expected.clear()

    def of_leaving(self, rowid: int) -> set[str]:
        """The words to take out again for an article that is about to leave the shelf."""
        if self._connection.run("DELETE FROM uncounted WHERE article = ?", (rowid,)):
            self._forget()
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
        self.gather()
        rowids, counts = self._gathered, self._counts
        self._forget()
        if rowids:
            self._write(rowids, counts)
        sql = "SELECT article FROM uncounted LIMIT ?"
        while rows := self._connection.all(sql, (self._at_once,)):
            rowids, counts = [rowid for (rowid,) in rows], Counter()
            for words in self._of(rowids):
                counts.update(words)
            self._write(rowids, counts)

    def _forget(self) -> None:
        """Leave what was gathered to be found in the file."""
        self._waiting = 0
        self._expected, self._gathered, self._counts = [], [], Counter()

    def _write(self, rowids: Sequence[int], counts: Counter[str]) -> None:
        """Write the counted words of articles, unless another process has some of them."""
        terms = [(word, counts[word]) for word in sorted(counts)]
        with self._connection.writing():
            if self._settle(rowids):
                self._connection.run_each(
                    "INSERT INTO term (term, articles) VALUES (?, ?)"
                    " ON CONFLICT (term) DO UPDATE SET articles = articles + excluded.articles",
                    terms,
                )

    def _settle(self, rowids: Sequence[int]) -> bool:
        """Strike articles off the list of those to count; False when another process has some."""
        listed = dumps(list(rowids))
        left = self._connection.value(
            "SELECT count(*) FROM json_each(?) j JOIN uncounted u ON u.article = j.value", (listed,)
        )
        if left == len(rowids):
            self._connection.run(
                "DELETE FROM uncounted WHERE article IN (SELECT value FROM json_each(?))", (listed,)
            )
        return bool(left == len(rowids))

    def _of(self, rowids: Sequence[int]) -> list[set[str]]:
        """The words of each of some articles, as the word index has them."""
        return [
            self._cuts.of(headline, text).words
            for headline, text in self._connection.all(
                "SELECT a.headline, t.text FROM json_each(?) j JOIN article a ON a.rowid = j.value"
                " JOIN article_text t ON t.article = a.rowid",
                (dumps(list(rowids)),),
            )
        ]
