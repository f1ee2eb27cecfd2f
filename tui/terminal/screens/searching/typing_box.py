"""The box that one types into: for all articles, or for the one on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from tui.terminal.registry.commands import Pane
from tui.terminal.screens.searching.finding import Finding, set_box
from tui.terminal.screens.searching.search_box import SearchBox

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen


class TypingBox:
    """The box in the place of the top line, and whom it asks."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen

    @property
    def asked(self) -> SearchBox | Finding:
        """What the box is for now: all articles, or the one on screen."""
        screen = self._screen
        return screen.finding if screen.finding.is_open else screen.searching.box

    def open(self, label: str, text: str) -> None:
        """Show the box with a text in it, all of it selected, so that typing replaces it."""
        screen = self._screen
        screen.query_one("#slash", Static).update(label)
        screen.arranging.show_box(is_shown=True)
        set_box(screen.box, text)
        screen.set_focus(screen.box)
        screen.box.select_all()

    def close(self, pane: Pane) -> None:
        """Hide the box and go to a pane."""
        self._screen.arranging.show_box(is_shown=False)
        self._screen.go(pane)
