"""Conflicts: how many of the proposed pairs nobody has judged yet, of all claims or of some."""

from __future__ import annotations

from collections.abc import Sequence
from json import dumps, loads

from tui.library.search.reading import Reads

_SIDES = """
SELECT json_group_array(one), json_group_array(other)
FROM claim_pair INDEXED BY claim_pair_other WHERE other >= ?
"""
"""The sides of pairs; the other side of each is the later claim. No row of a pair is read."""

_SAID = "coalesce(c.same, c.rowid), coalesce(d.same, d.rowid)"
_UNJUDGED = f"""
WITH judged (one, other) AS (
    SELECT min(c.rowid, d.rowid), max(c.rowid, d.rowid) FROM pair_verdict v
    CROSS JOIN article x ON x.id = v.article CROSS JOIN article y ON y.id = v.other_article
    CROSS JOIN claim c ON c.article = x.rowid AND c.key = v.key
    CROSS JOIN claim d ON d.article = y.rowid AND d.key = v.other_key
)
SELECT count(*) FROM (
    SELECT 1 FROM claim_pair p
    CROSS JOIN claim c INDEXED BY claim_narrow ON c.rowid = p.one
    CROSS JOIN claim d INDEXED BY claim_narrow ON d.rowid = p.other
    WHERE {{}} GROUP BY min({_SAID}), max({_SAID})
    HAVING NOT max((p.one, p.other) IN (SELECT one, other FROM judged))
)
"""
"""The pairs between two groups of claims that say the same are one, which one verdict judges."""

_AMONG = "p.one {0} OR p.other {0}".format("IN (SELECT value FROM json_each(?1))")


def unjudged(reads: Reads, claims: Sequence[int] | None = None) -> int:
    """In how many pairs that nobody has judged one of the claims stands; None means all claims."""
    if claims is None:
        return reads.value(_UNJUDGED.format("1")) or 0
    among = set(claims)
    found = reads.all(_SIDES, (min(among, default=0),))
    # Of ten thousand claims few stand in pairs, and those are asked for theirs.
    sides = [side for row in found for listed in row for side in loads(listed) if side in among]
    return (reads.value(_UNJUDGED.format(_AMONG), (dumps(sides),)) or 0) if sides else 0
