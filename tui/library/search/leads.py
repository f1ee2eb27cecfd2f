"""Leads: which condition is met by so few articles that it should lead to them.

Counting stops where there are too many to be led by, so that it costs the
same for a tag on ten thousand articles and on a million.
"""

from __future__ import annotations

from dataclasses import replace
from json import dumps
from typing import Any

from tui.library.search.compiling.sql import Condition, Lead
from tui.library.search.reading import Reading
from tui.library.shelf.forms import match_of

FEW = 5_000
"""Rows up to which a condition leads: asking each of many articles with the words for its tags
takes five times as long."""

_ROW = 8
"""Articles that an index lists in the time in which the row of one is read."""


class Leads:
    """Counts for one search, each only once."""

    def __init__(self, reading: Reading, few: int | None = None) -> None:
        """Count; what has more than `few` rows does not lead."""
        self._reading = reading
        self._most = FEW if few is None else few
        self._counted: dict[tuple[str, tuple[Any, ...]], int] = {}
        self._sizes: dict[tuple[str, tuple[Any, ...]], int] = {}
        self._few: dict[object, list[int]] = {}
        self._has_forms: bool | None = None

    def lead(self, rows: str, listed: str, values: tuple[Any, ...]) -> Lead | None:
        """A lead that lists articles, or None when it has too many rows.

        `rows` is the end of a statement with the same values that gives as
        many rows as `listed`, from one index alone.
        """
        if (rows, values) not in self._counted:
            sql = f"SELECT count(*) FROM (SELECT 1 FROM {rows} LIMIT {self._most + 1})"
            self._counted[rows, values] = self._reading.value(sql, values)
        most = self._counted[rows, values]
        return Lead(listed, values, most) if most <= self._most else None

    def are_sooner(self, rows: str, values: tuple[Any, ...], reach: int) -> bool:
        """Whether such rows are listed sooner by an index than so many articles are read."""
        if reach and (rows, values) not in self._sizes:
            self._sizes[rows, values] = self._reading.value(f"SELECT count(*) FROM {rows}", values)
        return bool(reach) and self._sizes[rows, values] <= _ROW * reach

    def form(self, form: str) -> Lead | None:
        """A lead to the articles that hold a word as it is written, and perhaps to others."""
        match = match_of(form)
        if match is None:
            return None
        if self._has_forms is None:
            self._has_forms = self._reading.value("SELECT 1 FROM formless LIMIT 1") is None
        rows = "form_fts WHERE form_fts MATCH ?"
        lead = self.lead(rows, f"SELECT rowid FROM {rows}", (match,)) if self._has_forms else None
        return None if lead is None else replace(lead, is_exact=False)

    def few(self, condition: Condition) -> list[int]:
        """The few articles that meet a condition which leads to them, each once."""
        # Every step of an answer, and every meaning of a misspelt word, asks for the same.
        key = (condition.sql, condition.values, condition.lead)
        if key not in self._few:
            self._few[key] = _few(self._reading, condition)
        return self._few[key]


def _few(reading: Reading, condition: Condition) -> list[int]:
    lead = condition.lead
    if lead is None:
        raise ValueError("nothing leads to the articles")
    rowids = [rowid for (rowid,) in reading.all(lead.sql, lead.values)]
    if lead.is_exact or not rowids:
        return list(dict.fromkeys(rowids))
    found = reading.all(
        "SELECT a.rowid FROM article a WHERE a.rowid IN (SELECT value FROM json_each(?))"
        f" AND ({condition.sql})",
        (dumps(rowids), *condition.values),
    )
    return [rowid for (rowid,) in found]
