"""What `search --output` prints of the articles that were found, one thing a line.

Only what has the very words counts here: what is found by forgiving a typo is
for eyes to judge, and what is printed here goes into another program.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from tui.commands.arguments.parser import UsageError
from tui.commands.opening.shell import Shell
from tui.commands.printing.claims import claim_lines, record, rows_of
from tui.commands.printing.tables import as_table
from tui.library.library import Library
from tui.news.hits import Results

SUMMARY = "summary"
_LINES = {"ids": "id", "paths": "path", "tags": "tag", "entities": "entity"}
"""Outputs of which each is one word or name, and the column that holds it."""

_PIPED = "stdin:"
"""How the path of what was piped in begins, which is no file."""


def check(asked: argparse.Namespace) -> None:
    """Raise UsageError for options that do not go together."""
    if asked.batch is not None and asked.output != SUMMARY:
        raise UsageError("--batch prints counts; --output goes with a query.")
    if asked.null and (asked.format != "text" or asked.output not in _LINES):
        names = ", ".join(_LINES)
        raise UsageError(f"-0 goes with --output={names}, and with no other --format.")


def print_output(
    shell: Shell, library: Library, results: Results, asked: argparse.Namespace
) -> bool:
    """Print what `--output` asks for; whether there was anything."""
    if results.close:
        shell.out.tell(f"{len(results.close):,} close matches are left out.")
    found = islice(_records(library, results.exact, asked.output), asked.limit or None)
    if asked.format != "text":
        shown = 0
        with as_table(shell.out, asked.format, ()) as table:
            for shown, each in enumerate(found, 1):  # noqa: B007  the last one is the count
                table.row(each)
        return bool(shown)
    if asked.output == "claims":
        return _print_claims(shell, library, results.exact, asked.limit)
    return _print_lines(shell, (each[_LINES[asked.output]] for each in found), is_null=asked.null)


def _records(library: Library, rowids: Sequence[int], output: str) -> Iterator[Mapping[str, Any]]:
    tallies = library.tallies
    match output:
        case "ids":
            yield from ({"id": id_} for id_ in tallies.ids(rowids))
        case "paths":
            yield from ({"path": path} for path in _files(library, rowids))
        case "tags":
            for tag, count in tallies.tags(rowids):
                yield {"tag": tag.name, "articles": count}
        case "entities":
            for named in tallies.entities(rowids):
                yield {
                    "entity": named.name,
                    "kind": named.kind,
                    "articles": named.articles,
                    "mentions": named.mentions,
                }
        case _:
            yield from map(record, rows_of(library, tuple(tallies.claims(rowids))))


def _files(library: Library, rowids: Sequence[int]) -> list[str]:
    return [path for path in library.tallies.files(rowids) if not path.startswith(_PIPED)]


def number(library: Library, rowids: Sequence[int], output: str) -> int:
    """How many of something the articles have among them, for `count --output`."""
    tallies = library.tallies
    match output:
        case "paths":
            return len(_files(library, rowids))
        case "tags":
            return len(tallies.tags(rowids))
        case "entities":
            return len(tallies.entities(rowids))
        case "claims":
            return len(tallies.claims(rowids))
        case _:
            return len(rowids)


def _print_lines(shell: Shell, lines: Iterable[str], *, is_null: bool) -> bool:
    shown = 0
    for shown, line in enumerate(lines, 1):  # noqa: B007  the last one is the count
        if is_null:
            # As the system knows it: names of files may hold anything but this end.
            shell.out.exactly(os.fsencode(line) + b"\0")
        else:
            shell.out.one_line(line)
    return bool(shown)


def _print_claims(shell: Shell, library: Library, rowids: Sequence[int], limit: int | None) -> bool:
    claims = library.tallies.claims(rowids)[: limit or None]
    shown = 0
    for shown, row in enumerate(rows_of(library, tuple(claims)), 1):  # noqa: B007  the same
        shell.out.text("\n".join(claim_lines(row)))
    return bool(shown)
