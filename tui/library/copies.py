"""Copies: articles that are near-duplicates of one another, in clusters.

Wire stories are run by many outlets, cut and headed anew. Each text has a
signature; the articles that share a band of it are looked at, and those that
resemble each other are one cluster. It is done some articles at a time, after
they were shelved, and never again for a text that did not change.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence

from tui.library.connection import Connection
from tui.matching.shingles import bands, resemblance, signature

ALIKE = 0.5
"""Share of their runs of words that two texts have in common to be near-duplicates."""

CANDIDATES = 50
"""Articles with the most bands in common that a text is compared with."""

AT_ONCE = 200
"""Articles of one transaction, some 50 ms."""

_PENDING = """
SELECT a.rowid, a.digest, substr(t.text, a.body_start + 1)
FROM article a JOIN article_text t ON t.article = a.rowid
LEFT JOIN signature s ON s.article = a.rowid
WHERE s.article IS NULL OR s.digest <> a.digest LIMIT ?
"""


class Copies:
    """Finds near-duplicates in one library."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def sign(self, limit: int = AT_ONCE) -> int:
        """Give up to `limit` articles their signature and cluster; how many it were."""
        rows = self._connection.all(_PENDING, (limit,))
        if rows:
            with self._connection.writing():
                for article, digest, body in rows:
                    self._sign(article, digest, signature(body))
        return len(rows)

    def _sign(self, article: int, digest: str, numbers: Sequence[int]) -> None:
        run = self._connection.run
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
        """The cluster of the text that resembles this one most; None when none does."""
        shared = Counter(
            other
            for band in cut
            for (other,) in self._connection.all(
                "SELECT article FROM signature_band WHERE band = ? LIMIT ?", (band, CANDIDATES)
            )
        )
        best: tuple[float, int, int | None] | None = None
        for other, _ in shared.most_common(CANDIDATES):
            blob, cluster = self._connection.one(
                "SELECT numbers, cluster FROM signature WHERE article = ?", (other,)
            )
            alike = resemblance(numbers, array("Q", blob))
            if alike >= ALIKE and (best is None or alike > best[0]):
                best = alike, other, cluster
        if best is None:
            return None
        if best[2] is not None:
            return best[2]
        cluster = 1 + int(self._connection.value("SELECT max(cluster) FROM signature") or 0)
        self._connection.run(
            "UPDATE signature SET cluster = ? WHERE article = ?", (cluster, best[1])
        )
        return cluster
