"""Ranking: the articles that match an expression of FTS5, best first, in bounded time.

BM25 has to look at every article that matches; "said" stands in nearly all
of them. So the work is bounded by how many match: few are all ranked; of many
only the newest; of very many those that say it in the title come first, and
the others newest first. Nobody reads the ten-thousandth answer by relevance.

What is on screen at once is the beginning of the whole answer and found
without the rest: only the newest matches are looked at, and where there may be
more the answer says so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import neg

from tui.library.search.compiling.few_texts import MOST
from tui.library.search.compiling.sql import TRUE, Condition
from tui.library.search.found import Found, met, with_form
from tui.library.search.matches import (
    EVERY,
    SCORED,
    floor_of,
    listed,
    rowids_of,
    statement,
)
from tui.library.search.reading import Reading
from tui.library.search.rowids import Rowids, packed
from tui.library.search.sought import Search
from tui.library.search.window import in_window, looked_at

ALL_RANKED = 4_000
"""Matches up to which all of them are ranked by BM25: about 20 ms."""

NEWEST_RANKED = 2_000
"""Of more matches, how many of the newest are ranked by BM25."""

MANY = 50_000
"""Matches above which BM25 is not asked at all: it counts a word's articles first."""

NEAR_LOOKED_AT = 300
"""The foremost answers, among which it is asked whether the words stand together."""

TITLED_LOOKED_AT = 100
"""The foremost answers whose headlines are read for all the words: more than a screen."""

WALKED = 500
"""Articles of a word that are walked over in the time in which the text of one is indexed anew."""

_THINNED = 10
"""How many times as long the walk takes where words are excluded that nearly all articles hold."""

_IN_ORDER, _NEAR, _TITLED = 1.6, 1.25, 1.8
"""How many times as much an article counts that has the words side by side, near each other, and
all of them in the headline: BM25 forgets a headline where the text says them often enough."""


@dataclass(frozen=True, slots=True)
class _Matching:
    """The articles that match, newest first, as far as they are known.

    `floor` is the rowid down to which articles are looked at for those that
    come first, or None when all are; `condition` what was asked of them.
    `scores` are their BM25 where that was asked at once. When they are `is_ordered`, the best
    are in front already. They are `few` when their texts are indexed by themselves.
    """

    rowids: Rowids
    is_whole: bool
    floor: int | None = None
    condition: Condition = TRUE
    scores: dict[int, float] | None = None
    is_ordered: bool = False
    is_few: bool = False


def newest(reading: Reading, search: Search, limit: int, *, enough: int | None = None) -> Found:
    """The articles that match, newest first, at most `limit`; see `ranked` for `enough`."""
    found = _matching(reading, search, limit, enough)
    return with_form(reading, search.form, Found(found.rowids, found.is_whole), enough)


def ranked(reading: Reading, search: Search, limit: int, *, enough: int | None = None) -> Found:
    """The articles that match, best first, at most `limit`.

    Where that is quicker, only `enough` are looked for: a beginning of the
    whole answer.
    """
    found = _matching(reading, search, limit, enough, is_scored=True)
    is_ordered = found.is_ordered or len(found.rowids) < 2
    order = found.rowids if is_ordered else _ordered(reading, search, found)
    return with_form(reading, search.form, Found(order[:limit], found.is_whole), enough)


def _matching(
    reading: Reading, search: Search, limit: int, enough: int | None, *, is_scored: bool = False
) -> _Matching:
    condition = search.conditions(None, is_driving=False)
    if condition.lead is not None:
        known = set(search.without)
        few = [rowid for rowid in search.few(condition) if rowid not in known]
        at_most = limit if search.estimate <= MANY else enough or limit
        return _among_few(reading, search, few, at_most, is_scored=is_scored)
    if search.estimate <= ALL_RANKED:
        if not search.estimate and search.widest and not rowids_of(reading, search.widest, TRUE, 1):
            return _Matching(packed(), is_whole=True)  # five hundred words need not be asked for
        if is_scored and search.scoring is None and search.wanted in {"", search.match}:
            return _scored(reading, search, condition, limit)
        rowids = rowids_of(reading, search.match, condition, limit)
        return _Matching(rowids, len(rowids) < limit, condition=condition)
    floor = _floor(reading, search, condition)
    if enough is not None and floor is not None and search.is_thinned:
        # FTS5 looks at a bound only where it has a match, so the bound alone would not stop it.
        condition = search.conditions(None, is_driving=None)
        most = looked_at(search.spellings)
        rowids = rowids_of(reading, search.match, condition, most)
        return _Matching(rowids, len(rowids) < most, floor, condition)
    if enough is not None and floor is not None and search.estimate > MANY:
        rowids = _foremost(reading, search, floor, enough, is_scored=is_scored)
        if rowids:
            return _Matching(rowids, is_whole=False, is_ordered=True)
    elif enough is not None and floor is not None:
        within = replace(search.conditions(floor, is_driving=None), first=floor)
        wanted = max(enough, NEWEST_RANKED)
        rowids = rowids_of(reading, search.match, within, limit if within.sql == "1" else wanted)
        if rowids:
            return _Matching(rowids, is_whole=False, floor=floor, condition=within)
    condition = search.conditions(None, is_driving=None)
    rowids = rowids_of(reading, search.match, condition, limit)
    return _Matching(rowids, len(rowids) < limit, floor, condition)


def _foremost(
    reading: Reading, search: Search, floor: int, enough: int, *, is_scored: bool
) -> Rowids:
    """The first of the newest of very many that match, in order."""
    condition = search.conditions(floor, is_driving=False)
    bounds = replace(TRUE, first=floor, stop=condition.stop)
    rowids = in_window(reading, search, bounds)
    titled = _titled(reading, search, rowids, bounds) if is_scored else packed()
    titled = met(reading, condition, titled, NEWEST_RANKED)[:NEWEST_RANKED]
    others = set(titled)
    rest = packed(rowid for rowid in rowids if rowid not in others)
    return titled + met(reading, condition, rest, enough)


def _among_few(
    reading: Reading, search: Search, rowids: list[int], limit: int, *, is_scored: bool
) -> _Matching:
    """Which of a few articles match."""
    if not rowids:
        return _Matching(packed(), is_whole=True)
    those, floor = listed("+article_fts.rowid", rowids), None
    walked = search.walked * _THINNED if search.is_thinned else search.walked
    if len(rowids) <= MOST and len(rowids) * WALKED < walked:
        found = packed(search.among(search.match, rowids))
        return _Matching(found, is_whole=True, condition=those, is_few=True)
    if is_scored and search.estimate <= MANY and search.scoring is None:
        return _scored(reading, search, those, limit)
    if search.estimate > MANY:
        floor = floor_of(reading, TRUE, looked_at(search.spellings))
    found = rowids_of(reading, search.match, those, limit)
    return _Matching(found, len(found) < limit, floor, those)


def _scored(reading: Reading, search: Search, condition: Condition, limit: int) -> _Matching:
    """What matches with its BM25: each walks over all articles of the words, once is enough."""
    scores = dict(reading.all(*statement(SCORED, search.match, condition, limit)))
    return _Matching(packed(scores), len(scores) < limit, None, condition, scores)


def _floor(reading: Reading, search: Search, condition: Condition) -> int | None:
    """The rowid down to which are looked at the newest articles that may match, or None for all."""
    if search.is_everywhere:
        return floor_of(reading, condition, looked_at(search.spellings))
    bounds = replace(TRUE, first=condition.first, stop=condition.stop)
    match = search.match if search.widest is None else search.widest
    sql, values = statement(
        "article_fts.rowid", match, bounds, f"1 OFFSET {looked_at(search.spellings) - 1}"
    )
    floor: int | None = reading.value(sql, values)
    return floor


def _ordered(reading: Reading, search: Search, found: _Matching) -> Rowids:
    """What matches with the best in front."""
    rowids, floor = found.rowids, found.floor
    if search.estimate > MANY:
        match = _in_title(search)
        if found.is_few:
            return _in_front(rowids, search.among(match, rowids))
        within = found.condition
        if floor is not None and (found.is_whole or rowids[-1] <= floor):
            bounds = replace(TRUE, first=floor, stop=within.stop)
            return _in_front(rowids, _titled(reading, search, rowids, bounds)[:NEWEST_RANKED])
        within = within if floor is None else replace(within, first=floor)
        titled = rowids_of(reading, match, within, NEWEST_RANKED)
        if not found.is_whole:
            rowids = packed(sorted({*rowids, *titled}, reverse=True))
        return _in_front(rowids, titled)
    if floor is None and len(rowids) <= ALL_RANKED:
        return packed(_by_bm25(reading, search, rowids, found))
    newest_of_all = rowids[:NEWEST_RANKED]
    recent = [rowid for rowid in newest_of_all if floor is None or rowid >= floor]
    if len(recent) < 2:
        return rowids
    return packed(_by_bm25(reading, search, recent, found)) + rowids[len(recent) :]


def _titled(reading: Reading, search: Search, rowids: Sequence[int], bounds: Condition) -> Rowids:
    """Of all articles within bounds that match, those that say it in the title, newest first."""
    # What is excluded, and the commonest words, were looked for already.
    match = search.scoring or search.wanted or search.match
    known = {*rowids[: bisect_left(rowids, 1 - (bounds.first or EVERY), key=neg)]}
    found = rowids_of(reading, f"title : ({match})", bounds, looked_at(search.spellings))
    return packed(rowid for rowid in found if rowid in known)


def _in_title(search: Search) -> str:
    """The expression for what says it in the title."""
    match = f"title : ({search.scoring or search.match})"
    if search.scoring is None and " NOT " not in search.match:
        return match
    # What is excluded may stand in the body: the whole expression has to match, too.
    return f"({match}) AND ({search.match})"


def _in_front(rowids: Rowids, foremost: Iterable[int]) -> Rowids:
    """Rowids, which come newest first, with those of `foremost` that are among them in front."""
    places = [(rowid, bisect_left(rowids, -rowid, key=neg)) for rowid in foremost]
    there = [(rowid, at) for rowid, at in places if at < len(rowids) and rowids[at] == rowid]
    order, start = packed(rowid for rowid, _ in there), 0
    for _, at in sorted(there, reverse=True):
        order += rowids[start:at]
        start = at + 1
    return order + rowids[start:]


def _by_bm25(
    reading: Reading, search: Search, matching: Sequence[int], found: _Matching
) -> list[int]:
    """What matches, best first."""
    if found.scores is not None:
        scored = {rowid: found.scores[rowid] for rowid in matching}
    else:
        scored = _scores(reading, search, matching, found.condition)
    order = sorted(scored, key=lambda rowid: (scored[rowid], -rowid))
    if len(order) < 2:
        return order
    # BM25 of FTS5 is negative, the better the lower.
    foremost = order[:NEAR_LOOKED_AT]
    among = search.among if found.is_few else partial(_among, reading)
    for rowid in search.titled(order[:TITLED_LOOKED_AT]):
        scored[rowid] *= _TITLED
    for expression, factor in zip(search.near or (), (_IN_ORDER, _NEAR), strict=False):
        for rowid in among(expression, foremost):
            scored[rowid] *= factor
    foremost.sort(key=lambda rowid: (scored[rowid], -rowid))
    return [*foremost, *order[NEAR_LOOKED_AT:]]


def _scores(
    reading: Reading, search: Search, matching: Sequence[int], condition: Condition
) -> dict[int, float]:
    """BM25 of all that matches."""
    if search.scoring is None:
        bounds = replace(TRUE, first=min(matching), stop=max(matching) + 1)
        is_all = condition.sql == TRUE.sql and search.wanted in {"", search.match}
        within = bounds if is_all else listed("+article_fts.rowid", matching)
        return dict(reading.all(*statement(SCORED, search.wanted or search.match, within, -1)))
    # Of the rarer words alone more articles match; each that is not wanted is passed over.
    within = listed("+article_fts.rowid", matching)
    return dict(reading.all(*statement(SCORED, search.scoring, within, -1)))


def _among(reading: Reading, expression: str, rowids: Sequence[int]) -> list[int]:
    """Those of `rowids` that match an expression."""
    found = reading.all(
        "SELECT rowid FROM article_fts WHERE article_fts MATCH ? AND rowid BETWEEN ? AND ?",
        (expression, min(rowids), max(rowids)),
    )
    wanted = set(rowids)
    return [rowid for (rowid,) in found if rowid in wanted]
