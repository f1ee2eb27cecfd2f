"""A rough and cheap likeness of two texts, before they are looked at word by word."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

LETTERS = 5
"""Letters at the beginning of a word by which it is known."""

ROUGHLY = 0.1
"""The share of the beginnings of words in common, below which nothing else is looked at."""


_LONG_WORD = re.compile(r"[^\W_]{4,}")


def beginnings(text: str) -> frozenset[str]:
    """How the longer words of a text begin: a rough and cheap likeness of what is said."""
    return frozenset(word[:LETTERS] for word in _LONG_WORD.findall(text.lower()))


def may_be_alike(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Whether two texts whose words begin so are worth a closer look."""
    shared = len(one & other)
    return shared >= ROUGHLY * (len(one) + len(other) - shared)
