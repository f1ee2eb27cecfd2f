"""The head of a timeline: what it tells, by which day, and the plot of its claims. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from tui.news.entity_page import Plot
from tui.news.findings import Stance
from tui.news.timeline import Clock, Day, counted, plot_of
from tui.terminal.looks.plot import PLOT_LINES, TALL, cut, part_line, plot_lines
from tui.terminal.looks.signs import sign
from tui.terminal.timeline.lines import BY

PARTS = {TALL: 4, 24: 2, 0: 0}
"""Stances with a line of their own, by the lines that the screen has at least."""

FEWEST = 2
"""Periods below which there is nothing to be seen in a plot."""


def title(name: str, days: Sequence[Day], note: str, width: int) -> Content:
    """Whose claims they are, and how many."""
    claims = sum(len(day.moments) for day in days)
    dated = sum(bool(day.day) for day in days)
    words = f"  {claims:,} claim{'' if claims == 1 else 's'}"
    if dated:
        words += f" · {dated:,} day{'' if dated == 1 else 's'}"
    line = Content.assemble(("Timeline  ", "$muted-style"), (name, "bold"))
    return cut(line + Content.styled(words + (f" · {note}" if note else ""), "$muted-style"), width)


@dataclass(frozen=True, slots=True)
class Plotted:
    """What stands above the rows, counted once: while the cursor moves, only a bar is set off.

    `stances` are the commonest with their number and their part of the plot.
    """

    told: str = ""
    plot: Plot | None = None
    stances: tuple[tuple[Stance, int, tuple[int, ...]], ...] = ()

    @classmethod
    def of(cls, days: Sequence[Day], clock: Clock, events: int = 0) -> Plotted:
        """The plot of these days, on which so many claims are known to speak of a day."""
        told, plot = _told(days, clock, events), plot_of(days)
        if plot is None or len(plot.periods) < FEWEST:
            return cls(told)
        found = Counter(moment.row.stance for day in days for moment in day.moments)
        common = found.most_common(max(PARTS.values())) if len(found) >= FEWEST else []
        parts = tuple((stance, n, counted(days, plot, stance)) for stance, n in common)
        return cls(told, plot, parts)


def head(plotted: Plotted, size: tuple[int, int], at: str, *, is_plain: bool) -> Content:
    """The lines under the title; the day `at` is set off in the plot."""
    return Content("\n").join(list(_lines(plotted, size, at, is_plain=is_plain)))


def _lines(
    plotted: Plotted, size: tuple[int, int], at: str, *, is_plain: bool
) -> Iterator[Content]:
    width, height = size
    yield cut(Content.styled(plotted.told, "$muted-style"), width)
    plot = plotted.plot
    if plot is None:
        return
    tall = 1 if height < TALL or is_plain else PLOT_LINES
    yield from plot_lines(plot, width, tall, is_plain=is_plain, what="claims", at=at)
    most = next(number for lines, number in PARTS.items() if height >= lines)
    for stance, number, counts in plotted.stances[:most]:
        words = f"{sign(stance, is_plain=is_plain)} {stance} {number:,}"
        look = f"${stance}-style"
        yield part_line(plot, counts, width, words, look, is_plain=is_plain, at=at)


def _told(days: Sequence[Day], clock: Clock, events: int) -> str:
    """By which day the claims are told, and how many state one."""
    stated = sum(moment.is_stated for day in days for moment in day.moments)
    counts = ((stated, "say when"), (events, "of which day"))
    told = ", ".join(f"{count:,} {what}" for count, what in counts if count)
    return BY[clock] + (f" · {told}" if told else "")
