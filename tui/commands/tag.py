"""`newsreader tag +TAG -TAG QUERY|ID…`: tag what a query finds; the screen's undo takes it back."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tui.commands.arguments.parser import UsageError
from tui.commands.batch import BatchLine, lines_of
from tui.commands.opening.libraries import choose_existing, open_library
from tui.commands.opening.shell import Shell
from tui.commands.search import open_searcher
from tui.library.library import Library
from tui.library.marks.retagging import Retagged
from tui.library.search.searcher import Searcher
from tui.news.article import ArticleId
from tui.news.hits import Results
from tui.news.query.query import Query
from tui.news.tag_change import TagChange, signed_words


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Give and take the tags; whether any article was found.

    Only what has the very words is tagged: what is found by forgiving a typo
    is for eyes to judge.
    """
    if asked.remove and (asked.changes or asked.batch is not None):
        raise UsageError(
            "--remove goes with one TAG after the query; -TAG before it does the same."
        )
    change, words = _asked(asked) if asked.batch is None else (TagChange(), ())
    path = choose_existing(shell, asked.library)
    with closing(open_library(shell, path)) as library, closing(open_searcher(path)) as searcher:
        finder = _Finder(shell, library, searcher)
        if asked.batch is not None:
            return _run_batch(shell, finder, asked.batch)
        ids = finder.ids(" ".join(words), words)
        changed = _retag(library, ids, change)
    done = f"changed: {change}" if asked.changes else _done(change)
    shell.out.text(f"{changed:,} of {len(ids):,} articles {done}.")
    return bool(ids)


def _asked(asked: argparse.Namespace) -> tuple[TagChange, Sequence[str]]:
    """What is to change, and the words that name the articles."""
    try:
        if asked.changes:
            return TagChange.of(asked.changes), asked.query
        if len(asked.query) < 2:
            raise UsageError(
                "say which tags and which articles: newsreader tag +TAG -TAG -- QUERY, "
                "or newsreader tag QUERY TAG."
            )
        *words, tag = asked.query
        return TagChange.of((f"{'-' if asked.remove else '+'}{tag}",)), words
    except ValueError as error:
        raise UsageError(f"{error}.") from error


def _done(change: TagChange) -> str:
    return f"lost the tag {change.taken[0]}" if change.taken else f"got the tag {change.given[0]}"


def _retag(library: Library, ids: Sequence[ArticleId], change: TagChange) -> int:
    if not ids:
        return 0
    (changed,) = library.retagging.retag(change.told, [Retagged(tuple(ids), change)])
    return changed


class _Finder:
    """Finds the articles that words name: their ids, or a query."""

    def __init__(self, shell: Shell, library: Library, searcher: Searcher) -> None:
        self._shell = shell
        self.library = library
        self._searcher = searcher

    def ids(self, text: str, words: Sequence[str]) -> list[ArticleId]:
        """The articles, and how the query was taken said; UsageError when it cannot be asked."""
        if ids := self._as_ids(words):
            return ids
        results = self._results(text)
        self._shell.out.tell(results.explanation)
        return self.library.tallies.ids(results.exact)

    def ids_of_line(self, text: str, place: str) -> list[ArticleId]:
        """The articles of a line of a batch, and what was not understood said."""
        if ids := self._as_ids(text.split()):
            return ids
        results = self._results(text)
        for problem in results.query.problems:
            self._shell.out.error(f"{place}: {problem}")
        return self.library.tallies.ids(results.exact)

    def _as_ids(self, words: Sequence[str]) -> list[ArticleId]:
        """The words as ids, when every one of them is the id of an article here."""
        ids = [ArticleId(word) for word in words]
        return ids if all(self.library.shelf.rowid(id_) is not None for id_ in ids) else []

    def _results(self, text: str) -> Results:
        query = Query.parse(text)
        if query.is_empty:
            raise UsageError("this query finds every article; say which ones to tag.")
        results = self._searcher.search(query)
        if results.is_capped:
            raise UsageError("that many articles cannot be tagged at once; narrow the query.")
        return results


def _run_batch(shell: Shell, finder: _Finder, name: str) -> bool:
    """Do all lines as one step; what is wrong with a line is told, and the others are done.

    All queries are asked before the first tag is changed.
    """
    wanted: list[Retagged] = []
    bad = 0
    for line in lines_of(name):
        try:
            wanted.append(_wanted(finder, line, f"{name}:{line.number}"))
        except (UsageError, ValueError) as error:
            bad += 1
            shell.out.error(f"{name}:{line.number}: {str(error).removesuffix('.')}.")
    if not wanted:
        shell.out.tell(f"{name}: there is nothing to do in this file.")
        return False
    count = f"{len(wanted):,} line{'s' * (len(wanted) > 1)}"
    source = "standard input" if name == "-" else Path(name).name
    changed = sum(finder.library.retagging.retag(f"tagged by {source}, {count}", wanted))
    left_out = f"; {bad:,} left out" if bad else ""
    found = len({id_ for each in wanted for id_ in each.ids})
    shell.out.text(f"{changed:,} changes to {found:,} articles by {count}{left_out}.")
    return bool(found)


def _wanted(finder: _Finder, line: BatchLine, place: str) -> Retagged:
    if line.fault:
        raise UsageError(line.fault)
    words, text = signed_words(line.text)
    change = TagChange.of(words)
    if change.is_empty:
        raise UsageError("a line begins with the tags, as in +port -draft -- QUERY")
    return Retagged(tuple(finder.ids_of_line(text, place)), change)
