"""Stray clicks: presses of the mouse that would reach another than the one who is meant.

One click chooses in a picker. Whoever is used to two would with the second take
whatever lies at that place behind it. And what is dragged gets the mouse when
it is pressed, not when it has understood so: by then the rest of a quick drag
would have gone to what lies under the mouse, and the border be held for ever.
"""

from __future__ import annotations

from typing import Any

from textual import events
from textual.app import App
from textual.errors import NoWidget
from textual.screen import Screen

from tui.terminal.widgets.article_view import ArticleView
from tui.terminal.widgets.divider import Divider

DOUBLE_SECONDS = 0.5
"""How soon a click at the same place belongs to the one before it, as the screen library counts."""


class StrayClicks:
    """Knows which presses of the mouse are for nobody."""

    def __init__(self) -> None:
        self._pressed: tuple[Screen[object], tuple[int, int], float] | None = None
        self._is_stray = False

    def held(self, event: events.Event, app: App[Any]) -> None:
        """Give the mouse to what can be dragged, if it is pressed there."""
        if isinstance(event, events.MouseDown) and event.button == 1:
            try:
                widget, _ = app.get_widget_at(event.screen_x, event.screen_y)
            except NoWidget:
                return
            if isinstance(widget, Divider | ArticleView):
                widget.capture_mouse()

    def has(self, event: events.Event, front: Screen[object]) -> bool:
        """Whether an event of the mouse belongs to a click on a screen that is gone."""
        if isinstance(event, events.MouseDown):
            at, before = (event.screen_x, event.screen_y), self._pressed
            self._is_stray = (
                before is not None
                and before[0] is not front
                and not before[0].is_attached
                and before[1] == at
                and event.time - before[2] <= DOUBLE_SECONDS
            )
            if not self._is_stray:
                self._pressed = (front, at, event.time)
        return self._is_stray and isinstance(event, events.MouseDown | events.MouseUp)
