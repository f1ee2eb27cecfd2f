"""Other names: what else somebody is called, where no count of edits would find it.

Kiev and Kyiv, Qaddafi and Gaddafi are the same by knowledge, not by likeness:
groups of names say so, each group the names of one entity. A word inside a
name counts too, where it stands in two names at the same place and looks
alike: of `Moammar Gadhafi` and `Muammar Qaddafi` the surnames are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from rapidfuzz.distance import OSA

from tui.matching.fold import folded_words

Words = tuple[str, ...]

_ALIKE = 0.4
"""How alike two words of the same place are at least, from 0 to 1: `gaddafi` and `khadafy`."""
_SHORTEST = 4
"""Letters below which a word inside a name is too short to be told from others."""


_WHOSE = ("s", "i", "is", "n", "ns", "an", "ans", "ian", "ians", "ese", "ish")
"""What the name of a country ends in where it says whose something is, or who comes from there."""


class OtherNames:
    """Groups of names; the names of a group are folded words."""

    def __init__(self, groups: Iterable[Sequence[str]] = ()) -> None:
        self._others: dict[Words, dict[Words, None]] = {}
        for group in groups:
            forms = list(dict.fromkeys(words for form in group if (words := folded_words(form))))
            for one, other in combinations(forms, 2):
                self._join(one, other)
                for word, like in _alike(one, other):
                    self._join((word,), (like,))

    def of(self, words: Words) -> tuple[Words, ...]:
        """What else is called so, as folded words; nothing for what is not known."""
        return tuple(self._others.get(words, ()))

    def _join(self, one: Words, other: Words) -> None:
        self._others.setdefault(one, {})[other] = None
        self._others.setdefault(other, {})[one] = None


def holds(words: Words, part: Words) -> bool:
    """Whether `part` stands in `words`, in a row: who searches for it finds them anyway."""
    return any(words[at : at + len(part)] == part for at in range(len(words) - len(part) + 1))


def is_spelling(words: Words, name: Words) -> bool:
    """Whether a name looks like another spelling of `words`, not like another name altogether."""
    return len(words) == len(name) and all(
        word == like or (OSA.normalized_similarity(word, like) >= _ALIKE and not _is_of(word, like))
        for word, like in zip(words, name, strict=True)
    )


def _is_of(word: str, like: str) -> bool:
    """Whether one word says whose the other is: Israeli, Syrian and Chinese are no spellings."""
    stem, whose = sorted((word, like), key=lambda one: (one.endswith(_WHOSE), len(one)))
    stem = stem.removesuffix("a") if not whose.startswith(stem) else stem
    return len(stem) >= _SHORTEST and whose.startswith(stem) and whose[len(stem) :] in _WHOSE


def _alike(one: Words, other: Words) -> Iterable[tuple[str, str]]:
    """The words of two names that are spellings of one: at the same place, and looking alike."""
    if len(one) != len(other) or len(one) < 2:
        return
    for word, like in zip(one, other, strict=True):
        is_long = min(len(word), len(like)) >= _SHORTEST and word.isalpha()
        if word != like and is_long and OSA.normalized_similarity(word, like) >= _ALIKE:
            yield word, like
