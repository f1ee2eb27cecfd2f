"""Finding: words looked for in the article on screen alone, as they are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Input

from tui.matching.fold import fold
from tui.news.hits import HitSpan
from tui.news.span import Span
from tui.terminal.line import StatusLine
from tui.terminal.lists.history import SearchHistory
from tui.terminal.lists.scopes import Within
from tui.terminal.registry.commands import Pane
from tui.terminal.widgets.chips import Chips
from tui.terminal.widgets.count import Count

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen


SCOPES = tuple(Within)


class Finding:
    """The search box while it looks into one article; `wanted` is what is looked for there."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._history = SearchHistory()
        self.is_open = False
        self.wanted = ""

    def open(self, text: str | None = None) -> None:
        """Show the box for the article, with what was looked for last or another text."""
        if self._screen.reading.shown is None:
            return
        self._screen.go(Pane.ARTICLE)
        self.is_open = True
        self._screen.typing.open("find ", self.wanted if text is None else text)
        show_scope(self._screen, Within.ARTICLE)
        if text:
            self.typed(text)
        else:
            self._show()

    def typed(self, text: str) -> None:
        """Mark what is typed wherever it stands, and go to the first place from here on."""
        self.wanted = text
        view = self._screen.article
        hits = self._show()
        if hits and view.hit is None and not view.next_hit():
            view.go_to(hits[0].span)

    def keep(self) -> None:
        """Close the box; next and previous hit go through the places."""
        self._history.keep(self.wanted)
        self._close()

    def leave(self) -> None:
        """Close the box and look for nothing."""
        self.wanted = ""
        self._close()
        self._screen.reading.repaint_hits(go=False)

    def _close(self) -> None:
        self.is_open = False
        self._screen.typing.close(Pane.ARTICLE)

    def walk(self, *, older: bool) -> None:
        """Put an earlier (or later) text into the box."""
        box = self._screen.box
        box.value = (self._history.older if older else self._history.newer)(box.value)
        box.cursor_position = len(box.value)

    def complete(self) -> None:
        """Look elsewhere: there is nothing to complete in plain words."""
        self.switch(1)

    def switch(self, by: int) -> None:
        """Look for the same in another part of the library."""
        self.switch_to(SCOPES[(SCOPES.index(Within.ARTICLE) + by) % len(SCOPES)])

    def switch_to(self, within: Within) -> None:
        """Look for the same in this part of the library."""
        if within is Within.ARTICLE:
            return
        text = self._screen.box.value
        self.leave()
        self._screen.go(Pane.LIST)
        self._screen.searching.box.open(within, text)

    def drop(self) -> bool:
        """Look for nothing any more; False when nothing was looked for."""
        was_wanted, self.wanted = bool(self.wanted), ""
        if was_wanted:
            self._screen.reading.repaint_hits(go=False)
        return was_wanted

    def hits(self, text: str) -> tuple[HitSpan, ...]:
        """Every place in the text where what is wanted stands, case and accents aside."""
        words = fold(self.wanted).split()
        if not words:
            return ()
        # A line end of the file may stand between two words that are shown on one line.
        wanted = re.compile(r"\s+".join(map(re.escape, words)))
        return tuple(HitSpan(Span(*match.span())) for match in wanted.finditer(fold(text)))

    def _show(self) -> tuple[HitSpan, ...]:
        shown = self._screen.reading.shown
        hits = self.hits(shown.article.text) if shown is not None else ()
        self._screen.article.update_hits(hits)
        words = f"{len(hits):,} here" if self.wanted.strip() else ""
        self._screen.query_one(Count).say(words)
        self._screen.query_one("#search-explain", StatusLine).left = Content.styled(
            "marks the words as they are written, case and accents aside", "$muted-style"
        )
        return hits


def show_scope(screen: MainScreen, within: Within) -> None:
    """Show in what the box looks."""
    chips, key = screen.query_one("#scopes", Chips), screen.reader.keymap.shown("next-scope")
    chips.active, chips.hint = within, f"{key} looks elsewhere" if key else ""


def set_box(box: Input, text: str, cursor: int | None = None) -> None:
    """Put a text into the box as if it had always been there."""
    with box.prevent(Input.Changed):
        box.value = text
    box.cursor_position = len(text) if cursor is None else cursor
