"""Pool: very many labels made ready to be picked from, as `fuzzy` picks from few.

They are gone through a block at a time, which takes little room besides the labels
themselves. Only the foremost labels are then gone through for the very best way to match.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tui.matching.picks import fuzzy
from tui.matching.picks.block import Block, Matching
from tui.matching.picks.fuzzy import Part, Picked
from tui.matching.picks.lettering import Alphabet, Places

LIMIT = 1_000
"""Labels that are ranked; who does not find it among these types another letter."""

FOREMOST = 40
"""Labels that are gone through for the best way to match: what a screen shows."""

IN_A_BLOCK = 20_000

VERY_MANY = 300_000
"""Labels of which only the answer to the latest pattern is remembered: it takes 35 bytes of each
that matches."""

_ONE_BY_ONE = 200
"""Labels of a block up to which each is looked at by itself."""


@dataclass(frozen=True, slots=True)
class Picks:
    """The answer to a pattern: how many labels match, and the best of them, best first."""

    total: int
    best: tuple[Picked, ...]


class Pool:
    """Labels to pick from; of equally good ones the shortest (`by_length`), then the first."""

    def __init__(
        self, labels: Sequence[str], *, by_length: bool = True, in_a_block: int = IN_A_BLOCK
    ) -> None:
        self._labels = labels
        self._by_length = by_length
        self._alphabet = Alphabet()
        self._in_a_block = in_a_block
        remembered = 2 if len(labels) <= VERY_MANY else 1
        self._blocks = [
            Block(labels[start : start + in_a_block], self._alphabet, remembered)
            for start in range(0, len(labels), in_a_block)
        ]

    def __len__(self) -> int:
        return len(self._labels)

    def forget(self) -> None:
        """Let go of what was worked out for earlier patterns."""
        for block in self._blocks:
            block.forget()

    def pick(self, pattern: str, limit: int = LIMIT) -> Picks:
        """The labels that match a pattern; `fuzzy.rank` says what it may hold."""
        parts = fuzzy.parts_of(pattern)
        if not parts or not len(self):
            first = range(min(limit, len(self)))
            return Picks(len(self), tuple(Picked(index, 0, ()) for index in first))
        codes = [code for part in parts for code in self._alphabet.coded(part.text)]
        is_shared = any(map(self._alphabet.is_shared, codes))
        total, orders = 0, list[NDArray[np.int64]]()
        for number, block in enumerate(self._blocks):
            found, start = block.matching(parts), number * self._in_a_block
            if is_shared:
                found = self._checked(found, parts, start)
            total += len(found.labels)
            lengths = block.lengths(found.labels) * self._by_length
            orders.append(_foremost(_order(found, lengths, start), limit))
        order = _foremost(np.concatenate(orders), limit)
        order.sort()
        return Picks(total, self._ranked((order & 0xFFFFFFFF).tolist(), parts))

    def _checked(self, found: Matching, parts: tuple[Part, ...], start: int) -> Matching:
        """The same without labels that only seemed to match, by letters that share a code."""
        indexes: list[int] = found.labels.tolist()
        if len(indexes) > _ONE_BY_ONE:
            block = self._labels[start : start + self._in_a_block]
            texts = [block[index] for index in indexes]
        else:
            texts = [self._labels[start + index] for index in indexes]
        is_true = [fuzzy.places(parts, text) is not None for text in texts]
        return Matching(found.labels[is_true], found.scores[is_true])

    def _ranked(self, indexes: list[int], parts: tuple[Part, ...]) -> tuple[Picked, ...]:
        labels = {index: self._labels[index] for index in indexes[:FOREMOST]}
        foremost = [
            Picked(index, match.score, match.positions)
            for index, label in labels.items()
            if (match := fuzzy.places(parts, label, self._bonuses(index))) is not None
        ]
        foremost.sort(key=lambda p: (-p.score, len(labels[p.index]) * self._by_length, p.index))
        return (*foremost, *(Picked(index, 0, ()) for index in indexes[FOREMOST:]))

    def _bonuses(self, index: int) -> Callable[[int], int]:
        """What a match at each place of a label is worth."""
        number, at = divmod(index, self._in_a_block)
        return self._blocks[number].bonuses(at).__getitem__


def _order(found: Matching, lengths: Places, start: int) -> NDArray[np.int64]:
    """Numbers that put labels into their order: by score, then the shorter, then the first.

    The last 32 bits are the label.
    """
    order = (-found.scores.astype(np.int64) << 44) + (lengths.astype(np.int64) << 32)
    order += found.labels
    return order + start


def _foremost(order: NDArray[np.int64], limit: int) -> NDArray[np.int64]:
    if len(order) <= limit:
        return order
    return np.partition(order, limit)[:limit]
