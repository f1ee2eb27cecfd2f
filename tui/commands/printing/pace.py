"""How fast a long piece of work goes, and how long it still takes, in a few words."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

SETTLED = 2.0
"""Seconds before anything is said of the pace; the first steps are like no others."""

MINUTE = 60
HOUR = 3600


class Pace:
    """The pace of one piece of work, from the moment this is made."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._began = clock()
        self._first: int | None = None

    def words(self, done: int, total: int) -> str:
        """`1,200 of 20,000 · 850 a second · 22 s left`."""
        if self._first is None:
            # What was done before the first step, in a run that goes on from another.
            self._first, self._began = done, self._clock()
        so_far = f"{done:,} of {total:,}"
        seconds, steps = self._clock() - self._began, done - self._first
        if seconds < SETTLED or not steps or done >= total:
            return so_far
        rate = steps / seconds
        pace = f"{rate:,.0f} a second" if rate >= 1 else f"{rate * MINUTE:,.0f} a minute"
        return f"{so_far} · {pace} · {_time((total - done) / rate)} left"


def _time(seconds: float) -> str:
    whole = round(seconds)
    if whole < MINUTE:
        return f"{whole} s"
    if whole < HOUR:
        return f"{whole // MINUTE} min {whole % MINUTE:02} s"
    return f"{whole // HOUR} h {whole % HOUR // MINUTE:02} min"
