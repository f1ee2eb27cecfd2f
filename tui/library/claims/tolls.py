"""Tolls: claims of the days around one that count people and are about the same place or people.

A war is told in hundreds of articles, whose words and names are too common to lead from one
claim to another. A claim that counts its dead is set beside those that name the same and stand
nearest in time.
"""

from __future__ import annotations

from collections.abc import Iterable
from json import dumps
from typing import Any

from tui.library.claims.compared import COLUMNS
from tui.library.schema import UNDATED_BELOW
from tui.library.search.reading import Reads

DAYS = 10
"""Days before and after in which such claims are looked for."""

ARTICLES, CLAIMS = 20, 24
"""Articles on either side that name the same, and claims of these, the nearest."""

LEADS = 2
"""Names in a claim by which others are looked for, the rarest in the library."""

_DAY = 86_400
_RAREST = """
SELECT j.value FROM json_each(?1) j
ORDER BY (SELECT count(*) FROM (SELECT 1 FROM mention WHERE entity = j.value LIMIT 5000)), j.value
LIMIT ?2
"""
_COUNTING = " OR ".join(
    f"c.content LIKE '%{word}%'"
    for word in ("kill", "dead", "death", "died", "toll", "wound", "injur", "displac", "fled")
)
_NEAR = f"""
SELECT {COLUMNS} FROM (
    SELECT article FROM (SELECT article FROM mention WHERE entity = ?1
        AND article BETWEEN ?2 - {DAYS * _DAY} AND ?2 - 1 ORDER BY article DESC LIMIT {ARTICLES})
    UNION ALL
    SELECT article FROM (SELECT article FROM mention WHERE entity = ?1
        AND article BETWEEN ?2 + 1 AND ?2 + {DAYS * _DAY} ORDER BY article LIMIT {ARTICLES})
) m CROSS JOIN claim c ON c.article = m.article CROSS JOIN article a ON a.rowid = m.article
WHERE ({_COUNTING}) AND EXISTS (SELECT 1 FROM claim_about WHERE claim = c.rowid AND entity = ?1)
ORDER BY abs(c.article - ?2) LIMIT {CLAIMS}
"""


def tolls_near(connection: Reads, article: int, about: Iterable[int]) -> list[tuple[Any, ...]]:
    """The columns of claims near an article that count people and are about one of these."""
    if article < UNDATED_BELOW:
        return []
    leads = connection.all(_RAREST, (dumps(sorted(about)), LEADS))
    rows = (row for (lead,) in leads for row in connection.all(_NEAR, (lead, article)))
    return list({row[0]: row for row in rows}.values())
