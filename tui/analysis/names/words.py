"""The words of one article as the name rules see them: plain lists, without white space.

spaCy's own token objects cost much to make and to ask; the rules look at each
word many times, so they work on lists made once, from one array.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import Self

from spacy.tokens import Doc

from tui.analysis.lines import line_ends

_SHOUTED_SHARE = 0.6
"""Share of a paragraph's words in capitals from which it is shouted; datelines hold fewer."""
_TITLED_SHARE = 0.75
"""Share of a paragraph's longer words with a capital from which it is a title-case headline."""
_SMALL = 3
"""Letters up to which a word of a title-case headline may stay small."""
_HEADLINE_LIMIT = 25
"""Words of the longest paragraph that may be a headline."""
_ENDS = frozenset(".!?:…")
_QUOTES = frozenset("\"“”'‘’«»()[]")


class Case(IntEnum):
    """How a word is written."""

    OTHER = 0
    """Digits and signs, without letters."""
    LOWER = 1
    TITLE = 2
    """A capital first, small letters somewhere after it; also camel case."""
    UPPER = 3
    """Capitals only, at least two."""
    LETTER = 4
    """One capital alone, or with points: an initial."""


class Look(IntEnum):
    """How a whole paragraph is written."""

    PROSE = 0
    TITLED = 1
    SHOUTED = 2


@dataclass(frozen=True, slots=True)
class Words:
    """The words and signs of a text, their places, cases and paragraphs, as equally long lists.

    `begins` marks the first word after a full stop or an empty line (the
    parser's sentences also break inside unknown names, so they are not asked),
    `line` numbers the paragraph,
    `looks` tells by paragraph how it is written; `index` leads from spaCy's
    token numbers to ours. `capitals` are the numbers of the words with a
    capital, `firsts` those of the first words of paragraphs.
    """

    text: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    stops: list[int]
    tags: list[str]
    cases: list[Case]
    begins: list[bool]
    line: list[int]
    looks: list[Look]
    index: list[int]
    capitals: list[int]
    firsts: list[int]

    @classmethod
    def of(cls, doc: Doc, text: str | None = None) -> Self:
        """The words of a parsed text; `text` is it, which a Doc puts together anew at each call."""
        text = doc.text if text is None else text
        read, index = _read(doc, text)
        columns = [list(column) for column in zip(*read, strict=True)] or [[] for _ in range(7)]
        words, lower, cases, starts, tags, begins, line = columns
        firsts = [at for at, (a, b) in enumerate(pairwise([-1, *line])) if a != b]
        return cls(
            text=text,
            words=words,
            lower=lower,
            starts=starts,
            stops=[start + len(word) for start, word in zip(starts, words, strict=True)],
            tags=tags,
            cases=cases,
            begins=begins,
            line=line,
            looks=list(_looks(words, cases, line, line[-1] + 1 if line else 0)),
            index=index,
            capitals=[at for at, one in enumerate(cases) if one >= Case.TITLE],
            firsts=firsts,
        )

    def __len__(self) -> int:
        return len(self.words)

    def look(self, at: int) -> Look:
        """How the paragraph of word `at` is written."""
        return self.looks[self.line[at]]

    def same_line(self, first: int, last: int) -> bool:
        """Whether two words that exist stand in one paragraph."""
        return (
            0 <= first < len(self.words)
            and 0 <= last < len(self.words)
            and self.line[first] == self.line[last]
        )

    def touching(self, at: int) -> bool:
        """Whether word `at` follows the one before it without a space."""
        return at > 0 and self.starts[at] == self.stops[at - 1]

    def name(self, start: int, stop: int) -> str:
        """The text of the words from `start` to before `stop`."""
        return self.text[self.starts[start] : self.stops[stop - 1]]

    def is_capital(self, at: int) -> bool:
        """Whether word `at` begins with a capital."""
        return self.cases[at] >= Case.TITLE


_Read = tuple[str, str, Case, int, str, bool, int]
"""A word, in small letters, its case, place and tag, whether it begins, and its paragraph."""


def _read(doc: Doc, text: str) -> tuple[list[_Read], list[int]]:
    """The words of a parsed text in order, and the `index` to them."""
    strings = doc.vocab.strings
    ends = line_ends(text)
    seen: dict[int, tuple[str, str, Case]] = {}
    tags: dict[int, str] = {}
    read: list[_Read] = []
    index: list[int] = []
    number, fresh = 0, True
    for orth, tag, start in doc.to_array(["ORTH", "TAG", "IDX"]).tolist():
        index.append(len(read))
        known = seen.get(orth)
        if known is None:
            word = strings[orth]
            # white space has no lower case here, which tells it below
            known = seen[orth] = (
                (word, "", Case.OTHER) if word.isspace() else (word, word.lower(), case(word))
            )
        word, small, written = known
        if not small:
            if word.count("\n") > 1 or (start + word.find("\n")) in ends:
                number, fresh = number + bool(read), True
            continue
        if tag not in tags:
            tags[tag] = strings[tag]
        read.append((word, small, written, start, tags[tag], fresh, number))
        fresh = word in _ENDS or (fresh and word in _QUOTES)
    index.append(len(read))
    return read, index


def case(word: str) -> Case:
    """How a word is written."""
    first = word[0]
    if len(word) == 1:
        return Case.LETTER if first.isupper() else Case.LOWER if first.isalpha() else Case.OTHER
    if word.isupper():
        if word[-1] == "." and len(word) <= 4 and word[1] == ".":
            return Case.LETTER
        return Case.UPPER
    if first.isupper() or (first.isdigit() and word[-1].isupper()):
        return Case.TITLE
    if any(letter.isalpha() for letter in word):
        return Case.TITLE if word[:1].islower() and word[1:2].isupper() else Case.LOWER
    return Case.OTHER


def _looks(words: list[str], cases: list[Case], line: list[int], count: int) -> Iterator[Look]:
    """How each paragraph is written."""
    lower, titled, shouted, small, total = ([0] * count for _ in range(5))
    for at, number in enumerate(line):
        total[number] += 1
        if cases[at] is Case.UPPER:
            shouted[number] += 1
        elif cases[at] is Case.TITLE:
            titled[number] += 1
        elif cases[at] is Case.LOWER:
            lower[number] += 1
            small[number] += len(words[at]) <= _SMALL
    for number in range(count):
        lettered = lower[number] + titled[number] + shouted[number]
        if lettered >= 2 and shouted[number] >= _SHOUTED_SHARE * lettered:
            yield Look.SHOUTED
        elif (
            lettered - small[number] > 3
            and total[number] <= _HEADLINE_LIMIT
            and titled[number] + shouted[number] >= _TITLED_SHARE * (lettered - small[number])
        ):
            yield Look.TITLED
        else:
            yield Look.PROSE
