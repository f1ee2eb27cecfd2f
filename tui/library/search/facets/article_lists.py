"""Lists of articles by what they have, as arrays: how many of an answer stand in each.

Articles are known by places, numbers counted up from 0: a list takes four bytes
for each of its articles, and to be of an answer is one byte of a mask. Counting
goes once over all lists, whatever the answer: two milliseconds for the million
and a half entries of 100,000 articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]

_DENSE = 8
"""One of so many articles is a large part of all."""


def numbers(joined: str) -> Numbers:
    """The numbers in a text, with commas between."""
    return np.fromstring(joined, dtype=np.int64, sep=",")


class Places:
    """A place for every article; it is kept for good, also when the article has gone."""

    def __init__(self) -> None:
        self._rowids: Numbers = np.empty(0, np.int64)
        self._places: NDArray[np.int32] = np.empty(0, np.int32)

    def __len__(self) -> int:
        return len(self._rowids)

    def add(self, rowids: Numbers) -> None:
        """Give places to those of these articles, each given once, that have none."""
        new = np.sort(rowids[~self.of(rowids)[1]])
        at = np.searchsorted(self._rowids, new)
        places = np.arange(len(self), len(self) + len(new), dtype=np.int32)
        self._rowids = np.insert(self._rowids, at, new)
        self._places = np.insert(self._places, at, places)

    def of(self, rowids: Numbers) -> tuple[NDArray[np.int32], Mask]:
        """The places of articles, and which of them have one: of the others there is none."""
        if not len(self):
            return self._places, np.zeros(len(rowids), np.bool_)
        at = np.minimum(np.searchsorted(self._rowids, rowids), len(self) - 1)
        is_known = self._rowids[at] == rowids
        return self._places[at[is_known]], is_known

    def mask(self, rowids: Sequence[int]) -> Mask:
        """For every place whether its article is one of these."""
        mask = np.zeros(len(self), np.bool_)
        wanted = np.asarray(rowids, np.int64)[::-1]
        if not np.all(wanted[1:] > wanted[:-1]):  # most answers come newest first
            wanted = np.sort(wanted, kind="stable")  # or in two runs, each in order
        mask[self._places[self._merged(wanted)]] = True
        return mask

    def _merged(self, wanted: Numbers) -> Numbers:
        """Where articles, in order, stand among those that have a place, as far as they do."""
        if len(wanted) * _DENSE > len(self):
            # To sort two runs that are in order is to merge them: half the time of looking each up.
            both = np.concatenate((self._rowids, wanted))
            both.sort(kind="stable")
            twice = np.flatnonzero(both[1:] == both[:-1])
            if len(twice) == len(wanted):
                return twice - np.arange(len(twice))
        at = np.minimum(np.searchsorted(self._rowids, wanted), max(len(self) - 1, 0))
        return at[self._rowids[at] == wanted] if len(self) else at[:0]

    def rowid(self, place: int) -> int:
        """The article at a place."""
        return int(self._rowids[self._places == place][0])


class Lists:
    """For each of some keys the places of the articles that have it; no list is empty."""

    def __init__(self) -> None:
        self._keys: Numbers = np.empty(0, np.int64)
        self._sizes: Numbers = np.empty(0, np.int64)
        self._places: NDArray[np.int32] = np.empty(0, np.int32)

    def add(self, lists: Iterable[tuple[int, str]], places: Places) -> None:
        """Add articles, whose numbers come as a text, to the lists of their keys.

        They are in none of these lists yet, but may be given several times. Of
        articles that have no place nothing is noted.
        """
        rows = list(lists)
        if not rows:
            return
        each = [joined.count(",") + 1 for _, joined in rows]
        keys = np.repeat(np.array([key for key, _ in rows], np.int64), each)
        found, is_known = places.of(numbers(",".join(joined for _, joined in rows)))
        known = _different(np.sort(keys[is_known]))
        pairs = np.searchsorted(known, keys[is_known]) << 32 | found
        pairs.sort()
        pairs = _different(pairs)
        sizes = np.bincount(pairs >> 32, minlength=len(known)).astype(np.int64)
        at = np.searchsorted(self._keys, known)
        is_new = np.isin(known, self._keys, invert=True)
        # What is added to a list comes at its end, before the next one.
        starts = np.concatenate(([0], np.cumsum(self._sizes)))
        ends = starts[at + ~is_new]
        self._places = np.insert(
            self._places, np.repeat(ends, sizes), (pairs & 0xFFFFFFFF).astype(np.int32)
        )
        self._keys = np.insert(self._keys, at[is_new], known[is_new])
        self._sizes = np.insert(self._sizes, at[is_new], 0)
        self._sizes[np.searchsorted(self._keys, known)] += sizes

    def drop(self, mask: Mask) -> None:
        """Take articles off all lists."""
        if not len(self._places):
            return
        is_kept = ~mask[self._places]
        sizes = np.add.reduceat(is_kept, self._starts, dtype=np.int64)
        self._places, self._keys = self._places[is_kept], self._keys[sizes > 0]
        self._sizes = sizes[sizes > 0]

    def counts(self, mask: Mask, most: int) -> list[tuple[int, int]]:
        """The keys that most articles of an answer have, at most so many, with how many have it."""
        if not len(self._places):
            return []
        at, counts = self._counted_first(mask, most)
        least = 1 if len(counts) <= most else max(1, int(np.partition(counts, -most)[-most]))
        first = np.flatnonzero(counts >= least)
        first = first[np.argsort(-counts[first], kind="stable")][:most]
        return [(int(self._keys[at[i]]), int(counts[i])) for i in first]

    def _counted_first(self, mask: Mask, most: int) -> tuple[Numbers, Numbers]:
        """The lists that may have most articles of an answer, in order, and how many they have.

        A long answer has much of every list, so that short ones need not be looked at.
        """
        sizes, every = self._sizes, np.arange(len(self._sizes))
        if len(sizes) > 2 * most:
            share = np.count_nonzero(mask) / len(mask)
            short = share * np.partition(sizes, -most)[-most] / 2
            likely = np.flatnonzero(sizes >= short)
            if 2 * np.sum(sizes[likely]) < len(self._places):
                counts = self._counted(mask, likely)
                if np.partition(counts, -most)[-most] >= short:
                    return likely, counts
        return every, self._counted(mask, every)

    def _counted(self, mask: Mask, at: Numbers) -> Numbers:
        """How many articles of an answer stand in some of the lists."""
        if len(at) == len(self._sizes):
            return np.add.reduceat(mask.take(self._places), self._starts, dtype=np.int32)
        starts, sizes = self._starts[at], self._sizes[at]
        parts = [
            self._places[start : start + size]
            for start, size in zip(starts.tolist(), sizes.tolist(), strict=True)
        ]
        inside = mask.take(np.concatenate(parts))
        return np.add.reduceat(inside, np.cumsum(sizes) - sizes, dtype=np.int32)

    def of(self, keys: Iterable[int]) -> NDArray[np.int32]:
        """The places of the articles that have one of the keys, perhaps twice."""
        wanted = np.asarray(list(keys), np.int64)
        at = np.flatnonzero(np.isin(self._keys, wanted))
        starts = self._starts
        parts = [self._places[starts[i] : starts[i] + self._sizes[i]] for i in at]
        return np.concatenate(parts) if parts else np.empty(0, np.int32)

    @property
    def _starts(self) -> Numbers:
        return np.cumsum(self._sizes) - self._sizes


def _different(ordered: Numbers) -> Numbers:
    """Each of some numbers once; `unique` takes ten times as long."""
    return ordered[np.append(True, ordered[1:] != ordered[:-1])] if len(ordered) else ordered


def together(mask: Mask, parts: Iterable[NDArray[np.int32]]) -> int:
    """How many articles of an answer stand at any of some places."""
    has = np.zeros(len(mask), np.bool_)
    for places in parts:
        has[places] = True
    return int(np.count_nonzero(has & mask))
