"""Remaining: the articles that were not found yet, where they are so few that each is looked into.

The word index would gather the articles of all words that begin with a letter, and where each of
them stands: a second for 100,000 articles, and of a million some hundred megabytes. The commonest
of these words were looked for before, and find nearly all.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from tui.library.search.compiling.few_texts import MOST
from tui.library.search.matches import ARTICLES
from tui.library.search.reading import Reading
from tui.library.search.rowids import Rowids, fetched, packed
from tui.library.search.sought import Search

FEW = 3_000
"""Articles that are looked into at most: some 40 ms for a thousand."""

_AT_ONCE = 50_000


def found_among_the_rest(reading: Reading, search: Search, found: Rowids) -> Rowids:
    """What matches of all articles but those found, newest first."""
    rest = _beyond(fetched(reading, f"SELECT rowid FROM {ARTICLES} ORDER BY rowid"), found)[::-1]
    kept = packed()
    for start in range(0, len(rest), MOST):
        kept.extend(search.among(search.match, rest[start : start + MOST]))
    return kept


def _beyond(every: Rowids, found: Rowids) -> Rowids:
    """Those of all rowids, which come in order, that are not found."""
    known = packed(sorted(found))
    beyond = packed()
    for start in range(0, len(every), _AT_ONCE):
        some = every[start : start + _AT_ONCE]
        there = known[bisect_left(known, some[0]) : bisect_right(known, some[-1])]
        if len(there) < len(some):
            beyond.extend(sorted({*some}.difference(there)))
    return beyond
