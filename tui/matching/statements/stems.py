"""The stems of words that carry meaning, and what the lists say of each word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from tui.matching.fold import fold
from tui.matching.plain_words import ALIKE, OPPOSITES, WORDS

_NEGATORS = WORDS["negators"]
_IDLE = WORDS["idle"]
_STEMMER = snowballstemmer.stemmer("english")


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it is written, looked up in the lists."""

    folded: str
    stem: str
    is_capital: bool
    is_negator: bool
    is_idle: bool
    is_turned: bool


@lru_cache(maxsize=100_000)
def word_of(written: str) -> Word:
    """What the lists say of a word."""
    whole = fold(written.replace("’", "'"))
    folded = whole.removesuffix("'s")
    is_idle = folded in _IDLE or len(folded) < 2 or folded.isdecimal()
    stands, is_turned = OPPOSITES.get(folded, (folded, False))
    is_negator = whole in _NEGATORS
    stem = "" if is_idle or is_negator else stem_of(stands)
    return Word(folded, stem, written[0].isupper(), is_negator, is_idle, is_turned)


@lru_cache(maxsize=50_000)
def stem_of(word: str) -> str:
    """The stem of a folded word; words that mean the same have the same."""
    word = ALIKE.get(word, word)
    stem: str = _STEMMER.stemWord(word) if word.isascii() else word
    return stem


def plain_stems(words: Iterable[str]) -> frozenset[str]:
    """The stems of those of these words that carry meaning."""
    stems = (word_of(word).stem for word in words if word)
    return frozenset(stem for stem in stems if stem)


def counted(units: Iterable[str]) -> frozenset[str]:
    """Stems by which two numbers may be found to count the same; a sign stands for itself."""
    return frozenset(stem_of(unit) for unit in units)
