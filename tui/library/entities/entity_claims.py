"""The claims by an entity and about it: the newest of them, how many, in which articles."""

from __future__ import annotations

from json import dumps

from tui.library.entities.companions import numbers
from tui.library.search.compiling.compile_claims import BITS, MERGED, claims_are_in_order
from tui.library.search.newest_claims import SLACK, End, in_order
from tui.library.search.reading import Reads

_AMONG = "IN (SELECT value FROM json_each(?))"
_SAID, _ABOUT = (
    "SELECT rowid AS claim FROM claim WHERE speaker",
    "SELECT claim FROM claim_about WHERE entity",
)
_NEWEST = "SELECT json_group_array(claim) FROM ({} ORDER BY claim DESC LIMIT {})"
_BY_ARTICLE = """
SELECT json_group_array(claim) FROM (SELECT DISTINCT f.claim FROM ({}) f
    JOIN claim c ON c.rowid = f.claim ORDER BY c.article DESC, c.rowid LIMIT {})
"""
_SAID_COUNT = f"SELECT count(*) FROM claim WHERE speaker {_AMONG}"
_ABOUT_COUNT = f"SELECT count(DISTINCT claim) FROM claim_about WHERE entity {_AMONG}"
_QUOTING = f"""
SELECT a.publisher_folded, min(a.publisher), sum(n) FROM (
    SELECT {{}} AS article, count(*) AS n FROM claim WHERE speaker {_AMONG} GROUP BY 1
) c JOIN article a ON a.rowid = c.article GROUP BY 1
"""


class EntityClaims:
    """The claims of one entity, which is these rows of `entity`."""

    def __init__(self, reads: Reads, rows: list[int]) -> None:
        self._reads = reads
        self._rows = rows
        self._is_in_order = claims_are_in_order(reads)

    def said(self, limit: int) -> list[int]:
        """The newest claims by it, those of an article in the order of its text."""
        if not self._is_in_order:
            return self._found(_SAID, limit)
        return in_order(self._found(_SAID, limit + SLACK), End(limit))

    def about(self, limit: int) -> list[int]:
        """The newest claims about it."""
        return self._found(_ABOUT, limit)

    def said_count(self) -> int:
        """How many claims are by it."""
        return int(self._reads.value(_SAID_COUNT, (dumps(self._rows),)))

    def about_count(self) -> int:
        """How many are about it."""
        return int(self._reads.value(_ABOUT_COUNT, (dumps(self._rows),)))

    def quoting(self) -> list[tuple[str | None, str | None, int]]:
        """The publishers of its claims: folded, as written, how many claims each has."""
        article = f"rowid >> {BITS}" if self._is_in_order else "article"
        return self._reads.all(_QUOTING.format(article), (dumps(self._rows),))

    def _found(self, select: str, limit: int) -> list[int]:
        among, ids = f"{select} {_AMONG}", dumps(self._rows)
        if not self._is_in_order:
            return numbers(self._reads.value(_BY_ARTICLE.format(among, limit), (ids,)))
        if len(self._rows) > MERGED:
            among = among.replace("SELECT", "SELECT DISTINCT", 1)
            return numbers(self._reads.value(_NEWEST.format(among, limit), (ids,)))
        # The claims of one row come in order from its index, and those of several are merged.
        one_each = " UNION ".join([f"{select} = ?"] * len(self._rows))
        return numbers(self._reads.value(_NEWEST.format(one_each, limit), tuple(self._rows)))
