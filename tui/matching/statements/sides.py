"""One side of a possible dispute: a claim as far as claims are compared, and what was judged."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from tui.matching.plain_words import WORDS
from tui.matching.statements.sameness import Likeness
from tui.matching.statements.statement import Statement
from tui.news.findings import Stance
from tui.news.pair import PairKind

_SILENT = frozenset(
    {Stance.UNVERIFIED, Stance.ASKED, Stance.DECLINED, Stance.URGED, Stance.PROMISED}
)
"""Stances that say nothing of whether the content is so."""

SAYS = frozenset({Stance.SAID, Stance.CLAIMED, Stance.CONFIRMED})
"""Stances that say that the content is so."""

_TAKES_BACK = WORDS["takes_back"]
_AGAINST = tuple(WORDS["against"])
_ATTITUDES = tuple(WORDS["attitudes"])
_PROPOSALS = WORDS["proposals"]
_DENIES = tuple(WORDS["denies"])
_PLAYS_DOWN = tuple(WORDS["plays_down"])


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
        if self.stance is not Stance.DENIED:
            return -1 if self.statement.is_called_false else 1
        return 0 if self.statement.is_withheld and "den" in self.cue else -1

    @property
    def takes_side(self) -> bool:
        """Whether the claim is for or against something, and not about what is so."""
        if self.stance is Stance.SUPPORTED:
            return True
        if self.stance is not Stance.DENIED:
            return False
        is_rejected = "den" not in self.cue and self.is_of_proposal
        if self.statement.is_alleged and self.denies:
            return False  # "pushed back against an assessment" denies it
        return is_rejected or any(word.startswith(_AGAINST) for word in self.cue.split())

    @property
    def is_of_proposal(self) -> bool:
        """Whether what is claimed begins with something asked for: "the request"."""
        return not _PROPOSALS.isdisjoint(islice(self.statement.stems.values(), 3))

    @property
    def is_against(self) -> bool:
        """Whether the cue or the content says that the speaker is against something."""
        if self.stance is Stance.DENIED:
            return True
        return any(word.startswith(_AGAINST) for word in self.statement.stems.values())

    @property
    def denies(self) -> bool:
        """Whether a fact is denied, and not made light of: "denied it", "dismissed claims that"."""
        if self.is_negated or self.polarity >= 0:
            return False
        if self.statement.is_called_false:
            return self.stance in SAYS
        words = self.cue.split()
        if any(word.startswith(_PLAYS_DOWN) for word in words):
            return self.statement.is_alleged
        return any(word.startswith(_DENIES) for word in words)

    @property
    def is_attitude(self) -> bool:
        """Whether the cue makes light of a thing or attacks it, and says nothing of what is so."""
        if self.stance is not Stance.DENIED or self.denies:
            return False
        beginnings = (*_ATTITUDES, *_PLAYS_DOWN)
        return any(word.startswith(beginnings) for word in self.cue.split())

    @property
    def tells_of_denial(self) -> bool:
        """Whether the content tells of a denial: who says "he denied it" does not hold it."""
        return any(word.startswith(_DENIES) for word in self.statement.stems.values())

    @property
    def disowns(self) -> bool:
        """Whether the speaker is said never to have said this."""
        says = self.stance in (Stance.SAID, Stance.CLAIMED, Stance.CONFIRMED)
        return says and self.is_negated and "never" in self.cue.split()

    @property
    def takes_back(self) -> bool:
        """Whether the cue takes something back."""
        if self.is_negated or self.stance is Stance.DECLINED:
            return False
        return not _TAKES_BACK.isdisjoint(self.cue.split())


@dataclass(frozen=True, slots=True)
class Judgement:
    """What two claims are to each other, how like they are, and why."""

    kind: PairKind
    likeness: float
    reason: str


def are_near(one: Side, other: Side, days: int) -> bool:
    """Whether two claims were published within so many days, as far as that is known."""
    if one.day is None or other.day is None:
        return True
    return abs(one.day - other.day) <= days


def are_of_one_speaker(one: Side, other: Side) -> bool:
    """Whether the same speaker is named for both."""
    return one.speaker != "" and one.speaker == other.speaker


def agreement(one: Side, other: Side, is_turned: bool) -> int:
    """1 when both hold or both deny, -1 when one holds what the other denies, 0 for neither."""
    both = one.polarity * other.polarity
    return -both if is_turned else both


def said_of(like: Likeness) -> str:
    """The words two claims share, as a reason names them."""
    return ", ".join(like.shared[:6])
