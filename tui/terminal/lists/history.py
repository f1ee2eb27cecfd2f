"""The history of the search box: what was searched before, walked like a shell's."""

from __future__ import annotations

from collections.abc import Sequence

LIMIT = 200
"""Searches remembered."""

LONGEST = 2_000
"""Characters of a search that is remembered; a longer one was pasted."""


class SearchHistory:
    """Earlier searches, the newest last, and where the reader stands among them.

    What was being typed when the walk began is the newest end of it, so that
    walking up and down again loses nothing.
    """

    def __init__(self, searches: Sequence[str] = ()) -> None:
        """`searches` are those of earlier sessions, the newest last."""
        self._searches: list[str] = list(searches[-LIMIT:])
        self._place: int | None = None
        self._typed = ""

    @property
    def searches(self) -> tuple[str, ...]:
        """All that are remembered, the newest last."""
        return tuple(self._searches)

    @property
    def latest_first(self) -> tuple[str, ...]:
        """All that are remembered, the newest first."""
        return tuple(reversed(self._searches))

    @property
    def is_walked(self) -> bool:
        """Whether the reader stands on an earlier search."""
        return self._place is not None

    def rest(self) -> None:
        """End the walk: what is in the box is the reader's own again."""
        self._place = None

    def keep(self, search: str) -> None:
        """Remember a search as the newest, once; an empty one is nothing."""
        self._place = None
        search = search.strip()
        if search and len(search) <= LONGEST:
            self._searches = [*(s for s in self._searches if s != search), search][-LIMIT:]

    def older(self, typed: str) -> str:
        """The search before the one in the box; the same text when there is none."""
        before = len(self._searches) if self._place is None else self._place
        while before > 0:
            before -= 1
            if self._searches[before] != typed:
                if self._place is None:
                    self._typed = typed
                self._place = before
                return self._searches[before]
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
