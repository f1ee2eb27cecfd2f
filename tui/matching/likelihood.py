"""Likelihood: how likely one word was meant by another that was typed.

The weights were tuned by `bench/typos.py` on one half of a public list of
real misspellings, and are reported on the other.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

LIKELY = -0.5
"""Candidates below this are no reason not to look further."""

USUAL = 0.6
"""What ten times as many articles add."""

WEIGHTS: tuple[float, ...] = (-1.32, -0.66, -0.53, 0.6, 0.13, -0.61, 0.43, 0.19)
"""What each of `traits` adds."""

_SOUNDS = (("ph", "f"), ("ck", "k"), ("qu", "k"), ("c", "k"), ("z", "s"), ("y", "i"))
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aeiou]+")


def weight(articles: int) -> float:
    """How likely a word is to be meant at all that stands in so many articles."""
    return USUAL * math.log10(1 + articles)


def likelihood(typed: str, near: str, articles: int, edits: int) -> float:
    """How likely `near`, which stands in so many articles, was meant by `typed`."""
    score = weight(articles)
    for value, one in zip(WEIGHTS, traits(typed, near, edits), strict=True):
        score += value * one
    return score


def traits(typed: str, near: str, edits: int) -> tuple[float, ...]:
    """What tells misspellings of a word from other words: each a number, most of them 0 or 1."""
    return (
        edits,
        typed[0] != near[0],
        typed[-1] != near[-1],
        sorted(typed) == sorted(near),
        _undoubled(typed) == _undoubled(near),
        set(typed) != set(near),
        _sound(typed) == _sound(near),
        abs(len(typed) - len(near)),
    )


@lru_cache(maxsize=256)
def _undoubled(word: str) -> str:
    return _DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=256)
def _sound(word: str) -> str:
    """The word without what is heard alike: its consonants, and that there are vowels between."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return _VOWELS.sub("a", _undoubled(word))
