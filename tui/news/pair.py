"""Pairs: two claims of different articles that say the same, or may contradict each other.

A pair is proposed by rule and always shown as *possible*. Which of two is
right is not for the machine; what a pair is, is for the reader (`Verdict`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tui.news.article import ArticleId


class PairKind(StrEnum):
    """Why two claims are put side by side."""

    SAME = "same"
    """Both say the same, in the same or other words."""
    DENIAL = "denial"
    """One says, confirms or claims what the other denies."""
    NUMBERS = "numbers"
    """Both give a number for the same thing, and the numbers differ."""
    UPDATE = "update"
    """Both count people to whom something was done, and the later report has more."""
    REVERSAL = "reversal"
    """One speaker says now the opposite of what the same speaker said before."""
    RETRACTION = "retraction"
    """One speaker takes back what the same speaker said before."""

    @property
    def sign(self) -> str:
        """One cell that stands for it in a row."""
        return _SIGNS[self]


_SIGNS = {
    PairKind.SAME: "=",
    PairKind.DENIAL: "⇄",
    PairKind.NUMBERS: "≠",
    PairKind.UPDATE: "↗",
    PairKind.REVERSAL: "↺",
    PairKind.RETRACTION: "⌫",
}


class Verdict(StrEnum):
    """What the reader says a pair is; given once, it is never asked again."""

    CONFLICT = "conflict"
    UPDATE = "update"
    SAME = "same"
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True, order=True)
class ClaimName:
    """A claim named for good: its article and its key."""

    article: ArticleId
    key: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims side by side, the earlier published first.

    `one` and `other` are rows of the ledger. `likeness` is from 0 to 1,
    `reason` a sentence about what the rule saw. `verdict` is None while the
    reader has not said. `others` counts the further pairs of claims that say the same
    as these two, which this one stands for.
    """

    one: int
    other: int
    kind: PairKind
    likeness: float
    reason: str
    verdict: Verdict | None = None
    others: int = 0
