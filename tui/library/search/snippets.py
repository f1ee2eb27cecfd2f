"""Snippets: the run of an article that best shows why it answers a query."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from tui.news.article import runs
from tui.news.hits import HitFinder, HitSpan, Place, Snippet
from tui.news.span import Span

_ELLIPSIS = "…"
_ONE_CELL = re.compile("[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u2010-\u2027]*")
"""Texts of which every character takes one cell: nearly all lines of nearly all articles."""
_LOOKED_AT, _LETTERS = 400, 200_000
"""Paragraphs, and letters, after which enough was seen: of a book, not of an article."""

_BEFORE = 0.25
"""The share of the width that is left to what comes before the first hit."""


def snippet(text: str, body_start: int, words: HitFinder, width: int) -> Snippet:
    """A run of about `width` cells around the hits, or the beginning when there are none.

    The body is preferred, for the headline is shown anyway; in it the stretch
    with the most different words of the query.
    """
    seen = text[body_start : body_start + _LETTERS]
    lines = [line for line in map(_line, runs(seen)[:_LOOKED_AT]) if line]
    best: tuple[int, int, str, Sequence[Place]] | None = None
    for line, hits in zip(lines, words.in_lines(lines), strict=True):
        start, value = _densest(line, hits, width) if hits else (0, 0)
        if best is None or value > best[0]:
            best = (value, start, line, hits)
    if best is None:
        line = " ".join(text[:body_start].split())
        return _cut(line, words.in_lines([line])[0], 0, width)
    return _cut(best[2], best[3], best[1], width)


def _line(run: str) -> str:
    """A paragraph on one line, each white space in it a single blank."""
    # Most are so already, which is three times as quick to see as to make.
    if run.isprintable() and "  " not in run:
        return run.strip()
    return " ".join(run.split())


def _densest(line: str, hits: Sequence[Place], width: int) -> tuple[int, int]:
    """Where the stretch with the most different hits begins, and what it is worth."""
    best_start, best_value = 0, 0
    words = [line[start:stop].casefold() for start, stop, _ in hits]
    inside = dict.fromkeys(words, 0)
    different = stop = 0  # of the hits inside, which come one after another
    within = int(width * (1 - _BEFORE))
    for place, (start, _, _) in enumerate(hits):
        while stop < len(hits) and hits[stop][1] <= start + within:
            different += not inside[words[stop]]
            inside[words[stop]] += 1
            stop += 1
        value = 4 * different + stop - place
        if value > best_value:
            best_start, best_value = start, value
        if stop == len(hits):
            break  # what follows is less and less
        if stop > place:
            inside[words[place]] -= 1
            different -= not inside[words[place]]
        else:
            stop = place + 1
    return best_start, best_value


def _cut(line: str, hits: Sequence[Place], first_hit: int, width: int) -> Snippet:
    """The line from a little before `first_hit`, at most `width` cells, hits moved along."""
    is_plain = _ONE_CELL.fullmatch(line) is not None
    cells = len if is_plain else _cells
    if cells(line) <= width:
        return Snippet(line, tuple(HitSpan(Span(a, b), is_close) for a, b, is_close in hits))
    start = 0
    if cells(line[:first_hit]) > width * (1 - _BEFORE) - 1:
        start = _word_start(line, first_hit, int(width * _BEFORE), cells)
    head = _ELLIPSIS if start else ""
    stop = start
    room = width - len(head) - 1
    if is_plain:
        stop = min(start + room, len(line))
    while not is_plain and stop < len(line) and (room := room - _cells(line[stop])) >= 0:
        stop += 1
    if stop < len(line) and line[stop - 1 : stop + 1].isalnum():
        # Not through a word, unless it is longer than half of the line.
        stop = max(line.rfind(" ", start, stop), start + (stop - start) // 2)
    tail = _ELLIPSIS if stop < len(line) else ""
    shift = len(head) - start
    kept = tuple(
        HitSpan(Span(at + shift, min(end, stop) + shift), is_close)
        for at, end, is_close in hits
        if start <= at < stop
    )
    return Snippet(head + line[start:stop] + tail, kept)


def _word_start(line: str, at: int, before: int, cells: Callable[[str], int]) -> int:
    """The beginning of a word at most about `before` cells ahead of `at`."""
    start = at
    while start > 0 and (before := before - cells(line[start - 1])) >= 0:
        start -= 1
    space = line.find(" ", start, at)
    return space + 1 if start and space >= 0 else start


def _cells(text: str) -> int:
    """The terminal cells that `text` takes; wide characters take two, combining ones none."""
    return len(text) if text.isascii() else sum(map(_WIDTHS.__getitem__, text))


class _Widths(dict[str, int]):
    """The cells of each character, found out at its first use."""

    def __missing__(self, char: str) -> int:
        is_wide = unicodedata.east_asian_width(char) in "WF"
        self[char] = cells = 0 if unicodedata.combining(char) else 1 + is_wide
        return cells


_WIDTHS = _Widths()
