"""Finder: where the words of a query stand in any text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tui.matching.fold import TextWord, fold, words
from tui.news.hits import HitSpan
from tui.news.span import Span


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
    close_words: frozenset[str] = frozenset()
    close_phrases: frozenset[tuple[str, ...]] = frozenset()

    def spans(self, text: str) -> tuple[HitSpan, ...]:
        """The hits in `text`, in text order, none overlapping another."""
        found = sorted(self._found(text), key=lambda hit: (hit.span.start, -hit.span.stop))
        result: list[HitSpan] = []
        for hit in found:
            if not result or hit.span.start >= result[-1].span.stop:
                result.append(hit)
        return tuple(result)

    def _found(self, text: str) -> Iterator[HitSpan]:
        for form in self.forms:
            for match in form_pattern(form).finditer(text):
                yield HitSpan(Span(match.start(), match.end()))
        folded = fold(text)
        beginnings = _beginnings(self)
        if beginnings is None or beginnings.search(folded) is None:
            return
        all_words = list(words(text))
        for at, word in enumerate(all_words):
            if beginnings.match(word.folded):
                yield from self._at(all_words, at)

    def _at(self, all_words: Sequence[TextWord], at: int) -> Iterator[HitSpan]:
        word = all_words[at]
        for is_close, phrases in enumerate((self.phrases, self.close_phrases)):
            for phrase in phrases:
                if phrase[:1] == (word.folded,) and _follow(all_words, at, phrase):
                    last = all_words[at + len(phrase) - 1]
                    yield HitSpan(Span(word.start, last.stop), bool(is_close))
        if word.folded in self.words or word.folded.startswith(self.prefixes):
            yield HitSpan(Span(word.start, word.stop))
        elif word.folded in self.close_words:
            yield HitSpan(Span(word.start, word.stop), is_close=True)


@lru_cache(maxsize=64)
def _beginnings(finder: TextFinder) -> re.Pattern[str] | None:
    """What can begin a hit, so that words that cannot are passed over quickly; None for nothing.

    It may match too much: the words are looked at properly afterwards.
    """
    firsts = {phrase[0] for phrase in (*finder.phrases, *finder.close_phrases) if phrase}
    firsts |= {*finder.words, *finder.prefixes, *finder.close_words}
    return re.compile("|".join(map(re.escape, sorted(firsts)))) if firsts else None


def form_stands(text: str, form: str) -> bool:
    """Whether `form` stands in `text` as whole words, with this very case and these accents."""
    return form_pattern(form).search(text) is not None


@lru_cache(maxsize=64)
def form_pattern(form: str) -> re.Pattern[str]:
    """What finds `form` as whole words; any white space and either apostrophe count as theirs."""
    inner = r"\s+".join(
        re.sub("['’]", "['’]", re.escape(word).replace(r"\'", "'")) for word in form.split()
    )
    before = r"(?<!\w)" if form[:1].isalnum() else ""
    after = r"(?!\w)" if form[-1:].isalnum() else ""
    return re.compile(before + inner + after)


def _follow(all_words: Sequence[TextWord], at: int, phrase: tuple[str, ...]) -> bool:
    following = all_words[at : at + len(phrase)]
    return len(following) == len(phrase) and all(
        word.folded == wanted for word, wanted in zip(following, phrase, strict=True)
    )
