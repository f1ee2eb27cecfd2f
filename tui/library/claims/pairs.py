"""Pairs: claims side by side that may contradict each other, and the reader's verdicts.

A verdict names both claims by article and key, so that it holds when the
library is made again, and a pair that has one is never proposed again. Copies
of one claim in several outlets make one pair, not one each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from json import dumps
from typing import Any

from tui.library.connection import Connection
from tui.library.marks.journal import Journal
from tui.library.shelf.identity import remember
from tui.news.article import ArticleId
from tui.news.ledger import LedgerRow
from tui.news.pair import ClaimName, Pair, PairKind, Verdict

_VERDICT = """
(SELECT v.verdict FROM pair_verdict v, article x, article y
    WHERE x.rowid = c.article AND y.rowid = d.article
    AND ((v.article = x.id AND v.key = c.key AND v.other_article = y.id AND v.other_key = d.key)
      OR (v.article = y.id AND v.key = d.key AND v.other_article = x.id AND v.other_key = c.key)))
"""
_SIDES = "coalesce(c.same, c.rowid), coalesce(d.same, d.rowid)"
_PAIRS = f"""
SELECT one, other, kind, likeness, reason, folded, first, second, pairs FROM (
    SELECT *, row_number() OVER ways AS way, count(*) OVER together AS pairs,
        max(verdict) OVER together AS folded
    FROM (SELECT p.one, p.other, p.kind, p.likeness, p.reason, c.article AS first,
            d.article AS second, {_VERDICT} AS verdict,
            min({_SIDES}) AS low, max({_SIDES}) AS high
        FROM claim_pair p JOIN claim c ON c.rowid = p.one JOIN claim d ON d.rowid = p.other
        WHERE {{}})
    WINDOW together AS (PARTITION BY low, high), ways AS (PARTITION BY low, high
        ORDER BY verdict IS NULL, likeness DESC, max(first, second) DESC, one, other)
) WHERE way = 1 AND {{}}
ORDER BY kind = 'update', max(first, second) DESC, likeness DESC LIMIT ?{{}}
"""
"""Of the pairs between two groups of claims the one with a verdict, or else the likest; updates
last."""

_LISTED = "IN (SELECT value FROM json_each(?1))"
_AMONG = f"(p.one {_LISTED} OR p.other {_LISTED})"


class Pairs:
    """The pairs and groups of claims of one library."""

    def __init__(self, connection: Connection, journal: Journal, now: Callable[[], int]) -> None:
        self._connection = connection
        self._journal = journal
        self._now = now

    def proposed(self, claims: Sequence[int] | None = None, limit: int = 1_000) -> list[Pair]:
        """Pairs that nobody judged, the newest first, updates last; of `claims` alone, if given."""
        return self._pairs(claims, "folded IS NULL", limit)

    def judged(self, claims: Sequence[int] | None = None, limit: int = 1_000) -> list[Pair]:
        """Pairs with a verdict, the newest first."""
        return self._pairs(claims, "folded IS NOT NULL", limit)

    def of(self, claims: Sequence[int]) -> list[Pair]:
        """All pairs that these claims are in, unless they were said to be unrelated."""
        return self._pairs(claims, "folded IS NOT 'unrelated'", 10_000)

    def same(self, claim: int) -> list[int]:
        """The other claims that say the same, the newest article first."""
        rows = self._connection.all(
            "SELECT d.rowid FROM claim c JOIN claim d ON d.same = c.same AND d.rowid <> c.rowid"
            " WHERE c.rowid = ? ORDER BY d.article DESC",
            (claim,),
        )
        return [row for (row,) in rows]

    def same_counts(self, claims: Sequence[int]) -> dict[int, int]:
        """In how many other articles the same is said, for each of these claims that has some."""
        rows = self._connection.all(
            "SELECT c.rowid, (SELECT count(DISTINCT d.article) FROM claim d"
            " WHERE d.same = c.same AND d.article <> c.article)"
            " FROM json_each(?) j JOIN claim c ON c.rowid = j.value WHERE c.same IS NOT NULL",
            (dumps(list(claims)),),
        )
        return {row: count for row, count in rows if count}

    def judge(self, one: LedgerRow, other: LedgerRow, verdict: Verdict | None) -> None:
        """Keep the reader's verdict on a pair; None takes it away."""
        first, second = sorted((_name(one), _name(other)))
        what = f"called two claims {verdict.value}" if verdict else "took back a verdict"
        with self._journal.step(what) as changed:
            for a, b in ((first, second), (second, first)):
                self._connection.run(
                    "DELETE FROM pair_verdict WHERE article = ? AND key = ?"
                    " AND other_article = ? AND other_key = ?",
                    (a.article, a.key, b.article, b.key),
                )
            if verdict is not None:
                self._connection.run(
                    "INSERT INTO pair_verdict VALUES (?, ?, ?, ?, ?, ?)",
                    (
                        *(first.article, first.key, second.article, second.key),
                        *(verdict.value, self._now()),
                    ),
                )
            changed.extend(ArticleId(name.article) for name in (first, second))
            remember(self._connection, changed)

    def _pairs(self, claims: Sequence[int] | None, having: str, limit: int) -> list[Pair]:
        where, values = "1", tuple[Any, ...]((limit,))
        if claims is not None:
            where, values = _AMONG, (dumps(list(claims)), limit)
        rows = self._connection.all(_PAIRS.format(where, having, len(values)), values)
        return [_pair(row) for row in rows]


def _pair(row: Sequence[Any]) -> Pair:
    one, other, kind, likeness, reason, verdict, first, second, pairs = row
    if second < first:
        one, other = other, one
    said = Verdict(verdict) if verdict else None
    return Pair(one, other, PairKind(kind), likeness, reason, said, pairs - 1)


def _name(row: LedgerRow) -> ClaimName:
    return ClaimName(row.article_id, row.key)
