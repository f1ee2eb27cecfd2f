"""Batches: queries from a file, one a line, and how many articles each of them finds."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tui.commands.arguments.parser import UsageError
from tui.commands.opening.shell import Shell
from tui.commands.printing.tables import Table, as_table
from tui.library.search.searcher import Searcher
from tui.library.search.words.suggesting import LEAVE_OUT
from tui.news.hits import Results
from tui.news.query.query import Query

COLUMNS = ("count", "close", "query")
LONGEST = 10_000
"""Letters of a line above which it is no query but a mistake."""

_STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One line of a file: where it stands, and why it cannot be used, if it cannot."""

    number: int
    text: str
    fault: str = ""


def run_batch(shell: Shell, searcher: Searcher, name: str, form: str) -> bool:
    """Print how many articles each query of a file finds; whether any finds one.

    What is wrong with a line is told, and the others are asked all the same.
    """
    searcher.load_vocabulary()
    with as_table(shell.out, form, COLUMNS) as table:
        found = [_answer(shell, searcher, line, name, table) for line in lines_of(name)]
    if not found:
        shell.out.tell(f"{name}: there is no query in this file.")
    return any(found)


def count_record(text: str, results: Results) -> dict[str, Any]:
    """What was found, in numbers, and how the query was taken."""
    return {
        "query": text,
        "count": results.total,
        "close": len(results.close),
        "corrections": [
            {"typed": c.typed, "taken": c.taken, "articles": c.articles}
            for c in results.corrections
        ],
        "problems": list(results.query.problems),
        "explanation": results.explanation,
    }


def _answer(shell: Shell, searcher: Searcher, line: BatchLine, name: str, table: Table) -> bool:
    place = f"{name}:{line.number}"
    if line.fault:
        shell.out.error(f"{place}: {line.fault}")
        table.row(
            {
                "line": line.number,
                "query": line.text,
                "count": None,
                "close": None,
                "corrections": [],
                "problems": [line.fault],
                "explanation": None,
            }
        )
        return False
    results = searcher.search(Query.parse(line.text))
    # What to leave out is for who asks one query, and not a hundred of them.
    unknown = (note for note in results.notes if not note.startswith(LEAVE_OUT))
    for problem in (*results.query.problems, *unknown):
        shell.out.error(f"{place}: {problem}")
    table.row({"line": line.number, **count_record(line.text, results)})
    return bool(results.total or results.close)


def lines_of(name: str) -> Iterator[BatchLine]:
    """The queries of a file, without remarks and empty lines."""
    for number, raw in enumerate(_bytes(name).splitlines(), 1):
        text = raw.decode("utf-8-sig" if number == 1 else "utf-8", "replace").strip()
        if not text or text.startswith("#"):
            continue
        if "\ufffd" in text and "\ufffd".encode() not in raw:
            yield BatchLine(number, text, "this line is not UTF-8, so it was left out.")
        elif len(text) > LONGEST:
            fault = f"this line has {len(text):,} letters and is no query, so it was left out."
            yield BatchLine(number, text[:80] + "…", fault)
        else:
            yield BatchLine(number, text)


def _bytes(name: str) -> bytes:
    try:
        if name == _STANDARD_INPUT:
            return sys.stdin.buffer.read()
        return Path(name).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{name}: the queries cannot be read ({reason}).") from error
