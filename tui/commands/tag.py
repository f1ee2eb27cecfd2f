"""`newsreader tag QUERY|ID… TAG`: tag what a query finds; the screen's undo takes it back."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tui.commands.arguments import UsageError
from tui.commands.libraries import choose_existing, open_library
from tui.commands.search import open_searcher
from tui.commands.shell import Shell
from tui.library.library import Library
from tui.news.article import ArticleId
from tui.news.mark import Tag
from tui.news.query import Query


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Give or take the tag; whether the query found any article.

    Only what has the very words is tagged: what is found by forgiving a typo
    is for eyes to judge.
    """
    try:
        tag = Tag.typed(asked.tag)
    except ValueError as error:
        raise UsageError(f"{error}.") from error
    path = choose_existing(shell, asked.library)
    with closing(open_library(shell, path)) as library:
        ids = _ids(library, asked.query) or _found(shell, library, path, " ".join(asked.query))
        verb = library.marks.untag if asked.remove else library.marks.tag
        changed = verb(ids, tag) if ids else 0
    done = "lost" if asked.remove else "got"
    shell.out.text(f"{changed:,} of {len(ids):,} articles {done} the tag {tag}.")
    return bool(ids)


def _ids(library: Library, words: Sequence[str]) -> list[ArticleId]:
    """The words as ids, when every one of them is the id of an article here."""
    ids = [ArticleId(word) for word in words]
    return ids if all(library.shelf.rowid(id_) is not None for id_ in ids) else []


def _found(shell: Shell, library: Library, path: Path, text: str) -> list[ArticleId]:
    query = Query.parse(text)
    if query.is_empty:
        raise UsageError("this query finds every article; say which ones to tag.")
    with closing(open_searcher(path)) as searcher:
        results = searcher.search(query)
    shell.out.tell(results.explanation)
    if results.is_capped:
        raise UsageError("that many articles cannot be tagged at once; narrow the query.")
    ids = (library.shelf.id(rowid) for rowid in results.exact)
    return [id_ for id_ in ids if id_ is not None]
