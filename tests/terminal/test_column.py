"""A long article is laid out bit by bit, with the lines that it would have at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import ComposeResult
from textual.pilot import Pilot

from tests.terminal.story import ARTICLE, CLAIMS, FINDINGS, WidgetApp
from tui.news.article import Article
from tui.news.span import Span
from tui.terminal.article import column as column_module
from tui.terminal.article.column import Column
from tui.terminal.article.layers import Layers
from tui.terminal.article.page import Page
from tui.terminal.article.shown import Shown
from tui.terminal.widgets.article_view import ArticleView

TEXTS = st.text(st.sampled_from("aaab   \n\n.東é"), min_size=1, max_size=300).filter(str.strip)
BOOK = Article("\n\n".join(f"Paragraph {n}. " + "Nothing moved. " * 9 for n in range(2_000)), "b")


class BookApp(WidgetApp):
    """A view of one article."""

    def __init__(self) -> None:
        super().__init__()
        self.view = ArticleView()

    def compose(self) -> ComposeResult:
        yield self.view


async def laid_out(app: BookApp, pilot: Pilot[None]) -> Column:
    """Wait until the view has all lines and what that sets off is done."""
    while app.view.column is None or not app.view.column.is_whole:
        await pilot.pause()
    await pilot.pause()
    return app.view.column


@given(TEXTS, st.integers(1, 12), st.integers(1, 7))
def test_a_column_that_grew_has_the_lines_of_one_made_at_once(
    text: str, width: int, step: int
) -> None:
    whole = Column(Article(text, "x"), width)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(column_module, "AT_ONCE", 1)
        grown = Column(Article(text, "x"), width)
        while not grown.is_whole:
            there = list(grown.lines)
            grown.grow(step)
            assert list(grown.lines[: len(there)]) == there
    assert whole.is_whole
    assert list(grown.lines) == list(whole.lines)
    tops = range(len(whole.lines))
    assert [grown.offset_at(n) for n in tops] == [whole.offset_at(n) for n in tops]


@given(TEXTS, st.integers(1, 12), st.integers(0, 300), st.sampled_from([1, -1]))
def test_the_next_paragraph_is_the_nearest_that_way(
    text: str, width: int, top: int, by: int
) -> None:
    column = Column(Article(text, "x"), width)
    tops = {0, *(column.line_of(span.start) - 1 for span in column.paragraphs)}
    ways = [line for line in tops if (line > top if by > 0 else line < top)]
    expected = (min(ways) if by > 0 else max(ways)) if ways else None
    assert column.next_paragraph_top(top, by) == expected


def test_the_gutter_goes_on_where_lines_were_added(monkeypatch: pytest.MonkeyPatch) -> None:
    def gutter(page: Page) -> list[str]:
        return [page.line(n).plain[:3] for n in range(len(page.column.lines))]

    shown = Shown(ARTICLE, FINDINGS)
    whole = Page.laid_out(shown, 40, Layers(), is_plain=False)
    monkeypatch.setattr(column_module, "AT_ONCE", 6)
    grown = Page.laid_out(shown, 40, Layers(), is_plain=False)
    gutter(grown)
    grown.column.grow(1_000)
    assert len(CLAIMS) > 2
    assert gutter(grown) == gutter(whole)


async def test_a_long_article_can_be_read_before_it_is_laid_out_to_its_end() -> None:
    app = BookApp()
    async with app.run_test(size=(60, 12)) as pilot:
        app.view.show(BOOK)
        column = app.view.column
        assert column is not None
        assert not column.is_whole
        assert "Paragraph 0." in "".join(app.lines())
        column = await laid_out(app, pilot)
        assert app.view.virtual_size.height == len(column.lines)


async def test_a_place_far_down_is_gone_to_when_its_lines_are_there() -> None:
    app = BookApp()
    async with app.run_test(size=(60, 12)) as pilot:
        at = BOOK.text.index("Paragraph 1900.")
        app.view.show(BOOK, at=Span(at, at + 9))
        await laid_out(app, pilot)
        assert "Paragraph 1900." in "".join(app.lines())
        app.view.show(BOOK)
        app.view.bottom()
        await laid_out(app, pilot)
        assert app.view.is_at_end
        assert "Paragraph 1999." in "".join(app.lines())


async def test_a_reader_who_goes_on_reading_is_not_taken_away_from_there() -> None:
    app = BookApp()
    async with app.run_test(size=(60, 12)) as pilot:
        app.view.show(BOOK)
        app.view.bottom()
        app.view.top()
        await laid_out(app, pilot)
        assert "Paragraph 0." in "".join(app.lines())
