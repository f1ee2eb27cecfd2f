"""The cursor in an article: a place in the text, and what stands there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tui.news.findings import Findings, Mention
from tui.news.highlight import Standing
from tui.news.hits import HitSpan
from tui.news.span import Span
from tui.terminal.article.layers import Layers
from tui.terminal.article.paint import Finding
from tui.terminal.article.shown import Shown


@dataclass(frozen=True, slots=True)
class Cursor:
    """A character, and the finding, the hit and the mark that the reader has reached there.

    `gone` is the finding that was there and is not any more; undo brings it back.
    """

    place: int = 0
    finding: Finding | None = None
    hit: HitSpan | None = None
    mark: Standing | None = None
    gone: Finding | None = None

    @property
    def span(self) -> Span | None:
        """All of what was reached, or None where nothing was."""
        thing = self.mark or self.hit or self.finding
        return thing.span if thing is not None else None


def on_finding(finding: Finding) -> Cursor:
    """The cursor on a finding."""
    return Cursor(finding.span.start, finding)


def on_span(shown: Shown, layers: Layers, span: Span) -> Cursor:
    """The cursor on what stands at the start of a span; on a mark of the reader's that it is."""
    hit = next((hit for hit in shown.hits if span.start in hit.span), None)
    mark = next((mark for mark in shown.marks if mark.span == span), None)
    return Cursor(span.start, finding_at(shown.findings, layers, span.start), hit, mark)


def next_claim(shown: Shown, layers: Layers, cursor: Cursor, by: int) -> Cursor | None:
    """The cursor on the next claim that is drawn (`by` -1: the one before), or None at the end."""
    drawn = [claim for claim in shown.findings.claims if layers.draws_claim(claim.stance)]
    return _next_finding(drawn, cursor, by)


def next_mention(shown: Shown, layers: Layers, cursor: Cursor, by: int) -> Cursor | None:
    """The cursor on the next mention that is drawn, or None at the end."""
    drawn = [mention for mention in shown.findings.mentions if layers.draws(mention.kind)]
    return _next_finding(drawn, cursor, by)


def next_hit(shown: Shown, layers: Layers, cursor: Cursor, by: int) -> Cursor | None:
    """The cursor on the next hit, or None at the end."""
    hits = shown.hits if layers.hits else ()
    current = hits.index(cursor.hit) if cursor.hit is not None and cursor.hit in hits else None
    target = _step([hit.span for hit in hits], current, cursor.place, by)
    return None if target is None else on_span(shown, layers, hits[target].span)


def next_mark(shown: Shown, layers: Layers, cursor: Cursor, by: int) -> Cursor | None:
    """The cursor on the reader's next mark (the one before for `by` -1), or None at the end."""
    marks = [mark for mark in shown.marks if mark.span is not None] if layers.marks else []
    current = marks.index(cursor.mark) if cursor.mark in marks else None
    target = _step([mark.span for mark in marks if mark.span], current, cursor.place, by)
    return None if target is None else on_mark(marks[target])


def on_mark(mark: Standing) -> Cursor:
    """The cursor on a mark of the reader's."""
    return Cursor(mark.span.start if mark.span else 0, mark=mark)


def mark_at(shown: Shown, layers: Layers, offset: int) -> Standing | None:
    """The reader's mark that holds a character, the shortest of several."""
    marks = shown.marks if layers.marks else ()
    around = [(mark.span, mark) for mark in marks if mark.span is not None and offset in mark.span]
    return min(around, key=lambda pair: len(pair[0]))[1] if around else None


def _next_finding(findings: Sequence[Finding], cursor: Cursor, by: int) -> Cursor | None:
    finding = cursor.finding
    current = findings.index(finding) if finding is not None and finding in findings else None
    target = _step([finding.span for finding in findings], current, cursor.place, by)
    return None if target is None else on_finding(findings[target])


def _step(spans: Sequence[Span], current: int | None, place: int, by: int) -> int | None:
    """The number of the span to go to, or None when there is none that way.

    From the span `current` it is its neighbour; from a bare `place` it is the
    first that begins at or after it, or the last that begins before it. The
    spans are in the order of their first characters.
    """
    if current is not None:
        target = current + by
    else:
        first_after = bisect_left([span.start for span in spans], place)
        target = first_after if by > 0 else first_after - 1
    return target if 0 <= target < len(spans) else None


def finding_at(findings: Findings, layers: Layers, offset: int) -> Finding | None:
    """What was found at a character: the mention there, else the innermost claim there."""
    mentions = findings.mentions
    at = bisect_right(mentions, offset, key=_start) - 1
    if at >= 0 and offset in mentions[at].span and layers.draws(mentions[at].kind):
        return mentions[at]
    drawn = (claim for claim in findings.claims if layers.draws_claim(claim.stance))
    around = [claim for claim in drawn if offset in claim.span]
    return min(around, key=lambda claim: len(claim.span), default=None)


def _start(mention: Mention) -> int:
    return mention.span.start


def kept(cursor: Cursor, shown: Shown) -> Cursor:
    """The cursor at its place, on the same things there as far as they are still there."""
    before = cursor.finding or cursor.gone
    others: Sequence[Finding] = shown.findings.claims
    if isinstance(before, Mention):
        others = shown.findings.mentions
    same = (other for other in others if before is not None and other.span == before.span)
    finding = next(same, None)
    hit = cursor.hit if cursor.hit in shown.hits else None
    number = cursor.mark.highlight.number if cursor.mark is not None else None
    marks = (mark for mark in shown.marks if mark.span and mark.highlight.number == number)
    gone = before if finding is None else None
    return Cursor(cursor.place, finding, hit, next(marks, None), gone)
