"""Calls: what the names of one article's findings are called, as they are corrected there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tui.news.correction import Entity
from tui.news.findings import Mention
from tui.news.span import Span


class Called(NamedTuple):
    """What something is called in an article: by the machine (`since` 0) or by correction `since`.

    What was said everywhere after that is not in it yet.
    """

    entity: Entity
    since: int = 0


Call = tuple[Mention, Called | None]
"""A mention and what it is called; None when it is no entity."""


class Calls:
    """What the names of an article's findings are called now.

    `standing` are its mentions; `replaced` those in whose place the reader made others,
    by whose names a claim may still know its speaker.
    """

    def __init__(self, standing: Sequence[Call], replaced: Iterable[Call] = ()) -> None:
        self.standing = standing
        self._by_name: dict[str, list[Call]] = {}
        for mention, call in (*standing, *replaced):
            self._by_name.setdefault(mention.entity, []).append((mention, call))

    def knows(self, name: str) -> bool:
        """Whether some mention was found to name it."""
        return name in self._by_name

    def of(self, name: str, spans: Sequence[Span]) -> Called | None:
        """What `name` is called where it stands in `spans`, or else mostly; None for nothing."""
        mentions = self._by_name.get(name, ())
        for mention, call in mentions:
            if any(span.covers(mention.span) for span in spans):
                return call
        counts = Counter(call for _, call in mentions if call is not None)
        order = ((count, call.entity, call.since) for call, count in counts.items())
        best = max(order, default=None)
        return None if best is None else Called(*best[1:])

    def within(self, spans: Sequence[Span]) -> Iterator[Call]:
        """The mentions that stand in some words."""
        for mention, call in self.standing:
            if any(span.covers(mention.span) for span in spans):
                yield mention, call
