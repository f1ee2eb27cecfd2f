"""A scroll bar that is painted only when it looks otherwise, and then quickly.

Textual paints the bars of the three panes anew for every article that is looked
at, line by line through a general renderer: a third of the work of such a key.
"""

from __future__ import annotations

from typing import ClassVar, Self, cast

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip

from tui.terminal.widgets.bare_lines import BareLines


class WholeCells(ScrollBarRender):
    """A bar without eighths of cells, for plain mode."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]


class QuietBar(ScrollBar):
    """The vertical bar of a quiet view."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)
    window_virtual_size: Reactive[int] = Reactive(100, repaint=False)
    window_size: Reactive[int] = Reactive(0, repaint=False)
    position: Reactive[float] = Reactive(0, repaint=False)

    def __init__(self, *, thickness: int, is_plain: bool) -> None:
        super().__init__(vertical=True, name="vertical", thickness=thickness)
        self._is_plain = is_plain
        self._styles_cache = BareLines()
        self._painted: list[Segment] = []
        self._base: Style | None = None
        self._strips: dict[Segment, Strip] = {}

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Paint the bar anew, if it looks otherwise now.

        Textual asks for it whenever the screen was laid out, and at each change of what is
        scrolled over. The bars stand far apart: what lies between them is made anew with them.
        """
        is_asked_alone = repaint and not (regions or layout or recompose)
        if is_asked_alone and self._painted and self.is_attached and self._is_as_painted():
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_line(self, y: int) -> Strip:
        """One cell of the bar."""
        if self._dirty_regions or len(self._painted) != self.size.height:
            self._paint()
        return self._strips[self._painted[y]]

    def _paint(self) -> None:
        self._dirty_regions.clear()
        self._painted = self._segments()
        base = self._base = self.visual_style.rich_style
        self._strips = {
            segment: Strip([Segment(segment.text, base + (segment.style or base))])
            for segment in set(self._painted)
        }

    def _segments(self) -> list[Segment]:
        """The cells of the bar as it is now."""
        bar = cast("ScrollBarRender", self.render())
        style = cast("Style", bar.style)
        render_bar = WholeCells.render_bar if self._is_plain else bar.render_bar
        painted = render_bar(
            self.size.height,
            bar.virtual_size,
            bar.window_size,
            bar.position,
            self.size.width,
            back_color=style.bgcolor or Color.default(),
            bar_color=style.color or Color.default(),
        )
        return [segment for segment in painted.segments if segment.text != "\n"]

    def _is_as_painted(self) -> bool:
        return self._segments() == self._painted and self.visual_style.rich_style == self._base

    def _look_again(self) -> None:
        if self.is_attached:
            self.refresh()

    watch_position = watch_window_size = watch_window_virtual_size = _look_again
