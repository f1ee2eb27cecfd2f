"""`newsreader timeline QUERY`: the claims that a query finds, day by day."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any

from tui.commands.claims import rows_of
from tui.commands.libraries import choose_existing, open_library
from tui.commands.search import searcher_of
from tui.commands.shell import Shell
from tui.library.search.ledger_answering import Wish
from tui.news.bars import bars, gathered
from tui.news.ledger import LedgerRow
from tui.news.query import Query
from tui.news.timeline import Day, Moment, plot_of, precision, timeline

PLOT = 60
"""Characters of the plot."""

ALL = 10_000_000
"""Claims told when all are asked for."""


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Print the timeline; whether there was any claim."""
    path = choose_existing(shell, asked.library)
    with closing(open_library(shell, path)) as library, searcher_of(shell, path) as searcher:
        results = searcher.claims(
            Query.parse(" ".join(asked.query)), Wish(limit=asked.limit or ALL)
        )
        shell.out.tell(results.explanation)
        found: list[LedgerRow] = list(rows_of(library, tuple(results.exact)))
    days = timeline(found)
    if asked.format == "jsonl":
        for day in days:
            for moment in day.moments:
                shell.out.json(_record(moment))
    else:
        for line in _lines(days):
            shell.out.text(line)
    if results.is_capped:
        shell.out.tell(f"Only the newest {results.total:,} are told; --limit 0 tells all.")
    return bool(found)


def _lines(days: Sequence[Day]) -> Iterator[str]:
    plot = plot_of(days)
    if plot is not None:
        yield f"{plot.periods[0]} {bars(gathered(plot.counts, PLOT))} {plot.periods[-1]}"
        vague = f"; {plot.undated:,} without so precise a date" if plot.undated else ""
        yield f"claims a {plot.unit}, {max(plot.counts):,} at most{vague}"
    for day in days:
        yield f"\n== {_named(day.day)} · {len(day.moments):,}"
        yield from (_line(moment) for moment in day.moments)


def _named(day: str) -> str:
    known = precision(day)
    return day if known == "day" else f"{day}, no day known" if day else "no date"


def _line(moment: Moment) -> str:
    row = moment.row
    stance = f"not {row.stance.value}" if row.is_negated else row.stance.value
    who = row.speaker or row.source or "somebody"
    guess = "?" if row.speaker and not row.is_sure else ""
    words = " ".join(row.content.split()) or "–"
    when = "published" if not moment.is_stated else "said"
    if moment.is_stated:
        when = f"said; published {row.published.day if row.published else 'without a date'}"
    ending = "  ".join(filter(None, (row.publisher, when, row.article_id)))
    return f"{stance:11} {who}{guess}: {words}\n{'':12}{ending}"


def _record(moment: Moment) -> dict[str, Any]:
    row = moment.row
    known = precision(moment.day)
    return {
        "day": moment.day or None,
        "precision": known.value if known else None,
        "day_is": ("said" if moment.is_stated else "published") if moment.day else None,
        "said": row.said.text if row.said else None,
        "published": row.published.text if row.published else None,
        "speaker": row.speaker,
        "speaker_is_sure": row.is_sure if row.speaker else None,
        "source": row.source or None,
        "stance": row.stance.value,
        "negated": row.is_negated,
        "content": row.content,
        "about": list(row.about),
        "publisher": row.publisher,
        "article": row.article_id,
        "claim": row.key,
    }
