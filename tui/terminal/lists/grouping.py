"""Grouping: the headings of a list that is cut into days or publishers.

When a list is brought up to date, rows may stay in it that answer no more.
They keep their places, and so does the heading over each.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from tui.news.article import Published
from tui.news.hits import Group, Results
from tui.news.query.query import Grouping
from tui.terminal.article.headline import long_date


@dataclass(frozen=True, slots=True)
class Head:
    """A heading over the row number `at`; `count` is 0 where no number is to be said."""

    at: int
    name: str
    count: int = 0

    @property
    def words(self) -> str:
        """What the heading says."""
        return f"{self.name} · {self.count:,}" if self.count else self.name


Heads = tuple[Head, ...]
"""Headings in the order of their rows."""


def heads_of(results: Results) -> Heads:
    """The headings of an answer."""
    grouping = results.group
    if grouping is None or grouping is Grouping.COPY:
        return ()
    return tuple(Head(group.first, _name(group, grouping), group.count) for group in results.groups)


def _name(group: Group, grouping: Grouping) -> str:
    if grouping is Grouping.SOURCE:
        return group.name or "no publisher"
    return long_date(Published(group.name)) if group.name else "no date"


def heads_of_keys(heads: Heads, keys: Sequence[int], wanted: Collection[int]) -> dict[int, str]:
    """The name of the heading over each of these keys."""
    if not heads:
        return {}
    found = {}
    starts = [head.at for head in heads]
    for index, key in enumerate(keys):
        if key in wanted and (at := bisect_right(starts, index) - 1) >= 0:
            found[key] = heads[at].name
    return found


def heads_kept(heads: Heads, keys: Sequence[int], stayed: Mapping[int, str]) -> Heads:
    """The headings of an answer into which rows were put that stayed.

    `heads` are those of the answer alone, `keys` all rows, `stayed` the heading
    that each row that stayed had. Such a row begins its group where it stood
    first in it; a group that is left with such rows only gets its heading back.
    """
    if not heads or not stayed:
        return heads
    places = [index for index, key in enumerate(keys) if key in stayed]
    shifted = dict(_shifted(heads, places))
    starts = sorted(shifted)
    for index in reversed(places):
        name = stayed[keys[index]]
        at = bisect_right(starts, index) - 1
        over = shifted[starts[at]] if at >= 0 else None
        if over is not None and over.name == name:
            continue
        after = shifted.get(index + 1)
        if after is not None and after.name == name:
            del shifted[index + 1]
            shifted[index] = replace(after, at=index)
        else:
            shifted[index] = Head(index, name)
            if after is None and over is not None and index + 1 < len(keys):
                shifted[index + 1] = replace(over, at=index + 1, count=0)
        starts = sorted(shifted)
    return tuple(shifted[start] for start in sorted(shifted))


def _shifted(heads: Heads, places: Sequence[int]) -> list[tuple[int, Head]]:
    """The headings moved down by the rows that were put in above each."""
    found, before = [], 0
    for head in heads:
        while before < len(places) and places[before] <= head.at + before:
            before += 1
        found.append((head.at + before, replace(head, at=head.at + before)))
    return found
