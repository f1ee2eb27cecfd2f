"""Two claims that give different numbers for the same thing."""

from __future__ import annotations

import re

from tui.matching.plain_words import WORDS
from tui.matching.statements.measure import TOLL_UNITS, TOLLS, Measure
from tui.matching.statements.sameness import Likeness, differing
from tui.matching.statements.sides import Judgement, Side, agreement, are_near, said_of
from tui.matching.statements.statement import Statement
from tui.matching.statements.stems import plain_stems
from tui.news.findings import Stance
from tui.news.pair import PairKind

_OF_THE_MOMENT = frozenset(
    {"mph", "kph", "km", "knots", "miles", "kilometers", "kilometres", "degrees"}
)
"""What changes within hours."""
_OF_A_DAY = frozenset(
    {"airstrikes", "attacks", "drones", "missiles", "rockets", "shells", "sorties", "strikes"}
)
"""What is counted anew each day where there is war."""
_PEOPLES = re.compile(r"(?:ians?|ese|elis?|aqis?|emenis?|saudis?|ish|icans?)$")
"""How words for a people end, which tell who did it rather than where."""
_WANTED_WORDS = WORDS["wanted"]
_WANTED = frozenset({Stance.URGED, Stance.PROMISED, Stance.SUPPORTED, Stance.SAID, Stance.CLAIMED})

NEAR_DAYS = 60
"""Days within which another number is of the same thing."""

ARREST_DAYS = 1
"""Days within which arrests are of one event: each day has its own."""

TIMES = 3
"""How many times larger one toll may be than another of the same event."""

SHARES, BESIDE = 0.6, 2
"""Likeness from which two shares may be of one thing, and words in common beside those for it."""

ENOUGH = 0.42
"""Likeness from which other numbers may be of one thing."""

EVENT_DAYS = 2
"""Days within which two tolls are of one event: where there is war, each day has its own."""


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
    if "arrested" in numbers[0].units and not are_near(one, other, ARREST_DAYS):
        return None
    # Two words, one of them what is counted: "Jones has 26 wives".
    is_dated = None not in (one.day, other.day)
    enough = (0.2 if is_dated else 0.3) if are_tolls else ENOUGH
    if like.jaccard < (0.5 if len(like.shared) < 3 else enough):
        return None
    if are_tolls:
        is_one = may_be_of_one_event(one, other, numbers) and are_of_the_same(numbers)
    else:
        is_one = _are_of_one_thing(one, other, numbers, like)
        is_one = is_one and not _are_of_another_time(one.statement, other.statement)
    if not is_one:
        return None
    reason = f"{written(*numbers)}, both of: {said_of(like)}"
    return Judgement(kind_of(one, other, numbers), like.jaccard, reason)


def written(first: Measure, second: Measure) -> str:
    """Two numbers and what they count, as a reason names them."""
    values = f"{_plain(first.value)} and {_plain(second.value)}"
    return f"{values} {' '.join(first.units)}"


def are_of_the_same(tolls: tuple[Measure, Measure], *, or_of_all: bool = False) -> bool:
    """Whether two tolls count the same people; with `or_of_all` one may count everybody."""
    unit = next(unit for unit in tolls[0].units if unit in TOLL_UNITS)
    first, second = (toll.whom(unit) for toll in tolls)
    return first == second or (or_of_all and not (first and second))


def may_be_of_one_event(one: Side, other: Side, tolls: tuple[Measure, Measure]) -> bool:
    """Whether two tolls are no more apart than reports of one event, which name no other year."""
    if not are_near(one, other, EVENT_DAYS) or not _are_of_one_place(
        one.statement, other.statement
    ):
        return False
    first, second = one.statement.times, other.statement.times
    is_dated = bool(first.weekdays) == bool(second.weekdays) or are_near(one, other, 0)
    if not (is_dated and first.may_be_one(second)):
        return False
    low, high = sorted(toll.value for toll in tolls)
    return low > 1 and high <= TIMES * low


def _are_of_one_place(one: Statement, other: Statement) -> bool:
    """Whether both name a place, or somebody, and only one of them more; or the same weekday."""
    first, second = (
        {stem for stem in side.names if not _PEOPLES.search(side.stems[stem])}
        for side in (one, other)
    )
    if not first | second:
        return bool(one.times.weekdays & other.times.weekdays)
    return bool(first & second) and (first <= second or second <= first)


def _are_of_one_thing(
    one: Side, other: Side, numbers: tuple[Measure, Measure], like: Likeness
) -> bool:
    """Whether enough beside what is counted is the same, and no other year is named."""
    first, second = numbers
    if tells_wanted(one.statement) != tells_wanted(other.statement):
        return False
    if changes_by_the_hour(first) and not are_near(one, other, 0):
        return False
    if not _OF_A_DAY.isdisjoint(first.units) and not first.is_close_to(second):
        return False  # each day has its own
    counted = plain_stems((*first.units, *second.units))
    if first.units == ("%",) and like.jaccard < SHARES:
        return False
    if first.bound * second.bound < 0:
        return False  # those above, and those below
    years = [side.statement.times.years for side in (one, other)]
    if all(years) and years[0].isdisjoint(years[1]):
        return False
    around = (plain_stems(first.near) & plain_stems(second.near)) - counted
    return bool(around) and len(like.stems - counted) >= BESIDE


def _are_of_another_time(one: Statement, other: Statement) -> bool:
    """Whether each number of two and more differs: so much changes only with the occasion."""
    alike = [
        (a, b) for a in one.measures for b in other.measures if not set(a.units).isdisjoint(b.units)
    ]
    return len(alike) > 1 and not any(a.may_be(b) for a, b in alike)


def changes_by_the_hour(measure: Measure) -> bool:
    """Whether it measures what is another within hours, as wind and water do."""
    return not _OF_THE_MOMENT.isdisjoint(measure.units)


def kind_of(one: Side, other: Side, numbers: tuple[Measure, Measure]) -> PairKind:
    """An update where a toll is higher on a later day, or else another number."""
    first, second = numbers
    if None in (one.day, other.day) or TOLL_UNITS.isdisjoint(first.units):
        return PairKind.NUMBERS
    days = (other.day or 0) - (one.day or 0)
    is_later = days * (second.value - first.value) > 0
    return PairKind.UPDATE if is_later else PairKind.NUMBERS


def tells_wanted(statement: Statement) -> bool:
    """Whether it tells how much there should be, and not how much there is."""
    return not _WANTED_WORDS.isdisjoint(statement.stems.values())


def _both_want(one: Side, other: Side) -> bool:
    """Whether both say how much of something there should be."""
    stances = {one.stance, other.stance}
    is_wanted = not stances.isdisjoint({Stance.URGED, Stance.PROMISED, Stance.SUPPORTED})
    return is_wanted and stances <= _WANTED and not (one.is_negated or other.is_negated)


def _plain(value: float) -> str:
    """A number as it is written: 2,600,000 and 4.4, never 2.6e+06."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")
