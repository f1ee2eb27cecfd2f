"""Whether two statements say the same, the opposite, or another number for the same thing.

What is compared are the words that carry meaning, cut to their stems, each
weighted by how rare it is. No model of meaning stands behind it: the aim is that
most of what is proposed deserves a look, not that nothing is missed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from tui.matching.fold import fold
from tui.matching.numbers import Measure, are_of_one, measures
from tui.matching.plain_words import WORDS

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NEGATORS = WORDS["negators"]
_IDLE = WORDS["idle"]
_ONLY = frozenset({"just", "only", "merely", "simply"})
_STEMMER = snowballstemmer.stemmer("english")

NEGATED = 3
"""Words that carry meaning which one negation reaches."""

Weight = Callable[[str], float]
"""How much a folded word tells: the rarer, the more."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said, as far as it can be compared.

    `stems` are the stems of the words that carry meaning, with the word (folded)
    of each; `negated` those of them that a negation stands before.
    """

    stems: dict[str, str]
    measures: tuple[Measure, ...]
    negated: frozenset[str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two statements are.

    `jaccard` is the weight of what they share over the weight of all; `overlap` that over the
    weight of the slighter one; `shared` the words they share, the weightiest first.
    """

    jaccard: float
    overlap: float
    shared: tuple[str, ...]
    is_turned: bool = False
    """Whether a word that they share is negated in one of them alone."""


def statement(text: str) -> Statement:
    """A statement made of a text."""
    stems: dict[str, str] = {}
    negated: set[str] = set()
    reach, end = 0, 0
    for match in _WORD.finditer(text):
        if not text[end : match.start()].isspace():
            reach = 0  # a comma ends what a negation is about
        end = match.end()
        word = fold(match.group().replace("’", "'"))
        if word in _NEGATORS:
            reach = NEGATED
            continue
        if word in _ONLY and reach == NEGATED:
            reach = 0  # "not only" denies nothing
        word = word.removesuffix("'s")
        if word in _IDLE or len(word) < 2 or word.isdecimal():
            continue
        stem = _stem(word)
        stems.setdefault(stem, word)
        if reach:
            negated.add(stem)
            reach -= 1
    return Statement(stems, measures(text), frozenset(negated))


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    stem: str = _STEMMER.stemWord(word) if word.isascii() else word
    return stem


def likeness(one: Statement, other: Statement, weight: Weight) -> Likeness:
    """How like two statements are by their words; numbers are not looked at."""
    shared = one.stems.keys() & other.stems.keys()
    if not shared:
        return Likeness(0.0, 0.0, ())
    common = sum(weight(one.stems[stem]) for stem in shared)
    first = _total(one.stems.values(), weight)
    second = _total(other.stems.values(), weight)
    words = sorted((one.stems[stem] for stem in shared), key=lambda word: (-weight(word), word))
    return Likeness(
        common / (first + second - common),
        common / min(first, second),
        tuple(words),
        bool(one.negated & shared) != bool(other.negated & shared),
    )


def differing(one: Statement, other: Statement) -> tuple[Measure, Measure] | None:
    """Two numbers for the same thing that differ, when the statements share none for it."""
    for first in one.measures:
        like = [m for m in other.measures if are_of_one(first, m, _same_stem)]
        own = {m.value for m in one.measures if are_of_one(first, m, _same_stem)}
        if like and not own & {m.value for m in like}:
            return first, like[0]
    return None


def _same_stem(one: str, other: str) -> bool:
    return _stem(one) == _stem(other)


def _total(words: Iterable[str], weight: Weight) -> float:
    return sum(weight(word) for word in words)
