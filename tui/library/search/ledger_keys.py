"""Keys: what the claims of an answer are sorted and gathered by, read from as little as holds it.

The row of a claim is large: who says it and how stands in `claim_narrow`, too, and
which article it is of in its number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from json import dumps
from typing import Any

from tui.library.search.compiling.compile_claims import BITS
from tui.library.search.reading import Reads
from tui.news.ledger import LedgerGrouping, LedgerSort

SPEAKER = "coalesce(e.shown_name, iif(c.speaker IS NULL, c.speaker_name, NULL))"
"""Who says a claim: what the entity is shown as, or who is called so and is none."""

NARROWLY = """
json_each(?) j CROSS JOIN claim c INDEXED BY claim_narrow ON c.rowid = j.value
LEFT JOIN entity e ON e.rowid = c.speaker
"""
"""Claims of a JSON list, with who says them."""

_OF_ARTICLES = f"json_each(?) j CROSS JOIN article a ON a.rowid = j.value >> {BITS}"
_WHOLLY = """
json_each(?) j JOIN claim c ON c.rowid = j.value JOIN article a ON a.rowid = c.article
LEFT JOIN claim_check k ON k.article = a.id AND k.key = c.key
"""
_DAY = "substr(a.published, 1, 10)"
_KEYS = {
    LedgerSort.SPEAKER: (SPEAKER, NARROWLY),
    LedgerSort.STANCE: ("c.stance", NARROWLY),
    LedgerSort.PUBLISHER: ("a.publisher", _OF_ARTICLES),
    LedgerSort.STATUS: ("coalesce(k.status, 'open')", _WHOLLY),
    LedgerSort.CONFIDENCE: ("-c.confidence", _WHOLLY),
    LedgerGrouping.STANCE: ("c.stance", NARROWLY),
    LedgerGrouping.PUBLISHER: ("a.publisher", _OF_ARTICLES),
    LedgerGrouping.DAY: (_DAY, _OF_ARTICLES),
}
_ABOUT = """
SELECT j.key, o.shown_name FROM json_each(?) j JOIN claim_about b ON b.claim = j.value
JOIN entity o ON o.rowid = b.entity WHERE o.shown_name IS NOT NULL ORDER BY j.key
"""


class LedgerKeys:
    """Reads the keys of claims."""

    def __init__(self, reads: Reads, *, are_in_order: bool) -> None:
        """Read them; `are_in_order` says that every claim has the number of its article."""
        self._reads = reads
        self._are_in_order = are_in_order

    def of(self, order: LedgerSort | LedgerGrouping, claims: Sequence[int]) -> list[Any]:
        """The key of each claim by an order or a grouping that has one."""
        key, source = _KEYS[order]
        if source is _OF_ARTICLES and not self._are_in_order:
            source = _WHOLLY
        return self._read(key, source, claims)

    def articles(self, claims: Sequence[int]) -> list[int]:
        """The number of the article of each claim, which is its date."""
        if self._are_in_order:
            return [claim >> BITS for claim in claims]
        return self._read("c.article", _WHOLLY, claims)

    def about(self, claims: Sequence[int]) -> list[str]:
        """What each claim is about: of several, the one that most of the claims are about."""
        named: dict[int, list[str]] = {}
        for place, name in self._reads.all(_ABOUT, (dumps(list(claims)),)):
            named.setdefault(place, []).append(name)
        counts = Counter(name for names in named.values() for name in names)
        return [
            max(named.get(i, [""]), key=lambda name: (counts[name], name))
            for i in range(len(claims))
        ]

    def _read(self, key: str, source: str, claims: Sequence[int]) -> list[Any]:
        sql = f"SELECT {key} FROM {source} ORDER BY j.key"
        return [value for (value,) in self._reads.all(sql, (dumps(list(claims)),))]
