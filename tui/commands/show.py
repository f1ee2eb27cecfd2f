"""`newsreader show ID|PATH…`: articles with the reader's marks, as text or JSON lines."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from tui.commands.libraries import choose_existing, open_library
from tui.commands.records import article_record
from tui.commands.shell import Shell
from tui.library.highlights import quoted
from tui.library.library import Library
from tui.news.article import Article, ArticleId
from tui.news.highlight import Standing

WIDEST = 200
"""Characters of a highlight that are printed."""


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Print the articles; whether all that were asked for are there."""
    all_there = True
    with closing(open_library(shell, choose_existing(shell, asked.library))) as library:
        for word in asked.articles:
            ids = find(library, word)
            for id_ in ids:
                _print(shell, library, id_, asked.format)
            if not ids:
                all_there = False
                shell.out.error(f"{word}: no such article in {library.path}.")
    return all_there


def find(library: Library, word: str) -> list[ArticleId]:
    """The articles a word names: an id, a file, or one story of a file as `file#3`."""
    if library.shelf.rowid(ArticleId(word)) is not None:
        return [ArticleId(word)]
    path, _, record = word.rpartition("#")
    for candidate in (word, str(Path(word).absolute())):
        if ids := library.shelf.ids_of_path(candidate):
            return ids
    if path and record.isdecimal():
        return [id_ for id_ in find(library, path) if _record_of(library, id_) == int(record)]
    return []


def _record_of(library: Library, id_: ArticleId) -> int | None:
    article = library.shelf.article(id_)
    return article.record if article else None


def _print(shell: Shell, library: Library, id_: ArticleId, form: str) -> None:
    article = library.shelf.article(id_)
    if article is None:
        return
    if form == "jsonl":
        shell.out.json(_record(library, id_, article))
    else:
        shell.out.text("\n".join(_lines(library, id_, article)) + "\n")


def _record(library: Library, id_: ArticleId, article: Article) -> dict[str, Any]:
    return {
        "id": id_,
        **article_record(article, library.shelf.findings(id_)),
        "authors": list(article.authors),
        "publisher": article.publisher,
        "url": article.url,
        "language": article.language,
        "topics": list(article.topics),
        "tags": [tag.name for tag in library.marks.tags_of(id_)],
        "note": library.marks.note_of(id_) or None,
        "highlights": [_highlight(mark) for mark in library.highlights.of(id_, article.text)],
    }


def _highlight(mark: Standing) -> dict[str, Any]:
    """What was marked, and where it stands now: null for both ends when it lost its place."""
    return {
        "start": mark.span.start if mark.span is not None else None,
        "end": mark.span.stop if mark.span is not None else None,
        "text": mark.highlight.anchor.exact,
        "note": mark.highlight.note or None,
    }


def _lines(library: Library, id_: ArticleId, article: Article) -> Iterator[str]:
    published = article.published.day if article.published else None
    yield article.headline
    yield " · ".join(filter(None, (article.publisher, published, *article.authors))) or "no date"
    yield f"{id_}  {article.place}"
    if tags := library.marks.tags_of(id_):
        yield "tags  " + "  ".join(tag.name for tag in tags)
    if note := library.marks.note_of(id_):
        yield f"note  {note}"
    for mark in library.highlights.of(id_, article.text):
        state = "  (lost its place)" if mark.span is None else ""
        yield f"highlight  {quoted(mark.highlight.anchor, WIDEST)}{state}"
        if mark.highlight.note:
            yield f"  note  {mark.highlight.note}"
    yield ""
    yield article.text[article.body_start :].strip()
