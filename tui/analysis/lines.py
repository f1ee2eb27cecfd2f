"""Lines: which ends of lines part paragraphs that no empty line parts.

What is copied from a web page has each paragraph, heading and word of a menu on
a line of its own; other texts break their paragraphs into lines of one width.
An end of a line is meant when the next word would still have had room on it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from tui.news.article import paragraphs
from tui.news.span import Span

_BREAK = re.compile(r"(?<!\n)\n(?=[^\S\n]*(?P<word>\S+))")
"""The end of a line right before another, and the first word of that one."""
_WIDEST = 130
"""Characters of the longest line into which anybody breaks a paragraph."""
_RUNS_ON = re.compile(
    r"(?:[,;–—-]|\b(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|as|that|its|his|her|their))$"
)
"""What ends no sentence: marks and small words at the end of a line."""
_TORN = re.compile(r"(?<=[\w,])[ \t]*\n\s*\n\s*(?=[a-z])")
"""An empty line in the midst of a sentence, where a page had a picture or a link."""


def line_ends(text: str) -> frozenset[int]:
    """The offsets of the line breaks that end a paragraph where no empty line follows."""
    pairs = list(_pairs(text))
    widths = [width for width, _, _, _ in pairs if width <= _WIDEST]
    room = max(widths, default=0)
    forced = sum(width <= room < width + 1 + len(word) for width, word, _, _ in pairs)
    is_broken = 2 * forced > len(pairs)
    return frozenset(
        stop
        for width, word, runs_on, stop in pairs
        if not word[0].islower()
        and not runs_on
        and not (is_broken and width <= room < width + 1 + len(word))
    )


def _pairs(text: str) -> Iterator[tuple[int, str, bool, int]]:
    """For each line before another its width, the word behind, whether it runs on, its end."""
    for match in _BREAK.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].rstrip()
        if line:
            word = match["word"]
            yield len(line), word, bool(_RUNS_ON.search(line[-12:])), match.start()


def torn(text: str) -> list[int]:
    """Where a sentence goes on behind an empty line."""
    return [match.end() for match in _TORN.finditer(text)]


def blocks(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text: lines of their own are some, one torn apart is one."""
    ends, gaps = sorted(line_ends(text)), set(torn(text))
    if not (ends or gaps):
        return paragraphs(text)
    found: list[Span] = []
    for paragraph in _mended(paragraphs(text), gaps):
        start = paragraph.start
        for end in ends:
            if start < end < paragraph.stop:
                found.append(_stripped(text, start, end))
                start = end + 1
        found.append(_stripped(text, start, paragraph.stop))
    return tuple(found)


def _mended(spans: Sequence[Span], gaps: Container[int]) -> Iterator[Span]:
    """The paragraphs, each with those behind it that begin at a gap."""
    held: Span | None = None
    for span in spans:
        if held is not None and span.start in gaps:
            held = Span(held.start, span.stop)
            continue
        if held is not None:
            yield held
        held = span
    if held is not None:
        yield held


def _stripped(text: str, start: int, stop: int) -> Span:
    run = text[start:stop]
    first = start + len(run) - len(run.lstrip())
    return Span(first, first + len(run.strip()))
