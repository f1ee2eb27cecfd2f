"""`newsreader claims QUERY`: the claims that a query finds, one row each; the ledger as text."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import closing

from tui.commands.arguments.command import limit_of
from tui.commands.arguments.query import query_of
from tui.commands.opening.libraries import choose_existing, look_into
from tui.commands.opening.shell import Shell
from tui.commands.printing.claims import claim_lines, record, rows_of
from tui.commands.printing.tables import as_table, safe_json
from tui.commands.search import searcher_of
from tui.exchange.claim_review import claim_review
from tui.library.library import Library
from tui.library.search.ledger_answering import Wish
from tui.news.ledger import LedgerGrouping, LedgerRow, LedgerSort

ALL = 10_000_000
"""Claims printed when all are asked for."""

_BY_DAY = frozenset({None, LedgerSort.NEWEST, LedgerSort.OLDEST})


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Print the claims; whether there was any."""
    path = choose_existing(shell, asked.library)
    with closing(look_into(path)) as library, searcher_of(shell, path) as searcher:
        if asked.lost:
            return _print_lost(shell, library, asked.format)
        query = query_of(asked.query)
        sort, limit = _sort(asked.sort), limit_of(asked) or ALL
        # In the order of the days the first are found without the rest; any other sorts them all.
        is_by_day = (sort or query.sort) in _BY_DAY
        wish = Wish(sort, _grouping(asked.group), limit if is_by_day else ALL)
        results = searcher.claims(query, wish)
        shell.out.tell(results.explanation)
        if left := results.coverage.analysis:
            shell.out.tell(f"Not all claims yet: {left}.")
        rows = rows_of(library, (*results.exact, *results.close)[:limit])
        shown = _print(shell, asked, rows)
        if results.is_capped:
            shell.out.tell(
                f"Only the first {results.total:,} by date are shown; --limit 0 shows all."
            )
        elif limit < results.total:
            shell.out.tell(f"{limit:,} of {results.total:,} shown; --limit 0 shows all.")
        return bool(shown)


def _print(shell: Shell, asked: argparse.Namespace, rows: Iterator[LedgerRow]) -> int:
    if asked.format == "text":
        return _print_text(shell, rows, _grouping(asked.group))
    if asked.format == "claimreview":
        settled = [row for row in rows if row.check.status.is_settled]
        reviews = [claim_review(row, asked.reviewer or "") for row in settled]
        if reviews:
            shell.out.text(safe_json(reviews))
        else:
            shell.out.tell("None of these claims has a settled check, so there is no review.")
        return len(reviews)
    shown = 0
    with as_table(shell.out, asked.format, ()) as table:
        for row in rows:
            table.row(record(row))
            shown += 1
    return shown


def _print_text(shell: Shell, rows: Iterator[LedgerRow], grouping: LedgerGrouping | None) -> int:
    shown, heading = 0, None
    for row in rows:
        label = _label(row, grouping)
        if grouping is not None and label != heading:
            shell.out.text(
                ("" if heading is None else "\n") + f"== {label or 'nobody and nothing named'}"
            )
            heading = label
        shell.out.text("\n".join(claim_lines(row)))
        shown += 1
    return shown


def _label(row: LedgerRow, grouping: LedgerGrouping | None) -> str:
    match grouping:
        case LedgerGrouping.SPEAKER:
            return row.speaker or ""
        case LedgerGrouping.STANCE:
            return row.stance.value
        case LedgerGrouping.PUBLISHER:
            return row.publisher or ""
        case LedgerGrouping.DAY:
            return row.published.day if row.published else ""
        case _:
            return ", ".join(row.about)


def _print_lost(shell: Shell, library: Library, form: str) -> bool:
    lost = library.checks.lost()
    with as_table(shell.out, "jsonl" if form == "text" else form, ()) as table:
        for check in lost:
            table.row(
                {
                    "article": check.article_id,
                    "claim": check.key,
                    "source": check.source or None,
                    "content": check.content,
                    "status": check.check.status.value,
                    "note": check.check.note or None,
                    "evidence": list(check.check.evidence),
                }
            )
    return bool(lost)


def _sort(word: str | None) -> LedgerSort | None:
    return LedgerSort(word) if word else None


def _grouping(word: str | None) -> LedgerGrouping | None:
    return LedgerGrouping(word) if word else None
