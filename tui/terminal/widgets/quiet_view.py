"""A view that paints little: nothing for the focus, and its lines once in each look."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.style import Style
from textual.theme import Theme

from tui.terminal.widgets.bare_lines import BareLines
from tui.terminal.widgets.quiet_bar import QuietBar


class QuietView(ScrollView, inherit_bindings=False):
    """A view that looks the same with the focus and without, but for what it repaints itself.

    A widget of Textual's matches its style sheet anew and repaints every cell when it
    gets the focus and when it loses it: 10 ms for a list of forty lines, at each tab.
    No rule of ours asks for the focus, and none gives it a border or padding: they would not show.
    """

    line_width = 0
    """The cells of a line that is painted, beside the scroll bar."""
    _look: tuple[Style, Theme, bool] | None = None

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._styles_cache = BareLines()

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The bar, made when it is first asked for."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = bar = QuietBar(
                thickness=self.scrollbar_size_vertical, is_plain=self.app.has_class("-plain")
            )
            bar.display = False
            self.app._start_widget(self, bar)  # noqa: SLF001  as Textual does
        return self._vertical_scrollbar

    def forget_colors(self) -> None:
        """Drop what was painted, because it would look otherwise now."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The strips of some lines."""
        self.line_width = self.scrollable_content_region.width
        # Styles are told to be new whenever they were matched again, at each prompt that opens;
        # they are other ones after a change of the theme.
        look = (self.visual_style, self.app.current_theme, self.app.native_ansi_color)
        if self._look is None or self._look[1] is not look[1] or self._look != look:
            self._look = look
            self.forget_colors()
        return super().render_lines(crop)

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Leave the styles as they are."""

    def _on_focus(self, event: events.Focus) -> None:
        event.prevent_default()
        self.has_focus = True
        if self.parent is not None:
            self.parent.post_message(events.DescendantFocus(self))

    def _on_blur(self, event: events.Blur) -> None:
        event.prevent_default()
        self.has_focus = False
        if self.parent is not None:
            self.parent.post_message(events.DescendantBlur(self))
