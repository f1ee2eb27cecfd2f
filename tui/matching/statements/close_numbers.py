"""Numbers that lie so close that they are of one thing: 558 and 600 killed by one day's strikes.

Two numbers that count the same agree by chance the less, the closer they are:
of 41,689 and 41,870 dead nobody doubts that both count the same war, though the
sentences around have little in common. So the closer they are, the fewer words around
both numbers, and names, are enough. A count that goes on, as the dead "since" the
beginning of a war, is followed over days.
"""

from __future__ import annotations

from tui.matching.statements.measure import TOLL_UNITS, Measure
from tui.matching.statements.other_numbers import (
    are_of_the_same,
    changes_by_the_hour,
    kind_of,
    tells_wanted,
    written,
)
from tui.matching.statements.sameness import Likeness, Weight, differing
from tui.matching.statements.sides import SAYS, Judgement, Side, are_near, said_of
from tui.matching.statements.statement import Statement
from tui.matching.statements.stems import plain_stems
from tui.news.findings import Stance

CLOSE, VERY_CLOSE, SURE = 4.0, 10.0, 30.0
"""How many times larger than their difference the larger of two numbers is."""

ALIKE, ALIKE_VERY_CLOSE, ALIKE_COUNTING = 0.34, 0.25, 0.2
"""The share of what stands around that is the same: of close numbers, of very close ones,
and of those where both count on."""

TOLL_DAYS, STORY_DAYS, COUNTING_DAYS = 3, 2, 14
"""Days within which very close tolls, and close ones, are of one event, and within which a count
that goes on is followed."""

FEW, MANY = 9, 100
"""What the larger of two close tolls is at least, fewer being close by chance; and from which the
names and the story they have in common are nearly enough."""

AROUND, WHOLE = 2, 0.36
"""Words that stand around both numbers, and likeness of sums and shares, where no people count."""

_SPOKEN = SAYS | {Stance.ACCUSED, Stance.BELIEVED, Stance.PREDICTED, Stance.WARNED}
_SIGNS = frozenset("%$€£")


def close_number(
    one: Side, other: Side, like: Likeness, weight: Weight, *, are_of_one_story: bool
) -> Judgement | None:
    """Two numbers that differ, and are close, of what is likely the same."""
    if one.is_negated or other.is_negated or not {one.stance, other.stance} <= _SPOKEN:
        return None
    if like.are_others or like.is_turned or None in (one.day, other.day):
        return None
    numbers = differing(one.statement, other.statement) or _rising(one, other)
    if numbers is None or not _may_be_of_one(one, other, numbers):
        return None
    alike, around = _alike(one.statement, other.statement, numbers, weight)
    if not TOLL_UNITS.isdisjoint(numbers[0].units):
        is_one = _are_tolls_of_one(one, other, numbers, alike, are_of_one_story)
    else:
        is_one = are_of_one_story and _are_things_of_one(numbers, alike, around)
        is_one = is_one and (numbers[0].units[0] not in _SIGNS or like.jaccard >= WHOLE)
    if not is_one:
        return None
    reason = f"{written(*numbers)}, so close that both may be of: {said_of(like)}"
    return Judgement(kind_of(one, other, numbers), like.jaccard, reason)


def _rising(one: Side, other: Side) -> tuple[Measure, Measure] | None:
    """Two tolls that go on, the later higher: "more than 40,430" and "more than 40,600"."""
    if not (one.statement.times.counts_on and other.statement.times.counts_on):
        return None
    for first in one.statement.measures:
        for second in other.statement.measures:
            both = TOLL_UNITS.intersection(first.units, second.units)
            is_exact = first.is_exact() and second.is_exact()
            rises = ((other.day or 0) - (one.day or 0)) * (second.value - first.value) > 0
            if both and is_exact and rises:
                return first, second
    return None


def _are_things_of_one(numbers: tuple[Measure, Measure], alike: float, around: int) -> bool:
    """Whether two numbers that count no people are likely of the same, in one story."""
    high = max(number.value for number in numbers)
    if around and high >= MANY and _closeness(numbers) >= VERY_CLOSE:
        return alike >= ALIKE_VERY_CLOSE
    return around >= AROUND and alike >= ALIKE


def _closeness(numbers: tuple[Measure, Measure]) -> float:
    low, high = sorted(number.value for number in numbers)
    return high / (high - low)


def _may_be_of_one(one: Side, other: Side, numbers: tuple[Measure, Measure]) -> bool:
    """Whether the numbers are close, and nothing says that they are of other things."""
    first, second = numbers
    if _closeness(numbers) < CLOSE or first.bound * second.bound < 0:
        return False
    if changes_by_the_hour(first) and not are_near(one, other, 0):
        return False
    if tells_wanted(one.statement) != tells_wanted(other.statement):
        return False
    times = (one.statement.times, other.statement.times)
    if times[0].is_of_other or times[1].is_of_other:
        return False
    return not (times[0].years and times[1].years and times[0].years.isdisjoint(times[1].years))


def _are_tolls_of_one(
    one: Side, other: Side, numbers: tuple[Measure, Measure], alike: float, is_story: bool
) -> bool:
    """Whether two tolls are of one event, or of one count that goes on."""
    first, second = one.statement.times, other.statement.times
    closeness = _closeness(numbers)
    if not are_of_the_same(numbers, or_of_all=is_story or closeness >= SURE):
        return False
    high = max(number.value for number in numbers)
    least = ALIKE_COUNTING if high >= MANY else ALIKE
    if (first.counts_on and second.counts_on) or "displaced" in numbers[0].units:
        if closeness >= VERY_CLOSE or (is_story and high >= MANY):
            return alike >= ALIKE_COUNTING and are_near(one, other, COUNTING_DAYS)
    elif not _may_be_of_one_day(one, other, closeness):
        return False
    if closeness >= VERY_CLOSE:
        return alike >= ALIKE_VERY_CLOSE and are_near(one, other, TOLL_DAYS)
    return is_story and high >= FEW and alike >= least and are_near(one, other, STORY_DAYS)


def _may_be_of_one_day(one: Side, other: Side, closeness: float) -> bool:
    """Whether two tolls may be of one day, or of one longer time: each day has its own dead."""
    first, second = one.statement.times, other.statement.times
    if first.years != second.years:
        return False
    if first.weekdays and second.weekdays and first.weekdays.isdisjoint(second.weekdays):
        return False
    if first.is_of_day and second.is_of_day:
        return bool(first.weekdays & second.weekdays) or are_near(one, other, 0)
    is_of_one = (first.counts_on, first.is_of_period) == (second.counts_on, second.is_of_period)
    return is_of_one or closeness >= VERY_CLOSE


def _alike(
    one: Statement, other: Statement, numbers: tuple[Measure, Measure], weight: Weight
) -> tuple[float, int]:
    """The share of names and words around two numbers that is the same, and how many words."""
    counted = plain_stems((*numbers[0].units, *numbers[1].units))
    near = [plain_stems(number.near) - counted for number in numbers]
    first, second = near[0] | one.names, near[1] | other.names
    words = {**other.stems, **one.stems}
    both = sum(weight(words.get(stem, stem)) for stem in first & second)
    whole = sum(weight(words.get(stem, stem)) for stem in first | second)
    return (both / whole if whole > 0 else 0.0), len(near[0] & near[1])
