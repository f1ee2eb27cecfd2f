"""Ordering: an answer in the order that was asked for, and cut into groups.

Every order is made by SQLite from what it holds, so that an interruption comes
in between and the screen's thread has none of the work.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from tui.library.origins.origins import FIRST_PUBLISHED
from tui.library.schema import UNDATED_BELOW
from tui.library.search.reading import Reading
from tui.library.search.rowids import Rowids, fetched, listed
from tui.news.hits import Group
from tui.news.query.query import Grouping, Query, Sort

AS_FOUND = frozenset({None, Sort.RELEVANCE, Sort.NEWEST})
"""Orders in which an answer comes already: best first, or newest first."""

_MARKS_OF_QUOTATION = "'\"“”„‟«»‘’([ '"
_ORDERS: Mapping[Sort, str] = MappingProxyType(
    {
        Sort.OLDEST: f"a.rowid < {UNDATED_BELOW}, a.rowid",
        Sort.SOURCE: "a.publisher_folded IS NULL, a.publisher_folded, a.rowid DESC",
        Sort.TITLE: f"ltrim(a.headline, {_MARKS_OF_QUOTATION}) COLLATE NOCASE, a.rowid DESC",
        Sort.LAST_ADDED: "a.added DESC, a.rowid DESC",
        Sort.FIRST_ADDED: "a.added, a.rowid DESC",
        Sort.MOST_CLAIMS: (
            "(SELECT count(*) FROM claim c WHERE c.article = a.rowid) DESC, a.rowid DESC"
        ),
        Sort.FEWEST_CLAIMS: (
            "(SELECT count(*) FROM claim c WHERE c.article = a.rowid), a.rowid DESC"
        ),
        Sort.UNREAD: ("EXISTS (SELECT 1 FROM read_mark m WHERE m.article = a.id), a.rowid DESC"),
    }
)
_GROUPS: Mapping[Grouping, tuple[str, str, str]] = MappingProxyType(
    {
        Grouping.SOURCE: ("a.publisher_folded", "max(a.publisher)", ""),
        Grouping.DAY: ("a.published_day", "a.published_day", "DESC"),
    }
)
"""What makes a group, what it is called, and how groups follow each other."""
_PUBLICATION = f"""
SELECT a.rowid, row_number() OVER (ORDER BY {FIRST_PUBLISHED})
FROM json_each(?) j JOIN article a ON a.rowid = j.value
"""


def ordered(
    reading: Reading,
    rowids: Sequence[int],
    query: Query,
    *,
    is_everything: bool = False,
    limit: int = -1,
) -> tuple[Sequence[int], tuple[Group, ...]]:
    """Rowids in the order that the query asks for, and the groups they are in.

    They come in the order in which they were found, which stands where the
    query asks for no other. `is_everything` says that they are all there are.
    Of those in no groups, `limit` at most are ordered: the first take an eighth of the time of all.
    """
    if query.group is None and query.sort in AS_FOUND:
        return rowids, ()
    if query.group is Grouping.COPY:
        alone = replace(query, group=None)
        found, _ = ordered(reading, rowids, alone, is_everything=is_everything)
        return _gathered(reading, found)
    source = "article a" if is_everything else "json_each(?) j JOIN article a ON a.rowid = j.value"
    values = () if is_everything else (listed(rowids),)
    within = "a.rowid DESC" if is_everything else "j.key"
    if query.sort is not None and query.sort not in AS_FOUND:
        within = _ORDERS[query.sort]
    if query.group is None:
        return _rowids(reading, source, f"{within} LIMIT {limit}", values), ()
    key, name, direction = _GROUPS[query.group]
    if query.group is Grouping.DAY and query.sort is Sort.OLDEST:
        direction = "ASC"
    by_group = f"{key} IS NULL, {key} {direction}"
    counted = reading.all(
        f"SELECT {name}, count(*) FROM {source} GROUP BY {key} ORDER BY {by_group}", values
    )
    groups, first = [], 0
    for called, count in counted:
        groups.append(Group(first, called, count))
        first += count
    return _rowids(reading, source, f"{by_group}, {within}", values), tuple(groups)


def _gathered(reading: Reading, rowids: Sequence[int]) -> tuple[Sequence[int], tuple[Group, ...]]:
    """Rowids with the copies of a story in the place of the first of them, and their runs.

    The copies follow each other as they were published.
    """
    clusters = dict(reading.all("SELECT article, cluster FROM signature WHERE cluster IS NOT NULL"))
    copies: dict[int, list[int]] = {}
    for rowid in rowids:
        if (cluster := clusters.get(rowid)) is not None:
            copies.setdefault(cluster, []).append(rowid)
    several = [rowid for run in copies.values() if len(run) > 1 for rowid in run]
    places = dict(reading.all(_PUBLICATION, (listed(several),)))
    order: list[int] = []
    groups = []
    for rowid in rowids:
        cluster = clusters.get(rowid)
        if cluster is None:
            order.append(rowid)
        elif (run := copies.pop(cluster, None)) is not None:
            if len(run) > 1:
                groups.append(Group(len(order), str(cluster), len(run)))
                run.sort(key=places.__getitem__)
            order += run
    return order, tuple(groups)


def _rowids(reading: Reading, source: str, order: str, values: Sequence[str]) -> Rowids:
    sql = f"SELECT a.rowid AS rowid FROM {source} ORDER BY {order}"
    return fetched(reading, sql, values)
