"""Units: the words, clauses, sentences and paragraphs of a text, to select by.

All are spans over `Article.text` and none ends inside a grapheme: what a reader
sees as one letter or one picture is taken whole. A sentence has the mark at its
end and the quotation marks around it; a clause leaves out the comma that parts
it from the next. Punctuation counts as a word, so that step by step every place
can be reached.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import islice

from tui.news.span import Span


class Unit(StrEnum):
    """What a step goes over."""

    WORD = "word"
    CLAUSE = "clause"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


_WIDE = "\u2e80-\u2fff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u0f71-\u0f84\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u200c\u200d\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
)
_LETTER = f"(?:[^\\W{_WIDE}]|[{_MARKS}])"
_LETTERS = f"[{_WIDE}]|{_LETTER}+(?:['’.,-]{_LETTER}+)*"
_COUNTED = re.compile(_LETTERS)
_WORD = re.compile(f"{_LETTERS}|[^\\w\\s{_WIDE}{_MARKS}]+")
"""A word, one character of Chinese or Japanese (which part no words), or marks in a row."""

_CLOSING = "\"'”’»)\\]」』）"
_SENTENCE = re.compile(f"[.!?…]+[{_CLOSING}]*(?=\\s|$)|[。！？]+[{_CLOSING}]*")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\"'“‘])(?:(?:[^\W\d_]\.)*[^\W\d_]"  # J. or U.S. or p.m.
    r"|Mrs?|Ms|Dr|Prof|Rev|Hon|Gen|Maj|Col|Capt|Cmdr|Lt|Sgt|Adm|Gov|Sen|Rep|Pres|St|Jr|Sr|Messrs"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|Nos|vs|etc|approx|Art|Sec|Vol|Fig|Op)\.$"
)
_ABBREVIATION_REACH = 16
"""Characters before a full stop in which an abbreviation is looked for."""

_CLAUSE = re.compile(
    f"(?P<kept>[,;:][{_CLOSING}]+)(?=\\s)"
    r"|[,;:](?=\s)|\s*—\s*|\s[–-](?=\s)|[，、；：]|(?<=[)\]])(?=\s)|\s(?=[(\[])"
)
_LINKING = frozenset("\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d")
"""Signs of Indian scripts that make one letter of two."""

_WORD_REACH = 200
"""Characters looked at on either side for the word at a place."""

_NO_LETTER = re.compile(r"[\W_]*")


def words(text: str, within: Span) -> list[Span]:
    """The words of a run, and its punctuation, each run of marks by itself."""
    found: list[Span] = []
    for match in _WORD.finditer(text, within.start, within.stop):
        start, stop = match.span()
        if found and found[-1].stop == start and not is_break(text, start):
            start = found.pop().start
        found.append(Span(start, stop))
    return found


def word_at(text: str, at: int) -> Span | None:
    """The word that holds a character, or None where no word is."""
    around = Span(max(0, text.rfind("\n", 0, at) + 1, at - _WORD_REACH), at + _WORD_REACH)
    found = next((span for span in words(text, around) if at in span), None)
    return found if found is not None and is_word(text, found) else None


def is_word(text: str, span: Span) -> bool:
    """Whether a unit has a letter or a digit in it, and is no mere punctuation."""
    return any(letter.isalnum() for letter in span.of(text))


def sentences(text: str, within: Span) -> list[Span]:
    """The sentences of a paragraph, without the white space between them."""
    cuts = []
    for match in _SENTENCE.finditer(text, within.start, within.stop):
        stop = match.end()
        following = text[stop : stop + 8].lstrip()
        is_short = match.group()[:1] == "." and _ABBREVIATED.search(
            text[max(within.start, match.start() - _ABBREVIATION_REACH) : match.start() + 1]
        )
        if not following[:1].islower() and not is_short:
            cuts.append((stop, stop))
    return _between(text, within, cuts)


def clauses(text: str, within: Span) -> list[Span]:
    """The clauses of a paragraph: what commas, dashes, brackets and sentence ends part."""
    found: list[Span] = []
    for sentence in sentences(text, within):
        cuts = [
            (match.end() if match["kept"] else match.start(), match.end())
            for match in _CLAUSE.finditer(text, sentence.start, sentence.stop)
        ]
        found += _between(text, sentence, cuts)
    return found


def _between(text: str, within: Span, cuts: Sequence[tuple[int, int]]) -> list[Span]:
    """The runs of a span between the cuts, without white space around them."""
    found: list[Span] = []
    whole = (cut for cut in cuts if is_break(text, cut[0]) and is_break(text, cut[1]))
    start = within.start
    for stop, following in (*whole, (within.stop, within.stop)):
        run = text[start:stop]
        first = start + len(run) - len(run.lstrip())
        last = start + len(run.rstrip())
        start = following
        if first >= last:
            continue
        if found and _NO_LETTER.fullmatch(text, first, last):
            found[-1] = Span(found[-1].start, last)  # marks alone belong to what they follow
        else:
            found.append(Span(first, last))
    return found or [within]


def is_break(text: str, at: int) -> bool:
    """Whether a grapheme ends and another begins before the character `at`."""
    if not 0 < at < len(text) or text[at] < "\u0300":
        return True
    before, here = text[at - 1], text[at]
    if unicodedata.category(here)[0] == "M" or here in "\u200c\u200d" or _is_modifier(here):
        return before.isspace()  # it has nothing to join
    if before == "\u200d" or (before in _LINKING and here.isalpha()):
        return False
    if _is_flag(here) and _is_flag(before):
        first = at
        while first > 0 and _is_flag(text[first - 1]):
            first -= 1
        return (at - first) % 2 == 0
    return True


def _is_modifier(character: str) -> bool:
    return "\U0001f3fb" <= character <= "\U0001f3ff" or "\U000e0020" <= character <= "\U000e007f"


def _is_flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def grapheme(text: str, at: int) -> Span:
    """What a reader sees as one character, around the character `at`."""
    start, stop = at, at + 1
    while not is_break(text, start):
        start -= 1
    while not is_break(text, stop):
        stop += 1
    return Span(start, stop)


_MAKERS: dict[Unit, Callable[[str, Span], list[Span]]] = {
    Unit.WORD: words,
    Unit.CLAUSE: clauses,
    Unit.SENTENCE: sentences,
    Unit.PARAGRAPH: lambda _text, within: [within],
}


@lru_cache(maxsize=32)
def _units(text: str, unit: Unit, within: Span) -> Sequence[Span]:
    return _MAKERS[unit](text, within)


class Measure:
    """A text cut into units, paragraph by paragraph as they are asked for."""

    def __init__(self, text: str, paragraphs: Sequence[Span]) -> None:
        self.text = text
        self._paragraphs = paragraphs
        self._starts = [span.start for span in paragraphs]

    def stop_after(self, unit: Unit, at: int) -> int | None:
        """Where the first unit ends that ends after `at`; None when there is none."""
        return next((s.stop for s in self._onward(unit, at) if s.stop > at), None)

    def start_after(self, unit: Unit, at: int) -> int | None:
        """Where the first unit begins that begins after `at`; None when there is none."""
        return next((s.start for s in self._onward(unit, at) if s.start > at), None)

    def stop_before(self, unit: Unit, at: int) -> int | None:
        """Where the last unit ends that ends before `at`; None when there is none."""
        return next((s.stop for s in self._backward(unit, at) if s.stop < at), None)

    def start_before(self, unit: Unit, at: int) -> int | None:
        """Where the last unit begins that begins before `at`; None when there is none."""
        return next((s.start for s in self._backward(unit, at) if s.start < at), None)

    def _onward(self, unit: Unit, at: int) -> Iterator[Span]:
        """The units from the one around `at` on, or from one a little earlier."""
        for number in range(self._number(at), len(self._paragraphs)):
            spans = self.units(unit, self._paragraphs[number])
            yield from islice(spans, max(0, bisect_right(spans, at, key=_start) - 1), None)

    def _backward(self, unit: Unit, at: int) -> Iterator[Span]:
        """The units from the one around `at` back, or from one a little later."""
        for number in range(self._number(at), -1, -1):
            spans = self.units(unit, self._paragraphs[number])
            yield from reversed(spans[: bisect_right(spans, at, key=_start)])

    def _number(self, at: int) -> int:
        """The number of the paragraph around a character, or of the last one before it."""
        return max(0, bisect_right(self._starts, at) - 1)

    def units(self, unit: Unit, paragraph: Span) -> Sequence[Span]:
        """The units of one paragraph, in order."""
        return _units(self.text, unit, paragraph)

    def word_from(self, at: int) -> Span:
        """The word at a character, else the next one, else the last of the text."""
        onward = (span for span in self._onward(Unit.WORD, at) if span.stop > at)
        found = next(onward, None) or next(self._backward(Unit.WORD, at), None)
        return found or grapheme(self.text, at)

    def count(self, span: Span) -> int:
        """How many words a span touches, punctuation aside."""
        return sum(1 for _ in _COUNTED.finditer(self.text, span.start, span.stop))


def _start(span: Span) -> int:
    return span.start
