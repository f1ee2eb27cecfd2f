"""Acronyms: short forms that an article introduces in brackets behind the full one."""

from __future__ import annotations

from collections.abc import Sequence

from tui.analysis.names.mentions import NameSpan
from tui.news.findings import Kind

_MARKS = " '\"“”‘’"
"""Marks that an acronym in brackets may stand in."""


def introduced(text: str, names: Sequence[NameSpan]) -> dict[int, int]:
    """Which mentions shorten the neighbour in or before brackets: from the short to the full."""
    found: dict[int, int] = {}
    for at in range(1, len(names)):
        before, after = names[at - 1], names[at]
        if before.kind is not Kind.ORGANIZATION or after.kind is not Kind.ORGANIZATION:
            continue
        gap, rest = text[before.span.stop : after.span.start], text[after.span.stop :][:3]
        if gap.strip(_MARKS) != "(" or not rest.lstrip(_MARKS).startswith(")"):
            continue
        first, second = before.span.of(text), after.span.of(text)
        if abbreviates(second, first):
            found[at] = at - 1
        elif abbreviates(first, second):
            found[at - 1] = at
    return found


def abbreviates(short: str, full: str) -> bool:
    """Whether `short` is made of initials of `full`, in order, beginning with the first."""
    letters = [letter for letter in short if letter.isupper()]
    if len(letters) < 2 or " " in short or len(full) <= len(short):
        return False
    initials = [
        word[0].upper() for word in full.replace("-", " ").replace("'", " ").split() if word
    ]
    if not initials or initials[0] != letters[0]:
        return False
    left = iter(initials)
    return all(letter in left for letter in letters)
