"""SearchArea: the box, what it looks into, and what was understood; shown while one types."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from tui.terminal.line import StatusLine
from tui.terminal.lists.scopes import Within
from tui.terminal.widgets.box import Box
from tui.terminal.widgets.chips import Chips
from tui.terminal.widgets.count import Count


class SearchArea(Vertical):
    """The lines that take the place of the top line."""

    def compose(self) -> ComposeResult:
        """The box with its count, the scopes, the line that explains."""
        with Horizontal(id="search-row"):
            yield Static("/", id="slash")
            box = Box(id="box")
            box.cursor_blink = False
            yield box
            yield Count(id="count")
        yield Chips([(each, each) for each in Within], Within.ALL, id="scopes")
        yield StatusLine(id="search-explain")
