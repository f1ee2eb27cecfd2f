"""Typos: the words of a vocabulary that a misspelt one may have been meant for.

A typo keeps the first letter in nearly all real misspellings, so the words
are kept by first letter and length, and only those within reach are compared:
about one in twenty of 200,000. That takes about a millisecond without numpy,
whose import alone would cost a hundred.
"""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

PREFIX_END = "\U0010ffff"
"""Sorts after whatever can follow a prefix."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known word near a typed one; the higher `score`, the likelier it was meant."""

    word: str
    articles: int
    edits: int
    score: float


def budget(word: str) -> int:
    """The edits forgiven in a word of this length; none where there are digits."""
    if not word.isalpha():
        return 0
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


class Vocabulary:
    """The words of a corpus, folded, and in how many articles each stands."""

    def __init__(self, terms: Iterable[tuple[str, int]]) -> None:
        self._articles = dict(terms)
        self._sorted: Sequence[str] = sorted(self._articles)
        self._shelves: Mapping[tuple[str, int], list[str]] | None = None

    def __len__(self) -> int:
        return len(self._sorted)

    def __contains__(self, word: str) -> bool:
        return word in self._articles

    def articles(self, word: str) -> int:
        """In how many articles `word` stands."""
        return self._articles.get(word, 0)

    def completions(self, prefix: str, limit: int) -> list[str]:
        """The most frequent words that begin with `prefix`, it among them."""
        start = bisect_left(self._sorted, prefix)
        stop = bisect_left(self._sorted, prefix + PREFIX_END)
        return heapq.nlargest(limit, self._sorted[start:stop], key=self._articles.__getitem__)

    def close_to(
        self, word: str, *, edits: int | None = None, first_may_differ: bool = False, limit: int = 8
    ) -> list[Candidate]:
        """Known words near `word`, the likeliest first, never `word` itself.

        `edits` is how many are forgiven, or None for as many as its length allows.
        """
        allowed = budget(word) if edits is None else edits if word.isalpha() else 0
        if not allowed or len(word) < 2:
            return []
        found = [
            Candidate(near, self._articles[near], distance, self._likelihood(word, near, distance))
            for shelf in self._within_reach(word, allowed, first_may_differ=first_may_differ)
            for near, distance, _ in process.extract(
                word, shelf, scorer=OSA.distance, score_cutoff=allowed, limit=None
            )
            if distance
        ]
        return heapq.nlargest(limit, found, key=lambda c: (c.score, c.articles, c.word))

    def weight(self, word: str) -> float:
        """How likely a word is to be meant that is typed as it is known."""
        return 0.6 * math.log10(1 + self.articles(word))

    def split(self, word: str) -> tuple[str, str] | None:
        """Two known words that `word` is made of (`northkorea`), or None."""
        pairs = (
            (word[:cut], word[cut:])
            for cut in range(2, len(word) - 1)
            if word[:cut] in self._articles and word[cut:] in self._articles
        )
        # Both words have to be usual ones; short ones are part of everything.
        rated = [
            (min(self._articles[a], self._articles[b]) * min(len(a), len(b)) ** 2, (a, b))
            for a, b in pairs
            if min(len(a), len(b)) > 2
        ]
        return max(rated)[1] if rated else None

    def _within_reach(
        self, word: str, allowed: int, *, first_may_differ: bool
    ) -> Iterable[list[str]]:
        shelves = self._shelves
        if shelves is None:
            shelves = self._shelves = self._shelved()
        lengths = range(max(len(word) - allowed, 1), len(word) + allowed + 1)
        if first_may_differ:
            return [shelf for (_, length), shelf in shelves.items() if length in lengths]
        return [shelves[word[0], n] for n in lengths if (word[0], n) in shelves]

    def _shelved(self) -> dict[tuple[str, int], list[str]]:
        """The words without digits by first letter and length."""
        shelves: dict[tuple[str, int], list[str]] = {}
        for word in self._sorted:
            if word.isalpha():
                shelves.setdefault((word[0], len(word)), []).append(word)
        return shelves

    def _likelihood(self, typed: str, near: str, distance: int) -> float:
        """How likely `near` was meant; weights set by hand on real misspellings."""
        score = self.weight(near) - 1.5 * distance
        score -= 0.5 * (typed[0] != near[0]) + 0.3 * (typed[-1] != near[-1])
        score += 0.6 * (typed != near and sorted(typed) == sorted(near))
        score += 0.6 * (_undoubled(typed) == _undoubled(near))
        return score - 0.2 * (set(typed) != set(near))


def _undoubled(word: str) -> str:
    return "".join(char for i, char in enumerate(word) if not i or word[i - 1] != char)
