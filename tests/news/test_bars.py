"""Bars: a line of characters that never hides what is there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.news.bars import bars, gathered

COUNTS = st.lists(st.integers(0, 10_000), max_size=80)


@given(COUNTS)
def test_a_bar_is_empty_only_for_nothing_and_full_for_the_most(counts: list[int]) -> None:
    line = bars(counts)
    assert len(line) == len(counts)
    for sign, count in zip(line, counts, strict=True):
        assert (sign == " ") == (count == 0)
        assert count == 0 or (sign == "█") >= (count == max(counts))
    assert bars(counts, is_plain=True).isascii()


@given(COUNTS, st.integers(1, 60))
def test_gathering_loses_nothing_and_fits(counts: list[int], width: int) -> None:
    sums = gathered(counts, width)
    assert sum(sums) == sum(counts)
    assert len(sums) <= width
