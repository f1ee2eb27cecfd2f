"""Groups and pairs of claims taken back: those of one article, and all when the rules change."""

from __future__ import annotations

from tui.library.claims.proposals import judged, put_back
from tui.library.connection import Connection

FORGOTTEN = 100
"""Claims whose group is forgotten at once, and articles that are put down to be compared again."""

_HAS_OLD = """
SELECT EXISTS (SELECT 1 FROM claim WHERE same IS NOT NULL) OR EXISTS (SELECT 1 FROM claim_pair)
"""
_FORGET_PAIRS = """
DELETE FROM claim_pair WHERE (one, other) IN (SELECT one, other FROM claim_pair LIMIT ?)
"""
_FORGET_GROUPS = """
UPDATE claim SET same = NULL
WHERE rowid IN (SELECT rowid FROM claim WHERE same IS NOT NULL LIMIT ?)
"""
_UNCOMPARED = f"""
INSERT OR IGNORE INTO uncompared (article) SELECT rowid FROM article
WHERE analysed IS NOT NULL AND rowid IN
    (SELECT rowid FROM article WHERE rowid >= ? ORDER BY rowid LIMIT {FORGOTTEN})
"""
_NEXT = f"SELECT rowid FROM article WHERE rowid >= ? ORDER BY rowid LIMIT 1 OFFSET {FORGOTTEN}"


def forget_all(connection: Connection, rules: str) -> None:
    """Forget what was found, and put every article down to be compared by these rules.

    The reader's verdicts stay, and the pairs they are on. When it is broken off it begins again.
    """
    kept = judged(connection)
    while connection.value(_HAS_OLD):
        with connection.writing():
            connection.run(_FORGET_PAIRS, (FORGOTTEN,))
            connection.run(_FORGET_GROUPS, (FORGOTTEN,))
    start = connection.value("SELECT min(rowid) FROM article")
    while start is not None:
        with connection.writing():
            while start is not None:
                connection.run(_UNCOMPARED, (start,))
                start = connection.value(_NEXT, (start,))
                if connection.turns.is_up:
                    break
    with connection.writing():
        connection.run("DELETE FROM pair_rules")
        connection.run("INSERT INTO pair_rules (version) VALUES (?)", (rules,))
        put_back(connection, kept)


def drop_groups(connection: Connection, article: int) -> None:
    """Give the groups that claims of an article stand for another claim to stand for them."""
    rows = connection.all(
        "SELECT c.rowid FROM claim c WHERE c.article = ? AND c.same = c.rowid", (article,)
    )
    for (row,) in rows:
        connection.run(
            "UPDATE claim SET same = (SELECT min(rowid) FROM claim WHERE same = ?1"
            " AND article <> ?2) WHERE same = ?1",
            (row, article),
        )
