"""Arranging: the panes on the screen, wider and narrower, hidden, and one alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widget import Widget

from tui.terminal.panes import STEP, Panes
from tui.terminal.registry.commands import Pane
from tui.terminal.widgets.article_view import ArticleView
from tui.terminal.widgets.divider import Divider
from tui.terminal.widgets.findings_pane import FindingsPane
from tui.terminal.widgets.row_list import RowList
from tui.terminal.widgets.search_area import SearchArea

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen


class Arranging:
    """How the panes stand now."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self.panes = Panes()
        self._at = Pane.LIST

    def compose(self) -> ComposeResult:
        """The panes and the dividers between them."""
        screen = self._screen
        settings = screen.reader.settings
        articles = screen.articles
        yield RowList(
            articles.paint, row_height=articles.row_height, empty="…", can_mark=True, id="list"
        )
        yield Divider(is_plain=settings.plain, id="left-divider")
        article = ArticleView(empty="", id="article")
        article.set_reactive(ArticleView.is_plain, settings.plain)
        yield article
        yield Divider(is_plain=settings.plain, id="right-divider")
        yield FindingsPane(is_plain=settings.plain, id="findings")

    @property
    def _columns(self) -> int:
        return max(1, self._screen.app.size.width)

    @property
    def at(self) -> Pane:
        """The pane that the others are arranged around: mostly the one in focus."""
        focus = self._screen.pane
        if self.panes.is_zoomed or focus not in self.panes.seen(self._columns, self._at):
            self._at = focus
        return self._at

    def come_to(self, pane: Pane, *, by_mouse: bool) -> None:
        """Arrange the panes around the one in focus.

        One that was clicked is on screen already. Were it given more room, its text would move
        under the pressed button, and something else be dragged over or clicked twice.
        """
        if not by_mouse:
            self._at = pane
        self.change(self.panes.shown(pane))

    @property
    def seen(self) -> tuple[Pane, ...]:
        """The panes on screen, from left to right."""
        return self.panes.seen(self._columns, self.at)

    def apply(self) -> None:
        """Bring the screen in line with what is wanted."""
        screen, widths = self._screen, self.panes.widths(self._columns, self.at)
        for pane in Pane:
            widget: Widget = screen.query_one(f"#{pane.value}")
            if pane in widths:
                widget.styles.width = widths[pane]
            _show(widget, is_seen=pane in widths)
        is_right = {Pane.ARTICLE, Pane.FINDINGS} <= widths.keys()
        is_left = Pane.LIST in widths and len(widths) > 1
        _show(screen.query_one("#left-divider"), is_seen=is_left)
        _show(screen.query_one("#right-divider"), is_seen=is_right)

    def show_box(self, *, is_shown: bool) -> None:
        """Have the search box in the place of the top line, or the top line again."""
        # A class of the screen would have the styles of everything on it matched anew: 10 ms.
        _show(self._screen.query_one(SearchArea), is_seen=is_shown)
        _show(self._screen.query_one("#top"), is_seen=not is_shown)

    @property
    def is_box_shown(self) -> bool:
        """Whether the search box is in the place of the top line."""
        return self._screen.query_one(SearchArea).display

    @property
    def is_article_seen(self) -> bool:
        """Whether the article has room on the screen beside the list."""
        return self._screen.article.region.area > 0

    # What the reader changes ---------------------------------------------------------------

    def change(self, panes: Panes) -> None:
        """Arrange the panes so; the focus goes where something is to be seen."""
        self.panes = panes
        at = self._screen.pane
        if at in panes.hidden:
            near = [
                pane for pane in (Pane.ARTICLE, Pane.LIST, Pane.FINDINGS) if pane in panes.order
            ]
            self._screen.go(near[0])
        else:
            self.apply()
        self._screen.show_lines()

    def step(self, by: int, *, is_round: bool = False) -> None:
        """Go to the pane at the right (or left); round and round if wanted."""
        order = self.panes.order
        target = order.index(self._screen.pane) + by
        if is_round:
            self._screen.go(order[target % len(order)])
        elif 0 <= target < len(order):
            self._screen.go(order[target])

    def resize(self, by: int) -> None:
        """Make the pane in focus wider, or narrower for a negative number, by a step."""
        at = self._screen.pane
        if len(self.seen) == 1:
            self._screen.say(f"The {at} has the whole screen.")
            return
        changed = self.panes.resized(at, by * STEP, self._columns, self.at)
        if changed is self.panes:
            self._screen.say(f"The {at} gets no {'wider' if by > 0 else 'narrower'}.")
        else:
            self.change(changed)

    def zoom(self) -> None:
        """Give the whole screen to the pane in focus, or bring the others back."""
        keymap, at = self._screen.reader.keymap, self._screen.pane
        self.change(replace(self.panes, is_zoomed=not self.panes.is_zoomed))
        if self.panes.is_zoomed:
            self._screen.say(f"Only the {at}. {keymap.shown('zoom')} brings the others back.")
        elif len(self.seen) == 1:
            self._screen.say("All panes again; here there is room for one at a time.")

    def toggle(self, pane: Pane) -> None:
        """Hide a pane, or show it again."""
        self.change(self.panes.toggled(pane))

    def dragged(self, divider: Divider, x: int) -> None:
        """Follow the mouse with a border."""
        number = 0 if divider.id == "left-divider" else self.seen.index(Pane.FINDINGS) - 1
        self.change(self.panes.with_border(number, x, self._columns, self.at))

    def reset(self) -> None:
        """Give the panes on screen their usual widths."""
        self.change(self.panes.as_usual(self._columns))


def _show(widget: Widget, *, is_seen: bool) -> None:
    if widget.display is not is_seen:
        widget.display = is_seen
