"""The trail: the lists the reader came through, each put back as it was left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.news.hits import Results
from tui.terminal.article.paint import Finding
from tui.terminal.lists.grouping import Heads
from tui.terminal.registry.commands import Pane

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

STEPS = 50
"""Lists that are remembered; older ones are forgotten."""


@dataclass(frozen=True, slots=True)
class Place:
    """A list, and where in it (and in the article beside it) the reader was.

    `top` and `article_top` are the first lines on screen, `finding` is what was
    under the cursor in the text.
    """

    results: Results
    keys: Sequence[int]
    heads: Heads
    cursor: int | None
    top: int
    pane: Pane
    article_top: int
    finding: Finding | None


class Trail:
    """The way back, and forward again after having gone back."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._back: list[Place] = []
        self._forward: list[Place] = []

    def here(self) -> Place | None:
        """Where the reader is now; None before there is a list."""
        screen, contents = self._screen, self._screen.articles.contents
        if contents.results is None:
            return None
        rows, view = screen.list, screen.article
        return Place(
            contents.results,
            contents.keys,
            contents.heads,
            rows.cursor_key,
            round(rows.scroll_offset.y),
            screen.pane,
            round(view.scroll_offset.y),
            view.finding,
        )

    def leave(self, place: Place | None) -> None:
        """Remember a place: the reader goes on from it to another list."""
        if place is not None:
            self._back = [*self._back[1 - STEPS :], place]
            self._forward.clear()

    def step_out(self, place: Place | None) -> None:
        """Remember a place that the reader goes back from, to where no list was before."""
        if place is not None:
            self._forward.append(place)

    def back(self) -> bool:
        """Go back to the list before this one; False when there is none."""
        return self._go(self._back, self._forward)

    def forward(self) -> bool:
        """Go again to the list one came back from; False when there is none."""
        return self._go(self._forward, self._back)

    def _go(self, there: list[Place], here: list[Place]) -> bool:
        if not there:
            return False
        if (place := self.here()) is not None:
            here.append(place)
        self.put(there.pop())
        return True

    def put(self, place: Place, *, is_list_only: bool = False) -> None:
        """Show a list as it was, and (unless `is_list_only`) be in the pane one was in."""
        screen = self._screen
        screen.searching.put_back(place.results, place.keys, place.heads)
        screen.articles.show(keep=False, to=place.cursor)
        screen.list.scroll_to(y=place.top, animate=False)
        if not is_list_only:
            screen.reading.show_now()
        if screen.reading.is_still:
            screen.reading.repaint_hits(go=False)
        if is_list_only:
            return
        screen.go(place.pane)
        if place.pane is not Pane.LIST:
            if place.finding is not None:
                screen.article.reach(place.finding)
            screen.article.scroll_to(y=place.article_top, animate=False)

    @property
    def before(self) -> str | None:
        """The search one would come back to, empty for all articles; None when there is none."""
        return self._back[-1].results.query.text if self._back else None
