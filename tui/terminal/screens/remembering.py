"""Remembering: what was left on screen, put there again; and what is on it now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.news.query.query import Query
from tui.news.span import Span
from tui.terminal.registry.commands import Pane
from tui.terminal.remembered import Chosen, Place, Remembered

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen


class Remembering:
    """What the screen was like when it was last left."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._kept = screen.reader.start.before.screen
        self.is_resumed = False
        """Whether the screen is as it was left; before that, it is not what is to be kept."""
        screen.arranging.panes = self._kept.panes
        screen.layering.before = self._kept.before
        screen.ordering.everything = str(Query.parse(self._kept.order))

    @property
    def query(self) -> Query:
        """What the list answered."""
        return Query.parse(self._kept.query)

    def dress(self) -> None:
        """Draw the layers that were drawn, in a column as wide as it was."""
        screen, kept = self._screen, self._kept
        article = screen.article
        article.set_reactive(type(article).drawn_layers, kept.layers)
        width = kept.width_over(screen.reader.settings.reading_width)
        article.set_reactive(type(article).reading_width, width)
        screen.set_class(kept.has_legend, "-legend")

    def key_of(self, rowid: int | None) -> int | None:
        """The row to begin on: that of the article, else the one at the same number of the list."""
        keys, query = self._screen.articles.contents.keys, self._kept.query
        if rowid is not None and (not query or rowid in keys):
            return rowid
        return keys[min(self._kept.index, len(keys) - 1)] if query and len(keys) else rowid

    def resume(self) -> None:
        """Go on reading where it was left, once the article is there."""
        screen, kept = self._screen, self._kept
        self.is_resumed = True
        if kept.query and not screen.has_acted and not screen.reader.problems:
            ways = f"{screen.reader.keymap.shown('back')} shows all articles"
            screen.say(f"As you left it: the answers to {kept.query} · {ways}")
        shown, article = screen.reading.shown, screen.article.article
        if screen.has_acted or shown is None or shown.id != screen.reader.start.before.article:
            return
        if kept.place is not None and article is not None:
            last = max(0, len(article.text) - 1)
            cursor = kept.place.cursor
            if cursor is not None and cursor <= last:
                screen.article.go_to(Span(cursor, cursor + 1))
            screen.article.eye.look_at(min(kept.place.top, last), kept.place.row)
        if kept.pane is not Pane.LIST:
            screen.go(kept.pane)

    def now(self) -> Remembered:
        """What is to be so again at the next start."""
        screen, settings = self._screen, self._screen.reader.settings
        view, query = screen.article, screen.articles.contents.query
        width, height = view.reading_width, screen.articles.row_height
        has_cursor = view.finding is not None or view.hit is not None
        top, row = view.eye.anchor
        is_answer = not query.is_empty
        return Remembered(
            panes=screen.arranging.panes,
            pane=screen.pane,
            layers=view.drawn_layers,
            before=screen.layering.before,
            reading_width=_chosen(width, settings.reading_width),
            row_height=_chosen(height, settings.row_height),
            order=screen.ordering.everything,
            query=query.text if is_answer else "",
            index=screen.list.cursor_index,
            place=Place(top, row, view.place if has_cursor else None),
            has_legend=screen.has_class("-legend"),
        )


def _chosen(value: int, settings: int) -> Chosen | None:
    return Chosen(value, settings) if value != settings else None
