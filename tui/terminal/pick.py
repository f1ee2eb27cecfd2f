"""Picking the next or previous thing in a text, and the thing at a place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tui.news.findings import Findings, Mention
from tui.news.span import Span
from tui.terminal.layers import Layers
from tui.terminal.paint import Finding

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_WORD_REACH = 100
"""Characters looked at on either side for the ends of a word."""


def step(spans: Sequence[Span], current: int | None, place: int, by: int) -> int | None:
    """The number of the span to go to, or None when there is none that way.

    From the span `current` it is its neighbour; from a bare `place` it is the
    first that begins at or after it, or the last that begins before it. The
    spans are in the order of their first characters.
    """
    if current is not None:
        target = current + by
    else:
        starts = [span.start for span in spans]
        target = bisect_left(starts, place) if by > 0 else bisect_left(starts, place) - 1
    return target if 0 <= target < len(spans) else None


def finding_at(findings: Findings, layers: Layers, offset: int) -> Finding | None:
    """What was found at a character: the mention there, else the innermost claim there."""
    mentions = findings.mentions
    at = bisect_right(mentions, offset, key=_start) - 1
    if at >= 0 and offset in mentions[at].span and layers.draws(mentions[at].kind):
        return mentions[at]
    if not layers.claims:
        return None
    around = [claim for claim in findings.claims if offset in claim.span]
    return min(around, key=lambda claim: len(claim.span), default=None)


def _start(mention: Mention) -> int:
    return mention.span.start


def same(finding: Finding | None, findings: Findings) -> Finding | None:
    """The finding among new ones that stands at the same place and is of the same sort, or None."""
    if finding is None:
        return None
    others: Sequence[Finding] = (
        findings.mentions if isinstance(finding, Mention) else findings.claims
    )
    return next((other for other in others if other.span == finding.span), None)


def word_at(text: str, offset: int) -> Span | None:
    """The word that holds a character, or None where no word is."""
    for match in _WORD.finditer(text, max(0, offset - _WORD_REACH), offset + _WORD_REACH):
        if match.start() <= offset < match.end():
            return Span(match.start(), match.end())
    return None
