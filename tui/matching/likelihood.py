"""Likelihood: how likely one word was meant by another that was typed.

The weights were tuned by `bench/typos.py` on half of a public list of real
misspellings, when the halves were still drawn anew for each library: words of
the other half may have been among them. The halves now rest on the right word
alone, and weights tuned on the first of them are better in one library and
worse in another, so these stayed. With them, of 2,000 misspellings of the
second half, the right word is the likeliest known word in 90 of 100 cases and
one of five in 96 (100,000 recombined articles), or in 93 and 97 (a second such
library); ten foremost articles hold 0.85 of what the right word finds, and 0.92
where no article holds the misspelling.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

LIKELY, USUAL_WORD = -0.5, 20
"""Candidates less likely than this, or in fewer articles, are no reason not to look further."""

USUAL = 0.36
"""What ten times as many articles add."""

WEIGHTS: tuple[float, ...] = (
    *(-1.0, -0.75, -0.39, 0.38, -0.5, 0.27, 0.57, -0.33),
    *(0.22, 0.05, 0.18, 0.23, 0.4, 0.17),
)
"""What each of `traits` adds."""

_OPEN = frozenset("aeiouy")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _keys_beside() -> dict[str, str]:
    """The letters beside each on the keyboard most readers have."""
    found = {}
    for number, row in enumerate(_ROWS):
        for at, letter in enumerate(row):
            above = _ROWS[number - 1][at : at + 2] if number else ""
            below = _ROWS[number + 1][max(at - 1, 0) : at + 1] if number < 2 else ""
            found[letter] = row[max(at - 1, 0) : at] + row[at + 1 : at + 2] + above + below
    return found


_BESIDE = _keys_beside()
_SOUNDS = (("ph", "f"), ("ck", "k"), ("qu", "k"), ("c", "k"), ("z", "s"), ("y", "i"))
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aeiou]+")


def weight(articles: int) -> float:
    """How likely a word is to be meant at all that stands in so many articles."""
    return USUAL * math.log10(1 + articles)


def beside(letter: str) -> str:
    """The letters beside one on the keyboard."""
    return _BESIDE.get(letter, "")


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
        len(near) > len(typed) and _is_part(typed, near),
        articles < 10,
        *_slips(typed, near),
    )


def _slips(typed: str, near: str) -> tuple[float, ...]:
    """How many of the edits are of the kinds that fingers and ears make.

    A vowel for another, a letter for one beside it on the keyboard, a letter doubled, one not
    doubled, a vowel left out, the last letter left out.
    """
    vowels = keys = doubled = undoubled = omitted_vowels = endings = 0
    for edit in Levenshtein.editops(near, typed):
        kind, at, to = edit.tag, edit.src_pos, edit.dest_pos
        if kind == "replace":
            meant, struck = near[at], typed[to]
            vowels += meant in _OPEN and struck in _OPEN
            keys += struck in _BESIDE.get(meant, "")
        elif kind == "insert":
            struck = typed[to]
            doubled += struck in typed[max(to - 1, 0) : to] + typed[to + 1 : to + 2]
            keys += to > 0 and struck in _BESIDE.get(typed[to - 1], "")
        else:
            undoubled += near[at] in near[max(at - 1, 0) : at] + near[at + 1 : at + 2]
            omitted_vowels += near[at] in _OPEN
            endings += at == len(near) - 1
    return vowels, keys, doubled, undoubled, omitted_vowels, endings


def _is_part(shorter: str, longer: str) -> bool:
    """Whether the letters of one word stand in the other, in order."""
    letters = iter(longer)
    return all(letter in letters for letter in shorter)


@lru_cache(maxsize=256)
def _undoubled(word: str) -> str:
    return _DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=256)
def _sound(word: str) -> str:
    """The word without what is heard alike: its consonants, and that there are vowels between."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return _VOWELS.sub("a", _undoubled(word))
