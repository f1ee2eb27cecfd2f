"""What stands around a claim: who else says or denies it, and what may contradict any of them."""

from __future__ import annotations

from collections.abc import Sequence

from tui.library.claims.kindred import Kindred
from tui.library.claims.pairs import Pairs
from tui.library.search.reading import Reading
from tui.news.ledger import LedgerRow

_CLAIM = "SELECT rowid FROM claim WHERE article = ? AND position = ?"


def around(pairs: Pairs, claims: Sequence[int]) -> list[int]:
    """These claims, those that say the same, the other sides of their pairs, and who says those."""
    found = _with_same(pairs, claims)
    others = [side for pair in pairs.of(found) for side in (pair.one, pair.other)]
    return list(dict.fromkeys([*found, *_with_same(pairs, others)]))


def akin(reading: Reading, row: LedgerRow) -> list[int]:
    """The claims of other articles with a share of the rarest words of one, the nearest first."""
    kin = Kindred(reading).claims(row.article_id, row.position)
    found = (reading.value(_CLAIM, (each.story.key, each.position)) for each in kin)
    return [claim for claim in found if claim is not None]


def _with_same(pairs: Pairs, claims: Sequence[int]) -> list[int]:
    return [each for claim in claims for each in (claim, *pairs.same(claim))]
