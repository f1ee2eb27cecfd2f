"""`newsreader pairs [QUERY]`: claims side by side that may contradict each other."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from tui.commands.arguments.command import limit_of
from tui.commands.arguments.query import query_of
from tui.commands.claims import ALL
from tui.commands.opening.libraries import choose_existing, open_library
from tui.commands.opening.shell import Shell
from tui.commands.printing.claims import record
from tui.commands.printing.tables import as_table
from tui.commands.search import searcher_of
from tui.library.claims.covered import coverage_of
from tui.library.library import Library
from tui.library.search.ledger_answering import Wish
from tui.news.ledger import LedgerRow
from tui.news.pair import Pair, PairKind

_WORDS = {
    PairKind.DENIAL: "possible denial",
    PairKind.NUMBERS: "possibly another number",
    PairKind.UPDATE: "possibly an update",
    PairKind.REVERSAL: "possible reversal",
    PairKind.RETRACTION: "possible retraction",
    PairKind.SAME: "the same",
}


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Print the pairs in which a claim of the query stands; whether there was any."""
    path = choose_existing(shell, asked.library)
    with closing(open_library(shell, path)) as library, searcher_of(shell, path) as searcher:
        claims = None
        if asked.query:
            results = searcher.claims(query_of(asked.query), Wish(limit=ALL))
            shell.out.tell(results.explanation)
            claims = (*results.exact, *results.close)
        limit = limit_of(asked) or ALL
        pairs = library.pairs.judged if asked.judged else library.pairs.proposed
        found = list(_with_rows(library, pairs(claims, limit)))
        if left := str(coverage_of(path)):
            shell.out.tell(f"Not all pairs yet: {left}.")
        if asked.format == "text":
            for pair, one, other in found:
                shell.out.text("\n".join(_lines(pair, one, other)))
        else:
            with as_table(shell.out, asked.format, ()) as table:
                for pair, one, other in found:
                    table.row(_record(pair, one, other, is_flat=asked.format == "csv"))
        return bool(found)


def _with_rows(library: Library, pairs: list[Pair]) -> Iterator[tuple[Pair, LedgerRow, LedgerRow]]:
    for pair in pairs:
        one, other = library.ledger.rows([pair.one, pair.other])
        if one is not None and other is not None:
            yield pair, one, other


def _lines(pair: Pair, one: LedgerRow, other: LedgerRow) -> Iterator[str]:
    verdict = f"  [{pair.verdict.value}]" if pair.verdict else ""
    more = f"  (+{pair.others:,} of the same)" if pair.others else ""
    yield f"{pair.kind.sign} {_WORDS[pair.kind]}{verdict}  {pair.reason}{more}"
    for row in (one, other):
        day = row.published.day if row.published else "no date"
        stance = f"not {row.stance.value}" if row.is_negated else row.stance.value
        who = row.speaker or row.source or "somebody"
        yield f"    {day:12}{row.publisher or '–'}  {stance}  {who}: {row.content}"


def _record(pair: Pair, one: LedgerRow, other: LedgerRow, *, is_flat: bool) -> dict[str, Any]:
    shared: dict[str, Any] = {
        "kind": pair.kind.value,
        "likeness": round(pair.likeness, 3),
        "reason": pair.reason,
        "verdict": pair.verdict.value if pair.verdict else None,
        "others": pair.others,
    }
    sides = {"one": record(one), "other": record(other)}
    if not is_flat:
        return {**shared, **sides}
    for side, values in sides.items():
        shared |= {f"{side}_{name}": value for name, value in values.items()}
    return shared
