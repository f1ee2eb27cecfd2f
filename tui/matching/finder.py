"""Finder: where the words of a query stand in any text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, islice

from tui.matching.fold import TextWord, fold, words_from
from tui.matching.patterns import places
from tui.news.hits import HitSpan, Place
from tui.news.span import Span

_MARK = re.compile("[\u0300-\u0331]")


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
        if self._is_by_word:
            return tuple(HitSpan(Span(*place), is_close) for *place, is_close in self._single(text))
        result: list[HitSpan] = []
        for hit in sorted(self._found(text), key=lambda hit: (hit.span.start, -hit.span.stop)):
            if not result or hit.span.start >= result[-1].span.stop:
                result.append(hit)
        return tuple(result)

    def in_lines(self, lines: Sequence[str]) -> list[list[Place]]:
        """Where the hits begin and end in each of some lines, which have no line break."""
        if not self._is_by_word:
            return [
                [(hit.span.start, hit.span.stop, hit.is_close) for hit in self.spans(line)]
                for line in lines
            ]
        # One text is folded and walked through several times as fast as its lines.
        found: list[list[Place]] = [[] for _ in lines]
        starts = [0, *accumulate(len(line) + 1 for line in lines)]
        number = 0
        for start, stop, is_close in self._single("\n".join(lines)):
            while start >= starts[number + 1]:
                number += 1
            shift = starts[number]
            found[number].append((start - shift, stop - shift, is_close))
        return found

    @property
    def _is_by_word(self) -> bool:
        """Whether every hit is a single word: what nearly all queries ask for."""
        return not (self.forms or self.patterns or self.phrases or self.close_phrases)

    def _single(self, text: str) -> Iterator[Place]:
        """Where hits of single words begin and end, in order, and whether each is a close one."""
        folded = fold(text)
        for word, start, stop in _likely(self, folded):
            if word in self.words or word.startswith(self.prefixes):
                yield start, stop, False
            elif word in self.close_words:
                yield start, stop, True

    def _found(self, text: str) -> Iterator[HitSpan]:
        for form in self.forms:
            for match in form_pattern(form).finditer(text):
                yield HitSpan(Span(match.start(), match.end()))
        for pattern in self.patterns:
            yield from map(HitSpan, places(pattern, text))
        folded = fold(text)
        longest = max(map(len, (*self.phrases, *self.close_phrases)), default=1)
        for _, start, _ in _likely(self, folded):
            yield from self._at(tuple(islice(words_from(folded, start), max(longest, 1))))

    def _at(self, following: Sequence[TextWord]) -> Iterator[HitSpan]:
        """The hits that begin with the first of some words."""
        word = following[0]
        for is_close, phrases in enumerate((self.phrases, self.close_phrases)):
            for phrase in phrases:
                if phrase[:1] == (word.folded,) and _follow(following, phrase):
                    last = following[len(phrase) - 1]
                    yield HitSpan(Span(word.start, last.stop), bool(is_close))
        if word.folded in self.words or word.folded.startswith(self.prefixes):
            yield HitSpan(Span(word.start, word.stop))
        elif word.folded in self.close_words:
            yield HitSpan(Span(word.start, word.stop), is_close=True)


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
        # A look behind in the pattern would keep it from leaping to the first letters.
        if start == 0 or not folded[start - 1].isalnum():
            yield match[0], start, match.end()


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
    return re.compile(f"(?:{'|'.join(map(re.escape, kept))})[^\\W_]*") if kept else None


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


def _follow(following: Sequence[TextWord], phrase: tuple[str, ...]) -> bool:
    return len(following) >= len(phrase) and all(
        word.folded == wanted for word, wanted in zip(following, phrase, strict=False)
    )
