"""Typesetting: the lines that a view shows, those of a long article made bit by bit.

The screen stands still for no more than a slice of the work. Meanwhile what is
there can be read, and what was asked for further down is gone to when its
lines are there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Size
from textual.timer import Timer

from tui.terminal.article.column import Column
from tui.terminal.article.cursor import Cursor
from tui.terminal.article.sheet import Sheet
from tui.terminal.article.shown import Shown
from tui.terminal.widgets.extent import set_extent

if TYPE_CHECKING:
    from tui.terminal.widgets.article_view import ArticleView

SLICE = 400
"""Lines laid out at once: 1 ms, or 15 where letters have to be measured one by one."""

BETWEEN = 0.004
"""Seconds between two slices, in which keys are answered."""

GROWN = 1.1
"""How much more there is to scroll over before the bar is told; telling paints it anew."""


class Typesetting:
    """The lines of the article in a view."""

    def __init__(self, view: ArticleView) -> None:
        self._view = view
        self._timer: Timer | None = None
        self.sheet: Sheet | None = None
        """What is shown; None without an article, or without room."""

    @property
    def column(self) -> Column | None:
        """The lines, as far as they are laid out; None while there are none."""
        return self.sheet.page.column if self.sheet else None

    def lay_out(self, shown: Shown | None) -> None:
        """Wrap the text for the present width, and keep what is before the eye where it is."""
        view, self.sheet = self._view, None
        width = view.scrollable_content_region.width
        if width and shown is not None:
            self.sheet = Sheet.laid_out(
                shown, width, view.reading_width, view.drawn_layers, is_plain=view.is_plain
            )
        with view.eye.kept():
            self._say_extent()
        self._go_on()

    @property
    def fits(self) -> bool:
        """Whether the sheet is the one for the present width."""
        view = self._view
        width = view.scrollable_content_region.width
        return self.sheet is not None and self.sheet.fits(width, view.reading_width)

    def draw(self, shown: Shown | None, cursor: Cursor) -> None:
        """Draw what is shown over the lines there are."""
        if self.sheet is not None and shown is not None:
            self.sheet.draw(shown, self._view.drawn_layers, cursor)
        self._view.refresh()

    def _go_on(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self.column is not None and not self.column.is_whole:
            self._timer = self._view.set_timer(BETWEEN, self._grow)

    def _grow(self) -> None:
        column = self.column
        if column is None:
            return
        column.grow(SLICE)
        view = self._view
        is_much = len(column.lines) > GROWN * view.virtual_size.height
        if column.is_whole or is_much or view.eye.is_due:
            self._say_extent()
            view.refresh()
        view.eye.see_wanted()
        self._go_on()

    def _say_extent(self) -> None:
        lines = self.column.lines if self.column else ()
        set_extent(self._view, Size(self._view.scrollable_content_region.width, len(lines)))
