"""The head of an entity page: name, kind, other names, and the plot of its articles. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from tui.news.correction import Entity
from tui.news.entity_page import EntityPage
from tui.terminal.article.headline import short_date
from tui.terminal.looks.plot import PLOT_LINES, TALL, plot_lines
from tui.terminal.looks.safe import one_line


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


def _lines(page: EntityPage, width: int, height: int, *, is_plain: bool) -> Iterator[Content]:
    if page.forms:
        forms = [
            Content.assemble(one_line(form.text), (f" {form.articles:,}", "$muted-style"))
            for form in page.forms
        ]
        called = Content.styled("called  ", "$muted-style") + Content(" · ").join(forms)
        yield called.truncate(width, ellipsis=True) if called.cell_length > width else called
    if page.plot is not None and len(page.plot.periods) > 1:
        tall = 1 if height < TALL or is_plain else PLOT_LINES
        yield from plot_lines(page.plot, width, tall, is_plain=is_plain)
