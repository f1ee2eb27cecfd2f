"""Plain words of English in lists, from `plain_words.txt` beside this module."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType


def _read() -> dict[str, frozenset[str]]:
    lists: dict[str, set[str]] = {}
    name = ""
    text = (files("tui.matching") / "plain_words.txt").read_text("utf-8")
    for line in text.splitlines():
        words = line.partition("#")[0].split()
        if words and words[0].startswith("["):
            name = words[0].strip("[]")
            lists[name] = set()
        else:
            lists.get(name, set()).update(words)
    return {name: frozenset(words) for name, words in lists.items()}


WORDS: Mapping[str, frozenset[str]] = MappingProxyType(_read())
"""The lists by name."""
