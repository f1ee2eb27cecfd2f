"""Spans: where something stands in the text of an article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of characters in the text of one article.

    Offsets count Unicode code points from the start of `Article.text`, as
    slices do; they are neither bytes nor terminal cells. `stop` is the first
    character after the run.
    """

    start: int
    stop: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.stop:
            raise ValueError(f"a span needs 0 <= start < stop, not {self.start}..{self.stop}")

    def __len__(self) -> int:
        return self.stop - self.start

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.stop

    def of(self, text: str) -> str:
        """The characters of `text` that this span covers."""
        return text[self.start : self.stop]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.stop and other.start < self.stop

    def covers(self, other: Span) -> bool:
        """Whether every character of `other` lies in this span."""
        return self.start <= other.start and other.stop <= self.stop


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same characters as `spans`, as the fewest spans in text order.

    Spans that overlap or touch become one.
    """
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].stop:
            result[-1] = Span(result[-1].start, max(result[-1].stop, span.stop))
        else:
            result.append(span)
    return tuple(result)
