"""Breaking text into lines of so many cells, knowing which characters each line shows.

Three things make this more than `textwrap`. Lines are measured in terminal
cells and never cut inside a grapheme. Chinese, Japanese and Korean may break
between any two characters but not before a closing mark. And plain-text files
are often wrapped by hand at 60 to 80 columns: their line ends are taken for
spaces where the next word would not have fitted, and kept where they mean
something (verse, lists, tables).

A run is a pair of offsets `(start, stop)`; what stands between two runs is
white space only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len, split_graphemes

from tui.news.span import Span

Run = tuple[int, int]

_NARROW = re.compile(
    "[\n -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038e-\u0482"
    "\u048a-\u052f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)
"""Characters that fill exactly one cell and join with nothing: the fast way."""

_CJK = re.compile("[\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6"
                  "\U00020000-\U0003ffff]")  # fmt: skip
_NOT_FIRST = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】〙〗〟｠ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.!?:;)]}%"
)
_NOT_LAST = frozenset("‘“（〔［｛〈《「『【〘〖〝｟([{")

HAND_WRAPPED = range(50, 121)
"""Widths at which a file counts as wrapped by hand; shorter lines are verse or
lists, longer ones are paragraphs."""

PIECE = 20_000
"""Characters that are parted into graphemes at once, which takes 10 ms."""

_OWN_LINE = re.compile(r"[ \t>|#*•–—-]|\d+[.)] ")


def hand_wrap_width(text: str, paragraphs: Sequence[Span]) -> int | None:
    """The width at which the text was wrapped by hand, or None when it was not."""
    longest = 0
    for span in paragraphs:
        if text.find("\n", span.start, span.stop) >= 0:
            longest = max(longest, *map(len, span.of(text).split("\n")))
    return longest if longest in HAND_WRAPPED else None


def written_lines(text: str, span: Span, hand_width: int | None) -> Iterator[Run]:
    """The runs of a paragraph that begin on a line of their own."""
    start = line = span.start
    while (end := text.find("\n", line, span.stop)) >= 0:
        if hand_width is None or not _is_filled(text, line, end, hand_width):
            yield start, end
            start = end + 1
        line = end + 1
    yield start, span.stop


def _is_filled(text: str, start: int, end: int, width: int) -> bool:
    """Whether the line `start..end` was ended only because the next word did not fit."""
    following = text[end + 1 : end + 1 + width]
    if not following or _OWN_LINE.match(following):
        return False
    word = following.split(None, 1)[0] if following.strip() else ""
    return bool(word) and end - start + 1 + len(word) > width


def wrap(text: str, start: int, stop: int, width: int) -> Iterator[Run]:
    """The runs of `text[start:stop]` that fit in `width` cells, in order.

    A newline inside counts as a space. A grapheme wider than `width` gets a
    line of its own.
    """
    width = max(1, width)
    if _NARROW.fullmatch(text, start, stop):
        yield from _wrap_narrow(text, start, stop, width)
        return
    while stop - start > PIECE:
        # The last line goes on after the piece, and where the one before it ends may depend on a
        # grapheme that was cut: the next piece begins with those two.
        runs = list(_wrap_graphemes(text, start, start + PIECE, width))
        if len(runs) < 3:
            break
        yield from runs[:-2]
        start = runs[-2][0]
    yield from _wrap_graphemes(text, start, stop, width)


def _wrap_narrow(text: str, start: int, stop: int, width: int) -> Iterator[Run]:
    start = _skip_spaces(text, start, stop)
    while stop - start > width:
        limit = start + width + 1
        cut = max(text.rfind(" ", start, limit), text.rfind("\n", start, limit))
        dash = text.rfind("—", start + 1, limit - 1) + 1
        cut = max(cut, dash)
        if cut <= start:
            cut = max(text.rfind(mark, start + 1, limit - 1) + 1 for mark in "-/?&=") or limit - 1
        end = _before_spaces(text, start, cut)
        yield start, end
        start = _skip_spaces(text, cut, stop)
    if (end := _before_spaces(text, start, stop)) > start:
        yield start, end


def _wrap_graphemes(text: str, start: int, stop: int, width: int) -> Iterator[Run]:
    line = start = _skip_spaces(text, start, stop)
    cells = best_cells = 0
    best = -1
    before = ""
    for begin, end, size in split_graphemes(text[start:stop].replace("\n", " "))[0]:
        begin, end = begin + start, end + start  # noqa: PLW2901  offsets in the text, not the slice
        here = text[begin:end].replace("\n", " ")
        if begin > line and _may_break(before, here):
            best, best_cells = begin, cells
        while cells + size > width and begin > line and here != " ":
            cut = best if best > line else begin
            if (shown := _before_spaces(text, line, cut)) > line:
                yield line, shown
            cells = cells - best_cells if best > line else 0
            line, best = cut, -1
        if begin == line and here == " ":
            line = end
        else:
            cells += size
        before = here
    if (shown := _before_spaces(text, line, stop)) > line:
        yield line, shown


def _may_break(before: str, here: str) -> bool:
    """Whether a line may end between two graphemes."""
    if here == " ":
        return False
    if before in {" ", "—"}:
        return True
    if not (_CJK.match(before) or _CJK.match(here)):
        return False
    return here[0] not in _NOT_FIRST and before[:1] not in _NOT_LAST


def _skip_spaces(text: str, start: int, stop: int) -> int:
    while start < stop and text[start] in " \n":
        start += 1
    return start


def _before_spaces(text: str, start: int, stop: int) -> int:
    while stop > start and text[stop - 1] in " \n":
        stop -= 1
    return stop


def fit(text: str, width: int) -> str:
    """The text on one line in at most `width` cells, with `…` where it was cut."""
    if cell_len(text) <= width:
        return text
    if width <= 0:
        return ""
    kept = 0
    used = 0
    for _, end, size in split_graphemes(text)[0]:
        if used + size > width - 1:
            break
        kept, used = end, used + size
    # What joins (a zero-width joiner) has other widths alone than before the mark of the cut.
    while kept and cell_len(text[:kept].rstrip() + "…") > width:
        kept -= 1
    return text[:kept].rstrip() + "…"


def characters_in(text: str, cells: int) -> int:
    """How many characters stand wholly before a cell of a line; all of them beyond its end."""
    used = 0
    for begin, _, size in split_graphemes(text)[0]:
        if used + size > cells:
            return begin
        used += size
    return len(text)
