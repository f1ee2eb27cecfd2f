"""What stands around a claim: who else says or denies it, and what may contradict any of them."""

from __future__ import annotations

from collections.abc import Sequence

from tui.library.claims.echoes import Echoes
from tui.library.claims.pairs import Pairs
from tui.library.search.reading import Reading
from tui.news.ledger import LedgerRow


def around(pairs: Pairs, claims: Sequence[int]) -> list[int]:
    """These claims, those that say the same, the other sides of their pairs, and who says those."""
    found = _with_same(pairs, claims)
    others = [side for pair in pairs.of(found) for side in (pair.one, pair.other)]
    return list(dict.fromkeys([*found, *_with_same(pairs, others)]))


def akin(reading: Reading, row: LedgerRow) -> list[int]:
    """The claims of other articles that say the same or may contradict, and the possible ones."""
    return [kin.claim for kin in Echoes(reading).of(row.article_id, row.position)]


def _with_same(pairs: Pairs, claims: Sequence[int]) -> list[int]:
    return [each for claim in claims for each in (claim, *pairs.same(claim))]
