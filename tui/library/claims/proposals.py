"""Proposals: the pairs of claims that are put before the reader, few for each claim.

A denial may be set against everybody who held the opposite, in every article of
a story; a reader who has seen three of them knows. So each claim has the few
pairs that are most alike. What the reader judged stays, whatever the rules say now.
"""

from __future__ import annotations

from itertools import product

from tui.library.connection import Connection
from tui.matching.statements.sides import Judgement
from tui.news.pair import PairKind

MOST, UPDATES = 3, 1
"""Pairs of one claim that are proposed, and how many of them when all are updates."""

JUDGED = "judged by you"
"""The reason for a pair that the reader judged and the rules of now do not propose."""

_OF_ARTICLE = """
SELECT c.rowid, d.rowid FROM (
    SELECT v.* FROM article a CROSS JOIN pair_verdict v ON v.article = a.id WHERE a.rowid = ?1
    UNION
    SELECT v.* FROM article a CROSS JOIN pair_verdict v ON v.other_article = a.id
    WHERE a.rowid = ?1
) v
CROSS JOIN article x ON x.id = v.article CROSS JOIN article y ON y.id = v.other_article
CROSS JOIN claim c ON c.article = x.rowid AND c.key = v.key
CROSS JOIN claim d ON d.article = y.rowid AND d.key = v.other_key
"""
_JUDGED = """
SELECT p.one, p.other, p.kind, p.likeness, p.reason FROM pair_verdict v
CROSS JOIN article x ON x.id = v.article CROSS JOIN article y ON y.id = v.other_article
CROSS JOIN claim c ON c.article = x.rowid AND c.key = v.key
CROSS JOIN claim d ON d.article = y.rowid AND d.key = v.other_key
CROSS JOIN claim_pair p ON p.one = min(c.rowid, d.rowid) AND p.other = max(c.rowid, d.rowid)
"""
_WEAKEST = """
SELECT one, other, likeness - (kind = 'update') AS rank FROM claim_pair
WHERE (one = ?1 OR other = ?1) AND (?3 IS NULL OR kind = ?3)
ORDER BY rank DESC, one DESC, other DESC LIMIT -1 OFFSET ?2
"""
"""Its pairs from a rank on, of one kind or all: an update comes after all that may contradict."""
_IS_JUDGED = """
SELECT 1 FROM claim c CROSS JOIN article x ON x.rowid = c.article
CROSS JOIN claim d CROSS JOIN article y ON y.rowid = d.article CROSS JOIN pair_verdict v ON
    (v.article = x.id AND v.key = c.key AND v.other_article = y.id AND v.other_key = d.key)
    OR (v.article = y.id AND v.key = d.key AND v.other_article = x.id AND v.other_key = c.key)
WHERE c.rowid = ? AND d.rowid = ?
"""


def propose(connection: Connection, row: int, other: int, found: Judgement) -> None:
    """Put a pair before the reader, unless either claim has enough that are more alike."""
    crowded: list[tuple[int, int]] = []
    own = found.likeness - (found.kind is PairKind.UPDATE)
    limits: list[tuple[int, str | None]] = [(MOST - 1, None)]
    if found.kind is PairKind.UPDATE:
        limits.append((UPDATES - 1, found.kind.value))
    for claim, limit in product((row, other), limits):
        for one, two, rank in connection.all(_WEAKEST, (claim, *limit)):
            if rank >= own and {one, two} != {row, other}:
                return
            crowded.append((one, two))
    for pair in crowded:
        if connection.value(_IS_JUDGED, pair) is None:
            connection.run("DELETE FROM claim_pair WHERE one = ? AND other = ?", pair)
    _write(connection, row, other, found)


def judged(connection: Connection) -> list[tuple[int, int, Judgement]]:
    """The pairs that the reader judged, as they were proposed."""
    return [
        (one, other, Judgement(PairKind(kind), likeness, reason))
        for one, other, kind, likeness, reason in connection.all(_JUDGED)
    ]


def put_back(connection: Connection, pairs: list[tuple[int, int, Judgement]]) -> None:
    """Have these pairs again, whose claims are as they were."""
    for one, other, found in pairs:
        _write(connection, one, other, found)


def keep_judged(connection: Connection, article: int) -> None:
    """See that the pairs which the reader judged are there, of one article with others."""
    for one, other in connection.all(_OF_ARTICLE, (article,)):
        is_there = "SELECT 1 FROM claim_pair WHERE one = ? AND other = ?"
        if connection.value(is_there, (min(one, other), max(one, other))) is None:
            _write(connection, one, other, Judgement(PairKind.DENIAL, 1.0, JUDGED))


def _write(connection: Connection, row: int, other: int, found: Judgement) -> None:
    connection.run(
        "INSERT OR REPLACE INTO claim_pair (one, other, kind, likeness, reason)"
        " VALUES (?, ?, ?, ?, ?)",
        (min(row, other), max(row, other), found.kind.value, found.likeness, found.reason),
    )
