"""Telling: what is said below the table of the claim under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from tui.errors import NewsreaderError
from tui.news.span import Span
from tui.terminal.article.rule_words import rule_words
from tui.terminal.ledger import details
from tui.terminal.ledger.contents import sentence_of
from tui.terminal.ledger.details import Details

if TYPE_CHECKING:
    from tui.terminal.ledger.screen import LedgerScreen

NAMED_OTHERS = 40
"""Claims that say the same whose publishers are looked up."""

DETAILS_SECONDS = 0.06
"""While a key is held down, the details follow only when the table stands still for so long."""


class Telling:
    """The details of the ledger."""

    def __init__(self, screen: LedgerScreen) -> None:
        self._screen = screen
        self._settle: Timer | None = None

    def soon(self) -> None:
        """Tell of the claim the cursor moved to, as soon as it stands still."""
        if self._settle is None:
            self.show()
        else:
            self._settle.stop()
        self._settle = self._screen.set_timer(DETAILS_SECONDS, self._settled)

    def _settled(self) -> None:
        self._settle = None
        self.show()

    def scroll(self, lines: int) -> None:
        """Scroll the details."""
        box = self._screen.query_one("#details", VerticalScroll)
        box.scroll_relative(y=lines, animate=False)

    def show(self) -> None:
        """Tell of the claim under the cursor now."""
        screen = self._screen
        told = screen.query_one("#told", Static)
        found: Details | None = None
        try:
            found = self._details()
        except NewsreaderError as error:
            screen.say(str(error), "$error-style")
        if found is None:
            told.update(Content())
            return
        width = max(20, screen.size.width - 4)
        is_plain = screen.reader.settings.plain
        told.update(details.lines(found, width, is_plain=is_plain))
        screen.query_one("#details", VerticalScroll).scroll_to(y=0, animate=False)

    def _details(self) -> Details | None:
        contents, library = self._screen.contents, self._screen.reader.library
        key = self._screen.table.cursor_key
        seen = contents.seen(key) if key is not None else None
        if key is None or seen is None:
            return None
        same = library.ledger.rows(library.pairs.same(key)[:NAMED_OTHERS]) if seen.same else []
        outlets = dict.fromkeys(row.publisher for row in same if row and row.publisher)
        others = []
        for pair in seen.pairs:
            other = contents.seen(pair.other if pair.one == key else pair.one)
            if other is not None:
                others.append((pair, other.row))
        found = library.shelf.findings(seen.row.article_id)
        claims = found.claims if found else ()
        at = seen.row.position
        claim = claims[at] if at < len(claims) else None
        article = library.shelf.article(seen.row.article_id)
        span = claim.span if claim is not None else Span(seen.row.start, seen.row.start + 1)
        return Details(
            seen.row,
            list(outlets),
            seen.same,
            others,
            rule_words(claim.rule) if claim is not None else "",
            sentence_of(article, span) if article is not None else "",
        )
