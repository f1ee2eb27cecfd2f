"""Stretch: what is selected in a text, one end of it held and the other moved.

The word at which it began stays selected whichever way one goes. The end that
moves stands after that word or before it: going back over the beginning takes
in what lies on the other side, as one expects of a selection.
"""

from __future__ import annotations

from dataclasses import dataclass

from tui.news.span import Span
from tui.terminal.article.units import Measure, Unit, grapheme


@dataclass(frozen=True, slots=True)
class Stretch:
    """The span `held`, and all from there to the place `head`, which is never inside it."""

    held: Span
    head: int

    def __post_init__(self) -> None:
        if self.held.start <= self.head < self.held.stop:
            raise ValueError("the moving end lies after what is held, or before it")

    @classmethod
    def over(cls, measure: Measure, span: Span) -> Stretch:
        """A span, its first word held and its end to be moved."""
        stop = measure.stop_after(Unit.WORD, span.start) or span.stop
        return cls(Span(span.start, min(stop, span.stop)), span.stop)

    @property
    def span(self) -> Span:
        """What is selected."""
        return Span(min(self.held.start, self.head), max(self.held.stop, self.head))

    @property
    def is_forward(self) -> bool:
        """Whether the end that moves is the later one."""
        return self.head >= self.held.stop

    def moved(self, measure: Measure, unit: Unit, by: int) -> Stretch:
        """The moving end taken a unit on (or back for `by` -1); the same at the text's ends."""
        return self._onward(measure, unit) if by > 0 else self._backward(measure, unit)

    def _onward(self, measure: Measure, unit: Unit) -> Stretch:
        if self.is_forward:
            head = measure.stop_after(unit, self.head)
            return self if head is None else _from(self.held, head)
        head = measure.start_after(unit, self.head)
        if head is not None and head <= self.held.start:
            return _from(self.held, head)
        if unit is not Unit.WORD and (over := measure.stop_after(unit, self.held.stop - 1)):
            return _from(self.held, over)
        return _from(self.held, self.held.stop)

    def _backward(self, measure: Measure, unit: Unit) -> Stretch:
        if not self.is_forward or self.head == self.held.stop:
            head = measure.start_before(unit, min(self.head, self.held.start))
            return self if head is None else _from(self.held, head)
        head = measure.stop_before(unit, self.head)
        if head is not None and head >= self.held.stop:
            return _from(self.held, head)
        if unit is not Unit.WORD:
            over = measure.start_before(unit, self.held.start + 1)
            return self if over is None else _from(self.held, over)
        return _from(self.held, self.held.stop)

    def reached(self, target: Span) -> Stretch:
        """The moving end taken to a word or a character, which is selected with it."""
        if target.start < self.held.start:
            return _from(self.held, target.start)
        return _from(self.held, max(target.stop, self.held.stop))

    def turned(self, measure: Measure) -> Stretch:
        """The same selection, its other end to be moved."""
        span = self.span
        if not self.is_forward:
            return Stretch.over(measure, span)
        last = measure.start_before(Unit.WORD, span.stop) or span.start
        return _from(Span(max(last, span.start), span.stop), span.start)

    @classmethod
    def between(cls, text: str, start: int, at: int) -> Stretch:
        """What lies between two characters, both of them selected: a drag with the mouse."""
        held = grapheme(text, start)
        return cls(held, held.stop).reached(grapheme(text, at))


def _from(held: Span, head: int) -> Stretch:
    """The stretch from what is held to `head`; one that reaches nothing else looks forward."""
    return Stretch(held, held.stop if head == held.start else head)
