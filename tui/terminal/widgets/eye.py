"""Eye: the place in a text that the reader has before the eye, kept while lines come and go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tui.news.span import Span

if TYPE_CHECKING:
    from tui.terminal.widgets.article_view import ArticleView


class Eye:
    """The first character on the screen of a view, and its row there."""

    def __init__(self, view: ArticleView) -> None:
        self._view = view
        self._anchor = (0, 1)
        self._is_laying_out = False
        self._wanted: Span | None = None

    def forget(self) -> None:
        """Look at the beginning of another text."""
        self._anchor, self._wanted = (0, 1), None

    @property
    def anchor(self) -> tuple[int, int]:
        """The character before the eye, and its row on the screen."""
        return self._anchor

    def look_at(self, offset: int, row: int) -> None:
        """Have a character on a row of the screen, at once or when there are lines."""
        self._anchor, self._wanted = (offset, row), None
        with self.kept():
            pass

    def scrolled(self, top: int) -> None:
        """Remember what is on screen now that line `top` is the first."""
        if (column := self._view.column) is not None and not self._is_laying_out:
            self._anchor = column.anchor_at(top)

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Within this the lines change; what was before the eye is there again afterwards."""
        self._is_laying_out = True
        yield
        if (column := self._view.column) is not None:
            offset, row = self._anchor
            self.put(column.line_of(offset) - row)
            if not column.reaches(offset):
                self._wanted = Span(offset, offset + 1)
        self._is_laying_out = False

    def put(self, line: int) -> None:
        """Scroll so that this line is the first."""
        if self._view.is_attached:
            self._view.scroll_to(y=max(0, line), animate=False)

    def see(self, span: Span) -> None:
        """Scroll so far that a span is seen; once its lines are there, if they are not yet."""
        view = self._view
        if (column := view.column) is None or not view.size.height:
            self._wanted = span
        elif not column.reaches(span.start):
            self._wanted = span
            self.put(len(column.lines))
        else:
            self.put(column.top_to_see(span, view.scroll_offset.y, view.height))

    def see_wanted(self) -> None:
        """Scroll to what was asked for before there were lines, when they are there."""
        if self._wanted is not None and self.is_due:
            span, self._wanted = self._wanted, None
            self.see(span)

    @property
    def is_due(self) -> bool:
        """Whether the lines are there of what was asked for before."""
        wanted, column = self._wanted, self._view.column
        return wanted is not None and column is not None and column.reaches(wanted.start)

    def stay(self) -> None:
        """Go nowhere by itself any more: the reader goes somewhere."""
        self._wanted = None
