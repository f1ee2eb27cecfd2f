"""The history of the search box: what was searched before, walked like a shell's."""

from __future__ import annotations

LIMIT = 200
"""Searches remembered."""


class SearchHistory:
    """Earlier searches, the newest last, and where the reader stands among them.

    What was being typed when the walk began is the newest end of it, so that
    walking up and down again loses nothing.
    """

    def __init__(self) -> None:
        self._searches: list[str] = []
        self._place: int | None = None
        self._typed = ""

    def keep(self, search: str) -> None:
        """Remember a search as the newest, once; an empty one is nothing."""
        self._place = None
        search = search.strip()
        if search:
            self._searches = [*(s for s in self._searches if s != search), search][-LIMIT:]

    def older(self, typed: str) -> str:
        """The search before the one in the box; the same text when there is none."""
        if self._place is None:
            self._place, self._typed = len(self._searches), typed
        while self._place > 0:
            self._place -= 1
            if self._searches[self._place] != typed:
                return self._searches[self._place]
        return typed

    def newer(self, typed: str) -> str:
        """The search after the one in the box; at the end what was being typed."""
        if self._place is None:
            return typed
        self._place += 1
        if self._place < len(self._searches):
            return self._searches[self._place]
        self._place = None
        return self._typed
