"""Headings of a grouped list, also when rows stay in it that answer no more."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.lists.contents import kept
from tui.terminal.lists.grouping import Head, Heads, heads_kept, heads_of_keys

NAMES = st.lists(st.integers(0, 5), max_size=20)
"""The group of each row of a list, which is sorted by it."""


def heads_for(groups: list[int]) -> Heads:
    found, at = [], 0
    for group, run in groupby(groups):
        count = len(list(run))
        found.append(Head(at, str(group), count))
        at += count
    return tuple(found)


@given(NAMES, st.sets(st.integers(0, 19)))
def test_every_row_stands_under_the_heading_of_its_group(groups: list[int], gone: set[int]) -> None:
    groups.sort()
    old = list(range(len(groups)))
    new = [key for key in old if key not in gone]
    stayed = heads_of_keys(heads_for(groups), old, gone & set(old))
    merged = kept(old, new, stayed.keys())
    heads = heads_kept(heads_for([groups[key] for key in new]), merged, stayed)
    starts = [head.at for head in heads]
    assert starts == sorted(set(starts))
    if not new:
        return
    for index, key in enumerate(merged):
        at = bisect_right(starts, index) - 1
        assert at >= 0
        assert heads[at].name == str(groups[key])


def test_a_heading_says_how_many_unless_it_cannot_know() -> None:
    assert Head(0, "AFP", 1200).words == "AFP · 1,200"
    assert Head(0, "AFP").words == "AFP"
