"""Sounds: usual words by how they are heard, for who writes as they hear.

Many edits may lie between `sinnagog` and `synagogue`, and yet they sound alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SILENT = re.compile(
    r"^(?:[kg](?=n)|w(?=r)|p(?=s))|(?<=.)gh(?=t|$)|(?<=.)u?e$|(?<=w)h|(?<=m)b(?=t|$)",
    re.MULTILINE,
)
_SOFT = re.compile(r"s?c(?=[eiy])|z")
_SOUNDS = (("ph", "f"), ("sh", "ss"), ("ck", "k"), ("qu", "k"), ("c", "k"), ("x", "ks"), ("y", "i"))
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aeiou]+")

_FIRST = {"a": "aeiouy", "f": "fp", "s": "scpz", "k": "kcq", "n": "nkg", "r": "rw"}
"""The letters that a word may begin with that is heard to begin so, others than that itself."""

_LONGER, _LONG = 2, 5
"""Letters by which alike words may differ in length; sounds of which one may be misheard."""


@lru_cache(maxsize=512)
def sound(word: str) -> str:
    """The word without what is heard alike: its consonants, and that there are vowels between."""
    return heard(word)


def heard(word: str) -> str:
    """`sound`, not remembered; of words on lines of their own, a sound on each line."""
    word = _SOFT.sub("s", _SILENT.sub("", word))
    for written, alike in _SOUNDS:
        word = word.replace(written, alike)
    return _VOWELS.sub("a", _DOUBLED.sub(r"\1", word))


def may_sound_alike(word: str, other: str) -> bool:
    """Whether `Sounds.alike` may give a word for another one."""
    wanted = sound(word)
    if abs(len(word) - len(other)) > _LONGER or other[0] not in _FIRST.get(wanted[0], wanted[0]):
        return False
    return OSA.distance(wanted, heard(other)) <= (len(wanted) >= _LONG)


class Sounds:
    """The usual words of a vocabulary, by their sounds."""

    def __init__(self, usual: Iterable[str]) -> None:
        self._words: dict[tuple[str, int], list[str]] = {}
        for word in usual:
            self._words.setdefault((word[0], len(word)), []).append(word)
        # By the first letter heard and the length; filled in as they are asked for.
        self._heard: dict[tuple[str, int], tuple[list[str], list[str]]] = {}

    def alike(self, word: str) -> Iterator[str]:
        """The words that sound like one, or nearly so."""
        wanted = sound(word)
        allowed = len(wanted) >= _LONG
        for length in range(max(len(word) - _LONGER, 3), len(word) + _LONGER + 1):
            words, sounds = self._of(wanted[0], length)
            found = process.extract_iter(
                wanted, sounds, scorer=OSA.distance, processor=None, score_cutoff=int(allowed)
            )
            yield from (words[place] for _, _, place in found)

    def usual(self, lengths: range) -> Iterator[list[str]]:
        """The words of some lengths, however they begin."""
        return (words for (_, letters), words in self._words.items() if letters in lengths)

    def _of(self, first: str, length: int) -> tuple[list[str], list[str]]:
        found = self._heard.get((first, length))
        if found is None:
            letters = _FIRST.get(first, first)
            words = [word for letter in letters for word in self._words.get((letter, length), ())]
            # All at once takes a third of the time that each takes by itself.
            sounds = heard("\n".join(words)).split("\n")
            pairs = [
                (w, alike) for w, alike in zip(words, sounds, strict=False) if alike[:1] == first
            ]
            found = [word for word, _ in pairs], [alike for _, alike in pairs]
            self._heard[first, length] = found
        return found
