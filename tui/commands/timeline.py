"""`newsreader timeline QUERY`: the claims that a query finds, or of one group, day by day."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any

from tui.commands.arguments.command import limit_of
from tui.commands.arguments.query import query_of
from tui.commands.opening.libraries import choose_existing, open_library
from tui.commands.opening.shell import Shell
from tui.commands.printing.claims import rows_of
from tui.commands.printing.tables import as_table
from tui.commands.search import searcher_of
from tui.library.claims.around import akin, around
from tui.library.library import Library
from tui.library.search.ledger_answering import Wish
from tui.library.search.reading import Reading
from tui.news.bars import bars, gathered
from tui.news.ledger import LedgerRow
from tui.news.timeline import Clock, Day, Moment, plot_of, precision, timeline

PLOT = 60
"""Characters of the plot."""

ALL = 10_000_000
"""Claims told when all are asked for."""


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Print the timeline; whether there was any claim."""
    path = choose_existing(shell, asked.library)
    clock = Clock(asked.by)
    with closing(open_library(shell, path)) as library:
        if asked.claim:
            found, is_capped = _group(library, asked.claim), False
            shell.out.tell(f"{len(found):,} that say or deny it, or may contradict it")
        else:
            found, is_capped = _found(shell, library, asked)
    days = timeline(found, clock)
    if asked.format != "text":
        with as_table(shell.out, asked.format, ()) as table:
            for day in days:
                for moment in day.moments:
                    table.row(_record(moment, clock))
    else:
        for line in _lines(days, clock):
            shell.out.text(line)
    if is_capped:
        shell.out.tell(f"Only the newest {len(found):,} are told; --limit 0 tells all.")
    return bool(found)


def _found(
    shell: Shell, library: Library, asked: argparse.Namespace
) -> tuple[list[LedgerRow], bool]:
    """The claims that a query finds, and whether there are more."""
    with searcher_of(shell, library.path) as searcher:
        wish = Wish(limit=limit_of(asked) or ALL)
        results = searcher.claims(query_of(asked.query), wish)
    shell.out.tell(results.explanation)
    return list(rows_of(library, tuple(results.exact))), results.is_capped


def _group(library: Library, key: str) -> list[LedgerRow]:
    """A claim by its key, who else says it or denies it, and what may contradict any of them."""
    claims = library.ledger.keyed(key)
    found = around(library.pairs, claims)
    with closing(Reading(library.path)) as reading:
        for row in rows_of(library, tuple(claims)):
            found += akin(reading, row)
    return list(rows_of(library, tuple(dict.fromkeys(found))))


def _lines(days: Sequence[Day], clock: Clock) -> Iterator[str]:
    plot = plot_of(days)
    if plot is not None:
        yield f"{plot.periods[0]} {bars(gathered(plot.counts, PLOT))} {plot.periods[-1]}"
        vague = f"; {plot.undated:,} without so precise a date" if plot.undated else ""
        vague += f"; {plot.outside:,} far before or after" if plot.outside else ""
        yield f"claims a {plot.unit}, {max(plot.counts):,} at most{vague}"
    for day in days:
        yield f"\n== {_named(day.day, clock)} · {len(day.moments):,}"
        yield from (_line(moment) for moment in day.moments)


def _named(day: str, clock: Clock) -> str:
    if not day:
        return "speaks of no day that is certain" if clock is Clock.EVENT else "no date"
    return day if precision(day) == "day" else f"{day}, no day known"


def _line(moment: Moment) -> str:
    row = moment.row
    stance = f"not {row.stance.value}" if row.is_negated else row.stance.value
    who = row.speaker or row.source or "somebody"
    guess = "?" if row.speaker and not row.is_sure else ""
    words = " ".join(row.content.split()) or "–"
    said = f"said {row.said.day}" if row.said else ""
    published = f"published {row.published.day}" if row.published else "published without a date"
    event = moment.event
    spoken = f"speaks of {event.when.text} (“{event.words}”)" if event else ""
    when = "; ".join(filter(None, (said, published, spoken)))
    ending = "  ".join(filter(None, (row.publisher, when, row.article_id)))
    return f"{stance:11} {who}{guess}: {words}\n{'':12}{ending}"


def _record(moment: Moment, clock: Clock) -> dict[str, Any]:
    row = moment.row
    known, event = precision(moment.day), moment.event
    return {
        "day": moment.day or None,
        "precision": known.value if known else None,
        "day_is": _day_is(moment, clock) if moment.day else None,
        "said": row.said.text if row.said else None,
        "published": row.published.text if row.published else None,
        "event": event.when.text if event else None,
        "event_words": event.words if event else None,
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


def _day_is(moment: Moment, clock: Clock) -> str:
    return "published" if clock is Clock.SAID and not moment.is_stated else clock.value
