"""Timelines: claims by the day on which they were made, as far as it is known.

A claim is told on the day that its article *states* ("said on Monday"), else on
the day the article was *published*: the two are different things, so each
moment says which it is and how precise it is. A date of which only the month
or the year is known stands before the days in it and is no day of the plot.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from tui.news.article import Precision, Published
from tui.news.entity_page import Plot, Unit
from tui.news.ledger import LedgerRow
from tui.news.periods import LENGTHS, periods, unit_of


@dataclass(frozen=True, slots=True)
class Moment:
    """A claim where it stands on a timeline.

    `day` is ISO 8601 as far as known, empty where nothing is; `is_stated` when
    the article states it, else it is that of publication.
    """

    row: LedgerRow
    day: str
    is_stated: bool


@dataclass(frozen=True, slots=True)
class Day:
    """Everything that was said on one day, or in a month or year of which no day is known."""

    day: str
    moments: tuple[Moment, ...]


def moment_of(row: LedgerRow) -> Moment:
    """Where a claim stands on a timeline."""
    when = row.said or row.published
    return Moment(row, when.day if when is not None else "", row.said is not None)


def timeline(rows: Iterable[LedgerRow]) -> list[Day]:
    """The days of claims, the first first; those without a date at the end."""
    moments = [moment_of(row) for row in rows]
    # An article counts its claims from its beginning, and they are told in that order.
    moments.sort(key=lambda m: (not m.day, m.day, m.row.article, m.row.position))
    return [Day(day, tuple(found)) for day, found in groupby(moments, key=lambda m: m.day)]


def plot_of(days: Sequence[Day]) -> Plot | None:
    """The plot of claims a day, month or year; None when no date is known."""
    dates = [_start(day.day) for day in days if day.day]
    if not dates:
        return None
    first, last = dates[0], dates[-1]
    unit = unit_of(first, last)
    finest = max(len(day.day) for day in days)
    unit = next(wide for wide in Unit if LENGTHS[wide] <= min(finest, LENGTHS[unit]))
    length, counts, vague = LENGTHS[unit], Counter[str](), 0
    for day in days:
        if len(day.day) >= length:
            counts[day.day[:length]] += len(day.moments)
        else:
            vague += len(day.moments)
    named = tuple(start.isoformat()[:length] for start in periods(first, last, unit))
    return Plot(unit, named, tuple(counts[name] for name in named), vague)


def precision(day: str) -> Precision | None:
    """How precise a day of a timeline is; None for none."""
    return Published(day).precision if day else None


def _start(day: str) -> date:
    return date.fromisoformat(day + "0001-01-01"[len(day) :])
