"""A view that repaints as little as it can: not itself whole when the focus comes or goes."""

from __future__ import annotations

from textual import events
from textual.scroll_view import ScrollView


class QuietView(ScrollView, inherit_bindings=False):
    """A view that looks the same with the focus and without, but for what it repaints itself.

    A widget of Textual's matches its style sheet anew and repaints every cell when it
    gets the focus and when it loses it: 10 ms for a list of forty lines, at each tab.
    No rule of ours asks for the focus.
    """

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
