# ruff: noqa: SIM905  lists of words read best as words
"""Whether the first line of a text is its headline, or its first sentence.

Articles without a headline are common, and are shown under their first
sentence; so when in doubt the line is left in the text as what it is.
"""

from __future__ import annotations

import re
import unicodedata

from tui.corpus.readers.bylines import dateline, understood
from tui.news.article import HEADLINE_LIMIT

LONGEST = HEADLINE_LIMIT * 3 // 2
"""Code points of the longest first line that is taken for a headline."""
_SHORT = 100
"""Code points of a line that is short enough to be a headline in spite of its full stop."""
_WORD = re.compile(r"[^\W_][\w'’-]*")
_SMALL_WORDS = frozenset(
    "about after against amid among because before behind between beyond during from into near "
    "over since than that their through toward under until upon what when where while with "
    "within without your".split()
)
_NAME_AT_LEAST = 12
"""Letters of a file's name that must agree with a line for it to be named after it."""

_CLOSING = "\"'”’»)]"
_ABBREVIATION = re.compile(r"(?:\b(?:[A-Z]\.)+|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|St|No|vs|etc)\.)$")


def is_headline(line: str, follower: str) -> bool:
    """Whether `line`, which stands alone above `follower`, is a headline and not a sentence."""
    first = line.lstrip("\"'“”‘’«¿¡([ ")[:1]
    if len(line) > LONGEST or not first or first.islower() or understood(line):
        return False
    if ends_open(line):
        return any(character.isalpha() for character in line)
    end = line.rstrip(_CLOSING + " ")[-1:]
    if dateline(line) or end in {":", ";", ","}:
        return False
    if end in {"?", "!"} and not re.search(r"[.!?] ", line):
        return len(line) <= _SHORT
    if len(line) <= _SHORT and (understood(follower) or dateline(follower)):
        return True
    return _is_titled(line)


def _is_titled(line: str) -> bool:
    """Whether all words of some length are capitalised, as in many headlines."""
    words = [word for word in _WORD.findall(line) if len(word) > 3]
    return len(words) >= 3 and all(
        not word[0].islower() or word.casefold() in _SMALL_WORDS for word in words
    )


def is_named_after(name: str, line: str) -> bool:
    """Whether a file's name ends in the words that `line` begins with.

    Numbers are left out on both sides: names hold dates, and drop figures.
    """
    if len(line) > LONGEST:
        return False
    parts, letters = re.split(r"[\W_]+", name), _letters(line)
    tails = (_letters("".join(parts[index:])) for index in range(len(parts) - 2))
    return any(len(tail) >= _NAME_AT_LEAST and letters.startswith(tail) for tail in tails)


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if character.isalpha())


def ends_open(line: str) -> bool:
    """Whether a line ends as headlines do: in a word, without a full stop."""
    bare = line.rstrip(_CLOSING + " ")
    return bool(bare) and (
        bare[-1].isalnum() or bare[-1] in "%€£$" or bool(_ABBREVIATION.search(bare))
    )
