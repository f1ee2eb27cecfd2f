"""What stands around claims: those that say the same, and what may contradict any of them."""

from __future__ import annotations

from collections.abc import Sequence

from tui.library.pairs import Pairs


def around(pairs: Pairs, claims: Sequence[int]) -> list[int]:
    """These claims, those that say the same, the other sides of their pairs, and who says those."""
    found = _with_same(pairs, claims)
    others = [side for pair in pairs.of(found) for side in (pair.one, pair.other)]
    return list(dict.fromkeys([*found, *_with_same(pairs, others)]))


def _with_same(pairs: Pairs, claims: Sequence[int]) -> list[int]:
    return [each for claim in claims for each in (claim, *pairs.same(claim))]
