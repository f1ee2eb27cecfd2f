"""What a search found, and which of it holds a word in the form in which it was asked for."""

from __future__ import annotations

from dataclasses import dataclass

from tui.library.search.compiling.sql import TRUE, Condition
from tui.library.search.reading import Reading
from tui.library.search.rowids import Rowids, fetched, listed, packed

FORMS_LOOKED_AT = 2_000
"""Texts that are looked into for the form of a word before those that hold it are shown."""

FORMS_AT_FIRST = 500
"""Of them, those that are looked into at first: nearly all hold it when an index led to them."""


@dataclass(frozen=True, slots=True)
class Found:
    """Rowids in the order of the answer; all there are when `is_whole`."""

    rowids: Rowids
    is_whole: bool = True


def met(reading: Reading, condition: Condition, rowids: Rowids, enough: int) -> Rowids:
    """Those of the articles that meet a condition, in the same order, at most `enough`."""
    if condition.sql == TRUE.sql:
        return rowids
    kept = packed()
    # Mostly one of two meets it; where hardly any does, all are asked, and few of them once.
    for some in (rowids[: 2 * enough], rowids[2 * enough :]):
        if some and len(kept) < enough:
            kept += fetched(
                reading,
                "SELECT a.rowid FROM json_each(?) j CROSS JOIN article a ON a.rowid = j.value"
                f" WHERE ({condition.sql}) ORDER BY j.key LIMIT {enough - len(kept)}",
                (listed(some), *condition.values),
            )
    return kept


def with_form(reading: Reading, form: Condition, found: Found, enough: int | None) -> Found:
    """Those of the articles in whose texts the form of a word stands, in the same order."""
    if form == TRUE:
        return found
    kept = packed()
    start = 0
    while start < len(found.rowids):
        span = FORMS_LOOKED_AT if start or enough is None else FORMS_AT_FIRST
        some = found.rowids[start : start + span]
        start += span
        kept += fetched(
            reading,
            "SELECT a.rowid FROM (SELECT key, value AS rowid FROM json_each(?)) a"
            f" WHERE {form.sql} ORDER BY a.key",
            (listed(some), *form.values),
        )
        is_enough = len(kept) >= (enough or 0) or start > FORMS_AT_FIRST
        if enough is not None and kept and is_enough and start < len(found.rowids):
            return Found(kept, is_whole=False)
    return Found(kept, found.is_whole)
