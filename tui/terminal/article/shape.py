"""Shape: the borders of a finding while the reader draws them, word by word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tui.news.span import Span
from tui.terminal.article.units import Measure, Unit

NAME, SOURCE, CUE, CONTENT, HEDGE = "name", "source", "cue", "content", "hedge"


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a part; `span` is None while the part has no words ("nobody")."""

    part: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Shape:
    """The runs of a finding, and the one whose borders move.

    `others` are for each part the words that one may mean instead, in text order.
    """

    runs: tuple[Run, ...]
    others: Mapping[str, Sequence[Span]]
    at: int = 0

    @property
    def run(self) -> Run:
        """The run whose borders move."""
        return self.runs[self.at]

    def spans(self, part: str) -> tuple[Span, ...]:
        """The words of a part, in text order."""
        return tuple(sorted(r.span for r in self.runs if r.part == part and r.span is not None))

    @property
    def span(self) -> Span | None:
        """The words that are drawn now, else those of any other part."""
        return self.run.span or next((run.span for run in self.runs if run.span), None)

    def turned(self, by: int) -> Shape:
        """The same with the next run (or the one before) to be moved, round and round."""
        return replace(self, at=(self.at + by) % len(self.runs))

    def _with(self, span: Span | None) -> Shape:
        """The run with other words; unchanged where it would run into one of its own part."""
        run = self.run
        others = (o.span for o in self.runs if o.part == run.part and o is not run and o.span)
        if span is not None and any(span.overlaps(other) for other in others):
            return self
        runs = list(self.runs)
        runs[self.at] = replace(run, span=span)
        return replace(self, runs=tuple(runs))

    def end_moved(self, measure: Measure, by: int) -> Shape:
        """The end a word on, or back for `by` -1; a last word is never given up."""
        span = self.run.span
        if span is None:
            return self._begun(measure)
        stop = (measure.stop_after if by > 0 else measure.stop_before)(Unit.WORD, span.stop)
        return self if stop is None or stop <= span.start else self._with(Span(span.start, stop))

    def start_moved(self, measure: Measure, by: int) -> Shape:
        """The beginning a word on, or back for `by` -1."""
        span = self.run.span
        if span is None:
            return self._begun(measure)
        start = (measure.start_after if by > 0 else measure.start_before)(Unit.WORD, span.start)
        return self if start is None or start >= span.stop else self._with(Span(start, span.stop))

    def _begun(self, measure: Measure) -> Shape:
        """A part without words begins with the word before the others."""
        span = self.span
        if span is None:
            return self
        start = measure.start_before(Unit.WORD, span.start)
        return self._with(measure.word_from(span.start if start is None else start))

    def walked(self, measure: Measure, by: int) -> Shape:
        """The run on the next words that may be meant (or the ones before); else the next word."""
        span = self.run.span
        others = self.others.get(self.run.part, ())
        if span is None:
            return self._with(others[0 if by > 0 else -1]) if others else self._begun(measure)
        ahead = [o for o in others if (o > span if by > 0 else o < span)]
        if ahead:
            return self._with(ahead[0] if by > 0 else ahead[-1])
        if others:
            return self._with(others[0] if by > 0 else others[-1])
        step = measure.start_after if by > 0 else measure.start_before
        start = step(Unit.WORD, span.start)
        return self if start is None else self._with(measure.word_from(start))

    def emptied(self) -> Shape:
        """The part without words, where the finding can do without it."""
        run = self.run
        is_last = len(self.spans(run.part)) <= 1
        is_needed = run.part == NAME or (
            is_last and not self.spans(CUE if run.part == CONTENT else CONTENT)
        )
        return self if is_needed and run.part not in (SOURCE, HEDGE) else self._with(None)
