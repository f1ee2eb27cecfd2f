"""Telling: sentences on a line that has room for one."""

from __future__ import annotations

from collections.abc import Sequence


def all_in_one(sentences: Sequence[str]) -> str:
    """The first of some sentences, and how many more there are to be looked at."""
    more = len(sentences) - 1
    return sentences[0] + (f" (and {more} more; I shows all)" if more else "")


def done(what: str, undo: str, articles: str = "") -> str:
    """What was done, as a sentence that ends with the key that takes it back, if it has one."""
    hint = f" · {undo} takes it back" if undo else ""
    return f"{what[0].upper()}{what[1:]}{articles}{hint}"
