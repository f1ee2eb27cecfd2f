"""Periods: days, months or years in a row, for plots over time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tui.news.entity_page import Unit

DAYS, MONTHS = 62, 62
"""The longest time plotted by the day, in days, and by the month, in months."""

LENGTHS = {Unit.DAY: 10, Unit.MONTH: 7, Unit.YEAR: 4}
"""Characters of a date that is as precise as the unit."""


def unit_of(first: date, last: date) -> Unit:
    """The unit that suits the time between two days."""
    if (last - first).days < DAYS:
        return Unit.DAY
    months = (last.year - first.year) * 12 + last.month - first.month
    return Unit.MONTH if months < MONTHS else Unit.YEAR


def periods(first: date, last: date, unit: Unit) -> Iterator[date]:
    """The first days of all periods from that of one day to that of another."""
    at = _start(first, unit)
    while at <= last:
        yield at
        if at.year == date.max.year:
            return
        at = following(at, unit)


def _start(day: date, unit: Unit) -> date:
    match unit:
        case Unit.DAY:
            return day
        case Unit.MONTH:
            return day.replace(day=1)
        case Unit.YEAR:
            return day.replace(month=1, day=1)


def following(start: date, unit: Unit) -> date:
    """The first day of the next period."""
    match unit:
        case Unit.DAY:
            return start + timedelta(days=1)
        case Unit.MONTH:
            return (start + timedelta(days=31)).replace(day=1)
        case Unit.YEAR:
            return start.replace(year=start.year + 1)
