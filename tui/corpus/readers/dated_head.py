"""The date that a text begins with, as corpora put it there: before the first sentence or above it.

"date 2023-11-07 Israeli forces …", "[2023-11-07] Israeli forces …" and
"7 November 2023 - Israeli forces …" are dates with a story behind them;
"2023-11-07 was the day …" is a sentence, which goes on in small letters.
"""

from __future__ import annotations

import re

from tui.corpus import dates
from tui.corpus.readers.bylines import understood
from tui.news.article import Published

_NUMBERS = r"\d{4}(?:-\d\d){0,2}(?:[T ]\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?)?"
_MARKER = re.compile(rf"\s*date[ :]\s?(?P<date>{_NUMBERS})[.:]?\s+(?=\S)", re.IGNORECASE)
_ALONE = re.compile(rf"\s*(?:date[ :]\s?)?[\[(]?(?:{_NUMBERS})[\])]?\s*", re.IGNORECASE)
_BARE = re.compile(
    r"\s*(?P<open>[\[(])?"
    r"(?P<date>\d{4}(?P<mark>[-/.])\d\d(?P=mark)\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?|(?:19|20)\d{6})"
    r"(?(open)[\])])(?P<dash>:|\s+[-–—|])?[ \t]+(?=(?P<next>\S))"
)
_WORDED = re.compile(
    r"\s*(?P<open>[\[(])?(?P<date>[^\W_][\w,. ]{5,40}?(?:19|20)\d\d)(?(open)[\])])"
    r"(?P<dash>:|\s+[-–—|])[ \t]+(?=(?P<next>\S))"
)


def taken(text: str) -> tuple[Published | None, str]:
    """The date before the first sentence of a clean text, and the text without it."""
    if marker := _MARKER.match(text):
        date = dates.published(marker["date"])
        if date is not None:
            return date, text[marker.end() :]
    for form in (_BARE, _WORDED):
        found = form.match(text)
        if found is None or found["next"].islower():
            continue
        date = dates.published(found["date"])
        if date is not None and len(date.text) >= 10:
            return date, text[found.end() :]
    return None, text


def is_all(text: str) -> bool:
    """Whether a text is nothing but a date."""
    return len(text) < 80 and (
        bool(_ALONE.fullmatch(text)) or dates.published(text.strip()) is not None
    )


def told_by(line: str) -> Published | None:
    """The date that a line of its own gives, though it says more: an hour without its zone."""
    date = dates.published(line)
    return date if date is not None and len(date.text) >= 7 else None


def unstuck(parts: list[str]) -> list[str]:
    """The paragraphs, with the lines on author and date parted from the text that follows at once.

    Many files put headline, date and text in lines, one below the other.
    """
    lines = parts[0].split("\n") if parts else []
    start = 0 if lines and _is_header(lines[0]) else 1
    stop = start
    while stop < min(LINES_LIMIT, len(lines) - 1) and _is_header(lines[stop]):
        stop += 1
    if stop == start:
        return parts
    return ["\n".join(lines[:stop]), "\n".join(lines[stop:]), *parts[1:]]


LINES_LIMIT = 12
"""Lines about author and date in one paragraph, or more; a file of nothing else is a table."""


def _is_header(line: str) -> bool:
    return understood(line) is not None or told_by(line) is not None
