"""Plain words of English in lists, from `plain_words.txt` beside this module."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from itertools import chain
from types import MappingProxyType


def _read() -> Mapping[str, list[list[str]]]:
    """The lines of each list, as words."""
    lists: dict[str, list[list[str]]] = {}
    name = ""
    text = (files("tui.matching") / "plain_words.txt").read_text("utf-8")
    for line in text.splitlines():
        words = line.partition("#")[0].split()
        if words and words[0].startswith("["):
            name = words[0].strip("[]")
            lists[name] = []
        elif words and name:
            lists[name].append(words)
    return lists


_LISTS = _read()

WORDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {name: frozenset(chain.from_iterable(lines)) for name, lines in _LISTS.items()}
)
"""The lists by name."""

ALIKE: Mapping[str, str] = MappingProxyType(
    {word: line[0] for line in _LISTS["alike"] for word in line}
)
"""A word that says the same as others, and the one that stands for them."""

OPPOSITES: Mapping[str, tuple[str, bool]] = MappingProxyType(
    {
        word: (line[0], n > line.index("|"))
        for line in _LISTS["opposites"]
        for n, word in enumerate(line)
        if word != "|"
    }
)
"""A word that has an opposite, the one that stands for both, and whether it is the other side."""
