"""Whether two statements say the same, the opposite, or another number for the same thing.

What is compared are the words that carry meaning, cut to their stems, each
weighted by how rare it is. No model of meaning stands behind it: the aim is that
most of what is proposed deserves a look, not that nothing is missed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from tui.matching.plain_words import WORDS
from tui.matching.statements.measure import Measure, are_of_one
from tui.matching.statements.statement import Statement
from tui.matching.statements.stems import plain_stems, stem_of

_UN = ("un", "im", "il")
_ATTITUDE = plain_stems(WORDS["attitude"])

LONG = 18
"""Words that carry meaning, above which a negation is about one part of many."""

Weight = Callable[[str], float]
"""How much a folded word tells: the rarer, the more."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two statements are.

    `jaccard` is the weight of what they share over the weight of all; `overlap` that over the
    weight of the slighter one; `shared` the words they share, the weightiest first.
    """

    jaccard: float
    overlap: float
    shared: tuple[str, ...]
    is_turned: bool = False
    """Whether a word that they share is negated in one of them alone."""
    plain: int = 0
    """How many of the words they share are no names."""
    are_others: bool = False
    """Whether both name somebody, and nobody is named in both."""
    is_named: bool = False
    """Whether a name stands in both."""
    stems: frozenset[str] = frozenset()
    """The stems they share."""


def likeness(one: Statement, other: Statement, weight: Weight) -> Likeness:
    """How like two statements are by their words; numbers are not looked at."""
    shared = one.stems.keys() & other.stems.keys()
    if not shared:
        return Likeness(0.0, 0.0, ())
    common = sum(weight(one.stems[stem]) for stem in shared)
    first = _total(one.stems.values(), weight)
    second = _total(other.stems.values(), weight)
    is_named = _is_named(one, other)
    words = sorted((one.stems[stem] for stem in shared), key=lambda word: (-weight(word), word))
    return Likeness(
        min(1.0, common / (first + second - common)),
        min(1.0, common / min(first, second)),
        tuple(words),
        _is_turned(one, other, shared),
        len(shared - one.names - other.names),
        bool(one.names and other.names) and not is_named,
        is_named,
        frozenset(shared),
    )


def _is_turned(one: Statement, other: Statement, shared: AbstractSet[str]) -> bool:
    # What two negations add up to, or one of many parts, is not for rules to say.
    # "Unaware of the fraud" is a negation too, where awareness is not what both speak of.
    first, second = (
        side.negations + sum(side.stems[stem].startswith(_UN) for stem in side.turned - shared)
        for side in (one, other)
    )
    if max(first, second) > 1:
        return False
    if one.is_open or other.is_open or "doubt" in shared:
        return False
    if max(len(one.stems), len(other.stems)) > LONG:
        return False
    both = shared - one.unclear - other.unclear
    turned = (one.turned ^ other.turned) & both
    if first == second:
        return bool(turned) and not first
    return bool((((one.negated ^ other.negated) & both) - _ATTITUDE) ^ turned)


def _is_named(one: Statement, other: Statement) -> bool:
    # A name may stand first in the other, where its capital says nothing.
    return bool(one.names & other.stems.keys() or other.names & one.stems.keys())


def differing(one: Statement, other: Statement) -> tuple[Measure, Measure] | None:
    """Two numbers for the same thing that differ, when the statements share none for it."""
    for first in one.measures:
        like = [m for m in other.measures if are_of_one(first, m, _same_stem)]
        own = [m for m in one.measures if are_of_one(first, m, _same_stem)]
        if like and not any(a.may_be(b) for a in own for b in like):
            return first, like[0]
    return None


def _same_stem(one: str, other: str) -> bool:
    return stem_of(one) == stem_of(other)


def _total(words: Iterable[str], weight: Weight) -> float:
    return sum(weight(word) for word in words)
