"""RowList: the one list of the program, at once usable with a million rows.

It holds keys, not rows: a window of them is painted when it is drawn, by a
function it was given, and the strips are kept until that key is repainted. The
cursor is a key, not a number, so new rows above it move nothing on screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar, TypeAlias

from textual import events
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip

from tui.terminal.looks.strips import message_strip
from tui.terminal.widgets import row_messages
from tui.terminal.widgets.extent import set_extent
from tui.terminal.widgets.geometry import Geometry
from tui.terminal.widgets.marked import Marked
from tui.terminal.widgets.painted_rows import Paint, PaintedRows
from tui.terminal.widgets.placement import kept_index
from tui.terminal.widgets.quiet_view import QuietView
from tui.terminal.widgets.row_look import RowState, heading_strip


class RowList(QuietView, can_focus=True, inherit_bindings=False):
    """A list of rows that are known by integer keys and painted only when seen."""

    ALLOW_SELECT: ClassVar[bool] = False
    DEFAULT_CSS = """
    RowList {
        overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1;
        background: $surface; color: $foreground; scrollbar-background: $surface;
        scrollbar-background-hover: $surface; scrollbar-background-active: $surface;
    }
    """

    empty: reactive[str] = reactive("")
    """The sentence shown when there are no rows."""

    CursorMoved: TypeAlias = row_messages.CursorMoved
    Chosen: TypeAlias = row_messages.Chosen

    def __init__(  # noqa: PLR0913  what a list is told, each by name
        self,
        paint: Paint,
        *,
        row_height: int = 1,
        empty: str = "Nothing here.",
        can_mark: bool = False,
        is_menu: bool = False,
        id: str | None = None,  # noqa: A002  Textual's own word
    ) -> None:
        """With `is_menu` one click chooses a row; else it takes two."""
        super().__init__(id=id)
        self._painted = PaintedRows(paint)
        self._row_height = row_height
        self.set_reactive(RowList.empty, empty)
        self._keys: Sequence[int] = ()
        self._headings: Mapping[int, str] = {}
        self._heights: Mapping[int, int] = {}
        self._geometry = Geometry(0, row_height)
        self._index = 0
        self._marked = Marked()
        self._can_mark = can_mark
        self._is_menu = is_menu

    # What is shown -----------------------------------------------------------------------

    def show(
        self,
        keys: Sequence[int],
        *,
        headings: Mapping[int, str] | None = None,
        heights: Mapping[int, int] | None = None,
        keep: bool = True,
        is_rest: bool = False,
    ) -> None:
        """Show these rows; with `is_rest` those that were there look as they did.

        The cursor stays on its key and on its line of the screen; when the key
        is gone it goes to the nearest row that is still there. With `keep`
        False it goes to the first row instead. `headings` are drawn above the
        rows with those indexes; `heights` changes the height of rows from an
        index on. Marks on keys that are gone are taken off.
        """
        was_key, was_row = self.cursor_key, self._cursor_line - self.scroll_offset.y
        index = kept_index(self._keys, self._index, keys) if keep else 0
        self._keys, self._index = keys, index
        self._headings, self._heights = headings or {}, heights or {}
        self._marked.keep(keys)
        self._measure(is_rest=is_rest)
        self._scroll_quietly(self._cursor_line - was_row if keep and was_key is not None else 0)
        self._reveal()
        if self.cursor_key != was_key:
            self.post_message(self.CursorMoved(self, self.cursor_key, self._index))

    @property
    def keys(self) -> Sequence[int]:
        """The keys of the rows, in order."""
        return self._keys

    @property
    def row_height(self) -> int:
        """How many lines a row takes."""
        return self._row_height

    @row_height.setter
    def row_height(self, lines: int) -> None:
        row = self._cursor_line - self.scroll_offset.y
        self._row_height = lines
        self._measure()
        self._scroll_quietly(self._cursor_line - row)
        self._reveal()

    @property
    def visible_keys(self) -> Sequence[int]:
        """The keys of the rows that are on screen, wholly or in part."""
        return self._keys[self._visible.start : self._visible.stop]

    @property
    def _visible(self) -> range:
        top = self.scroll_offset.y
        first = self._geometry.at(top)
        last = self._geometry.at(min(top + self._page, self._geometry.height) - 1)
        return range(first.index, last.index + 1) if first and last else range(0)

    def repaint(self, keys: Iterable[int] | None = None) -> None:
        """Paint these rows anew (all of them for None); nothing moves."""
        if keys is None:
            self._painted.forget()
            self.refresh()
            return
        stale = set(keys)
        self._painted.forget(stale)
        for index in self._visible:
            if self._keys[index] in stale:
                self._refresh_row(index)

    # The cursor --------------------------------------------------------------------------

    @property
    def cursor_key(self) -> int | None:
        """The key under the cursor, or None when there are no rows."""
        return self._keys[self._index] if len(self._keys) else None

    @property
    def cursor_index(self) -> int:
        """The number of the row under the cursor, from 0."""
        return self._index

    def move(self, rows: int) -> None:
        """Move the cursor by rows, down for a positive number."""
        self.move_to(self._index + rows)

    def move_page(self, pages: float) -> None:
        """Move the cursor and the view by pages (0.5 is half a page)."""
        # A heading that stays in sight takes a line.
        lines = int((self._page - (self._heading_at_top is not None)) * pages)
        target = self._geometry.at(
            max(0, min(self._cursor_line + lines, self._geometry.height - 1))
        )
        if target is not None:
            self._scroll_quietly(self.scroll_offset.y + lines)
            self.move_to(target.index)

    def move_to(self, index: int) -> None:
        """Move the cursor to a row by its number; one beyond the ends goes to the end."""
        if not len(self._keys):
            return
        index = max(0, min(index, len(self._keys) - 1))
        before, self._index = self._index, index
        self._reveal()
        if before != index:
            self._refresh_row(before)
            self._refresh_row(index)
            self.post_message(self.CursorMoved(self, self.cursor_key, index))

    def move_to_key(self, key: int) -> bool:
        """Move the cursor to a key; False when it is not in the list."""
        try:
            index = self._keys.index(key)
        except ValueError:
            return False
        self.move_to(index)
        return True

    def choose(self) -> None:
        """Say that the reader chose the row under the cursor."""
        if (key := self.cursor_key) is not None:
            self.post_message(self.Chosen(self, key))

    @property
    def marked(self) -> frozenset[int]:
        """The keys the reader marked."""
        return self._marked.keys

    @property
    def marked_count(self) -> int:
        """How many rows are marked; quick for any number."""
        return len(self._marked)

    def toggle_mark(self) -> None:
        """Mark the row under the cursor, or take its mark off."""
        if len(self._keys):
            self._marked.toggle(self._keys, self._index)
            self._refresh_row(self._index)

    def mark_range(self) -> None:
        """Mark every row from the last one that was marked by itself to the cursor."""
        self._marked.extend(self._keys, self._index)
        self.refresh()

    def mark_all(self) -> None:
        """Mark every row of the list."""
        self._marked.add(self._keys)
        self.refresh()

    def invert_marks(self) -> None:
        """Mark the rows that are not marked, and take the marks off those that are."""
        self._marked.invert(self._keys)
        self.refresh()

    def clear_marks(self) -> None:
        """Take all marks off."""
        self._marked.clear()
        self.refresh()

    # Drawing -----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """The strip of one line of the widget."""
        width, is_plain = self.line_width, self.app.has_class("-plain")
        base, parse = self.visual_style, self.app.stylesheet.parse_style
        if not len(self._keys):
            return message_strip(self.empty, y, (width, self._page), base, parse)
        if y == 0 and (heading := self._heading_at_top) is not None:
            return heading_strip(heading, width, base, parse, is_plain=is_plain)
        place = self._geometry.at(y + self.scroll_offset.y)
        if place is None:
            return Strip.blank(width, base.rich_style)
        if place.line < 0:
            heading = self._geometry.heading_over(place.index) or ""
            return heading_strip(heading, width, base, parse, is_plain=is_plain)
        key = self._keys[place.index]
        is_cursor = place.index == self._index
        has_focus = self.has_focus and is_cursor
        state = RowState(is_cursor, key in self._marked, has_focus, is_plain)
        size = (width, self._geometry.height_of(place.index))
        return self._painted.strips(key, size, state, base, parse)[place.line]

    def forget_colors(self) -> None:
        """Drop the strips that were painted in the old colours."""
        self._painted.forget()

    def on_resize(self) -> None:
        """Keep the cursor in sight; what shows is painted because of the size anyway."""
        self._set_extent()
        self._reveal()

    def on_focus(self) -> None:
        """Show whether the keys go here."""
        self._refresh_row(self._index)

    on_blur = on_focus

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row; a second click chooses it (of a menu the first).

        Ctrl and shift mark. A click on a heading goes to the first row under it.
        """
        where = event.get_content_offset(self)
        place = self._geometry.at(where.y + self.scroll_offset.y) if where is not None else None
        if where is None or place is None:
            return
        if place.line < 0 or (where.y == 0 and self._heading_at_top is not None):
            self.move_to(self._geometry.first_of(place.index))
        elif self._can_mark and event.ctrl:
            self._marked.toggle(self._keys, place.index)
            self._refresh_row(place.index)
            self.move_to(place.index)
        elif self._can_mark and event.shift:
            self._marked.extend(self._keys, place.index, self._index)
            self.move_to(place.index)
            self.refresh()
        elif event.chain > 1 and place.index == self._index:
            self.choose()
        else:
            self.move_to(place.index)
            if self._is_menu:
                self.choose()

    @property
    def _heading_at_top(self) -> str | None:
        """The heading that has scrolled away from over the rows at the top, or None."""
        place = self._geometry.at(self.scroll_offset.y) if len(self._keys) else None
        if place is None or place.line < 0:
            return None
        return self._geometry.heading_of(place.index)

    @property
    def _page(self) -> int:
        return max(1, self.scrollable_content_region.height)

    @property
    def _cursor_line(self) -> int:
        return self._geometry.line_of(self._index) if len(self._keys) else 0

    def _measure(self, *, is_rest: bool = False) -> None:
        if not is_rest:
            self._painted.forget()
        self._geometry = Geometry(len(self._keys), self._row_height, self._headings, self._heights)
        self._set_extent()
        self.refresh()

    def _set_extent(self) -> None:
        set_extent(self, Size(self.scrollable_content_region.width, self._geometry.height))

    def _reveal(self) -> None:
        """Scroll as little as needed to have the whole row under the cursor on screen."""
        if not len(self._keys):
            return
        top = bottom = self._cursor_line
        bottom += self._geometry.height_of(self._index)
        if self._geometry.heading_of(self._index) is not None:
            top -= 1
        if top < self.scroll_offset.y:
            self._scroll_quietly(top)
        elif bottom > self.scroll_offset.y + self._page:
            self._scroll_quietly(bottom - self._page)

    def _scroll_quietly(self, line: int) -> None:
        if self.is_attached:
            self.scroll_to(y=max(0, line), animate=False)

    def _refresh_row(self, index: int) -> None:
        if not 0 <= index < len(self._keys):
            return
        top = self._geometry.line_of(index) - self.scroll_offset.y
        self.refresh(Region(0, top, self.size.width, self._geometry.height_of(index)))
