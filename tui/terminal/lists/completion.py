"""Completion in the search box: names of fields, and values of those that have known ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tui.matching.fold import fold

_BREAKS = " ()|"


@dataclass(frozen=True, slots=True)
class Proposal:
    """The whole text of the box with a proposal in it, and where the cursor then stands."""

    text: str
    cursor: int


@dataclass(slots=True)
class Completion:
    """Proposals for the word before the cursor, given one after the other and round again.

    `last` is what was proposed last, None before the first.
    """

    head: str
    tail: str
    proposals: Sequence[str]
    _place: int = field(default=-1)
    last: Proposal | None = None

    @classmethod
    def of(cls, text: str, cursor: int, values: Callable[[str, str], Sequence[str]]) -> Completion:
        """The completion for a cursor in a text.

        `values` gives those of a field by prefix, and fields when that is empty.
        """
        head, tail = text[:cursor], text[cursor:]
        start = 1 + max(head.rfind(mark) for mark in _BREAKS)
        # Inside quotation marks the word began before the last space.
        quoted = head.rfind(':"')
        if quoted >= 0 and '"' not in head[quoted + 2 :]:
            start = 1 + max(head.rfind(mark, 0, quoted) for mark in _BREAKS)
        word = head[start:]
        sign = "-" if word.startswith("-") else ""
        name, colon, prefix = word.removeprefix("-").partition(":")
        if word.removeprefix("-").startswith("@"):
            begin = fold(word.removeprefix("-")[1:])
            names = [each for each in values("@", "") if fold(each).startswith(begin)]
            proposals = [f"{sign}@{each}" for each in names]
        elif colon:
            found = values(name, prefix.removeprefix('"'))
            proposals = [f"{sign}{name}:{_written(value)}" for value in found]
        else:
            proposals = [f"{sign}{field}" for field in values("", name)] if name else []
        return cls(head[:start], tail, proposals)

    def stands_in(self, text: str) -> bool:
        """Whether the box still holds what was proposed last."""
        return self.last is not None and self.last.text == text

    def next(self) -> Proposal | None:
        """The next proposal, or None when there are none."""
        if not self.proposals:
            return None
        self._place = (self._place + 1) % len(self.proposals)
        done = self.head + self.proposals[self._place]
        self.last = Proposal(done + self.tail, len(done))
        return self.last


def _written(value: str) -> str:
    """The value as a query takes it."""
    return f'"{value}"' if any(mark in value for mark in _BREAKS) else value
