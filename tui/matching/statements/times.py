"""What a text says of the time it speaks of, in which two reports of one thing agree."""

from __future__ import annotations

import re
from dataclasses import dataclass

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WEEKDAY = re.compile(r"\b(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day\b")
_PERIOD = re.compile(
    r"\b(?:since|hours|so far|in total|in all|altogether|overall"
    r"|(?:past|last|this|each|every) (?:\w+ )?(?:days?|weeks?|months?|years?))\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:earlier|elsewhere|meanwhile|previously|separate(?:ly)?)\b", re.IGNORECASE
)
_COUNTS_ON = re.compile(
    r"\b(?:since|as of|so far|in total|in all|altogether|overall|total of|toll|(?:has|have) now"
    r"|(?:\w+) (?:days|weeks|months|years) of)\b",
    re.IGNORECASE,
)
_OF_A_DAY = re.compile(r"\b(?:\d\d hours|overnight|today|yesterday|daily)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Times:
    """The years and weekdays that are named, and whether it is about a longer time or another.

    `counts_on` tells of a count that goes on: "since then"; `is_of_day` of a day alone.
    """

    years: frozenset[str] = frozenset()
    weekdays: frozenset[str] = frozenset()
    is_of_period: bool = False
    is_of_other: bool = False
    counts_on: bool = False
    is_of_day: bool = False

    def may_be_one(self, other: Times) -> bool:
        """Whether both may speak of one event."""
        if self.years != other.years or self.is_of_period != other.is_of_period:
            return False
        if self.is_of_other or other.is_of_other:
            return False
        are_days = bool(self.weekdays and other.weekdays)
        return not (are_days and self.weekdays.isdisjoint(other.weekdays))


NO_TIMES = Times()


def times(text: str) -> Times:
    """What a text says of its time."""
    return Times(
        frozenset(_YEAR.findall(text)),
        frozenset(_WEEKDAY.findall(text)),
        bool(_PERIOD.search(text)),
        bool(_OTHER.search(text)),
        bool(_COUNTS_ON.search(text)),
        bool(_OF_A_DAY.search(text) or _WEEKDAY.search(text)),
    )
