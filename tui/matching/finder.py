"""Finder: where the words of a query stand in any text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from tui.matching.fold import fold, words_from
from tui.matching.patterns import places
from tui.news.hits import HitSpan, Place
from tui.news.span import Span

_MARK = re.compile("[\u0300-\u0331]")
_MARKED = "[\u0300-\u0331]*"
_BETWEEN = _MARKED + r"(?:[^\w\u0300-\u0331]|_)[\W_]*"
_END = _MARKED + r"(?![^\W_]|[\u0300-\u0331])"
"""What may stand between the letters of a word, between two words, and behind a word that ends."""


@dataclass(frozen=True, slots=True)
class TextFinder:
    """The words of one query, folded, in the ways in which they are matched.

    `phrases` and `close_phrases` are words that follow each other; `forms` are
    words to be found with case and accents as they are written here.
    """

    words: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    phrases: frozenset[tuple[str, ...]] = frozenset()
    forms: frozenset[str] = frozenset()
    patterns: frozenset[str] = frozenset()
    """Regular expressions."""
    close_words: frozenset[str] = frozenset()
    close_phrases: frozenset[tuple[str, ...]] = frozenset()

    def spans(self, text: str) -> tuple[HitSpan, ...]:
        """The hits in `text`, in text order, none overlapping another."""
        return tuple(HitSpan(Span(*place), is_close) for *place, is_close in self._places(text))

    def in_lines(self, lines: Sequence[str]) -> list[list[Place]]:
        """Where the hits begin and end in each of some lines, which have no line break."""
        if self.patterns or any(len(form.split()) > 1 for form in self.forms):
            # These could begin in one line and end in the next, and hide what is whole.
            return [[*self._places(line)] for line in lines]
        # One text is folded and walked through several times as fast as its lines.
        found: list[list[Place]] = [[] for _ in lines]
        starts = [0, *accumulate(len(line) + 1 for line in lines)]
        number = 0
        for start, stop, is_close in self._places("\n".join(lines), is_lined=True):
            while start >= starts[number + 1]:
                number += 1
            shift = starts[number]
            found[number].append((start - shift, stop - shift, is_close))
        return found

    def _places(self, text: str, *, is_lined: bool = False) -> Iterator[Place]:
        """Where the hits begin and end, in order, none overlapping another; `is_lined` says
        that none may go on behind the end of a line.
        """
        if not (self.forms or self.patterns or self.phrases or self.close_phrases):
            return self._single(text)
        return _apart(self._found(text, is_lined=is_lined))

    def _single(self, text: str) -> Iterator[Place]:
        """Where hits of single words begin and end, in order, and whether each is a close one."""
        exact, prefixes, close = self.words, self.prefixes, self.close_words
        for word, start, stop in _likely(self, fold(text)):
            if word in exact or word.startswith(prefixes):
                yield start, stop, False
            elif word in close:
                yield start, stop, True

    def _found(self, text: str, *, is_lined: bool) -> Iterator[Place]:
        for form in self.forms:
            for match in form_pattern(form).finditer(text):
                yield match.start(), match.end(), False
        for pattern in self.patterns:
            for hit in places(pattern, text):
                yield hit.start, hit.stop, False
        folded = fold(text)
        followed = _followed(self)
        for word, start, stop in _likely(self, folded):
            for rest, is_close in followed.get(word, ()):
                found = rest.match(folded, stop)
                if found and not (is_lined and "\n" in folded[start : found.end()]):
                    yield start, found.end(), is_close
            if word in self.words or word.startswith(self.prefixes):
                yield start, stop, False
            elif word in self.close_words:
                yield start, stop, True


def _apart(found: Iterable[Place]) -> Iterator[Place]:
    """Places in order, of those that overlap the first and longest."""
    end = 0
    for place in sorted(found, key=lambda place: (place[0], -place[1])):
        if place[0] >= end:
            end = place[1]
            yield place


def _likely(finder: TextFinder, folded: str) -> Iterator[tuple[str, int, int]]:
    """The words of a folded text that may be hits, and where they begin and end."""
    beginnings = _beginnings(finder)
    if beginnings is None:
        return
    if not folded.isascii() and _MARK.search(folded):
        # Combining marks are left out of words: rare enough to look at every word.
        for word in words_from(folded, 0):
            if beginnings.match(word.folded):
                yield word.folded, word.start, word.stop
        return
    for match in beginnings.finditer(folded):
        start = match.start()
        if start == 0 or not folded[start - 1].isalnum():
            yield match[0], start, match.end()


@lru_cache(maxsize=64)
def _followed(finder: TextFinder) -> Mapping[str, Sequence[tuple[re.Pattern[str], bool]]]:
    """What follows the first word of each phrase, and whether it is a close one, by that word."""
    found: dict[str, list[tuple[re.Pattern[str], bool]]] = {}
    for is_close, phrases in enumerate((finder.phrases, finder.close_phrases)):
        for first, *others in filter(None, phrases):
            rest = "".join(_BETWEEN + _MARKED.join(map(re.escape, word)) for word in others)
            found.setdefault(first, []).append((re.compile(rest + _END), bool(is_close)))
    return found


@lru_cache(maxsize=64)
def _beginnings(finder: TextFinder) -> re.Pattern[str] | None:
    """Words that begin like a hit, so that others are passed over quickly; None for nothing.

    It may match too much: the words are looked at properly afterwards.
    """
    firsts = {phrase[0] for phrase in (*finder.phrases, *finder.close_phrases) if phrase}
    firsts |= {*finder.words, *finder.prefixes, *finder.close_words}
    kept: list[str] = []
    for first in sorted(firsts):
        if not kept or not first.startswith(kept[-1]):
            kept.append(first)
    # One letter stands inside of many words. A look behind in front of it, instead of after it,
    # would keep the expression from leaping to the first letters.
    begun = [f"{each}(?<![^\\W_]{each})" if len(each) == 1 else re.escape(each) for each in kept]
    return re.compile(f"(?:{'|'.join(begun)})[^\\W_]*") if kept else None


def form_stands(text: str, form: str) -> bool:
    """Whether `form` stands in `text` as whole words, with this very case and these accents."""
    # Most texts do not even hold its first letters, which is ten times as quick to see.
    start = text.find(first_letters(form))
    return start >= 0 and form_pattern(form).search(text, max(start - 1, 0)) is not None


@lru_cache(maxsize=64)
def first_letters(form: str) -> str:
    """The beginning of a form, as it has to stand in every text that holds the form."""
    return re.split(r"['’\s]", form.lstrip(), maxsplit=1)[0]


@lru_cache(maxsize=64)
def form_pattern(form: str) -> re.Pattern[str]:
    """What finds `form` as whole words; any white space and either apostrophe count as theirs."""
    form = form.strip()
    inner = r"\s+".join(
        re.sub("['’]", "['’]", re.escape(word).replace(r"\'", "'")) for word in form.split()
    )
    before = r"(?<!\w)" if form[:1].isalnum() else ""
    after = r"(?!\w)" if form[-1:].isalnum() else ""
    return re.compile(before + inner + after)
