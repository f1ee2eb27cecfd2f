"""Two claims that give different numbers for the same thing."""

from __future__ import annotations

from tui.matching.numbers import TOLLS, Measure
from tui.matching.sameness import Likeness, Statement, differing, plain_stems
from tui.matching.sides import Judgement, Side, agreement, are_near, said_of
from tui.news.findings import Stance
from tui.news.pair import PairKind

_WANTED = frozenset({Stance.URGED, Stance.PROMISED, Stance.SUPPORTED, Stance.SAID, Stance.CLAIMED})

NEAR_DAYS = 60
"""Days within which another number is of the same thing."""

TOLL_DAYS = 14
"""Days within which two tolls that sound alike are of one event."""


def other_number(one: Side, other: Side, like: Likeness, tied: bool) -> Judgement | None:
    """Whether two claims that sound alike give different numbers for one thing."""
    if agreement(one, other, like.is_turned) != 1 and not _both_want(one, other):
        return None
    numbers = differing(one.statement, other.statement)
    if numbers is None or like.are_others or not are_near(one, other, NEAR_DAYS):
        return None
    if not (tied or like.is_named) and None in (one.day, other.day):
        return None  # the same thing of another day, for all we know
    are_tolls = not frozenset(TOLLS).isdisjoint(numbers[0].units)
    are_tolls = are_tolls and are_near(one, other, TOLL_DAYS)
    # Two words, one of them what is counted: "Jones has 26 wives".
    is_dated = None not in (one.day, other.day)
    enough = (0.2 if is_dated else 0.3) if are_tolls else 0.35 if tied else 0.4
    if like.jaccard < (0.5 if len(like.shared) < 3 else enough):
        return None
    if not are_tolls and _are_of_another_time(one.statement, other.statement):
        return None
    if not are_tolls and not _sound_alike(*numbers):
        return None
    return Judgement(
        PairKind.NUMBERS, like.jaccard, f"{written(*numbers)}, both of: {said_of(like)}"
    )


def written(first: Measure, second: Measure) -> str:
    """Two numbers and what they count, as a reason names them."""
    values = f"{_plain(first.value)} and {_plain(second.value)}"
    return f"{values} {' '.join(first.units)}"


def _sound_alike(first: Measure, second: Measure) -> bool:
    """Whether the words around both numbers have one in common that is not what they count."""
    counted = plain_stems((*first.units, *second.units))
    return bool((plain_stems(first.near) & plain_stems(second.near)) - counted)


def _are_of_another_time(one: Statement, other: Statement) -> bool:
    """Whether each number of two and more differs: so much changes only with the occasion."""
    alike = [
        (a, b) for a in one.measures for b in other.measures if not set(a.units).isdisjoint(b.units)
    ]
    return len(alike) > 1 and not any(a.may_be(b) for a, b in alike)


def _both_want(one: Side, other: Side) -> bool:
    """Whether both say how much of something there should be."""
    stances = {one.stance, other.stance}
    is_wanted = not stances.isdisjoint({Stance.URGED, Stance.PROMISED, Stance.SUPPORTED})
    return is_wanted and stances <= _WANTED and not (one.is_negated or other.is_negated)


def _plain(value: float) -> str:
    """A number as it is written: 2,600,000 and 4.4, never 2.6e+06."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")
