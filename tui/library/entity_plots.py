"""Plots of articles over time, from their rowids: the seconds in which they were published."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from json import dumps

from tui.library.companions import Reads
from tui.news.entity_page import Plot, Unit

DAYS, MONTHS = 62, 62
"""The longest time plotted by the day, in days, and by the month, in months."""

NEAR = 600
"""Seconds from the start of a period in which an article may stand whose date is no more precise:
several of the same second push one another on."""

_LENGTHS = {Unit.DAY: 10, Unit.MONTH: 7, Unit.YEAR: 4}
_VAGUE = """
SELECT rowid FROM article WHERE rowid IN (SELECT value FROM json_each(?1))
AND length(published) < ?2
"""


def plotted(reads: Reads, articles: Sequence[int], undated: int) -> Plot | None:
    """The plot of dated articles, in order of their rowids; None when there are none."""
    if not articles:
        return None
    first, last = _day(articles[0]), _day(articles[-1])
    unit = unit_of(first, last)
    vague = _vague(reads, articles, unit)
    if vague:
        articles = [article for article in articles if article not in vague]
        if not articles:
            return plotted_by_year(first, last, sorted(vague), undated)
    starts = list(periods(first, last, unit))
    counts = _counts(articles, starts, unit)
    named = tuple(start.isoformat()[: _LENGTHS[unit]] for start in starts)
    return Plot(unit, named, counts, undated + len(vague))


def plotted_by_year(first: date, last: date, articles: Sequence[int], undated: int) -> Plot:
    """The plot of articles of which no more than the year or the month is known."""
    starts = list(periods(first, last, Unit.YEAR))
    counts = _counts(articles, starts, Unit.YEAR)
    return Plot(Unit.YEAR, tuple(str(start.year) for start in starts), counts, undated)


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
        at = _next(at, unit)


def _counts(articles: Sequence[int], starts: Sequence[date], unit: Unit) -> tuple[int, ...]:
    bounds = [_second(start) for start in starts]
    bounds.append(_second(_next(starts[-1], unit)))
    places = [bisect_left(articles, bound) for bound in bounds]
    return tuple(after - before for before, after in pairwise(places))


def _vague(reads: Reads, articles: Sequence[int], unit: Unit) -> frozenset[int]:
    """The articles whose date is not known as precisely as the unit wants."""
    if unit is Unit.YEAR:
        return frozenset()
    near: list[int] = []
    wider = Unit.YEAR if unit is Unit.MONTH else Unit.MONTH
    for start in periods(_day(articles[0]), _day(articles[-1]), wider):
        second = _second(start)
        near += articles[bisect_left(articles, second) : bisect_left(articles, second + NEAR)]
    rows = reads.all(_VAGUE, (dumps(near), _LENGTHS[unit])) if near else []
    return frozenset(article for (article,) in rows)


def _start(day: date, unit: Unit) -> date:
    match unit:
        case Unit.DAY:
            return day
        case Unit.MONTH:
            return day.replace(day=1)
        case Unit.YEAR:
            return day.replace(month=1, day=1)


def _next(start: date, unit: Unit) -> date:
    match unit:
        case Unit.DAY:
            return start + timedelta(days=1)
        case Unit.MONTH:
            return (start + timedelta(days=31)).replace(day=1)
        case Unit.YEAR:
            return start.replace(year=start.year + 1)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _day(second: int) -> date:
    return (_EPOCH + timedelta(seconds=second)).date()


def _second(day: date) -> int:
    return int((datetime(day.year, day.month, day.day, tzinfo=UTC) - _EPOCH).total_seconds())
