"""Ranking: the articles that match an expression of FTS5, best first, in bounded time.

BM25 has to look at every article that matches; "said" stands in nearly all
of them. So the work is bounded by how many match: few are all ranked; of many
only the newest; of very many those that say it in the title come first, and
the others newest first. Nobody reads the ten-thousandth answer by relevance.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from json import dumps, loads
from operator import neg

from tui.library.search.reading import Reading
from tui.library.search.sql import TRUE, Condition

ALL_RANKED = 4_000
"""Matches up to which all of them are ranked by BM25: about 20 ms."""

NEWEST_RANKED = 2_000
"""Of more matches, how many of the newest are ranked by BM25."""

MANY = 50_000
"""Matches above which BM25 is not asked at all: it counts a word's articles first."""

FEW = 5_000
"""Articles that meet the other conditions, up to which those are listed first: asking each of
many articles with the words for its tags takes five times as long."""

_SOUGHT = 100
"""Of so few, each is sought in the index by itself; of more, the index is read through."""

NEAR_LOOKED_AT = 300
"""The foremost answers, among which it is asked whether the words stand together."""

_WEIGHTS = "8.0, 3.0, 1.0"  # title, lead, body
_IN_ORDER, _NEAR = 1.6, 1.25


@dataclass(frozen=True, slots=True)
class Search:
    """What to look for: an expression, a condition on the article `a`, and about how many match.

    `leading` is the same condition, said so that it leads to the articles
    instead of being asked of each. `near` are expressions for the words side
    by side, and near each other; None for a single word. `scoring` is the
    expression without its commonest words, when a rarer one is left: BM25 walks
    over all articles of every word it is given, and common ones tell it little.
    """

    match: str
    estimate: int
    condition: Condition = TRUE
    leading: Condition = TRUE
    near: tuple[str, str] | None = None
    scoring: str | None = None


def newest(reading: Reading, search: Search, limit: int) -> list[int]:
    """The rowids that match, newest first, at most `limit`."""
    # One text is fetched several times as fast as a row for each.
    sql, values = _statement("article_fts.rowid AS rowid", search, limit)
    found: list[int] = loads(reading.value(f"SELECT json_group_array(rowid) FROM ({sql})", values))
    return found


def ranked(reading: Reading, search: Search, limit: int) -> list[int]:
    """The rowids that match, best first, at most `limit`."""
    if search.estimate <= ALL_RANKED:
        return _by_bm25(reading, search)[:limit]
    few = _few(reading, search.leading) if search.leading != TRUE else None
    if few is not None:
        # BM25 would be set up anew for each rowid that is sought by itself.
        is_sought = len(few) <= _SOUGHT and search.estimate > MANY
        column = "article_fts.rowid" if is_sought else "+article_fts.rowid"
        search = replace(search, condition=_listed(column, few))
    rowids = newest(reading, search, limit)
    if len(rowids) < 2:
        return rowids
    if len(rowids) <= ALL_RANKED and len(rowids) < limit and search.estimate <= MANY:
        return _by_bm25(reading, search, rowids)
    # The conditions may be dear, and were asked once: that is enough.
    if search.estimate <= MANY and len(rowids) > NEWEST_RANKED:
        recent = replace(TRUE, first=rowids[NEWEST_RANKED - 1])
        found = _by_bm25(reading, replace(search, condition=recent))
    else:
        # What is excluded may stand in the body: only the whole expression decides.
        match = f"title : ({search.scoring or search.match})"
        titled = replace(search, match=match, condition=TRUE)
        found = newest(reading, titled, NEWEST_RANKED)
    return _in_front(rowids, found)


def _in_front(rowids: list[int], foremost: Iterable[int]) -> list[int]:
    """Rowids, which come newest first, with those of `foremost` that are among them in front."""
    places = [(rowid, bisect_left(rowids, -rowid, key=neg)) for rowid in foremost]
    there = [(rowid, at) for rowid, at in places if rowids[at : at + 1] == [rowid]]
    order, start = [rowid for rowid, _ in there], 0
    for _, at in sorted(there, reverse=True):
        order += rowids[start:at]
        start = at + 1
    return order + rowids[start:]


def _listed(column: str, rowids: Sequence[int]) -> Condition:
    return Condition(f"{column} IN (SELECT value FROM json_each(?))", (dumps(rowids),))


def _few(reading: Reading, leading: Condition) -> list[int] | None:
    """The articles that meet a condition, or None when they are not few."""
    found = reading.all(
        f"SELECT a.rowid FROM article a WHERE {leading.sql} LIMIT {FEW + 1}", leading.values
    )
    return [rowid for (rowid,) in found] if len(found) <= FEW else None


def _by_bm25(reading: Reading, search: Search, matching: Sequence[int] | None = None) -> list[int]:
    """What matches, best first; `matching` where that is known already."""
    scored = _scores(reading, search, matching)
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


def _scores(reading: Reading, search: Search, matching: Sequence[int] | None) -> dict[int, float]:
    """BM25 of all that matches."""
    columns = f"article_fts.rowid, bm25(article_fts, {_WEIGHTS})"
    if matching is not None and search.condition != TRUE:
        search = replace(search, condition=_listed("+article_fts.rowid", matching))
    if search.scoring is None:
        return dict(reading.all(*_statement(columns, search, -1)))
    wanted = set(newest(reading, search, -1) if matching is None else matching)
    bounds = replace(TRUE, first=search.condition.first, stop=search.condition.stop)
    among = replace(search, match=search.scoring, condition=bounds)
    scores = reading.all(*_statement(columns, among, -1)) if wanted else ()
    return {rowid: score for rowid, score in scores if rowid in wanted}


def _among(reading: Reading, expression: str, rowids: list[int]) -> list[int]:
    """Those of `rowids` that match an expression."""
    found = reading.all(
        "SELECT rowid FROM article_fts WHERE article_fts MATCH ? AND rowid BETWEEN ? AND ?",
        (expression, min(rowids), max(rowids)),
    )
    wanted = set(rowids)
    return [rowid for (rowid,) in found if rowid in wanted]


def _statement(columns: str, search: Search, limit: int) -> tuple[str, list[object]]:
    """The statement that selects `columns` of what matches, newest first, and its values."""
    condition = search.condition
    join = where = ""
    values: list[object] = [search.match]
    if (condition.sql, condition.values) != (TRUE.sql, ()):
        # CROSS keeps the index in front: it is the one that knows the order.
        join = " CROSS JOIN article a ON a.rowid = article_fts.rowid"
        where = f" AND ({condition.sql})"
    for bound, sign in ((condition.first, ">="), (condition.stop, "<")):
        if bound is not None:
            where = f" AND article_fts.rowid {sign} ?" + where
            values.insert(1, bound)
    values += condition.values
    sql = (
        f"SELECT {columns} FROM article_fts{join} WHERE article_fts MATCH ?{where}"
        f" ORDER BY article_fts.rowid DESC LIMIT {limit}"
    )
    return sql, values
