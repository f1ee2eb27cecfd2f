"""Copies: articles that are near-duplicates of one another, in clusters.

Wire stories are run by many outlets, cut and headed anew. Each text has a
signature; the articles that share a band of it are looked at, and those that
resemble each other are one cluster. It is done some articles at a time, after
they were shelved, and never again for a text that did not change.
"""

from __future__ import annotations

from array import array
from collections import Counter, deque
from collections.abc import Sequence

from tui.library.connection import Connection
from tui.matching.error_pages import is_error_page
from tui.matching.shingles import bands, is_copy, signature

CANDIDATES = 50
"""Articles with the most bands in common that a text is compared with."""

MEMBERS = 16
"""Articles of a cluster at most that a text is compared with before it becomes one of them."""

AT_ONCE = 200
"""Articles that are given their signatures before somebody may want something else."""

_PENDING = """
SELECT a.rowid, a.digest, substr(t.text, a.body_start + 1)
FROM article a JOIN article_text t ON t.article = a.rowid
LEFT JOIN signature s ON s.article = a.rowid
WHERE s.article IS NULL OR s.digest <> a.digest LIMIT ?
"""
_IS_THERE = "SELECT 1 FROM article WHERE rowid = ? AND digest = ?"
_LEFT = """
SELECT count(*) FROM article a LEFT JOIN signature s ON s.article = a.rowid
WHERE s.article IS NULL OR s.digest <> a.digest
"""


class Copies:
    """Finds near-duplicates in one library."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def sign(self, limit: int = AT_ONCE) -> int:
        """Give up to `limit` articles their signature and cluster; how many it were."""
        rows = self._connection.all(_PENDING, (limit,))
        waiting = deque((article, digest, _signed(body)) for article, digest, body in rows)
        while waiting:
            with self._connection.writing():
                while waiting:
                    self._sign(*waiting.popleft())
                    if self._connection.turns.is_up:
                        break
        return len(rows)

    def left(self) -> int:
        """How many articles are still to be given a signature."""
        return int(self._connection.value(_LEFT))

    def _sign(self, article: int, digest: str, numbers: Sequence[int]) -> None:
        run = self._connection.run
        if not self._connection.value(_IS_THERE, (article, digest)):
            return
        run("DELETE FROM signature WHERE article = ?", (article,))
        cut = bands(numbers)
        cluster = self._cluster(numbers, cut) if numbers else None
        run(
            "INSERT INTO signature (article, digest, numbers, cluster) VALUES (?, ?, ?, ?)",
            (article, digest, array("Q", numbers).tobytes(), cluster),
        )
        self._connection.run_each(
            "INSERT OR IGNORE INTO signature_band (band, article) VALUES (?, ?)",
            [(band, article) for band in cut],
        )

    def _cluster(self, numbers: Sequence[int], cut: Sequence[int]) -> int | None:
        """The cluster that a text belongs to; None when nothing is like it.

        It has to be a copy of at least half of the cluster, or stories that
        change a little every day would end in one cluster, the last of them
        having nothing in common with the first.
        """
        alone: int | None = None
        clusters: dict[int, None] = {}
        for other, their, cluster in self._candidates(cut):
            if cluster in clusters or not is_copy(numbers, array("Q", their)):
                continue
            if cluster is not None and self._belongs(numbers, cluster):
                clusters[cluster] = None
            elif cluster is None and alone is None:
                alone = other
        if not clusters and alone is None:
            return None
        # A text that belongs to two clusters shows that they are one.
        first, *others = clusters or (self._new_cluster(),)
        for other in others:
            self._connection.run(
                "UPDATE signature SET cluster = ? WHERE cluster = ?", (first, other)
            )
        if alone is not None:
            self._connection.run(
                "UPDATE signature SET cluster = ? WHERE article = ?", (first, alone)
            )
        return first

    def _candidates(self, cut: Sequence[int]) -> list[tuple[int, bytes, int | None]]:
        """The articles that share most bands with a text, with their numbers and clusters."""
        shared = Counter(
            other
            for band in cut
            for (other,) in self._connection.all(
                "SELECT article FROM signature_band WHERE band = ? LIMIT ?", (band, CANDIDATES)
            )
        )
        found = []
        for other, _ in shared.most_common(CANDIDATES):
            their, cluster = self._connection.one(
                "SELECT numbers, cluster FROM signature WHERE article = ?", (other,)
            )
            found.append((other, their, cluster))
        return found

    def _belongs(self, numbers: Sequence[int], cluster: int) -> bool:
        members = self._connection.all(
            "SELECT numbers FROM signature WHERE cluster = ? LIMIT ?", (cluster, MEMBERS)
        )
        alike = sum(is_copy(numbers, array("Q", their)) for (their,) in members)
        return 2 * alike >= len(members)

    def _new_cluster(self) -> int:
        return 1 + int(self._connection.value("SELECT max(cluster) FROM signature") or 0)


def _signed(body: str) -> tuple[int, ...]:
    """The signature of a story; what a server gave instead of one is nobody's copy."""
    return () if is_error_page(body) else signature(body)
