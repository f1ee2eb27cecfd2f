"""Lettering: very many labels as one array of letters, a byte for each.

Where in a label a letter stands decides what a match there is worth. That is not kept:
it follows from the letter and the one before it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tui.matching.fold import fold
from tui.matching.picks.bonus import BOUNDARY, Sort, bonus, sort_of

Places = NDArray[np.int32]
"""Places in the array."""

CAPITAL = 0x80
"""The bit of a capital; the other seven are the code of the folded letter."""

_ENDS = 0
"""The code of what stands after each label; for the next one it is a space."""

_ASCII = frozenset(range(0x20, 0x7F)) - frozenset(range(0x41, 0x5B))
"""Codes that are those of ASCII: folded, there are no capitals among them."""

_AT_ONCE = 5_000
"""Labels whose characters are looked up at once, four bytes each."""


class Alphabet:
    """The codes of letters, given as they come up; those there is no room for share one.

    What is no letter and not in ASCII has none of its own: hardly anybody types it.
    """

    def __init__(self) -> None:
        free = [code for code in range(1, 0x80) if code not in _ASCII]
        sorts = (Sort.SPACE, Sort.DELIMITER, Sort.SIGN, Sort.SMALL, Sort.DIGIT)
        self._others = {sort: free.pop() for sort in sorts}
        self._free = free
        self._codes = {chr(code): code for code in _ASCII}
        self._is_known = np.zeros(0x110000, np.bool_)
        self._bytes = np.zeros(0x110000, np.uint8)
        self._sorts = np.zeros(0x100, np.uint8)
        self._note(_ENDS, Sort.SPACE)
        for sort, code in self._others.items():
            self._note(code, sort)
        for code in _ASCII:
            self._note(code, sort_of(chr(code)))
        self._is_known[ord("\n")] = True

    def written(self, text: str) -> NDArray[np.uint8]:
        """The bytes of a text; a line feed is the end of a label."""
        points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        is_new = np.zeros(0x110000, np.bool_)
        is_new[points] = True
        for point in np.flatnonzero(is_new & ~self._is_known).tolist():
            char = chr(point)
            code = self._code(fold(char))
            self._bytes[point] = code | (CAPITAL if sort_of(char) is Sort.CAPITAL else 0)
            self._is_known[point] = True
        return self._bytes[points]

    def _code(self, char: str) -> int:
        """The code of a folded letter."""
        code = self._codes.get(char)
        if code is None:
            sort = Sort.SMALL if char.isalpha() else sort_of(char)
            has_own = sort is Sort.SMALL and self._free
            code = self._free.pop() if has_own else self._others[sort]
            self._codes[char] = code
            self._note(code, sort)
        return code

    def _note(self, code: int, sort: Sort) -> None:
        self._sorts[code] = sort
        self._sorts[code | CAPITAL] = Sort.CAPITAL

    def coded(self, typed: str) -> list[int]:
        """The codes of what was typed; -1 for a letter that stands in no label."""
        return [self._codes.get(char, -1) for char in typed]

    def is_shared(self, code: int) -> bool:
        """Whether several letters have this code."""
        return code in self._others.values()

    def bonuses(self) -> NDArray[np.uint8]:
        """What a match is worth for its place, by the byte before it and its own."""
        table = np.array([[bonus(b, h) for h in Sort] for b in Sort], np.uint8)
        worths: NDArray[np.uint8] = table[self._sorts[:, None], self._sorts[None, :]]
        return worths.ravel()


class Lettering:
    """The letters of labels one after the other, folded, an end after each label.

    `starts` and `stops` say where each label lies.
    """

    def __init__(self, labels: Sequence[str], alphabet: Alphabet) -> None:
        lengths = np.fromiter(map(len, labels), np.int32, len(labels))
        self.stops: Places = (np.cumsum(lengths + 1, dtype=np.int32) - 1).astype(np.int32)
        self.starts: Places = self.stops - lengths
        parts = [
            "\n".join(label.replace("\n", " ") for label in labels[at : at + _AT_ONCE]) + "\n"
            for at in range(0, len(labels), _AT_ONCE)
        ]
        empty = np.zeros(0, np.uint8)
        self._bytes = np.concatenate([alphabet.written(part) for part in parts] or [empty])
        self._bonuses = alphabet.bonuses()
        self._beginnings = self._of_words()

    def _of_words(self) -> NDArray[np.uint8]:
        """For each letter a bit that says whether it begins a word."""
        pairs = self._bytes.astype(np.uint16)
        pairs[1:] |= pairs[:-1] << 8
        return np.packbits((self._bonuses >= BOUNDARY)[pairs])

    def places(self, code: int, case: bool | None) -> tuple[Places, Places]:
        """All places of a letter, of capitals, of small ones, or for None of both.

        And of these, the places that begin a word.
        """
        is_it = _is(self._bytes, code, case)
        begins = np.unpackbits(self._beginnings, count=len(self._bytes)).view(np.bool_)
        places = np.flatnonzero(is_it).astype(np.int32)
        return places, places[begins[places]]

    def pairs(self, codes: Sequence[int], cases: Sequence[bool | None]) -> Places:
        """The places of a letter right after which another one stands."""
        is_first = _is(self._bytes[:-1], codes[0], cases[0])
        is_first &= _is(self._bytes[1:], codes[1], cases[1])
        return np.flatnonzero(is_first).astype(np.int32)

    def are(self, places: Places, code: int, case: bool | None) -> NDArray[np.bool_]:
        """Whether the letter stands at each of some places, which may be beyond the end."""
        return _is(self._bytes[np.minimum(places, len(self._bytes) - 1)], code, case)

    def bonuses(self, places: Places) -> NDArray[np.uint8]:
        """What a match at each of some places, which may be beyond the end, is worth."""
        places = np.minimum(places, len(self._bytes) - 1)
        # Before the very first letter stands the end of the last label.
        pairs = self._bytes[places - 1].astype(np.uint16) << 8 | self._bytes[places]
        worths: NDArray[np.uint8] = self._bonuses[pairs]
        return worths


def _is(letters: NDArray[np.uint8], code: int, case: bool | None) -> NDArray[np.bool_]:
    """Which of the letters are that of a code."""
    if code < 0:
        return np.zeros(len(letters), np.bool_)
    is_it: NDArray[np.bool_] = letters == (code | CAPITAL if case else code)
    if case is None:  # twice over all, in half the time of taking off the bit first
        is_it |= letters == code | CAPITAL
    return is_it
