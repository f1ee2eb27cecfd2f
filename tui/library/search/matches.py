"""Matches: the statements that give the articles which match an expression of FTS5."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tui.library.schema import UNDATED_BELOW
from tui.library.search.compiling.sql import TRUE, Condition
from tui.library.search.reading import Reading
from tui.library.search.rowids import Rowids, fetched
from tui.library.search.rowids import listed as text_of

ARTICLES = "(SELECT id AS rowid FROM article_fts_docsize)"
"""All articles, from a table with a page for a thousand of them where `article` has one for 25."""

LAST = 2**62
EVERY = -LAST
"""A rowid above, and one below, those of all articles."""

_OF_ARTICLE = re.compile(r"\ba\.(?!rowid\b)|\barticle_fts\.rowid\b.*\ba\.")
"""What a condition holds that asks for more of an article than its rowid."""

_ROWID = re.compile(r"(?<!\+)\ba\.rowid\b")

_WEIGHTS = "8.0, 3.0, 1.0"  # title, lead, body

SCORED = f"article_fts.rowid, bm25(article_fts, {_WEIGHTS})"
"""The columns of a statement that gives what matches with its BM25."""


def floor_of(reading: Reading, condition: Condition, span: int) -> int | None:
    """The rowid down to which lie the newest `span` articles in reach of a condition.

    None when there are no more than these.
    """
    floor: int | None = reading.value(
        f"SELECT rowid FROM {ARTICLES} WHERE rowid < ? AND rowid >= ?"
        f" ORDER BY rowid DESC LIMIT 1 OFFSET {span - 1}",
        (
            LAST if condition.stop is None else condition.stop,
            -LAST if condition.first is None else condition.first,
        ),
    )
    return floor


def every_of(reading: Reading, bounds: Condition, limit: int) -> Rowids:
    """The articles within bounds, newest first, at most `limit`."""
    stop = LAST if bounds.stop is None else bounds.stop
    first = EVERY if bounds.first is None else bounds.first
    sql = f"SELECT rowid FROM {ARTICLES} WHERE rowid < ? AND rowid >= ? ORDER BY rowid DESC LIMIT ?"
    return fetched(reading, sql, (stop, first, limit))


def ceiling_of(reading: Reading, span: int) -> int | None:
    """The rowid below which lie the oldest `span` articles with a date; None for no more."""
    ceiling: int | None = reading.value(
        f"SELECT rowid FROM {ARTICLES} WHERE rowid > ? ORDER BY rowid LIMIT 1 OFFSET {span}",
        (UNDATED_BELOW,),
    )
    return ceiling


def rowids_of(reading: Reading, match: str, condition: Condition, limit: int) -> Rowids:
    """The rowids that match, newest first."""
    return fetched(reading, *statement("article_fts.rowid AS rowid", match, condition, limit))


_LACKING = (
    f"SELECT rowid FROM {ARTICLES} WHERE rowid >= ?2 AND rowid < ?3 EXCEPT"
    " SELECT rowid FROM article_fts WHERE article_fts MATCH ?1 AND rowid >= ?2 AND rowid < ?3"
    " ORDER BY rowid"
)
WITHOUT = f"{_LACKING} LIMIT ?4"
"""A statement for what does not match, from a rowid on and below another, oldest first, with a
limit. Both lists are walked side by side, quicker forwards than backwards; the index itself has
the shorter rows for each article."""
_NEWEST_WITHOUT = f"{_LACKING} DESC LIMIT ?4"


def without(
    reading: Reading, match: str, limit: int, most: int, bounds: tuple[int, int] = (EVERY, LAST)
) -> Rowids:
    """The rowids within bounds that do not match, newest first, at most `limit`; of all articles
    at most so many do not.
    """
    sql = WITHOUT if most <= limit else _NEWEST_WITHOUT
    found = fetched(reading, sql, (match, *bounds, limit))
    return found[::-1] if most <= limit else found


def matches(reading: Reading, match: str, bounds: tuple[int, int]) -> int:
    """How many articles within bounds match: quicker to know than which."""
    sql = "SELECT count(*) FROM article_fts WHERE article_fts MATCH ? AND rowid >= ? AND rowid < ?"
    return int(reading.value(sql, (match, *bounds)))


def listed(column: str, rowids: Sequence[int]) -> Condition:
    """The condition that a row is one of these."""
    within = Condition(f"{column} IN (SELECT value FROM json_each(?))", (text_of(rowids),))
    return replace(within, first=min(rowids), stop=max(rowids) + 1) if rowids else within


def statement(
    columns: str, match: str, condition: Condition, limit: int | str
) -> tuple[str, list[object]]:
    """The statement that selects `columns` of what matches, newest first, and its values."""
    index, where, asked = "article_fts", "", condition.sql
    values: list[object] = [match]
    if (condition.sql, condition.values) != (TRUE.sql, ()):
        if _OF_ARTICLE.search(condition.sql):
            # CROSS keeps the index in front: it is the one that knows the order.
            index += " CROSS JOIN article a ON a.rowid = article_fts.rowid"
        elif "a.rowid" in condition.sql:
            # No row has to be read. The plus keeps SQLite from looking up each of a list.
            index, asked = "article_fts a", _ROWID.sub("+a.rowid", asked)
        where = f" AND ({asked})"
    rowid = "a.rowid" if index.endswith(" a") else "article_fts.rowid"
    for bound, sign in ((condition.first, ">="), (condition.stop, "<")):
        if bound is not None:
            where = f" AND {rowid} {sign} ?" + where
            values.insert(1, bound)
    values += condition.values
    sql = (
        f"SELECT {columns.replace('article_fts.rowid', rowid)} FROM {index}"
        f" WHERE article_fts MATCH ?{where} ORDER BY {rowid} DESC LIMIT {limit}"
    )
    return sql, values
