"""`newsreader like ID`: other articles on the event of one, and what they share with it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from tui.commands.arguments.command import limit_of
from tui.commands.opening.libraries import choose_existing, look_into
from tui.commands.opening.shell import Shell
from tui.commands.printing.tables import as_table
from tui.commands.show import find
from tui.library.library import Library
from tui.library.search.related import Akin
from tui.news.listing import Row

SHARED = 6
"""Words and names that are printed of those that two articles share."""


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Print what is related to the article; whether anything is."""
    path = choose_existing(shell, asked.library)
    with closing(look_into(path)) as library:
        ids = find(library, asked.article)
        if not ids:
            shell.out.error(f"{asked.article}: no such article in {library.path}.")
            return False
        found = library.related(ids[0])[: limit_of(asked) or None]
        shown = 0
        if asked.format == "text":
            for row, akin in _rows(library, found):
                shell.out.text("\n".join(_lines(row, akin)))
                shown += 1
            return bool(shown)
        with as_table(shell.out, asked.format, ()) as table:
            for row, akin in _rows(library, found):
                table.row(_record(row, akin))
                shown += 1
        return bool(shown)


def _rows(library: Library, found: tuple[Akin, ...]) -> Iterator[tuple[Row, Akin]]:
    rows = library.shelf.rows([akin.rowid for akin in found])
    for row, akin in zip(rows, found, strict=True):
        if row is not None:
            yield row, akin


def _lines(row: Row, akin: Akin) -> Iterator[str]:
    day = row.published.day if row.published else "no date"
    yield f"{row.id}  {day:10}  {akin.share:4.0%}  {row.headline}"
    shared = ", ".join(akin.shared[:SHARED])
    yield f"{'':36}{'  '.join(filter(None, (row.publisher, shared)))}"


def _record(row: Row, akin: Akin) -> dict[str, Any]:
    return {
        "id": row.id,
        "headline": row.headline,
        "published": row.published.text if row.published else None,
        "publisher": row.publisher,
        "share": round(akin.share, 3),
        "shared": list(akin.shared),
    }
