"""Unranked answers: what has no words to be ranked by comes newest first, or oldest first.

For the beginning of an answer the newest articles are asked first, or the
oldest; only when too few of them answer, all are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tui.library.schema import UNDATED_BELOW
from tui.library.search.compiling.broad import AT_FIRST, Broad
from tui.library.search.compiling.fts import RANKS, Level, Speller, Spelling, expression
from tui.library.search.compiling.parts import parts_of, unwanted_of
from tui.library.search.compiling.searches import Searches
from tui.library.search.compiling.sql import TRUE, Condition, both
from tui.library.search.found import Found, with_form
from tui.library.search.matches import (
    EVERY,
    LAST,
    ceiling_of,
    floor_of,
    matches,
    rowids_of,
    without,
)
from tui.library.search.reading import Reading
from tui.library.search.rowids import Rowids, fetched, packed
from tui.library.search.sought import Search
from tui.news.query.query import Node, Not, either_of

WINDOWS = (500, 5_000)
"""The newest articles that are asked first whether they meet conditions without words."""

WITHOUT_WINDOWS = (5_000, 50_000)
"""The newest that are asked first whether they are without some words, which is quicker."""

HARDLY_ANY, BLOCK = 1_000, 20_000
"""One of so many articles is hardly any; and articles in which those are counted that hold a word:
that takes half as long as to walk over them for the others."""

_SHORT = 2
"""So many times as many articles there are where only the newest are asked first."""

ALL = 10_000_000
"""More articles than there are."""


class Unranked:
    """Answers one query by its conditions alone."""

    def __init__(self, reading: Reading, speller: Speller, searches: Searches) -> None:
        self._reading = reading
        self._speller = speller
        self._searches = searches

    def newest(self, tree: Node, limit: int, enough: int | None) -> Found:
        """The articles that meet conditions without words to rank them by, newest first."""
        unwanted, form = self._unwanted(tree, is_first=enough is not None)
        if unwanted is not None:
            return self._without(unwanted, form, limit, enough)
        asked = self._searches.compiler(is_driving=False).condition(tree)
        if asked.lead is not None:
            few = sorted(self._searches.leads.few(asked), reverse=True)
            return Found(packed(few[:limit]))
        for window in WINDOWS if enough is not None else ():
            floor = floor_of(self._reading, asked, window)
            if floor is None:
                break
            condition = self._searches.compiler(is_driving=True, first=floor).condition(tree)
            rowids = self._meeting(replace(condition, first=floor), limit)
            if len(rowids) >= (enough or 0) or (rowids and window == WINDOWS[-1]):
                return Found(rowids, is_whole=False)
        rowids = self._meeting(self._searches.compiler(is_driving=True).condition(tree), limit)
        return Found(rowids, len(rowids) < limit)

    def oldest(self, tree: Node | None, enough: int) -> Found | None:
        """The oldest articles that answer, newest first; None where all have to be asked."""
        search = self._worded(tree)
        if search is not None:
            asked = search.conditions(None, is_driving=False)
        elif tree is not None:
            asked = self._searches.compiler(is_driving=False).condition(tree)
        else:
            asked = TRUE
        for window in WINDOWS if asked.lead is None else ():
            stop = ceiling_of(self._reading, window)
            if stop is None:
                break
            within = both([asked, replace(TRUE, first=UNDATED_BELOW + 1, stop=stop)])
            if search is None:
                found = Found(self._meeting(within, ALL))
            else:
                found = Found(rowids_of(self._reading, search.match, within, ALL))
                found = with_form(self._reading, search.form, found, None)
            if len(found.rowids) >= enough:
                return Found(found.rowids, is_whole=False)
        return None

    def _worded(self, tree: Node | None) -> Search | None:
        """The search for all that the words of a query find, if it has any."""
        parts = parts_of(tree) if tree is not None else None
        if parts is None or parts.text is None:
            return None
        is_known = expression(parts.text, self._speller, Level.EXACT) is not None
        return self._searches.of(parts, RANKS[-1]) if is_known else None

    def _unwanted(self, tree: Node, *, is_first: bool) -> tuple[Node | None, Condition]:
        """Words if nothing but them is excluded, and what texts may not hold."""
        broad = Broad(self._speller, AT_FIRST if is_first else self._searches.articles)
        nodes, form = broad.cut_down(unwanted_of(tree))
        excluded = either_of(node.node for node in nodes if isinstance(node, Not))
        if excluded is None or expression(excluded, self._speller, Level.EXCLUDED) is None:
            return None, TRUE
        return excluded, form

    def _without(self, excluded: Node, form: Condition, limit: int, enough: int | None) -> Found:
        """The articles that do not match, and in whose texts the form stands, newest first."""
        match = expression(excluded, self._speller, Level.EXCLUDED) or ""
        most = self._searches.estimates.without(excluded)
        if most <= self._searches.articles // HARDLY_ANY:
            return self._one_by_one(excluded, match, form, enough)
        found = packed()
        for bounds in self.blocks(WITHOUT_WINDOWS if enough is not None else ()):
            rowids = without(self._reading, match, limit, most, bounds)
            some = with_form(self._reading, form, Found(rowids, len(rowids) < limit), enough)
            found += some.rowids
            if bounds[0] == EVERY or not some.is_whole:
                return Found(found, some.is_whole)
            if len(found) >= (enough or 0) or (found and bounds[1] < LAST):
                break
        return Found(found, is_whole=False)

    def blocks(self, windows: Sequence[int]) -> Iterator[tuple[int, int]]:
        """The bounds of the newest articles, of those before them, and last of all the others."""
        stop = LAST
        for window in windows:
            floor = floor_of(self._reading, replace(TRUE, stop=stop), window)
            if floor is None or self._searches.articles < _SHORT * window:
                break
            yield floor, stop
            stop = floor
        yield EVERY, stop

    def _one_by_one(self, excluded: Node, match: str, form: Condition, enough: int | None) -> Found:
        """The same where hardly any are without one word, by counting in blocks who holds it."""
        _, word = self._searches.estimates.commonest(excluded)
        held = str(Spelling((word,)))
        found = packed()
        stop: int | None = LAST
        while stop is not None:
            floor = floor_of(self._reading, replace(TRUE, stop=stop), BLOCK)
            bounds = (EVERY if floor is None else floor, stop)
            if floor is None or matches(self._reading, held, bounds) < BLOCK:
                rowids = without(self._reading, match, BLOCK, BLOCK, bounds)
                found += with_form(self._reading, form, Found(rowids), None).rowids
            if enough is not None and found and floor is not None:
                return Found(found, is_whole=False)
            stop = floor
        return Found(found)

    def _meeting(self, condition: Condition, limit: int) -> Rowids:
        first = "" if condition.first is None else f" AND a.rowid >= {condition.first}"
        stop = "" if condition.stop is None else f" AND a.rowid < {condition.stop}"
        return fetched(
            self._reading,
            f"SELECT a.rowid FROM article a WHERE ({condition.sql}){first}{stop}"
            f" ORDER BY a.rowid DESC LIMIT {limit}",
            condition.values,
        )
