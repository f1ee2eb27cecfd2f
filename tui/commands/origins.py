"""`newsreader origins [QUERY]`: who ran the same text, who had it first, whom they credit."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from typing import Any

from tui.commands.arguments.command import limit_of
from tui.commands.arguments.query import query_of
from tui.commands.opening.libraries import choose_existing, open_library
from tui.commands.opening.shell import Shell
from tui.commands.printing.tables import as_table
from tui.commands.search import searcher_of
from tui.corpus.newsrooms.names import read_families
from tui.library.library import Library
from tui.news.origin import RULE, Cluster, Copy


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Print the clusters of copies, those of a query or all; whether there was any."""
    path = choose_existing(shell, asked.library)
    with closing(open_library(shell, path)) as library:
        library.origins.families = read_families(shell.places.publishers)
        for problem in library.origins.families.problems:
            shell.out.error(problem)
        rowids = None
        if asked.query:
            with searcher_of(shell, path) as searcher:
                results = searcher.search(query_of(asked.query))
            shell.out.tell(results.explanation)
            rowids = [*results.exact, *results.close]
        left = library.copies.left()
        if left:
            shell.out.tell(f"{left:,} articles are still to be compared.")
        numbers = library.origins.clusters(rowids)
        clusters = islice(_clusters(library, numbers), limit_of(asked) or None)
        shown = _print(shell, asked.format, clusters)
        if shown and shown < len(numbers):
            shell.out.tell(f"{shown:,} of {len(numbers):,} shown; --limit 0 shows all.")
        if shown and asked.format == "text":
            shell.out.tell(RULE)
        if not shown and not left:
            shell.out.tell("No story of these was run twice.")
        return bool(shown)


def _clusters(library: Library, numbers: list[int]) -> Iterator[Cluster]:
    for number in numbers:
        if (cluster := library.origins.cluster(number)) is not None:
            yield cluster


def _print(shell: Shell, form: str, clusters: Iterator[Cluster]) -> int:
    shown = 0
    if form == "text":
        for cluster in clusters:
            shell.out.text("\n" * (shown > 0) + "\n".join(_lines(cluster)))
            shown += 1
        return shown
    with as_table(shell.out, form, ()) as table:
        for cluster in clusters:
            shown += 1
            if form == "csv":
                for place, copy in enumerate(cluster.copies, 1):
                    table.row({"cluster": shown, "place": place, **_record(copy)})
            else:
                table.row(
                    {
                        "articles": cluster.articles,
                        "publishers": cluster.publishers,
                        "origins": cluster.origins,
                        "first_seen": _day(cluster.first),
                        "copies": [_record(copy) for copy in cluster.copies],
                    }
                )
    return shown


def _lines(cluster: Cluster) -> Iterator[str]:
    yield f"{cluster.summary}  {cluster.first.headline}"
    for copy in cluster.copies:
        alike = "first" if copy is cluster.first else f"{copy.likeness:4.0%}"
        credit = f"credits {copy.credit}" if copy.credit else f"from {copy.origin}"
        helped = f", with {', '.join(copy.helped)}" if copy.helped else ""
        day = _day(copy) or "no date"
        yield f"    {day:20}  {alike:>5}  {copy.publisher or '–'}  ({credit}{helped})  {copy.id}"


def _record(copy: Copy) -> dict[str, Any]:
    return {
        "article": copy.id,
        "published": _day(copy),
        "publisher": copy.publisher,
        "headline": copy.headline,
        "likeness": round(copy.likeness, 2),
        "credit": copy.credit,
        "helped": list(copy.helped),
        "origin": copy.origin,
    }


def _day(copy: Copy) -> str | None:
    return copy.published.text if copy.published else None
