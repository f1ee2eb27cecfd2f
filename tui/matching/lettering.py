"""Lettering: very many labels as one array of letters, with what each letter is worth."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tui.matching.bonus import Sort, bonus, sort_of
from tui.matching.fold import fold

Places = NDArray[np.int32]
"""Places in the array."""

OTHERS = 255
"""The code that all letters share for which there is none of their own."""

_AT_ONCE = 5_000
"""Labels whose characters are looked up at once, four bytes each."""


class Lettering:
    """The letters of labels one after the other, folded, a gap after each label.

    `starts` and `stops` say where each label lies, `letters` holds a code for
    each character, `sorts` its `Sort`, and `bonuses` what a match there is worth.
    """

    def __init__(self, labels: Sequence[str]) -> None:
        self._codes: dict[str, int] = {}
        lengths = np.fromiter(map(len, labels), np.int32, len(labels))
        self.stops: Places = (np.cumsum(lengths + 1, dtype=np.int32) - 1).astype(np.int32)
        self.starts: Places = self.stops - lengths
        size = int(self.stops[-1]) + 1 if labels else 0
        self.letters = np.zeros(size, np.uint8)
        self.sorts = np.zeros(size, np.uint8)
        self._encode(labels)
        self.bonuses = self._count_bonuses()

    def _encode(self, labels: Sequence[str]) -> None:
        """Fill in what each character is: a code for its letter, and its sort."""
        letters, sorts = np.zeros(0x110000, np.uint8), np.zeros(0x110000, np.uint8)
        is_known = np.zeros(0x110000, np.bool_)
        is_known[ord("\n")] = True
        at = 0
        for start in range(0, len(labels), _AT_ONCE):
            some = labels[start : start + _AT_ONCE]
            text = "\n".join(label.replace("\n", " ") for label in some) + "\n"
            points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
            is_new = np.zeros(0x110000, np.bool_)
            is_new[points] = True
            for point in np.flatnonzero(is_new & ~is_known).tolist():
                char = chr(point)
                letters[point] = self._code(fold(char))
                sorts[point] = sort_of(char)
            is_known |= is_new
            self.letters[at : at + len(points)] = letters[points]
            self.sorts[at : at + len(points)] = sorts[points]
            at += len(points)

    def _code(self, char: str) -> int:
        """The code of a folded letter; those for which there is no room share the last one."""
        if "\0" < char < "\x80":
            return ord(char)
        return self._codes.setdefault(char, min(128 + len(self._codes), OTHERS))

    def coded(self, typed: str) -> list[int]:
        """The codes of what was typed; -1 for a letter that stands in no label."""
        return [ord(char) if "\0" < char < "\x80" else self._codes.get(char, -1) for char in typed]

    def _count_bonuses(self) -> NDArray[np.uint8]:
        table = np.array([[bonus(b, h) for h in Sort] for b in Sort], np.uint8)
        before = np.zeros_like(self.sorts)
        before[1:] = self.sorts[:-1]  # the end of a label is a space for the next one
        return table[before, self.sorts]
