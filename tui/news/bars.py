"""Bars: a plot of numbers as one line of characters."""

from __future__ import annotations

from collections.abc import Sequence

BLOCKS = " ▁▂▃▄▅▆▇█"
"""Nothing, and eighths of a cell: something is never drawn as nothing."""

DIGITS = " 123456789"
"""The same for plain mode."""


def bars(counts: Sequence[int], *, is_plain: bool = False) -> str:
    """One character for each number, as high as it is beside the largest."""
    signs = DIGITS if is_plain else BLOCKS
    most = max(counts, default=0)
    if not most:
        return signs[0] * len(counts)
    # Rounded up, so that a single article beside thousands is still seen.
    return "".join(signs[-(-count * (len(signs) - 1) // most)] for count in counts)


def gathered(counts: Sequence[int], width: int) -> tuple[int, ...]:
    """The numbers in at most `width` sums, of equally many neighbours each but for the last."""
    each = -(-len(counts) // max(1, width)) or 1
    return tuple(sum(counts[start : start + each]) for start in range(0, len(counts), each))


def bar_lines(counts: Sequence[int], height: int) -> list[str]:
    """The numbers as bars of several lines, the top one first."""
    most, full = max(counts, default=0), len(BLOCKS) - 1
    levels = [-(-count * full * height // most) if most else 0 for count in counts]
    return [
        "".join(BLOCKS[max(0, min(full, level - full * line))] for level in levels)
        for line in reversed(range(height))
    ]
