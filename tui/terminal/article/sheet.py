"""Sheet: the page of an article, centred in its pane, its lines painted once and kept."""

from __future__ import annotations

from textual.cache import LRUCache
from textual.strip import Strip
from textual.style import Style

from tui.news.span import Span
from tui.terminal.article import gutter
from tui.terminal.article.cursor import Cursor, finding_at, mark_at, on_finding, on_mark
from tui.terminal.article.layers import Layers
from tui.terminal.article.page import Page
from tui.terminal.article.shown import Shown
from tui.terminal.article.units import word_at
from tui.terminal.looks.strips import StyleParser, strip_of

NARROWEST = 10
"""Cells of the narrowest column; a pane that is narrower yet cuts it off."""


class Sheet:
    """A page as a pane of a certain width shows it."""

    def __init__(self, page: Page, pane_width: int) -> None:
        self._page = page
        self._pane_width = pane_width
        self.before = max(gutter.WIDTH, (pane_width - page.column.width) // 2)
        """Cells before the text: what centres the column, and the gutter."""
        self._strips: LRUCache[tuple[int, tuple[int, int] | None], Strip] = LRUCache(512)

    @classmethod
    def laid_out(
        cls, shown: Shown, pane_width: int, reading_width: int, layers: Layers, *, is_plain: bool
    ) -> Sheet:
        """The sheet of an article in a column of `reading_width` cells, or as many as there are."""
        width = column_width(pane_width, reading_width)
        return cls(Page.laid_out(shown, width, layers, is_plain=is_plain), pane_width)

    @property
    def page(self) -> Page:
        """The page."""
        return self._page

    @page.setter
    def page(self, page: Page) -> None:
        self._page = page
        self._strips.clear()

    def fits(self, pane_width: int, reading_width: int) -> bool:
        """Whether the sheet is the one for a pane of this width."""
        wanted = column_width(pane_width, reading_width)
        return (pane_width, wanted) == (self._pane_width, self._page.column.width)

    def draw(self, shown: Shown, layers: Layers, cursor: Cursor) -> None:
        """Draw other findings, hits, layers or another cursor over the same lines."""
        if (shown, layers) != (self._page.shown, self._page.layers):
            self._page = self._page.with_found(shown, layers)
        self.page = self._page.with_cursor(cursor)

    def forget_colors(self) -> None:
        """Paint every line anew, because the theme changed."""
        self._strips.clear()

    def strip(self, number: int, selected: Span | None, base: Style, parse: StyleParser) -> Strip:
        """The strip of a line, and what is selected of it; blank below the last line."""
        if number >= len(self._page.column.lines):
            return Strip.blank(self._pane_width, base.rich_style)
        line = self._page.column.lines[number]
        here = None
        if selected is not None and selected.start < line.stop and line.start < selected.stop:
            first, last = max(selected.start, line.start), min(selected.stop, line.stop)
            here = (self.before + first - line.start, self.before + last - line.start)
        if (strip := self._strips.get((number, here))) is None:
            content = self._page.line(number).pad_left(self.before - gutter.WIDTH)
            if here is not None:
                content = content.stylize("$selection-style", *here)
            strip = strip_of(content, self._pane_width, base, parse)
            self._strips[number, here] = strip
        return strip

    def picked(self, x: int, number: int, clicks: int) -> Cursor | Span | None:
        """What clicks on cell `x` of a line pick.

        One puts the cursor there, two take the word, three the paragraph. In
        the gutter one puts it on the claim or the mark, two take the words of it.
        None where nothing stands.
        """
        if number >= len(self._page.column.lines):
            return None
        if -gutter.WIDTH <= x - self.before < 0:
            beside = self._beside(number, x - self.before + gutter.WIDTH)
            return beside if clicks == 1 or beside is None else beside.span
        shown, offset = self._page.shown, self._page.column.at(number, x - self.before)
        if offset is None:
            return None
        if clicks == 1:
            layers = self._page.layers
            finding = finding_at(shown.findings, layers, offset)
            return Cursor(offset, finding, mark=mark_at(shown, layers, offset))
        if clicks == 2:
            return word_at(shown.article.text, offset)
        return self._page.column.paragraph_at(offset)

    def _beside(self, number: int, cell: int) -> Cursor | None:
        """The cursor on what a cell of the gutter stands for, or None."""
        page = self._page
        if cell == gutter.WIDTH - 1 and page.layers.marks:
            for mark in page.shown.marks:
                if mark.span is not None and number in page.column.lines_of(mark.span):
                    return on_mark(mark)
        claim = page.claim_beside(number, cell)
        return on_finding(claim) if claim is not None else None


def column_width(pane_width: int, reading_width: int) -> int:
    """The cells of the column in a pane: what was asked for, or what there is room for."""
    return max(NARROWEST, min(reading_width, pane_width - gutter.WIDTH - 1))
