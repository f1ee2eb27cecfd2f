"""Paint: the one place that decides how a character of an article looks.

Styles are names of theme variables (`$cue-style`), so the look is the theme's.
They are laid over each other in a fixed order: the claim's ground, then source
and cue, then the reader's own marks, then entities, then hits, then what is
under the cursor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from textual.content import Content
from textual.content import Span as StyledRun

from tui.news.findings import Claim, Findings, Mention
from tui.news.highlight import Standing
from tui.news.hits import HitSpan
from tui.news.span import Span
from tui.terminal.article.layers import Layers
from tui.terminal.looks.safe import one_line

Finding = Claim | Mention

_SHELF = 512
"""Characters in one drawer of a `Coat`: a little more than what a line shows."""


class Stroke(NamedTuple):
    """A style over the characters `start` to `stop`; `depth` says what lies over what."""

    depth: float
    start: int
    stop: int
    style: str


class Coat:
    """All strokes over one text, kept so that those of a line are found at once.

    They lie in drawers by position, because a list would have to be read whole
    for every line and an article can carry ten thousand findings.
    """

    def __init__(self, strokes: Iterable[Stroke]) -> None:
        self._drawers: dict[int, list[Stroke]] = {}
        for stroke in strokes:
            for drawer in range(stroke.start // _SHELF, (stroke.stop - 1) // _SHELF + 1):
                self._drawers.setdefault(drawer, []).append(stroke)

    def over(self, start: int, stop: int) -> list[Stroke]:
        """The strokes that touch the characters `start` to `stop`, the lowest first."""
        found = {
            stroke
            for drawer in range(start // _SHELF, max(start, stop - 1) // _SHELF + 1)
            for stroke in self._drawers.get(drawer, ())
            if stroke.start < stop and start < stroke.stop
        }
        return sorted(found)


def coat(
    findings: Findings | None,
    hits: Sequence[HitSpan],
    layers: Layers,
    marks: Sequence[Standing] = (),
) -> Coat:
    """The strokes for all that was found and marked in an article, as far as it is to be drawn."""
    mine = [mark.span for mark in marks if mark.span is not None] if layers.marks else []
    strokes = [*_found(findings or Findings(), layers), *_hits(hits, layers)]
    return Coat([*strokes, *_strokes(2.5, mine, "$highlight-style")])


def _found(findings: Findings, layers: Layers) -> Iterator[Stroke]:
    for claim in findings.claims:
        if layers.draws_claim(claim.stance):
            yield from _strokes(0, claim.content, "$content-style")
            yield from _strokes(1, claim.source, "$source-style")
            yield from _strokes(2, claim.cue, "$cue-style")
    for mention in findings.mentions:
        if layers.draws(mention.kind):
            yield from _strokes(3, (mention.span,), f"${mention.kind}-style")


def _hits(hits: Sequence[HitSpan], layers: Layers) -> Iterator[Stroke]:
    if layers.hits:
        for hit in hits:
            yield from _strokes(
                7, (hit.span,), "$close-hit-style" if hit.is_close else "$hit-style"
            )


def cursor_coat(
    finding: Finding | None, hit: HitSpan | None, findings: Findings, mark: Standing | None = None
) -> Coat:
    """The strokes for what is under the cursor.

    Those of a claim lie right over the claim's own; an entity is shown
    wherever else it is mentioned, too. On a hit, that hit is what is shown,
    and the claim around it only by its ground.
    """
    strokes: list[Stroke] = []
    if isinstance(finding, Claim):
        strokes += _strokes(0.5, finding.content, "$content-current-style")
        strokes += _strokes(1.5, finding.source, "$source-current-style")
        if hit is None:
            strokes += _strokes(4, finding.cue, "$cue-current-style")
    elif finding is not None:
        same = (m.span for m in findings.mentions if m.entity == finding.entity)
        strokes += _strokes(4, same, "$same-entity-style")
        strokes += _strokes(5, (finding.span,), "$cursor-style")
    if hit is not None:
        strokes += _strokes(8, (hit.span,), "$hit-current-style")
    if mark is not None and mark.span is not None:
        strokes += _strokes(2.6, (mark.span,), "$highlight-current-style")
    return Coat(strokes)


def _strokes(depth: float, spans: Iterable[Span], style: str) -> list[Stroke]:
    return [Stroke(depth, span.start, span.stop, style) for span in spans]


def text_line(
    text: str, start: int, stop: int, strokes: Iterable[Stroke], base: str = ""
) -> Content:
    """The characters `start` to `stop` under their strokes."""
    spans = [StyledRun(0, stop - start, base)] if base else []
    for stroke in strokes:
        first, last = max(start, stroke.start) - start, min(stop, stroke.stop) - start
        if first < last:
            spans.append(StyledRun(first, last, stroke.style))
    return Content(one_line(text[start:stop]), spans, strip_control_codes=False)
