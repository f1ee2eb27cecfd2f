"""Quotations: where somebody's own words begin and end.

Marks come in many forms: curly and straight, double and single, two
apostrophes for a double mark, low and angle marks. Straight marks do not say
which side they stand on, so they are read off the white space around them.
A single mark is an apostrophe unless it plainly opens after a space and
closes after a letter or stop. In a quotation over several paragraphs the
opening mark is repeated and only the last paragraph has a closing one; each
paragraph's part is its own `Quote`, the later ones `is_continued`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.analysis.lines import blocks
from tui.news.span import Span

_MARK = re.compile(r"''|``|\"{1,3}|[“”„«»‘’']")
_CLOSERS = {
    "“": ("”", '"'),
    "„": ("”", "“", '"'),
    "«": ("»",),
    "``": ("''", '"'),
    "''": ("''", '"'),
    '"': ('"', "”"),
    "‘": ("’", "'"),
    "'": ("’", "'"),
}
_SINGLE = re.compile(r"[’']")
_RUNS_ON = frozenset({"“", "„", "«", "``", '"', "''", "‘"})
_OPENS_AFTER = re.compile(r"[\s(\[{—–\-:/“\"‘'`,;]")
_SHORTEST = 20
"""Code points of the shortest quotation that is taken for one without its closing mark."""
LONGEST = 4000
"""Code points of the longest quotation inside one paragraph; a longer one is a lost mark."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation, or the part of one in one paragraph.

    `span` holds the marks, `words` what stands between them. `is_open` says
    that no closing mark came before the paragraph ended, `is_continued` that
    the quotation began in an earlier paragraph.
    """

    span: Span
    words: Span
    is_open: bool = False
    is_continued: bool = False


def find_quotes(text: str, spans: Sequence[Span] | None = None) -> tuple[Quote, ...]:
    """The outermost quotations of `text`, in order; they never overlap. `spans` are its blocks.

    A mark that opens and is not closed in its paragraph counts only when the
    next paragraph opens with a mark as well, or the one before was left open.
    """
    found: list[Quote] = []
    runs_on = False
    spans = blocks(text) if spans is None else spans
    for number, paragraph in enumerate(spans):
        following = text[spans[number + 1].start] if number + 1 < len(spans) else ""
        for quote in _in_paragraph(text, paragraph, following, runs_on=runs_on):
            starts_paragraph = quote.span.start == paragraph.start
            found.append(
                Quote(quote.span, quote.words, quote.is_open, runs_on and starts_paragraph)
            )
        runs_on = bool(found) and found[-1].is_open and found[-1].span.stop == paragraph.stop
    return tuple(found)


def _in_paragraph(text: str, paragraph: Span, following: str, *, runs_on: bool) -> Iterator[Quote]:
    position = paragraph.start
    while position < paragraph.stop:
        match = _MARK.search(text, position, paragraph.stop)
        if match is None:
            return
        mark = _sort(match)
        position = match.end()
        if not _opens(text, match, paragraph):
            continue
        close = _closing(text, mark, match.end(), paragraph.stop)
        if close is not None:
            if match.end() < close.start():
                yield Quote(Span(match.start(), close.end()), Span(match.end(), close.start()))
            position = close.end()
        elif (
            mark in _RUNS_ON
            and (
                following == mark[:1]
                or (runs_on and match.start() == paragraph.start)
                or _is_forgotten(text, match, paragraph)
            )
            and match.end() < paragraph.stop
        ):
            words = Span(match.end(), paragraph.stop)
            yield Quote(Span(match.start(), paragraph.stop), words, is_open=True)
            return


def _is_forgotten(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Whether a quotation that opens a sentence lost its closing mark, and runs to the end."""
    before = text[paragraph.start : match.start()].rstrip()[-1:]
    rest = text[match.end() : paragraph.stop].rstrip()
    opens = match.start() > paragraph.start and before in ",.:?!" and match.group() in '“"'
    return opens and rest[:1].isupper() and len(rest) >= _SHORTEST and rest[-1] in ".?!"


def _sort(match: re.Match[str]) -> str:
    """The mark; two or three straight ones, left over from a table's cells, count as one."""
    return '"' if match.group()[0] == '"' else match.group()


def _opens(text: str, match: re.Match[str], paragraph: Span) -> bool:
    mark = _sort(match)
    if mark in "”’»" or mark not in _CLOSERS:
        return False
    follows = text[match.end() : match.end() + 1]
    if not follows or follows.isspace():
        return False
    if mark in "“„«``":
        return True
    if match.start() == paragraph.start:
        return mark != "'" or not _is_elision(text, match.end())
    before = text[match.start() - 1]
    if mark in "'‘":
        return bool(_OPENS_AFTER.match(before)) and not _is_elision(text, match.end())
    return bool(_OPENS_AFTER.match(before)) or (before in ".!?)" and follows.isupper())


_ELISION = re.compile(r"(?:\d\ds?|em|til|tis|twas|cause|n|bout|round)\b", re.IGNORECASE)


def _is_elision(text: str, start: int) -> bool:
    """Whether the mark stands for left-out letters: '90s, 'em."""
    return _ELISION.match(text, start) is not None


def _closing(text: str, mark: str, start: int, stop: int) -> re.Match[str] | None:
    """The mark that closes the quotation opened by `mark` before `start`, if there is one."""
    stop = min(stop, start + LONGEST)
    closers = _CLOSERS[mark]
    depth = 0
    for match in _MARK.finditer(text, start, stop):
        found = _sort(match)
        if mark in "'‘":
            if found in closers and _closes_single(text, match.start(), stop):
                return match
        elif mark == "“" and found == "“":
            if text[match.start() - 1] in ",.?!" and text[match.end() : match.end() + 1] in " \n":
                return match  # the wrong mark, on the right side
            if not _is_repeated(text, match):
                depth += 1
        elif found in closers:
            if found == '"' and _opens_straight(text, match, stop):
                continue
            if depth and mark == "“":
                depth -= 1
                continue
            return match
    return None


def _is_repeated(text: str, match: re.Match[str]) -> bool:
    """Whether an opening mark repeats the one before, where paragraphs were run together.

    "“They left. “Nobody stayed,” she said": it opens a sentence behind the end of another.
    """
    gap = text[match.start() - 1].isspace()
    return gap and text[max(0, match.start() - 4) : match.start()].rstrip()[-1:] in ".!?…"


def _opens_straight(text: str, match: re.Match[str], stop: int) -> bool:
    before, after = text[match.start() - 1], text[match.end() : match.end() + 1]
    return before.isspace() and match.end() < stop and not after.isspace()


def _closes_single(text: str, offset: int, stop: int) -> bool:
    before, after = text[offset - 1], text[offset + 1 : offset + 2]
    # `'HARASSMENT'China, which …`: another paragraph begins, and no name like O'Brien is inside
    is_glued = after.isupper() and text[max(0, offset - 4) : offset].isalpha()
    if before.isspace() or (after and after.isalnum() and not is_glued):
        return False
    if before in ",.?!…":
        return True
    # "the ministers' view": an apostrophe of the plural when another closing mark still comes
    if before == "s" and after == " " and text[offset + 2 : offset + 3].islower():
        later = _SINGLE.finditer(text, offset + 1, stop)
        return not any(text[match.start() - 1] in ",.?!…" for match in later)
    return True
