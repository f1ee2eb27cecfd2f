"""Rowids in eight bytes each, for a million articles may answer; as numbers they take forty."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from json import loads
from typing import Any, TypeAlias

from tui.library.search.reading import Reading

Rowids: TypeAlias = "array[int]"

_LETTERS, _NUMBERS = 100_000, 10_000
"""Of a long list, so much is numbers at a time."""


def packed(of: Iterable[int] = ()) -> Rowids:
    """A list of rowids."""
    return array("q", of)


def fetched(reading: Reading, sql: str, values: Sequence[Any] = ()) -> Rowids:
    """What a statement gives in its column `rowid`, in the same order."""
    # One text is fetched several times as fast as a row for each.
    text: str = reading.value(f"SELECT json_group_array(rowid) FROM ({sql})", values)
    found = packed()
    start = 1
    while start < len(text) - 1:
        stop = text.find(",", start + _LETTERS)
        stop = len(text) - 1 if stop < 0 else stop
        found.extend(loads(f"[{text[start:stop]}]"))
        start = stop + 1
    return found


def around(reading: Reading, article: int, many: int) -> Rowids:
    """So many of all articles before and after one, newest first; none if it is near the newest."""
    newer = "SELECT rowid FROM article WHERE rowid > ? ORDER BY rowid LIMIT ?"
    before = packed(rowid for (rowid,) in reading.all(newer, (article, many)))
    if len(before) < many:
        return packed()
    older = "SELECT rowid FROM article WHERE rowid <= ? ORDER BY rowid DESC LIMIT ?"
    return before[::-1] + packed(rowid for (rowid,) in reading.all(older, (article, many)))


def listed(of: Sequence[int]) -> str:
    """Rowids as a text for `json_each`."""
    parts = (of[start : start + _NUMBERS] for start in range(0, len(of), _NUMBERS))
    return f"[{','.join(','.join(map(str, part)) for part in parts)}]"


def unknown(of: Rowids, known: Rowids) -> Rowids:
    """Those rowids, in the same order, that are not among the others."""
    if not (of and known):
        return of
    # Whichever are more are not gathered.
    if len(of) > len(known):
        others = {*known}
        return packed(rowid for rowid in of if rowid not in others)
    left = {*of}.difference(known)
    return of if len(left) == len(of) else packed(rowid for rowid in of if rowid in left)
