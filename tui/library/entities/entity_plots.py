"""Plots of articles over time, from their rowids: the seconds in which they were published."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from json import dumps

from tui.library.search.reading import Reads
from tui.news.entity_page import Plot, Unit
from tui.news.periods import LENGTHS, following, periods, unit_of

NEAR = 600
"""Seconds from the start of a period in which an article may stand whose date is no more precise:
several of the same second push one another on."""

_VAGUE = """
SELECT rowid FROM article WHERE rowid IN (SELECT value FROM json_each(?1))
AND length(published) < ?2
"""


APART = 86_400
"""Seconds that the clocks of a place are from UTC at the most."""

_LOCAL = """
SELECT rowid, published FROM article WHERE rowid IN (SELECT value FROM json_each(?1))
AND length(published) > 20
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
    articles = _by_their_days(reads, articles, unit)
    starts = list(periods(_day(articles[0]), _day(articles[-1]), unit))
    counts = _counts(articles, starts, unit)
    named = tuple(start.isoformat()[: LENGTHS[unit]] for start in starts)
    return Plot(unit, named, counts, undated + len(vague))


def plotted_by_year(first: date, last: date, articles: Sequence[int], undated: int) -> Plot:
    """The plot of articles of which no more than the year or the month is known."""
    starts = list(periods(first, last, Unit.YEAR))
    counts = _counts(articles, starts, Unit.YEAR)
    return Plot(Unit.YEAR, tuple(str(start.year) for start in starts), counts, undated)


def _counts(articles: Sequence[int], starts: Sequence[date], unit: Unit) -> tuple[int, ...]:
    bounds = [_second(start) for start in starts]
    bounds.append(_second(following(starts[-1], unit)))
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
    rows = reads.all(_VAGUE, (dumps(near), LENGTHS[unit])) if near else []
    return frozenset(article for (article,) in rows)


def _by_their_days(reads: Reads, articles: Sequence[int], unit: Unit) -> Sequence[int]:
    """The articles with the seconds their sources would have had, had their clocks been on UTC.

    Only those near a bound of two periods can be in another one by that.
    """
    near: list[int] = []
    for start in (*periods(_day(articles[0]), _day(articles[-1]), unit), _day(articles[-1])):
        second = _second(start)
        near += articles[
            bisect_left(articles, second - APART) : bisect_left(articles, second + APART)
        ]
    rows = reads.all(_LOCAL, (dumps(sorted(set(near))),)) if near else []
    local = {
        rowid: int((datetime.fromisoformat(at).replace(tzinfo=UTC) - _EPOCH).total_seconds())
        for rowid, at in rows
    }
    return sorted(local.get(article, article) for article in articles) if local else articles


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _day(second: int) -> date:
    return (_EPOCH + timedelta(seconds=second)).date()


def _second(day: date) -> int:
    return int((datetime(day.year, day.month, day.day, tzinfo=UTC) - _EPOCH).total_seconds())
