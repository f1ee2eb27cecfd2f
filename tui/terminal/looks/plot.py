"""Plots: counts over time as bars, and a line of words that says what they are. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from tui.news.article import Published
from tui.news.bars import bar_lines, bars, gathered
from tui.news.entity_page import Plot, Unit
from tui.news.periods import LENGTHS
from tui.terminal.article.headline import short_date

TALL = 30
"""Lines of the screen from which on a plot has several."""

PLOT_LINES = 3
WIDEST_BAR = 4


def plot_lines(  # noqa: PLR0913  how a plot is drawn, each by name
    plot: Plot,
    width: int,
    lines: int,
    *,
    is_plain: bool,
    what: str = "articles",
    at: str = "",
) -> Iterator[Content]:
    """A plot in so many lines, the bar of the day `at` set off, and the line that explains it."""
    counts = gathered(plot.counts, width)
    drawn = [bars(counts, is_plain=True)] if is_plain else bar_lines(counts, lines)
    here = _bar_of(plot, at, width)
    for line in drawn:
        yield _bar_line(line, width, here, "$accent-style")
    each = _each(plot, width)
    most = counts.index(max(counts))
    a_bar = f"a {plot.unit}" if each == 1 else f"in {each} {plot.unit}s"
    period = _period(plot.periods[most * each], plot.unit)
    words = f"{what} {a_bar}, most {counts[most]:,} {'from' if each > 1 else 'in'} {period}"
    if plot.undated:
        words += f" · {plot.undated:,} without so precise a date"
    if plot.outside:
        words += f" · {plot.outside:,} far before or after"
    ends = f"{_period(plot.periods[0], plot.unit)} – {_period(plot.periods[-1], plot.unit)}   "
    yield cut(Content.styled(f"{ends}{words}", "$muted-style"), width)


def part_line(  # noqa: PLR0913  how a plot is drawn, each by name
    plot: Plot,
    counts: Sequence[int],
    width: int,
    words: str,
    style: str,
    *,
    is_plain: bool,
    at: str = "",
) -> Content:
    """A part of what a plot counts, on one line below it, in its own scale; the words after it."""
    line = bars(gathered(counts, width), is_plain=is_plain)
    drawn = _bar_line(line, width, _bar_of(plot, at, width), style)
    room = width - drawn.cell_length - 2
    label = cut(Content.styled(words, style), room) if room >= len(words) // 2 else Content()
    return drawn + Content("  ") + label if label else drawn


def cut(line: Content, width: int) -> Content:
    """A line in at most so many cells."""
    return line.truncate(width, ellipsis=True) if line.cell_length > width else line


def _bar_line(line: str, width: int, here: int | None, style: str) -> Content:
    times = max(1, min(WIDEST_BAR, width // max(1, len(line))))
    if here is None:
        return Content.styled("".join(sign * times for sign in line), style)
    before, bar, after = line[:here], line[here], line[here + 1 :]
    return Content.assemble(
        ("".join(sign * times for sign in before), style),
        (bar * times, "$hit-style"),
        ("".join(sign * times for sign in after), style),
    )


def _bar_of(plot: Plot, day: str, width: int) -> int | None:
    """The bar in which a day is counted; None when it is in none."""
    name = day[: LENGTHS[plot.unit]]
    if len(name) < LENGTHS[plot.unit] or not plot.periods[0] <= name <= plot.periods[-1]:
        return None
    return plot.periods.index(name) // _each(plot, width)


def _each(plot: Plot, width: int) -> int:
    return -(-len(plot.counts) // width) if len(plot.counts) > width else 1


def _period(period: str, unit: Unit) -> str:
    return period if unit is Unit.YEAR else short_date(Published(period))
