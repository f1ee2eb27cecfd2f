"""Beginnings: what a word may begin with that was typed or heard to begin otherwise."""

from __future__ import annotations

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
SOUND_LIKE = {
    "a": "eo",
    "c": "ks",
    "e": "ai",
    "f": "pv",
    "g": "jq",
    "h": "w",
    "i": "ey",
    "j": "g",
    "k": "cq",
    "n": "kp",
    "o": "au",
    "p": "f",
    "q": "cgk",
    "r": "w",
    "s": "cp",
    "u": "eo",
    "v": "fw",
    "w": "h",
    "x": "ez",
    "y": "ie",
    "z": "sx",
}
"""What a word may begin with that sounds as if it began with another letter."""

_SHORT = 4
"""Letters of a word of which only the first two are taken for swapped."""


def otherwise_begun(word: str) -> list[str]:
    """The word with its first letter left out, swapped, typed too much, or struck for another."""
    meant = [word[1] + word[0] + word[2:]]
    if len(word) > _SHORT:  # too many short words are one letter away
        meant += [letter + word[1:] for letter in _LETTERS]
        meant += [word[1:], *(letter + word for letter in _LETTERS)]
    return list(dict.fromkeys(meant))
