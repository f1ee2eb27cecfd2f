"""What was left out of a library, gathered by the reason."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tui.news.listing import LeftOut

_NUMBER = re.compile(r"\d[\d,.]*")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"|“[^”]*”|\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason, and all that was left out for it, in the order of the paths."""

    reason: str
    advice: str
    left_out: tuple[LeftOut, ...]

    @property
    def files(self) -> int:
        """How many files it holds for."""
        return len({left.path for left in self.left_out})


def by_reason(left_out: Iterable[LeftOut]) -> list[Reason]:
    """What was left out by its reason, the most frequent first.

    Reasons that differ in a number, or in what they quote, are one.
    """
    groups: dict[tuple[str, str], list[LeftOut]] = {}
    for left in left_out:
        groups.setdefault((_kind(left.reason), _kind(left.advice)), []).append(left)
    reasons = [Reason(same[0].reason, same[0].advice, tuple(same)) for same in groups.values()]
    return sorted(reasons, key=lambda reason: (-len(reason.left_out), reason.reason))


def _kind(words: str) -> str:
    return _NUMBER.sub("0", _QUOTED.sub("…", words))
