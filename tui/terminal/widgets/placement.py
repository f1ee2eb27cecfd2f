"""Where a cursor goes when the rows under it change."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

NEIGHBOURS = 200
"""Rows on either side that are looked for when the cursor's own row is gone."""


def kept_index(old: Sequence[int], index: int, new: Sequence[int]) -> int:
    """The index in `new` for a cursor that stood on `index` in `old`.

    It is that of the same key; else of the nearest old neighbour that is still
    there, the following ones first; else the same number, or the last row.
    """
    if not len(new) or not len(old):
        return 0
    try:
        return new.index(old[index])
    except ValueError:
        pass
    after = old[index + 1 : index + NEIGHBOURS]
    before = old[max(0, index - NEIGHBOURS) : index]
    wanted = {*after, *before}
    still_there = {key: place for place, key in enumerate(new) if key in wanted}
    for key in chain(after, reversed(before)):
        if key in still_there:
            return still_there[key]
    return min(index, len(new) - 1)
