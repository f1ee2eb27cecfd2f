"""Whether what went wrong comes from a damaged file, and not from us.

A flipped bit may leave a file that SQLite reads without complaint: a table has
another name, a text is no UTF-8, JSON is no JSON. Then the fault is told as
damage, which the reader can do something about, and not as one of ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import apsw

from tui.library.schema import MIGRATIONS


def damage_behind(error: Exception, raw: apsw.Connection) -> str | None:
    """What is damaged in the file, in a few words, when that explains the error."""
    if isinstance(error, UnicodeDecodeError):
        return "a text in it cannot be decoded"
    if not isinstance(error, apsw.Error) or isinstance(error, apsw.InterruptError):
        return None
    if "malformed JSON" in str(error):
        return "a value in it cannot be decoded"
    try:
        if missing := missing_parts(raw):
            return f"{missing[0]} is missing"
        # Only the thorough check sees an index that tells another story than its table.
        is_constraint = isinstance(error, apsw.ConstraintError)
        verdict = raw.pragma("integrity_check" if is_constraint else "quick_check", 1)
    except (apsw.Error, UnicodeDecodeError) as again:
        return str(again)
    return None if verdict == "ok" else " ".join(str(verdict).split())


def missing_parts(raw: apsw.Connection) -> list[str]:
    """The tables, columns and word indexes that a library of its version has and this has not."""
    version = raw.pragma("user_version")
    if not isinstance(version, int) or not 0 < version <= len(MIGRATIONS):
        return ["the version"]
    whole = apsw.Connection(":memory:")
    try:
        for migration in MIGRATIONS[:version]:
            whole.execute(migration)
        expected, found = columns_by_table(whole), columns_by_table(raw)
    finally:
        whole.close()
    missing = [f"the table {table}" for table in expected if not found.get(table)]
    missing += [
        f"the column {column} of {table}"
        for table, columns in expected.items()
        for column in columns
        if found.get(table) and column not in found[table]
    ]
    return missing


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of a table of today, in order, and those of its key."""

    columns: tuple[str, ...]
    key: tuple[str, ...]


@cache
def shapes() -> Mapping[str, Shape]:
    """The shape of each table of a library made today."""
    raw = apsw.Connection(":memory:")
    try:
        for sql in MIGRATIONS:
            raw.execute(sql)
        found = {}
        for table in columns_by_table(raw):
            columns = all_rows(raw, "SELECT name, pk FROM pragma_table_info(?)", table)
            key = tuple(name for name, pk in sorted(columns, key=lambda c: c[1]) if pk)
            found[table] = Shape(tuple(name for name, _ in columns), key)
        return found
    finally:
        raw.close()


def columns_by_table(raw: apsw.Connection) -> dict[str, dict[str, str]]:
    """The columns of every table, each with its type."""
    return {
        table: dict(all_rows(raw, "SELECT name, type FROM pragma_table_info(?)", table))
        for (table,) in all_rows(raw, "SELECT name FROM sqlite_schema WHERE type = 'table'")
        if isinstance(table, str) and not table.startswith("sqlite_")
    }


def all_rows(raw: apsw.Connection, sql: str, *bindings: str) -> list[Any]:
    """All rows of a statement, as tuples."""
    return raw.execute(sql, bindings).fetchall()
