"""Selecting: words of the article on screen taken hold of, by keys or by dragging.

The view asks it what is selected and tells it where the mouse is; who changes
the selection is told nothing about cells, who draws it nothing about keys.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.timer import Timer

from tui.news.span import Span
from tui.terminal.article.column import Column
from tui.terminal.article.cursor import Cursor
from tui.terminal.article.stretch import Stretch
from tui.terminal.article.units import Measure, Unit

if TYPE_CHECKING:
    from tui.terminal.widgets.article_view import ArticleView

DRAG_SECONDS = 0.05
"""How often a drag beyond the edge of the pane scrolls a line on."""


class Selecting:
    """What is selected in a view; `changed` is called whenever that is something else."""

    def __init__(self, view: ArticleView, changed: Callable[[], None]) -> None:
        self._view = view
        self._changed = changed
        self._stretch: Stretch | None = None
        self._measured: Measure | None = None
        self._cells: int | None = None
        self._pressed: int | None = None
        self._outside: Timer | None = None
        self.is_dragged = False
        """Whether the mouse was moved with its button held, since it was last pressed."""

    @property
    def span(self) -> Span | None:
        """What is selected, or None."""
        return self._stretch.span if self._stretch is not None else None

    @property
    def head(self) -> Span | None:
        """The character at the end that moves, or None when nothing is selected."""
        if self._stretch is None:
            return None
        at = self._stretch.head - (1 if self._stretch.is_forward else 0)
        return Span(at, at + 1)

    @property
    def words(self) -> int:
        """How many words are selected."""
        measure = self._measure
        return measure.count(self._stretch.span) if self._stretch and measure else 0

    @property
    def _measure(self) -> Measure | None:
        article = self._view.article
        if article is None:
            return None
        if self._measured is None or self._measured.text is not article.text:
            self._measured = Measure(article.text, article.paragraphs)
        return self._measured

    # By keys -----------------------------------------------------------------------------

    def take(self, span: Span) -> None:
        """Select a span."""
        if (measure := self._measure) is not None:
            self._put(Stretch.over(measure, span))

    def pick(self, picked: Cursor | Span | None) -> Cursor | None:
        """Select the span that was clicked; else drop the selection, and give the place."""
        if isinstance(picked, Span):
            self.take(picked)
            return None
        self.drop()
        return picked

    def begin(self) -> None:
        """Select the hit or the finding under the cursor, else the first word of the line."""
        view, measure = self._view, self._measure
        if measure is None:
            return
        thing = view.standing.hit or view.standing.finding
        self.take(thing.span if thing is not None else measure.word_from(view.place))

    def drop(self) -> bool:
        """Select nothing any more; False when nothing was selected."""
        was_there, self._pressed = self._stretch is not None, None
        self._stay_inside()
        if was_there:
            self._put(None)
        return was_there

    def move(self, unit: Unit, by: int) -> bool:
        """Take the moving end a unit on (back for `by` -1); False at the ends of the text."""
        measure, before = self._measure, self._stretch
        if measure is None or before is None:
            return False
        self._put(before.moved(measure, unit, by))
        return self._stretch != before

    def move_lines(self, by: int) -> bool:
        """Take the moving end a line of the screen down (or up); False at the ends."""
        column, head = self._view.column, self.head
        if column is None or head is None:
            return False
        number = column.line_of(head.start)
        cells = self._cells
        if cells is None:
            cells = column.cells_before(number, head.start)
        following = column.next_shown(number, by)
        if following is None:
            return self.move_to_end(by)
        self._reach(column.near(following, cells))
        self._cells = cells
        return True

    def move_to_end(self, by: int) -> bool:
        """Take the moving end to the end of the text (to its beginning for `by` -1)."""
        measure, before = self._measure, self._stretch
        if measure is None or before is None:
            return False
        self._reach(len(measure.text) - 1 if by > 0 else 0)
        return self._stretch != before

    def turn(self) -> None:
        """Move the other end from now on."""
        if (measure := self._measure) is not None and self._stretch is not None:
            self._put(self._stretch.turned(measure))

    def _reach(self, at: int) -> None:
        if (measure := self._measure) is not None and self._stretch is not None:
            self._put(self._stretch.reached(measure.word_from(at)))

    def _put(self, stretch: Stretch | None) -> None:
        self._stretch, self._cells = stretch, None
        self._changed()

    # By mouse ----------------------------------------------------------------------------

    def press(self, x: int, y: int) -> None:
        """Remember where the button was pressed; a drag begins there."""
        self._pressed, self.is_dragged = self._at(x, y), False

    def drag(self, x: int, y: int) -> None:
        """Select from where the button was pressed to the cell under the mouse."""
        article, at = self._view.article, self._at(x, y)
        if article is None or at is None or self._pressed is None:
            return
        if not self.is_dragged and at == self._pressed:
            return
        self.is_dragged = True
        self._put(Stretch.between(article.text, self._pressed, at))
        height = self._view.size.height
        self._stay_inside()
        if not 0 <= y < height:
            edge, by = (0, -1) if y < 0 else (height - 1, 1)
            self._outside = self._view.set_timer(DRAG_SECONDS, lambda: self._drag_on(x, edge, by))

    def _drag_on(self, x: int, edge: int, by: int) -> None:
        self._view.scroll_lines(by)
        self.drag(x, edge + by)

    def release(self) -> None:
        """End the drag."""
        self._pressed = None
        self._stay_inside()

    def _stay_inside(self) -> None:
        if self._outside is not None:
            self._outside.stop()
            self._outside = None

    def _at(self, x: int, y: int) -> int | None:
        """The character nearest to a cell of the view, or None without a text."""
        column: Column | None = self._view.column
        height = max(1, self._view.size.height)
        number = max(0, min(y, height - 1)) + self._view.scroll_offset.y
        return None if column is None else column.near(number, x - self._view.text_left)
