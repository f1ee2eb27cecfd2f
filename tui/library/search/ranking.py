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
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from operator import neg

from tui.library.search.found import Found, with_form
from tui.library.search.matches import SCORED, floor_of, listed, rowids_of, statement
from tui.library.search.reading import Reading
from tui.library.search.sql import TRUE, Condition

ALL_RANKED = 4_000
"""Matches up to which all of them are ranked by BM25: about 20 ms."""

NEWEST_RANKED = 2_000
"""Of more matches, how many of the newest are ranked by BM25."""

MANY = 50_000
"""Matches above which BM25 is not asked at all: it counts a word's articles first."""

LOOKED_AT = 5_000
"""Of more matches, about how many of the newest are looked at for those that come first."""

NEAR_LOOKED_AT = 300
"""The foremost answers, among which it is asked whether the words stand together."""

_WALKED = 1_000
"""Articles of a word that are walked over in the time in which one is sought in its list."""

_SOUGHT = 20
"""Articles that are sought one by one to see whether they say it in the title."""

_IN_ORDER, _NEAR = 1.6, 1.25


def _always(_first: int | None, *, is_driving: bool) -> Condition:  # noqa: ARG001
    return TRUE


def _none(_condition: Condition) -> list[int]:
    return []


@dataclass(frozen=True, slots=True)
class Search:
    """What to look for: an expression, conditions on the article `a`, and about how many match.

    `conditions` gives the other conditions as they are put for articles from
    a rowid on (None: all), asked of each or listed once, or (None) whichever
    is quicker. `form` is what is
    looked for in the texts themselves, the dearest of all and asked last.
    `near` are expressions for the words side by side, and near each other;
    None for a single word. `scoring` is the expression without its commonest
    words, when a rarer one is left: BM25 walks over all articles of every word
    it is given, and common ones tell it little. `widest` is the rarest word
    alone, which is found quicker than the whole expression. None of the articles
    `without` matches, as is known already. `is_thinned` when words are excluded:
    hardly any of the articles may be left; `is_everywhere` when about all hold them.
    `few` gives the articles that a condition leads to.
    """

    match: str
    estimate: int
    conditions: Callable[..., Condition] = _always
    form: Condition = TRUE
    near: tuple[str, str] | None = None
    scoring: str | None = None
    widest: str | None = None
    without: Sequence[int] = ()
    is_thinned: bool = False
    is_everywhere: bool = False
    few: Callable[[Condition], list[int]] = _none


@dataclass(frozen=True, slots=True)
class _Matching:
    """The articles that match, newest first, as far as they are known.

    `floor` is the rowid down to which articles are looked at for those that
    come first, or None when all are; `condition` what was asked of them.
    `scores` are their BM25 where that was asked at once.
    """

    rowids: list[int]
    is_whole: bool
    floor: int | None = None
    condition: Condition = TRUE
    scores: dict[int, float] | None = None


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
    order = found.rowids if len(found.rowids) < 2 else _ordered(reading, search, found)
    return with_form(reading, search.form, Found(order[:limit], found.is_whole), enough)


def _matching(
    reading: Reading, search: Search, limit: int, enough: int | None, *, is_scored: bool = False
) -> _Matching:
    condition = search.conditions(None, is_driving=False)
    if condition.lead is not None:
        known = set(search.without)
        rowids = [rowid for rowid in search.few(condition) if rowid not in known]
        if is_scored and rowids and search.estimate <= MANY and search.scoring is None:
            # Both the words and their BM25 walk over all articles of the words: once is enough.
            those = listed("+article_fts.rowid", rowids)
            scores = dict(reading.all(*statement(SCORED, search.match, those, limit)))
            return _Matching(list(scores), len(scores) < limit, None, those, scores)
        return _among_few(reading, search, rowids, limit, enough)
    if search.estimate <= ALL_RANKED:
        rowids = rowids_of(reading, search.match, condition, limit)
        return _Matching(rowids, len(rowids) < limit, condition=condition)
    floor = _floor(reading, search, condition)
    if enough is not None and floor is not None and search.is_thinned:
        # FTS5 looks at a bound only where it has a match, so the bound alone would not stop it.
        condition = search.conditions(None, is_driving=None)
        rowids = rowids_of(reading, search.match, condition, LOOKED_AT)
        return _Matching(rowids, len(rowids) < LOOKED_AT, floor, condition)
    if enough is not None and floor is not None:
        within = replace(search.conditions(floor, is_driving=None), first=floor)
        wanted = max(enough, NEWEST_RANKED if search.estimate <= MANY else 0)
        rowids = rowids_of(reading, search.match, within, limit if within.sql == "1" else wanted)
        if rowids:
            return _Matching(rowids, is_whole=False, floor=floor, condition=within)
    condition = search.conditions(None, is_driving=None)
    rowids = rowids_of(reading, search.match, condition, limit)
    return _Matching(rowids, len(rowids) < limit, floor, condition)


def _among_few(
    reading: Reading, search: Search, rowids: list[int], limit: int, enough: int | None
) -> _Matching:
    """Which of a few articles match."""
    if not rowids:
        return _Matching([], is_whole=True)
    # BM25 would be set up anew for each rowid that is sought by itself.
    is_sought = search.estimate > MANY and len(rowids) * _WALKED < search.estimate
    those = listed("article_fts.rowid" if is_sought else "+article_fts.rowid", rowids)
    if search.estimate > MANY and not is_sought:
        limit = enough or limit
        floor = floor_of(reading, TRUE, LOOKED_AT)
    else:
        floor = None
    found = rowids_of(reading, search.match, those, limit)
    return _Matching(found, len(found) < limit, floor, those)


def _floor(reading: Reading, search: Search, condition: Condition) -> int | None:
    """The rowid down to which are looked at the newest articles that may match, or None for all."""
    if search.is_everywhere:
        return floor_of(reading, condition, LOOKED_AT)
    bounds = replace(TRUE, first=condition.first, stop=condition.stop)
    match = search.match if search.widest is None else search.widest
    sql, values = statement("article_fts.rowid", match, bounds, f"1 OFFSET {LOOKED_AT - 1}")
    floor: int | None = reading.value(sql, values)
    return floor


def _ordered(reading: Reading, search: Search, found: _Matching) -> list[int]:
    """What matches with the best in front."""
    rowids, floor = found.rowids, found.floor
    if search.estimate > MANY:
        # What is excluded may stand in the body: the whole expression has to match, too.
        match = f"title : ({search.scoring or search.match})"
        if search.scoring is not None or " NOT " in search.match:
            match = f"({match}) AND ({search.match})"
        within = found.condition
        if floor is not None:
            if found.is_whole and within != TRUE:
                within = search.conditions(floor, is_driving=None)
            within = replace(within, first=floor)
        if found.is_whole and len(rowids) <= _SOUGHT:
            within = listed("article_fts.rowid", [r for r in rowids if floor is None or r >= floor])
        titled = rowids_of(reading, match, within, NEWEST_RANKED)
        if not found.is_whole:
            rowids = sorted({*rowids, *titled}, reverse=True)
        return _in_front(rowids, titled)
    if floor is None and len(rowids) <= ALL_RANKED:
        return _by_bm25(reading, search, rowids, found)
    recent = [rowid for rowid in rowids[:NEWEST_RANKED] if floor is None or rowid >= floor]
    if len(recent) < 2:
        return rowids
    return [*_by_bm25(reading, search, recent, found), *rowids[len(recent) :]]


def _in_front(rowids: list[int], foremost: Iterable[int]) -> list[int]:
    """Rowids, which come newest first, with those of `foremost` that are among them in front."""
    places = [(rowid, bisect_left(rowids, -rowid, key=neg)) for rowid in foremost]
    there = [(rowid, at) for rowid, at in places if rowids[at : at + 1] == [rowid]]
    order, start = [rowid for rowid, _ in there], 0
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
    if search.near is None or len(order) < 2:
        return order
    # BM25 of FTS5 is negative, the better the lower.
    foremost = order[:NEAR_LOOKED_AT]
    for expression, factor in zip(search.near, (_IN_ORDER, _NEAR), strict=True):
        for rowid in _among(reading, expression, foremost):
            scored[rowid] *= factor
    foremost.sort(key=lambda rowid: (scored[rowid], -rowid))
    return [*foremost, *order[NEAR_LOOKED_AT:]]


def _scores(
    reading: Reading, search: Search, matching: Sequence[int], condition: Condition
) -> dict[int, float]:
    """BM25 of all that matches."""
    bounds = replace(TRUE, first=min(matching), stop=max(matching) + 1)
    if search.scoring is None:
        within = bounds if condition == TRUE else listed("+article_fts.rowid", matching)
        return dict(reading.all(*statement(SCORED, search.match, within, -1)))
    scores = reading.all(*statement(SCORED, search.scoring, bounds, -1))
    wanted = set(matching)
    return {rowid: score for rowid, score in scores if rowid in wanted}


def _among(reading: Reading, expression: str, rowids: list[int]) -> list[int]:
    """Those of `rowids` that match an expression."""
    found = reading.all(
        "SELECT rowid FROM article_fts WHERE article_fts MATCH ? AND rowid BETWEEN ? AND ?",
        (expression, min(rowids), max(rowids)),
    )
    wanted = set(rowids)
    return [rowid for (rowid,) in found if rowid in wanted]
