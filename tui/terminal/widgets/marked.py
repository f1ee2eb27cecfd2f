"""Marked rows: the keys a reader marked in a list, to do one thing to all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class Marked:
    """The marked keys, and the row from which a range of them begins."""

    def __init__(self) -> None:
        self._keys: set[int] = set()
        self._first: int | None = None

    def __contains__(self, key: int) -> bool:
        return key in self._keys

    @property
    def keys(self) -> frozenset[int]:
        """The marked keys."""
        return frozenset(self._keys)

    def toggle(self, keys: Sequence[int], index: int) -> None:
        """Mark the row `index`, or take its mark off; a range begins here."""
        self._keys ^= {keys[index]}
        self._first = index

    def __len__(self) -> int:
        return len(self._keys)

    def extend(self, keys: Sequence[int], index: int, start: int | None = None) -> None:
        """Mark every row from where the range begins, or else from `start`, to `index`."""
        first = start if self._first is None else self._first
        low, high = sorted((index if first is None else first, index))
        self._keys.update(keys[low : high + 1])

    def add(self, keys: Iterable[int]) -> None:
        """Mark these rows."""
        self._keys.update(keys)

    def invert(self, keys: Iterable[int]) -> None:
        """Mark those of these rows that are not marked, and no others."""
        self._keys = set(keys) - self._keys

    def keep(self, keys: Iterable[int]) -> None:
        """Take the marks off all rows but these."""
        self._first = None
        if self._keys:
            self._keys.intersection_update(keys)

    def clear(self) -> None:
        """Take all marks off."""
        self.keep(())
