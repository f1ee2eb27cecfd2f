"""Records printed one after another: as columns of text, CSV, JSON lines or one JSON list."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

from tui.commands.printing.out import Out, safe_text

FORMATS = ("text", "json", "jsonl", "csv")

_NUMBER_WIDTH = 9
_FORMULA = re.compile(r"(\A\W*?(?=[=+\-@＝＋－＠])|\A(?=[\t\r\n])|[;\n](?=[=+@＝＋－＠]|-\S))")
"""Before what a formula begins with; spreadsheets take the full-width signs, too.

Where a semicolon parts the cells, as in half of Europe, a comma parts none and
quotation marks within a line mean nothing: there a semicolon or a new line
begins a cell, too.
"""


class Table(Protocol):
    """Something that records are given to, one at a time."""

    def row(self, record: Mapping[str, Any]) -> None:
        """Take one record."""


@contextmanager
def as_table(out: Out, form: str, columns: Sequence[str]) -> Iterator[Table]:
    """What prints records in a form; text shows only `columns`, the last of them left-aligned."""
    match form:
        case "jsonl":
            yield _Lines(out)
        case "json":
            gathered = _Gathered()
            yield gathered
            out.text(safe_json(gathered.records))
        case "csv":
            yield _Csv(out)
        case _:
            yield _Columns(out, columns)


def safe_json(value: object) -> str:
    """A value as JSON of several lines in ASCII, which no terminal obeys."""
    return json.dumps(value, indent=1)


def csv_line(cells: Sequence[object]) -> str:
    """One line of CSV without its end; what a cell holds more than one of is joined by `; `.

    Words that a spreadsheet would take for a formula get an apostrophe before them, as
    https://owasp.org/www-community/attacks/CSV_Injection advises.
    """
    line = io.StringIO()
    # Of the line's end the writer learns what to quote: without one, new lines within a cell
    # would end the row.
    csv.writer(line, lineterminator="\n").writerow([_cell(cell) for cell in cells])
    return line.getvalue()[:-1]


def _cell(value: object) -> object:
    match value:
        case Mapping():
            return _cell(" → ".join(str(value[key]) for key in ("typed", "taken") if key in value))
        case bool():
            return str(value).lower()
        case str():
            return safe_text(_FORMULA.sub(r"\1'", value))
        case int() | float() | None:
            return value
        case Sequence():
            return _cell("; ".join(_words(inner) for inner in value))
        case _:
            return _cell(str(value))


def _words(value: object) -> str:
    return value if isinstance(value, str) else str(_cell(value))


class _Lines:
    def __init__(self, out: Out) -> None:
        self._out = out

    def row(self, record: Mapping[str, Any]) -> None:
        self._out.json(record)


class _Gathered:
    def __init__(self) -> None:
        self.records: list[Mapping[str, Any]] = []

    def row(self, record: Mapping[str, Any]) -> None:
        self.records.append(record)


class _Csv:
    """CSV with a line of heads; none when there are no records."""

    def __init__(self, out: Out) -> None:
        self._out = out
        self._has_heads = False

    def row(self, record: Mapping[str, Any]) -> None:
        if not self._has_heads:
            self._out.text(csv_line(list(record)))
            self._has_heads = True
        self._out.text(csv_line(list(record.values())))


class _Columns:
    """Columns with a line of heads, numbers to the right; only once there are records."""

    def __init__(self, out: Out, columns: Sequence[str]) -> None:
        self._out = out
        self._columns = columns
        self._has_heads = False

    def row(self, record: Mapping[str, Any]) -> None:
        if not self._has_heads:
            self._line(self._columns)
            self._has_heads = True
        self._line([_shown(record[column]) for column in self._columns])

    def _line(self, cells: Sequence[str]) -> None:
        *numbers, last = cells
        self._out.text("".join(f"{cell:>{_NUMBER_WIDTH}}  " for cell in numbers) + last)


def _shown(value: object) -> str:
    return "–" if value is None else f"{value:,}" if isinstance(value, int) else str(value)
