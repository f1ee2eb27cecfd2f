"""Stray clicks: the second half of a double click whose first half closed a dialog.

One click chooses in a picker. Whoever is used to two would with the second take
whatever lies at that place behind it.
"""

from __future__ import annotations

from textual import events
from textual.screen import Screen

DOUBLE_SECONDS = 0.5
"""How soon a click at the same place belongs to the one before it, as the screen library counts."""


class StrayClicks:
    """Knows which presses of the mouse are for nobody."""

    def __init__(self) -> None:
        self._pressed: tuple[Screen[object], tuple[int, int], float] | None = None
        self._is_stray = False

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
