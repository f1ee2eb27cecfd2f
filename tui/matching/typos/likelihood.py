"""Likelihood: how likely one word was meant by another that was typed.

The weights were fitted to the first half of a public list of real misspellings in
a library of 100,000 articles of whole news (`bench/cut_news.py`), and to words of
these articles misspelt by chance; `bench/typos.py --tune` fits them anew. Of 2,500
misspellings of the second half, the ten foremost articles of the misspelt word hold
0.960 of the ten foremost of the right one; of what is missing, most was more likely
meant for another word by any measure: `adrea` for Andrea, not for area.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping
from dataclasses import dataclass
from operator import mul

from rapidfuzz.distance import OSA, LCSseq, Levenshtein

from tui.matching.typos.slips import LEAST, rarity
from tui.matching.typos.sounds import sound

LIKELY, USUAL_WORD = -0.7, 20
"""Candidates less likely than this are no reason not to look further; and in how many articles a
usual word stands."""

USUAL = 0.36
"""What ten times as many articles add."""

CONFUSED = 0.6
"""How much less likely than the slip itself the word may be that it is a slip of: natenyahu for
netanyahu, but not gaga for gaza."""

SELDOM, HARDLY = 2, -0.23
"""Articles of a word that may be a slip itself, and what it adds to stand in no more."""

WEIGHTS: tuple[float, ...] = (-0.5, -0.37, -0.33, 0.25, -1.39, -0.44, -0.11)
"""What each of `traits` adds."""


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A known word near a typed one; the higher `score`, the likelier it was meant."""

    score: float
    articles: int
    word: str


def likeliest(typed: str, known: Mapping[str, int], limit: int) -> list[Candidate]:
    """The likeliest of known words with their numbers of articles, first to last.

    Most words near another are rare, and not weighed: those of which it is plain
    that they cannot be among the likeliest.
    """
    at_most = ((_most(typed, near, articles), articles, near) for near, articles in known.items())
    best: list[Candidate] = []
    for most, articles, near in sorted(at_most, reverse=True):
        if len(best) == limit and most < best[0].score:
            break
        heapq.heappush(best, Candidate(likelihood(typed, near, articles), articles, near))
        if len(best) > limit:
            heapq.heappop(best)
    return sorted(best, reverse=True)


def is_likely(typed: str, near: str, articles: int) -> bool:
    """Whether a known word, which is a usual one, is reason enough not to look further."""
    return likelihood(typed, near, articles) >= LIKELY


def weight(articles: int) -> float:
    """How likely a word is to be meant at all that stands in so many articles."""
    return USUAL * math.log10(1 + articles) + HARDLY * (articles <= SELDOM)


def likelihood(typed: str, near: str, articles: int) -> float:
    """How likely `near`, which stands in so many articles, was meant by `typed`."""
    score: float = sum(map(mul, WEIGHTS, traits(typed, near)), weight(articles))
    return score


def are_confused(one: tuple[str, int], other: tuple[str, int]) -> bool:
    """Whether of two known words with their articles the rarer is likely a slip of the other."""
    (slip, seldom), (meant, often) = sorted((one, other), key=lambda word: word[1])
    return likelihood(slip, meant, often) >= weight(seldom) - CONFUSED


def _most(typed: str, near: str, articles: int) -> float:
    """What `likelihood` is at most, found without the ways in which letters go wrong."""
    least = LEAST * OSA.distance(typed, near)
    score: float = sum(map(mul, WEIGHTS, (*_plain(typed, near), least)), weight(articles))
    return score


def _plain(typed: str, near: str) -> tuple[float, ...]:
    return (
        typed[0] != near[0],
        typed[-1] != near[-1],
        set(typed) != set(near),
        sorted(typed) == sorted(near),
        LCSseq.normalized_distance(typed, near),
    )


def traits(typed: str, near: str) -> tuple[float, ...]:
    """What tells misspellings of a word from other words: each a number, most of them 0 or 1."""
    return (
        *_plain(typed, near),
        rarity(typed, near),
        Levenshtein.distance(sound(typed), sound(near)),
    )
