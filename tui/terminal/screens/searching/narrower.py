"""Narrower: conditions put into the search one by one, and taken away again in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.news.query.query import Field, Query
from tui.terminal.lists.narrowing import narrowed

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen


class Narrower:
    """The conditions that were put in since the search was typed."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._steps: list[tuple[str, str]] = []  # the search before and after each condition

    def narrow(self, asked: Field, *, is_excluded: bool) -> None:
        """Put one more condition into the search, once the list answers what was asked last."""
        self._screen.searching.when_answered(lambda: self._narrow(asked, is_excluded=is_excluded))

    def _narrow(self, asked: Field, *, is_excluded: bool) -> None:
        results = self._screen.articles.contents.results
        if results is None:
            return
        before = Query.parse(results.query.text)
        query = narrowed(before, results.filled, asked, is_excluded=is_excluded)
        if query is None:
            self._screen.say("This condition cannot be put into the search.")
        elif query != before:
            self._steps.append((before.text, query.text))
            self._screen.searching.ask_for(query, keep=False)

    def widen(self) -> bool:
        """Take the last condition away; False when there is none in the search of now."""
        if not self._steps or self._steps[-1][1] != self._screen.searching.latest:
            self._steps.clear()
            return False
        self._steps.pop()
        return self._screen.searching.trail.back()
