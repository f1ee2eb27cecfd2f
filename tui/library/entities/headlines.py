"""Headlines: very many of them in little room, for whoever looks at a few at a time."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from typing import overload

IN_A_RUN = 50
"""Headlines that are packed together: to unpack them takes some 50 µs."""

_QUICKLY = 1


class Headlines(Sequence[str]):
    """Headlines in their order, packed by runs; a line feed in one becomes a space.

    A million take 30 MB, where a list of strings takes 110. A run stays unpacked
    until another one is looked at.
    """

    def __init__(self, headlines: Iterable[str] = ()) -> None:
        self._packed: list[bytes] = []
        self._last: list[str] = []
        self._unpacked: tuple[int, list[str]] = (-1, [])
        self.extend(headlines)

    def extend(self, headlines: Iterable[str]) -> None:
        """Put more at the end."""
        waiting = [*self._last, *(headline.replace("\n", " ") for headline in headlines)]
        stop = len(waiting) - len(waiting) % IN_A_RUN
        for start in range(0, stop, IN_A_RUN):
            self._packed.append(_packed(waiting[start : start + IN_A_RUN]))
        self._last = waiting[stop:]

    def __len__(self) -> int:
        return len(self._packed) * IN_A_RUN + len(self._last)

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> list[str]: ...

    def __getitem__(self, index: int | slice) -> str | list[str]:
        """One of them, or a run of some."""
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        run, at = divmod(index % len(self), IN_A_RUN)
        return self._run(run)[at]

    def __eq__(self, other: object) -> bool:
        """Whether the same headlines come in the same order."""
        if not isinstance(other, Headlines):
            return NotImplemented
        return self._packed == other._packed and self._last == other._last

    __hash__ = None  # type: ignore[assignment]  # they grow

    def _run(self, number: int) -> list[str]:
        if number == len(self._packed):
            return self._last
        # Taken as one: another thread may unpack another run meanwhile.
        known, headlines = self._unpacked
        if known != number:
            text = zlib.decompress(self._packed[number]).decode("utf-8", "surrogatepass")
            headlines = text.split("\n")
            self._unpacked = number, headlines
        return headlines


def _packed(run: Sequence[str]) -> bytes:
    return zlib.compress("\n".join(run).encode("utf-8", "surrogatepass"), _QUICKLY)
