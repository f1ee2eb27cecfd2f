"""What two claims are to each other: the same, a denial, another number, a change of mind.

Thresholds were set on pairs of claims from the training part of PolNeAR,
looked at one by one; see `bench/pairs.py` for how they do on pairs labelled
before the rules saw them.
"""

from __future__ import annotations

from dataclasses import dataclass

from tui.matching.sameness import Likeness, Statement, Weight, differing, likeness
from tui.news.findings import Stance
from tui.news.pair import PairKind

_SILENT = frozenset(
    {Stance.UNVERIFIED, Stance.ASKED, Stance.DECLINED, Stance.URGED, Stance.PROMISED}
)
"""Stances that say nothing of whether the content is so."""

_TAKES_BACK = frozenset(
    {
        *("retracted", "retract", "retracts", "withdrew", "withdraw", "withdraws", "withdrawn"),
        *("recanted", "recant", "recants", "disavowed", "disavow", "rescinded", "backtracked"),
        *("apologised", "apologized", "apologises", "apologizes", "corrected"),
    }
)

_AGAINST = (
    *("oppos", "against", "object", "condemn", "critic", "slam", "refus", "declin", "resist"),
    *("denounc", "attack", "blast", "decr", "protest"),
)
"""Beginnings of cues that are against a thing, and do not deny that it is so."""

NEAR_DAYS = 60
"""Days within which another number, or a denial by somebody else, is about the same thing."""


@dataclass(frozen=True, slots=True)
class Side:
    """One claim as far as it is compared.

    `speaker` is empty where nobody is named; `day` is the number of the day of
    publication, None when it is not known.
    """

    statement: Statement
    stance: Stance
    is_negated: bool
    cue: str
    speaker: str
    about: frozenset[int]
    day: int | None

    @property
    def polarity(self) -> int:
        """1 when the speaker holds what the content says, -1 when denies it, 0 for neither."""
        if self.stance in _SILENT or self.is_negated:
            return 0
        return -1 if self.stance is Stance.DENIED else 1

    @property
    def takes_side(self) -> bool:
        """Whether the claim is for or against something, and not about what is so."""
        if self.stance is Stance.SUPPORTED:
            return True
        is_against = any(word.startswith(_AGAINST) for word in self.cue.split())
        return self.stance is Stance.DENIED and is_against

    @property
    def takes_back(self) -> bool:
        """Whether the cue takes something back."""
        return not _TAKES_BACK.isdisjoint(self.cue.split())


@dataclass(frozen=True, slots=True)
class Judgement:
    """What two claims are to each other, how like they are, and why."""

    kind: PairKind
    likeness: float
    reason: str


def judge(one: Side, other: Side, weight: Weight) -> Judgement | None:
    """What two claims of different articles are to each other; None for nothing worth a look."""
    like = likeness(one.statement, other.statement, weight)
    if len(like.shared) < 2:
        return None
    tied = (one.speaker != "" and one.speaker == other.speaker) or not one.about.isdisjoint(
        other.about
    )
    return (
        _retraction(one, other, like)
        or _opposite(one, other, like, tied)
        or _other_number(one, other, like, tied)
        or _same(one, other, like, tied)
    )


def _retraction(one: Side, other: Side, like: Likeness) -> Judgement | None:
    is_own = one.speaker != "" and one.speaker == other.speaker
    if not is_own or one.takes_back == other.takes_back or like.overlap < 0.5:
        return None
    later, earlier = (one, other) if one.takes_back else (other, one)
    if None not in (later.day, earlier.day) and (later.day or 0) < (earlier.day or 0):
        return None
    return Judgement(PairKind.RETRACTION, like.overlap, f"takes back: {_words(like)}")


def _opposite(one: Side, other: Side, like: Likeness, tied: bool) -> Judgement | None:
    if _agreement(one, other, like) != -1 or not _is_close(one, other, like, tied):
        return None
    if one.speaker != "" and one.speaker == other.speaker:
        return Judgement(PairKind.REVERSAL, like.overlap, f"says the opposite of: {_words(like)}")
    # To be for a thing and to be against it are positions; neither denies a fact.
    if not _is_near(one, other) or one.takes_side or other.takes_side:
        return None
    return Judgement(PairKind.DENIAL, like.overlap, f"one holds, the other denies: {_words(like)}")


def _is_close(one: Side, other: Side, like: Likeness, tied: bool) -> bool:
    """Whether the words shared are most of both, or all of the shorter and a good part of both."""
    if len(like.shared) < 3:
        return False
    sizes = sorted((len(one.statement.stems), len(other.statement.stems)))
    is_inside = like.overlap >= 0.9 and len(like.shared) >= 4 and sizes[1] <= 3 * sizes[0]
    return like.jaccard >= (0.4 if tied else 0.5) or is_inside


def _other_number(one: Side, other: Side, like: Likeness, tied: bool) -> Judgement | None:
    if _agreement(one, other, like) != 1 or not _is_near(one, other):
        return None
    numbers = differing(one.statement, other.statement)
    if numbers is None or like.jaccard < (0.35 if tied else 0.6) or len(like.shared) < 3:
        return None
    first, second = numbers
    values = f"{first.value:,g} and {second.value:,g} {' '.join(first.units)}"
    return Judgement(PairKind.NUMBERS, like.jaccard, f"{values}, both of: {_words(like)}")


def _same(one: Side, other: Side, like: Likeness, tied: bool) -> Judgement | None:
    if like.is_turned or one.polarity != other.polarity:
        return None
    if differing(one.statement, other.statement):
        return None
    if one.polarity == 0 and one.stance is not other.stance:
        return None
    enough = 0.4 if tied else 0.6
    if like.jaccard < enough:
        return None
    if len(like.shared) < 3 and not (tied and like.jaccard >= 0.9 and _is_near(one, other)):
        return None
    return Judgement(PairKind.SAME, like.jaccard, f"both say: {_words(like)}")


def _agreement(one: Side, other: Side, like: Likeness) -> int:
    """1 when both hold or both deny, -1 when one holds what the other denies, 0 for neither."""
    agreement = one.polarity * other.polarity
    return -agreement if like.is_turned else agreement


def _is_near(one: Side, other: Side) -> bool:
    if one.day is None or other.day is None:
        return True
    return abs(one.day - other.day) <= NEAR_DAYS


def _words(like: Likeness) -> str:
    return ", ".join(like.shared[:6])
