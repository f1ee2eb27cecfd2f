"""`newsreader export QUERY --to FORMAT`: articles with findings and marks, for other programs."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from tui.commands.arguments.parser import UsageError
from tui.commands.arguments.query import query_of
from tui.commands.claims import ALL
from tui.commands.opening.libraries import choose_existing, open_library
from tui.commands.opening.shell import Shell
from tui.commands.printing.claims import rows_of
from tui.commands.printing.out import safe_cells, safe_text
from tui.commands.printing.tables import csv_line, safe_json
from tui.commands.search import searcher_of
from tui.exchange import brat, markdown
from tui.exchange.claim_review import claim_review
from tui.exchange.files import folder, plain_name, written
from tui.exchange.kept import Kept, kept
from tui.exchange.kept_records import kept_record, kept_row
from tui.exchange.w3c import collection
from tui.library.library import Library
from tui.library.search.ledger_answering import Wish
from tui.library.search.searcher import Searcher
from tui.news.query.query import Query

Write = Callable[[str], object]
"""Takes one line, or several."""


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Write what the query finds; whether that was anything."""
    path = choose_existing(shell, asked.library)
    if asked.to in ("brat", "markdown") and asked.output is None:
        raise UsageError(f"{asked.to} makes a file for each article; say where: --output FOLDER.")
    query = query_of(asked.query)
    with closing(open_library(shell, path)) as library, searcher_of(shell, path) as searcher:
        if asked.to == "claimreview":
            return _reviews(shell, asked, library, searcher, query)
        results = searcher.search(query)
        shell.out.tell(results.explanation)
        articles = _Counted(_articles(library, results.exact))
        if asked.to in ("brat", "markdown"):
            _as_folder(asked, library, articles)
        else:
            with _target(shell, asked) as write:
                _as_stream(asked, articles, write)
    return _told(shell, asked, articles.number, "article")


class _Counted:
    """Articles one after the other, and how many there were."""

    def __init__(self, articles: Iterable[Kept]) -> None:
        self._articles = articles
        self.number = 0

    def __iter__(self) -> Iterator[Kept]:
        for each in self._articles:
            self.number += 1
            yield each


def _articles(library: Library, rowids: Iterable[int]) -> Iterator[Kept]:
    for rowid in rowids:
        article_id = library.shelf.id(rowid)
        # One may have gone meanwhile: the background, or another reader, may be at work.
        if article_id is not None and (found := kept(library, article_id)) is not None:
            yield found


def _as_stream(asked: argparse.Namespace, articles: Iterable[Kept], write: Write) -> None:
    match asked.to:
        case "jsonl":
            for each in articles:
                write(json.dumps(kept_record(each)))
        case "csv":
            _as_csv(map(kept_row, articles), write)
        case _:
            found = collection(articles, with_findings=asked.findings)
            write(safe_json(found))


def _as_csv(rows: Iterable[dict[str, Any]], write: Write) -> None:
    has_heads = False
    for row in rows:
        if not has_heads:
            write(csv_line(list(row)))
            has_heads = True
        write(csv_line(list(row.values())))


def _as_folder(asked: argparse.Namespace, library: Library, articles: Iterable[Kept]) -> None:
    with folder(asked.output, is_forced=asked.force) as place:
        if asked.to == "brat":
            _write(place, "annotation.conf", brat.CONFIGURATION, asked)
        for each in articles:
            if asked.to == "brat":
                _write(place, f"{each.id}.txt", each.article.text, asked)
                _write(place, f"{each.id}.ann", brat.standoff(each), asked, safe_cells)
            else:
                claims = tuple(rows_of(library, tuple(library.ledger.claims_of(each.id))))
                words = markdown.as_markdown(each, claims)
                _write(place, markdown.file_name(each), words, asked)


def _write(
    place: Path,
    name: str,
    text: str,
    asked: argparse.Namespace,
    safe: Callable[[str], str] = safe_text,
) -> None:
    with written(place / plain_name(name), is_forced=asked.force) as file:
        file.write(safe(text))


def _reviews(
    shell: Shell, asked: argparse.Namespace, library: Library, searcher: Searcher, query: Query
) -> bool:
    results = searcher.claims(query, Wish(limit=ALL))
    shell.out.tell(results.explanation)
    settled = (r for r in rows_of(library, tuple(results.exact)) if r.check.status.is_settled)
    reviews = [claim_review(row, asked.reviewer or "") for row in settled]
    if reviews:
        with _target(shell, asked) as write:
            write(safe_json(reviews))
    return _told(shell, asked, len(reviews), "settled check")


@contextmanager
def _target(shell: Shell, asked: argparse.Namespace) -> Iterator[Write]:
    """The file that was named, written whole; standard output without one."""
    if asked.output is None:
        yield shell.out.text
        return
    with written(asked.output, is_forced=asked.force) as file:
        yield lambda line: file.write(line + "\n")


def _told(shell: Shell, asked: argparse.Namespace, number: int, what: str) -> bool:
    where = f" to {asked.output}" if asked.output is not None and number else ""
    shell.out.tell(f"{number:,} {what}{'s' * (number != 1)} exported{where}.")
    return number > 0
