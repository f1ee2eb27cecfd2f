"""`newsreader show ID|PATH…`: articles with the reader's marks, as text or JSON."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from tui.commands.opening.libraries import choose_existing, open_library
from tui.commands.opening.shell import Shell
from tui.commands.printing.findings import finding_lines
from tui.commands.printing.origins import origin_lines, precise_date
from tui.commands.printing.out import safe_line
from tui.commands.printing.tables import as_table
from tui.corpus.encoding import encoding_of
from tui.exchange.kept import Kept, kept
from tui.exchange.kept_records import kept_record
from tui.library.library import Library
from tui.library.marks.highlights import quoted
from tui.news.article import ArticleId
from tui.news.languages import is_read

WIDEST = 200
"""Characters of a highlight that are printed."""

_LONGEST_NUMBER = 10
"""Digits that no number of a story in its file has."""


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Print the articles; whether all that were asked for are there."""
    missing: list[str] = []
    with closing(open_library(shell, choose_existing(shell, asked.library))) as library:
        found = _found(shell, library, asked.articles, missing)
        if asked.format == "text":
            for each in found:
                lines = _lines(
                    each,
                    _encoding(library, each.id),
                    shell.settings.languages,
                    with_findings=asked.findings,
                )
                shell.out.text("\n".join(lines) + "\n")
        else:
            with as_table(shell.out, asked.format, ()) as table:
                for each in found:
                    record = kept_record(each)
                    table.row({**record, "encoding": _encoding(library, each.id) or None})
    return not missing


def _found(
    shell: Shell, library: Library, words: Sequence[str], missing: list[str]
) -> Iterator[Kept]:
    """The articles that the words name; what names none is said, and goes to `missing`."""
    for word in words:
        ids = find(library, word)
        if not ids:
            missing.append(word)
            shell.out.error(f"{word}: no such article in {library.path}.")
        yield from filter(None, (kept(library, id_) for id_ in ids))


def find(library: Library, word: str) -> list[ArticleId]:
    """The articles a word names: an id, a file, or one story of a file as `file#3`."""
    # Only what is ASCII may be an id; a path need not even be UTF-8.
    if word.isascii() and library.shelf.rowid(ArticleId(word)) is not None:
        return [ArticleId(word)]
    path, _, record = word.rpartition("#")
    for candidate in (word, str(Path(word).absolute())):
        if ids := library.shelf.ids_of_path(candidate):
            return ids
    if path and record.isdecimal() and len(record) < _LONGEST_NUMBER:
        for candidate in (path, str(Path(path).absolute())):
            if ids := library.shelf.ids_of_path(candidate, int(record)):
                return ids
    return []


def _encoding(library: Library, id_: ArticleId) -> str:
    file = library.shelf.file_of(id_)
    return encoding_of(Path(file)) if file else ""


def _lines(
    found: Kept, encoding: str, read: Sequence[str], *, with_findings: bool
) -> Iterator[str]:
    article = found.article
    published = precise_date(article.published) if article.published else None
    yield article.headline
    yield " · ".join(filter(None, (article.publisher, published, *article.authors))) or "no date"
    yield f"{found.id}  {safe_line(article.place)}"
    for path in found.paths[1:]:
        yield f"also in  {safe_line(path)}"
    yield from origin_lines(article, encoding, read)
    if found.tags:
        yield "tags  " + "  ".join(tag.name for tag in found.tags)
    if found.note:
        yield f"note  {found.note}"
    for mark in found.highlights:
        state = "  (lost its place)" if mark.span is None else ""
        yield f"highlight  {quoted(mark.highlight.anchor, WIDEST)}{state}"
        if mark.highlight.note:
            yield f"  note  {mark.highlight.note}"
    yield ""
    yield article.text[article.body_start :].strip()
    by_hand = found.findings and (found.findings.mentions or found.findings.claims)
    if with_findings and not is_read(article.language, read) and not by_hand:
        return
    if with_findings and found.findings is not None:
        yield from finding_lines(article.text, found.findings)
    elif with_findings:
        yield "\n  This article is not analysed yet."
