"""A number in a text with what it counts, and whether two such numbers can both be right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tui.matching.plain_words import WORDS

TOLLS = ("killed", "wounded", "arrested", "displaced")
"""The units of people that something was done to."""
TOLL_UNITS = frozenset(TOLLS)

ALL = WORDS["all"]
VAGUE = WORDS["vague"]
"""Words that count nearly anything: the word after them says what."""

ROUNDED = 0.05
"""How far two numbers may lie apart, of the larger, when one says that it is rounded."""
BOUNDED = 0.2
"""The same, when one is said to be the least or the most: "more than 100" is not 200."""
EXACT = 3
"""Digits of a number that is no round one."""
APART = 4
"""How many times larger one sum of money may be than another for the same thing."""

_MONEY = frozenset("$€£")


@dataclass(frozen=True, slots=True)
class Measure:
    """A number and the words for what it counts, folded; `%` for shares.

    "Two border guards" count `border` and `guards`. `bound` is 1 for "more than", -1 for
    "up to", and `is_rounded` tells of "about". `who` are the words for whom a toll counts,
    where it does not count everybody, `near` the words around; `is_part` tells of "another".
    `low` is where a range begins: "between 100 and 150".
    """

    value: float
    units: tuple[str, ...]
    bound: int = 0
    is_rounded: bool = False
    who: frozenset[str] = field(default=frozenset(), compare=False)
    near: tuple[str, ...] = field(default=(), compare=False)
    is_part: bool = field(default=False, compare=False)
    low: float | None = None

    def whom(self, unit: str) -> frozenset[str]:
        """For whom a toll counts, as far as it is told: "two Americans killed"."""
        return self.who | (frozenset(self.units) - {unit} - ALL)

    def is_close_to(self, other: Measure, times: float = 4.0) -> bool:
        """Whether two numbers differ, the larger so many times larger than the difference."""
        low, high = sorted((self.value, other.value))
        return low < high and high >= times * (high - low)

    def is_exact(self) -> bool:
        """Whether it is written with three digits and more that are no nought at the end."""
        return len(f"{self.value:.0f}".rstrip("0")) >= EXACT

    def may_be(self, other: Measure) -> bool:
        """Whether two numbers for the same thing can both be right."""
        if self.value == other.value or self.is_part or other.is_part:
            return True
        if self.low is not None or other.low is not None:
            lows = [m.value if m.low is None else m.low for m in (self, other)]
            if max(lows) <= min(self.value, other.value):
                return True
        low, high = (self, other) if self.value < other.value else (other, self)
        if self.units[0] in _MONEY and high.value > APART * low.value:
            return True  # of different things: a price, and the sum of many
        # A toll that is known to be "at least" so high goes on rising, which is news.
        is_bounded = low.bound > 0 or high.bound < 0
        if is_bounded:
            is_toll = not TOLL_UNITS.isdisjoint(self.units)
            if high.value - low.value <= (ROUNDED if is_toll else BOUNDED) * high.value:
                return True
            if not is_toll:
                return False
        if (self.is_rounded or other.is_rounded) and high.value - low.value <= ROUNDED * high.value:
            return True
        return _rounded_like(low.value, high.value) == low.value or (
            _rounded_like(high.value, low.value) == high.value
        )


def _rounded_like(like: float, value: float) -> float:
    """A number rounded to the digits of another, with two at least."""
    digits = f"{like:.9e}".partition("e")[0].rstrip("0").replace(".", "")
    if len(digits) > 3 or like < 1_000:
        return value
    return float(f"{value:.{max(2, len(digits)) - 1}e}")


def are_of_one(one: Measure, other: Measure, same: Callable[[str, str], bool]) -> bool:
    """Whether two numbers count the same; `same` says whether two words mean the same."""
    first = [unit for unit in one.units if unit not in VAGUE] or one.units
    second = [unit for unit in other.units if unit not in VAGUE] or other.units
    return any(same(a, b) for a in first for b in second)
