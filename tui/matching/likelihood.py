"""Likelihood: how likely one word was meant by another that was typed.

The weights were tuned by `bench/typos.py` on one half of a public list of
real misspellings, and are reported on the other.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

LIKELY, USUAL_WORD = -0.5, 20
"""Candidates less likely than this, or in fewer articles, are no reason not to look further."""

USUAL = 0.42
"""What ten times as many articles add."""

WEIGHTS: tuple[float, ...] = (-1.04, -0.74, -0.47, 0.41, -0.61, 0.41, 0.19, 0.84, -0.11, -0.58)
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
    for value, one in zip(WEIGHTS, traits(typed, near, articles, edits), strict=True):
        score += value * one
    return score


def traits(typed: str, near: str, articles: int, edits: int) -> tuple[float, ...]:
    """What tells misspellings of a word from other words: each a number, most of them 0 or 1."""
    return (
        edits,
        typed[0] != near[0],
        typed[-1] != near[-1],
        sorted(typed) == sorted(near),
        set(typed) != set(near),
        _sound(typed) == _sound(near),
        _bones(typed) == _bones(near),
        len(near) > len(typed) and _is_part(typed, near),
        len(typed) > len(near) and _is_part(near, typed),
        articles < 10,
    )


def _is_part(shorter: str, longer: str) -> bool:
    """Whether the letters of one word stand in the other, in order."""
    letters = iter(longer)
    return all(letter in letters for letter in shorter)


@lru_cache(maxsize=256)
def _bones(word: str) -> str:
    """The consonants of a word."""
    return _VOWELS.sub("", word)


@lru_cache(maxsize=256)
def _undoubled(word: str) -> str:
    return _DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=256)
def _sound(word: str) -> str:
    """The word without what is heard alike: its consonants, and that there are vowels between."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return _VOWELS.sub("a", _undoubled(word))
