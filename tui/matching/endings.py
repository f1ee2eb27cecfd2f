"""Endings: the other forms of an English word that a search for it should find.

Only endings are added, and a plural `s` taken away: taking more off reaches
too far (`united` is no form of `unit`, `news` none of `new`). Forms that no
article holds cost nothing, so spelling rules may be generous.
"""

from __future__ import annotations

import re
from functools import lru_cache

_VOWELS = frozenset("aeiou")
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_THRICE = re.compile(r"(.)\1\1")
"""A letter three times: a key that was held down, and not the form of any word."""


@lru_cache(maxsize=4096)
def endings(word: str) -> tuple[str, ...]:
    """Other forms of a folded word, the likelier first; none for short words and other scripts."""
    if len(word) < 3 or not (word.isascii() and word.isalpha()) or _THRICE.search(word):
        return ()
    forms = [*_numbers(word), *_verb_forms(word)]
    return tuple(dict.fromkeys(form for form in forms if form != word))


def _numbers(word: str) -> list[str]:
    """The plural of a singular, or the singular of a plural."""
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        if len(word) < 5:
            return []
        if word.endswith("ies"):
            return [word[:-3] + "y", word[:-1]]
        if word.endswith("es") and word[:-2].endswith(_SIBILANTS):
            return [word[:-2], word[:-1]]
        return [word[:-1]]
    if word.endswith("y") and word[-2] not in _VOWELS:
        return [word[:-1] + "ies"]
    return [word + ("es" if word.endswith(_SIBILANTS) else "s")]


def _verb_forms(word: str) -> list[str]:
    if len(word) < 4 or word.endswith(("s", "ed", "ing", "ly")):
        return []  # short words grow into others: "the" into "thing"
    if word.endswith("e"):
        is_heard = word.endswith(("ee", "oe", "ye"))  # agreeing, but striking
        return [word + "d", (word if is_heard else word[:-1]) + "ing"]
    if word.endswith("y") and word[-2] not in _VOWELS:
        return [word[:-1] + "ied", word + "ing"]
    forms = [word + "ed", word + "ing"]
    if word[-1] not in _VOWELS | set("wxy") and word[-2] in _VOWELS and word[-3] not in _VOWELS:
        forms += [word + word[-1] + "ed", word + word[-1] + "ing"]
    return forms
