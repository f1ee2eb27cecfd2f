"""`newsreader search QUERY`: the articles that a query finds, best first."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from tui.commands.arguments.command import limit_of
from tui.commands.arguments.query import query_of
from tui.commands.batch import run_batch
from tui.commands.opening.libraries import choose_existing, look_into
from tui.commands.opening.shell import Shell
from tui.commands.printing.outputs import SUMMARY, check, print_output
from tui.commands.printing.tables import as_table
from tui.library.library import Library
from tui.library.search.searcher import Searcher
from tui.matching.typos.other_names import OtherNames
from tui.news.hits import Results, Snippet
from tui.news.listing import Row
from tui.news.query.query import Grouping, Saved, Word, leaves

SNIPPET_WIDTH = 160
WINDOW = 100
"""Rows fetched at once."""


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Print what the query finds; whether that was anything."""
    check(asked)
    path = choose_existing(shell, asked.library)
    with closing(look_into(path)) as library, searcher_of(shell, path) as searcher:
        if asked.batch is not None:
            return run_batch(shell, searcher, asked.batch, asked.format)
        results = answered(searcher, " ".join(asked.query))
        # The explanation names what was not understood, too.
        shell.out.tell(results.explanation)
        if asked.output != SUMMARY:
            return print_output(shell, library, results, asked)
        limit = limit_of(asked)
        hits = islice(_hits(library, searcher, results), limit or None)
        if asked.format == "text":
            shown = _print_text(shell, hits, _headings(results))
        else:
            shown = _print_records(shell, hits, asked.format)
        total = results.total + len(results.close)
        if shown < total:
            shell.out.tell(f"{shown:,} of {total:,} shown; --limit 0 shows more.")
        return bool(shown)


def answered(searcher: Searcher, text: str) -> Results:
    """The answer that the screen would show, where the known words are loaded."""
    query = query_of([text])
    if any(isinstance(leaf, Word | Saved) for leaf in leaves(query.tree)):
        searcher.load_vocabulary()
    return searcher.search(query)


def _headings(results: Results) -> dict[int, str]:
    """What the groups of the answer are called, by the number of the article under each."""
    if results.group is Grouping.COPY:
        return {}
    nameless = "no date" if results.group is Grouping.DAY else "no publisher"
    return {g.first: f"{g.name or nameless} · {g.count:,}" for g in results.groups}


def _print_text(shell: Shell, hits: Iterable[_Hit], headings: Mapping[int, str]) -> int:
    shown = 0
    for hit in hits:
        if shown in headings:
            shell.out.text(f"{chr(10) * (shown > 0)}{headings[shown]}")
        shell.out.text("\n".join(_lines(hit)))
        shown += 1
    return shown


def _print_records(shell: Shell, hits: Iterable[_Hit], form: str) -> int:
    shown = 0
    with as_table(shell.out, form, ()) as table:
        for hit in hits:
            table.row(_record(hit, with_hits=form != "csv"))
            shown += 1
    return shown


def searcher_of(shell: Shell, path: Path) -> closing[Searcher]:
    """A searcher that forgives typos as the settings say, closed at the end of a `with`."""
    return closing(
        open_searcher(path, forgives_typos=shell.settings.typos, own_names=shell.places.gazetteers)
    )


def open_searcher(
    path: Path, *, forgives_typos: bool = True, own_names: Path | None = None
) -> Searcher:
    """A searcher on the library, which knows what day it is and how names are spelt.

    `own_names` is the folder of the reader's lists of names.
    """
    return Searcher.open(
        path,
        today=date.today,
        spellings=lambda: _spellings(own_names),
        forgives_typos=forgives_typos,
    )


def _spellings(own_names: Path | None) -> OtherNames:
    """The names that are known; a tenth of a second, so only who needs them pays."""
    from tui.commands.opening.spellings import known_spellings  # noqa: PLC0415

    return known_spellings(own_names)


@dataclass(frozen=True, slots=True)
class _Hit:
    """One article of the answer; `is_close` when a typo was forgiven for it."""

    row: Row
    snippet: Snippet
    is_close: bool


def _hits(library: Library, searcher: Searcher, results: Results) -> Iterator[_Hit]:
    """The answer by the window, so that the first lines come at once."""
    for rowids, is_close in ((results.exact, False), (results.close, True)):
        for start in range(0, len(rowids), WINDOW):
            for row in library.shelf.rows(rowids[start : start + WINDOW]):
                if row is not None:
                    snippet = searcher.snippet(row.rowid, results, SNIPPET_WIDTH)
                    yield _Hit(row, snippet, is_close)


def _lines(hit: _Hit) -> Iterator[str]:
    row = hit.row
    day = row.published.day if row.published else "no date"
    about = "  ".join(filter(None, (row.publisher, *(f"#{tag}" for tag in row.tags))))
    close = "  (close)" if hit.is_close else ""
    yield f"{row.id}  {day:10}  {row.headline}{close}"
    if about:
        yield f"{'':30}{about}"
    if hit.snippet.text:
        yield f"{'':30}{_marked(hit.snippet)}"


def _marked(snippet: Snippet) -> str:
    """The snippet on one line, its hits between ‹ and ›."""
    parts, at = [], 0
    for hit in snippet.hits:
        parts += [snippet.text[at : hit.span.start], "‹", hit.span.of(snippet.text), "›"]
        at = hit.span.stop
    return " ".join("".join((*parts, snippet.text[at:])).split())


def _record(hit: _Hit, *, with_hits: bool) -> dict[str, Any]:
    row, snippet = hit.row, hit.snippet
    record: dict[str, Any] = {
        "id": row.id,
        "headline": row.headline if row.headline_is_given else None,
        "published": row.published.text if row.published else None,
        "publisher": row.publisher,
        "tags": [tag.name for tag in row.tags],
        "read": row.is_read,
        "starred": row.is_starred,
        "reviewed": row.is_reviewed,
        "close": hit.is_close,
        "snippet": snippet.text,
    }
    if with_hits:
        record["hits"] = [{"start": h.span.start, "end": h.span.stop} for h in snippet.hits]
    return record
