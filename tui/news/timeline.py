"""Timelines: claims by the day of the words, of what they speak of, or of publication.

The three days are different things. The words were said on the day that the
article *states* ("said on Monday"), else it is known only when they were
*published*; what they speak of, the *event*, has a day where the content states
one. Each moment says which it is and how precise it is. A date of which only
the month or the year is known stands before the days in it and is no day of
the plot.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby

from tui.news.article import Precision, Published
from tui.news.entity_page import Plot, Unit
from tui.news.event_dates import EventDate, event_of
from tui.news.findings import Stance
from tui.news.ledger import LedgerRow
from tui.news.periods import LENGTHS, periods, unit_of

FAR = 3 * 366
"""Days from which on a plot leaves out the few claims that lie far from the others."""

FEW = 0.1
"""The share of claims that may be left out, half of it at either end."""


class Clock(StrEnum):
    """By which of its days a claim is told."""

    SAID = "said"
    EVENT = "event"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Moment:
    """A claim where it stands on a timeline.

    `day` is ISO 8601 as far as known, empty where nothing is; `is_stated` when
    the article states the day of the words.
    """

    row: LedgerRow
    day: str
    is_stated: bool

    @property
    def event(self) -> EventDate | None:
        """The day the claim speaks of, None where it states none; looked for when it is asked."""
        return event_of(self.row)


@dataclass(frozen=True, slots=True)
class Day:
    """All claims of one day, or of a month or year of which no day is known."""

    day: str
    moments: tuple[Moment, ...]


def moment_of(row: LedgerRow, clock: Clock = Clock.SAID) -> Moment:
    """Where a claim stands on a timeline."""
    match clock:
        case Clock.SAID:
            when = row.said or row.published
        case Clock.EVENT:
            event = event_of(row)
            when = event.when if event is not None else None
        case Clock.PUBLISHED:
            when = row.published
    return Moment(row, when.day if when is not None else "", row.said is not None)


def timeline(rows: Iterable[LedgerRow], clock: Clock = Clock.SAID) -> list[Day]:
    """The days of claims, the first first; those without a date at the end."""
    return days_of(moment_of(row, clock) for row in rows)


def days_of(moments: Iterable[Moment]) -> list[Day]:
    """Moments under their days."""
    # An article counts its claims from its beginning, and they are told in that order.
    ordered = sorted(moments, key=lambda m: (not m.day, m.day, m.row.article, m.row.position))
    return [Day(day, tuple(found)) for day, found in groupby(ordered, key=lambda m: m.day)]


def told_by(days: Iterable[Day], clock: Clock) -> list[Day]:
    """The same claims by another of their days."""
    return timeline((moment.row for day in days for moment in day.moments), clock)


def plot_of(days: Sequence[Day]) -> Plot | None:
    """The plot of claims a day, month or year; None when no date is known."""
    dated = [day for day in days if day.day]
    if not dated:
        return None
    near = _near(dated)
    first, last = _start(near[0].day), _start(near[-1].day)
    unit = unit_of(first, last)
    finest = max(len(day.day) for day in near)
    unit = next(wide for wide in Unit if LENGTHS[wide] <= min(finest, LENGTHS[unit]))
    length, vague = LENGTHS[unit], 0
    for day in days:
        vague += len(day.moments) if len(day.day) < length else 0
    precise = sum(len(day.moments) for day in dated if len(day.day) >= length)
    named = tuple(start.isoformat()[:length] for start in periods(first, last, unit))
    plot = Plot(unit, named, (0,) * len(named), vague)
    counts = counted(days, plot)
    return replace(plot, counts=counts, outside=precise - sum(counts))


def counted(days: Iterable[Day], plot: Plot, stance: Stance | None = None) -> tuple[int, ...]:
    """The claims in each period of a plot; of one stance alone, if it is given."""
    counts, length = Counter[str](), LENGTHS[plot.unit]
    for day in days:
        if len(day.day) >= length:
            counts[day.day[:length]] += sum(
                stance in {None, moment.row.stance} for moment in day.moments
            )
    return tuple(counts[name] for name in plot.periods)


def _near(days: Sequence[Day]) -> Sequence[Day]:
    """The days without the few that lie so far off that nothing of the others could be seen."""
    if (_start(days[-1].day) - _start(days[0].day)).days < FAR:
        return days
    spare = sum(len(day.moments) for day in days) * FEW / 2
    first, last = 0, len(days) - 1
    left, right = spare, spare
    while first < last and (left := left - len(days[first].moments)) >= 0:
        first += 1
    while last > first and (right := right - len(days[last].moments)) >= 0:
        last -= 1
    return days[first : last + 1]


def precision(day: str) -> Precision | None:
    """How precise a day of a timeline is; None for none."""
    return Published(day).precision if day else None


def _start(day: str) -> date:
    return date.fromisoformat(day + "0001-01-01"[len(day) :])
