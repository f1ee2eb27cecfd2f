"""Likelihood: how likely one word was meant by another that was typed.

The weights were fitted to the first half of a public list of real misspellings in
a library of 100,000 articles of whole news (`bench/cut_news.py`), and to words of
these articles misspelt by chance; `bench/typos.py --tune` fits them anew. Of 2,500
misspellings of the second half, the ten foremost articles of the misspelt word hold
0.958 of the ten foremost of the right one; of what is missing, most was more likely
meant for another word by any measure: `adrea` for Andrea, not for area.
"""

from __future__ import annotations

import math

from rapidfuzz.distance import Levenshtein

from tui.matching.typos.slips import rarity
from tui.matching.typos.sounds import sound

LIKELY, USUAL_WORD = -0.5, 20
"""Candidates less likely than this, or in fewer articles, are no reason not to look further."""

USUAL = 0.36
"""What ten times as many articles add."""

WEIGHTS: tuple[float, ...] = (-0.3, -0.23, -0.34, -0.44, -0.11)
"""What each of `traits` adds."""


def weight(articles: int) -> float:
    """How likely a word is to be meant at all that stands in so many articles."""
    return USUAL * math.log10(1 + articles)


def likelihood(typed: str, near: str, articles: int) -> float:
    """How likely `near`, which stands in so many articles, was meant by `typed`."""
    score = weight(articles)
    for value, one in zip(WEIGHTS, traits(typed, near), strict=True):
        score += value * one
    return score


def traits(typed: str, near: str) -> tuple[float, ...]:
    """What tells misspellings of a word from other words: each a number, most of them 0 or 1."""
    return (
        typed[0] != near[0],
        typed[-1] != near[-1],
        set(typed) != set(near),
        rarity(typed, near),
        Levenshtein.distance(sound(typed), sound(near)),
    )
