"""Headlines: those of very many articles, read from the library as they are looked at.

Of a million, a list of strings takes 110 MB, and packed ones still take 50.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, overload

_ONE = "SELECT headline FROM article WHERE rowid = ?"
_RUN = "SELECT rowid, headline FROM article WHERE rowid BETWEEN ? AND ?"

Read = Callable[[str, tuple[int, ...]], list[Any]]
"""What gives the rows of a statement."""


class Headlines(Sequence[str]):
    """The headlines of articles that come newest first; of one that has gone it is empty.

    A run of them is read by `read_run`, in the thread that makes a pool of them; a single one
    by `read_one`, which any thread may use.
    """

    def __init__(self, rowids: Sequence[int], read_run: Read, read_one: Read) -> None:
        self._rowids = rowids
        self._read_run = read_run
        self._read_one = read_one

    def __len__(self) -> int:
        return len(self._rowids)

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> list[str]: ...

    def __getitem__(self, index: int | slice) -> str | list[str]:
        """One of them, or a run of some; a line feed in one is a space."""
        if isinstance(index, int):
            rows = self._read_one(_ONE, (self._rowids[index],))
            return _line(rows[0][0]) if rows else ""
        wanted = self._rowids[index]
        if not wanted:
            return []
        ends = sorted((wanted[0], wanted[-1]))
        found = dict(self._read_run(_RUN, (ends[0], ends[1])))
        return [_line(found.get(rowid, "")) for rowid in wanted]


def _line(headline: str) -> str:
    return headline.replace("\n", " ")
