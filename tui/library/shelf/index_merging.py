"""Merging the word indexes, a little at a time and in transactions of its own.

Each transaction leaves a new part of an index behind, and many parts are slow to
search. Left to itself FTS5 merges them within whatever writes next: mostly not at
all, and now and then for so long that the reader waits.
"""

from __future__ import annotations

from collections.abc import Sequence

from tui.library.connection import Connection

PAGES = 64
"""Pages of 4 KB written in one step: some 5 ms."""

PARTS = 4
"""New parts of an index that are merged into one; FTS5 takes no fewer."""

STEPS = 20
"""Steps at most at once; what is left is merged after the next parts.

Three times what is needed in the mean, so that a merge of large parts is caught up with.
"""


class IndexMerging:
    """Keeps word indexes of one library merged, for the connection that writes into them."""

    def __init__(self, connection: Connection, indexes: Sequence[str]) -> None:
        self._connection = connection
        self._indexes = indexes
        self._is_ours = False
        self._parts = 0

    def written(self, times: int = 1) -> None:
        """After a transaction: merge what became due.

        `times` is how many times as much is merged at once as a reader would wait for.
        """
        self._take_over()
        self._parts += 1
        if self._parts < PARTS:
            return
        self._parts = 0
        for index in self._indexes:
            for _ in range(STEPS):
                if not self._merge(index, PAGES * times):
                    break

    def _merge(self, index: str, pages: int) -> bool:
        """Write so many pages of an index anew; False when there was nothing to do."""
        before = self._connection.raw.total_changes()
        with self._connection.writing():
            self._connection.run(
                f"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)", (pages,)
            )
        # FTS5 counts at least its own command, and any row it wrote.
        return self._connection.raw.total_changes() - before > 1

    def _take_over(self) -> None:
        """Have FTS5 merge nothing by itself; kept in the file."""
        if self._is_ours:
            return
        for index in self._indexes:
            sql = f"SELECT v FROM {index}_config WHERE k = 'automerge'"
            if self._connection.value(sql) != 0:
                with self._connection.writing():
                    self._connection.run(
                        f"INSERT INTO {index} ({index}, rank) VALUES ('automerge', 0)"
                    )
        self._is_ours = True
