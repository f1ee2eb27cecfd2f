"""The walk from hit to hit, and from the last of one result to the first of the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.terminal.registry.commands import Pane

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen


SAID_AFTER = 0.05
"""Seconds after which it is said which result one came to."""


class HitWalk:
    """Where the reader was told that there is no hit further on in the article."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._told: tuple[int, int] | None = None  # the article, and which way

    def step(self, by: int) -> None:
        """Go to the next hit (or the one before); at the end, asked again, to the next result."""
        screen, view = self._screen, self._screen.article
        shown = screen.reading.shown
        if shown is None:
            return
        told, self._told = self._told, None
        if (view.next_hit if by > 0 else view.previous_hit)():
            if screen.pane is Pane.LIST and not screen.arranging.is_article_seen:
                screen.go(Pane.ARTICLE)
            return
        nothing = f"No hit {'after' if by > 0 else 'before'} this one"
        at = screen.list.cursor_index + by
        is_alone = bool(screen.finding.wanted) or screen.articles.contents.query.is_empty
        if is_alone or not 0 <= at < len(screen.list.keys):
            screen.say(f"{nothing}." if is_alone else f"{nothing}, and no result.")
        elif told == (shown.key, by):
            self._go_over(by)
        else:
            self._told = (shown.key, by)
            key = screen.reader.keymap.shown("next-hit" if by > 0 else "previous-hit")
            screen.say(f"{nothing} · {key} again: the {'next' if by > 0 else 'earlier'} result")

    def _go_over(self, by: int) -> None:
        screen = self._screen
        screen.reading.step(by)
        screen.reading.show_now()
        shown = screen.reading.shown
        if by < 0 and shown is not None:
            hits = screen.reading.hits(shown.article.text, shown.findings)
            if hits:
                screen.article.go_to(hits[-1].span)
        number, of = screen.list.cursor_index + 1, len(screen.list.keys)
        # Said last: what is under the cursor at the hit would take its place.
        screen.set_timer(SAID_AFTER, lambda: screen.say(f"Result {number:,} of {of:,}"))
