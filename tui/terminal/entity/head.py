"""The head of an entity page: name, kind, other names, and the plot of its articles. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from tui.news.article import Published
from tui.news.bars import bar_lines, bars, gathered
from tui.news.correction import Entity
from tui.news.entity_page import EntityPage, Plot, Unit
from tui.terminal.entity.days import told_of
from tui.terminal.headline import short_date
from tui.terminal.safe import one_line

TALL = 30
"""Lines of the screen from which on the plot has several."""

PLOT_LINES = 3
WIDEST_BAR = 4


def title(entity: Entity, page: EntityPage | None, width: int) -> Content:
    """Who it is, in how many articles, from when to when."""
    line = Content.assemble(
        (one_line(entity.name), "bold"), (f"  {entity.kind}", f"${entity.kind}-style")
    )
    if page is not None:
        articles = f"{page.articles:,} article{'' if page.articles == 1 else 's'}"
        line += Content.styled(f"  {articles}{_time(page)}", "$muted-style")
    return line.truncate(width, ellipsis=True) if line.cell_length > width else line


def _time(page: EntityPage) -> str:
    if page.first is None or page.last is None:
        return ""
    first, last = short_date(page.first), short_date(page.last)
    return f" · {first}" if first == last else f" · {first} – {last}"


def head(page: EntityPage, width: int, height: int, *, is_plain: bool) -> Content:
    """The lines under the title."""
    return Content("\n").join(list(_lines(page, width, height, is_plain=is_plain)))


def head_by_day(
    page: EntityPage, plot: Plot | None, size: tuple[int, int], *, is_plain: bool
) -> Content:
    """The lines under the title of a timeline: what it tells, and the plot of its claims."""
    width, height = size
    lines = [Content.styled(told_of(page), "$muted-style")]
    if plot is not None:
        tall = 1 if height < TALL or is_plain else PLOT_LINES
        lines += _plot(plot, width, tall, is_plain, "claims")
    return Content("\n").join([_cut(line, width) for line in lines])


def _cut(line: Content, width: int) -> Content:
    return line.truncate(width, ellipsis=True) if line.cell_length > width else line


def _lines(page: EntityPage, width: int, height: int, *, is_plain: bool) -> Iterator[Content]:
    if page.forms:
        forms = [
            Content.assemble(one_line(form.text), (f" {form.articles:,}", "$muted-style"))
            for form in page.forms
        ]
        called = Content.styled("called  ", "$muted-style") + Content(" · ").join(forms)
        yield called.truncate(width, ellipsis=True) if called.cell_length > width else called
    if page.plot is not None and len(page.plot.periods) > 1:
        yield from _plot(page.plot, width, 1 if height < TALL or is_plain else PLOT_LINES, is_plain)


def _plot(
    plot: Plot, width: int, lines: int, is_plain: bool, what: str = "articles"
) -> Iterator[Content]:
    counts = gathered(plot.counts, width)
    times = max(1, min(WIDEST_BAR, width // len(counts)))
    drawn = [bars(counts, is_plain=True)] if is_plain else bar_lines(counts, lines)
    for line in drawn:
        yield Content.styled("".join(sign * times for sign in line), "$accent-style")
    each = -(-len(plot.counts) // len(counts)) if len(counts) < len(plot.counts) else 1
    most = counts.index(max(counts))
    period = _period(plot.periods[most * each], plot.unit)
    a_bar = f"a {plot.unit}" if each == 1 else f"in {each} {plot.unit}s"
    words = f"{what} {a_bar}, most {counts[most]:,} {'from' if each > 1 else 'in'} {period}"
    if plot.undated:
        words += f" · {plot.undated:,} without so precise a date"
    ends = f"{_period(plot.periods[0], plot.unit)} – {_period(plot.periods[-1], plot.unit)}   "
    note = Content.styled(f"{ends}{words}", "$muted-style")
    yield note.truncate(width, ellipsis=True) if note.cell_length > width else note


def _period(period: str, unit: Unit) -> str:
    return period if unit is Unit.YEAR else short_date(Published(period))
