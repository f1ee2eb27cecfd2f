"""Lines: which ends of lines part paragraphs that no empty line parts.

What is copied from a web page has each paragraph, heading and word of a menu on
a line of its own; other texts break their paragraphs into lines of one width.
An end of a line is meant when the next word would still have had room on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.news.article import paragraphs
from tui.news.span import Span

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\S+")
_WIDEST = 130
"""Characters of the longest line into which anybody breaks a paragraph."""
_RUNS_ON = frozenset(",;-–—")
"""Marks at the end of a line after which a sentence goes on."""


def line_ends(text: str) -> frozenset[int]:
    """The offsets of the line breaks that end a paragraph where no empty line follows."""
    pairs = list(_pairs(text))
    widths = [width for width, _, _, _ in pairs if width <= _WIDEST]
    room = max(widths, default=0)
    forced = sum(width <= room < width + 1 + len(word) for width, word, _, _ in pairs)
    is_broken = 2 * forced > len(pairs)
    return frozenset(
        stop
        for width, word, last, stop in pairs
        if not word[0].islower()
        and last not in _RUNS_ON
        and not (is_broken and width <= room < width + 1 + len(word))
    )


def _pairs(text: str) -> Iterator[tuple[int, str, str, int]]:
    """For each line right before another its width, the word after it, its last mark, its end."""
    before: tuple[int, str, int] | None = None
    for match in _LINE.finditer(text):
        line = match.group().rstrip()
        first = _WORD.search(line)
        if first is None:
            before = None
            continue
        if before is not None and before[2] + 1 == match.start():
            yield before[0], first.group(), before[1], before[2]
        before = len(line), line[-1], match.end()


def blocks(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text, those included that are only lines of their own."""
    ends = sorted(line_ends(text))
    if not ends:
        return paragraphs(text)
    found: list[Span] = []
    for paragraph in paragraphs(text):
        start = paragraph.start
        for end in ends:
            if start < end < paragraph.stop:
                found.append(_stripped(text, start, end))
                start = end + 1
        found.append(_stripped(text, start, paragraph.stop))
    return tuple(found)


def _stripped(text: str, start: int, stop: int) -> Span:
    run = text[start:stop]
    first = start + len(run) - len(run.lstrip())
    return Span(first, first + len(run.strip()))
