"""What two claims are to each other: the same, a denial, another number, a change of mind.

Thresholds were set on pairs of claims from the training part of PolNeAR,
looked at one by one; see `bench/pairs.py` for how they do on pairs labelled
before the rules saw them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from tui.matching.plain_words import WORDS
from tui.matching.sameness import Likeness, Statement, Weight, differing, likeness
from tui.news.findings import Stance
from tui.news.pair import PairKind

_SILENT = frozenset(
    {Stance.UNVERIFIED, Stance.ASKED, Stance.DECLINED, Stance.URGED, Stance.PROMISED}
)
"""Stances that say nothing of whether the content is so."""

_WANTED = frozenset({Stance.URGED, Stance.PROMISED, Stance.SUPPORTED, Stance.SAID, Stance.CLAIMED})
_TAKES_BACK = WORDS["takes_back"]
_AGAINST = tuple(WORDS["against"])
_PROPOSALS = WORDS["proposals"]
_DENIES = tuple(WORDS["denies"])
_TOLLS = frozenset({"killed", "wounded"})

NEAR_DAYS = 60
"""Days within which another number, or a denial by somebody else, is about the same thing."""
OPPOSITE, OPPOSITE_APART = 0.25, 0.33
"""Likeness of opposites by what they share of all: with a speaker or a name in common, without."""

TURNED, TURNED_STEMS = 0.45, 12
"""Likeness of two claims, one of which says "not", and words that either has at most."""

SHORT_DAYS = 14
"""Days within which two words that carry meaning are enough for a denial."""

TOLL_DAYS = 14
"""Days within which two tolls that sound alike are of one event."""


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
        if self.stance is not Stance.DENIED:
            return False
        words = islice(self.statement.stems.values(), 3)
        is_rejected = "den" not in self.cue and not _PROPOSALS.isdisjoint(words)
        return is_rejected or any(word.startswith(_AGAINST) for word in self.cue.split())

    @property
    def is_against(self) -> bool:
        """Whether the cue or the content says that the speaker is against something."""
        if self.stance is Stance.DENIED:
            return True
        return any(word.startswith(_AGAINST) for word in self.statement.stems.values())

    @property
    def denies(self) -> bool:
        """Whether the cue denies a fact."""
        if self.stance is not Stance.DENIED or self.is_negated:
            return False
        return any(word.startswith(_DENIES) for word in self.cue.split())

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
    if len(like.shared) < 3 and like.jaccard < 0.5:
        return None
    later, earlier = (one, other) if one.takes_back else (other, one)
    if None not in (later.day, earlier.day) and (later.day or 0) < (earlier.day or 0):
        return None
    return Judgement(PairKind.RETRACTION, like.overlap, f"takes back: {_words(like)}")


def _opposite(one: Side, other: Side, like: Likeness, tied: bool) -> Judgement | None:
    is_own = one.speaker != "" and one.speaker == other.speaker
    is_disowned = one.disowns != other.disowns and 1 in (one.polarity, other.polarity)
    if is_own and is_disowned and len(like.shared) >= 3 and like.jaccard >= OPPOSITE:
        reason = f"said, and is said never to have said: {_words(like)}"
        return Judgement(PairKind.REVERSAL, like.overlap, reason)
    if _agreement(one, other, like) != -1 or not _is_close(one, other, like, tied):
        return None
    if not _is_of_one(one, other, like):
        return None
    # To be for a thing and to be against it are positions; neither denies a fact.
    takes_side = one.takes_side or other.takes_side
    if is_own and not (takes_side and one.is_against and other.is_against):
        return Judgement(PairKind.REVERSAL, like.overlap, f"says the opposite of: {_words(like)}")
    if is_own or takes_side or not _is_near(one, other):
        return None
    # In a headline all words may look like names.
    is_enough = like.plain >= 2 or (like.is_turned and (like.plain or len(like.shared) >= 4))
    if like.are_others or not (is_enough or _is_denied_whole(one, other, like)):
        return None
    return Judgement(PairKind.DENIAL, like.overlap, f"one holds, the other denies: {_words(like)}")


def _is_of_one(one: Side, other: Side, like: Likeness) -> bool:
    """Whether what is denied is what the other side holds, and not another part of it."""
    denied, held = (one, other) if one.polarity < 0 else (other, one)
    if denied.polarity > 0:
        # Both hold something, and one says "not": long ones mostly speak of other parts, and
        # who "decided against it" says "not" in other words.
        sizes = [len(side.statement.stems) for side in (one, other)]
        is_plain = not (one.is_against or other.is_against)
        return is_plain and like.jaccard >= TURNED and max(sizes) <= TURNED_STEMS
    if _is_twisted(denied.statement) or held.statement.negations or held.statement.is_open:
        return False
    # "Denied any knowledge of the raid" is not about the raid, but about who knew.
    head = next(
        (stem for stem in denied.statement.stems if stem not in denied.statement.names), None
    )
    return head is None or head in held.statement.stems


def _is_twisted(denied: Statement) -> bool:
    """Whether what is denied is itself negated, or would be so under a condition."""
    return denied.is_open or denied.negations > 0 or len(denied.unclear) > len(denied.stems) / 3


def _is_close(one: Side, other: Side, like: Likeness, tied: bool) -> bool:
    """Whether the words shared are most of both, or all of the shorter and a good part of both."""
    sizes = sorted((len(one.statement.stems), len(other.statement.stems)))
    if like.overlap >= 0.95 and sizes[1] <= 4 * sizes[0] and like.plain >= 2:
        # What is denied is often short: "denied hitting the hospital".
        is_denied = one.denies or other.denies
        if len(like.shared) >= 3 and (tied or like.is_named or like.plain >= 3):
            return True
        if is_denied and sizes[1] > 3 and _is_near(one, other, SHORT_DAYS):
            return True
    if _is_denied_whole(one, other, like) or (
        # "Ross will return" against "Ross would not return for the sequel".
        like.is_turned and tied and like.is_named and like.overlap >= 0.7 and like.jaccard >= 0.5
    ):
        return True
    if len(like.shared) < 3 or like.overlap < 0.55:
        return False
    return like.jaccard >= (OPPOSITE if tied else OPPOSITE_APART)


def _is_denied_whole(one: Side, other: Side, like: Likeness) -> bool:
    """Whether one denies in few words all that the other says: "denied he was the source"."""
    if not (one.denies or other.denies) or like.jaccard < 0.6 or len(like.shared) < 2:
        return False
    return like.is_named and _is_near(one, other)


def _other_number(one: Side, other: Side, like: Likeness, tied: bool) -> Judgement | None:
    if _agreement(one, other, like) != 1 and not _both_want(one, other):
        return None
    numbers = differing(one.statement, other.statement)
    if numbers is None or like.are_others or not _is_near(one, other):
        return None
    if not (tied or like.is_named) and None in (one.day, other.day):
        return None  # the same thing of another day, for all we know
    first, second = numbers
    are_tolls = not _TOLLS.isdisjoint(first.units) and _is_near(one, other, TOLL_DAYS)
    # Two words, one of them what is counted: "Jones has 26 wives".
    is_dated = None not in (one.day, other.day)
    enough = (0.2 if is_dated else 0.3) if are_tolls else 0.35 if tied else 0.4
    if like.jaccard < (0.5 if len(like.shared) < 3 else enough):
        return None
    if not are_tolls and _are_of_another_time(one.statement, other.statement):
        return None
    values = f"{_plain(first.value)} and {_plain(second.value)} {' '.join(first.units)}"
    return Judgement(PairKind.NUMBERS, like.jaccard, f"{values}, both of: {_words(like)}")


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


def _same(one: Side, other: Side, like: Likeness, tied: bool) -> Judgement | None:
    if not _are_held_alike(one, other, like, tied) or differing(one.statement, other.statement):
        return None
    is_own = one.speaker != "" and one.speaker == other.speaker
    enough = 0.4 if is_own else 0.5 if tied else 0.6
    # To name the same people and places is not yet to say the same.
    if like.are_others or like.plain < 2:
        enough = 0.8
    if like.jaccard < enough:
        return None
    if len(like.shared) < 3 and not (
        like.jaccard >= 0.9 and _is_near(one, other, NEAR_DAYS if tied else SHORT_DAYS)
    ):
        return None
    return Judgement(PairKind.SAME, like.jaccard, f"both say: {_words(like)}")


def _are_held_alike(one: Side, other: Side, like: Likeness, tied: bool) -> bool:
    """Whether both hold the same, deny the same, or ask for the same."""
    if _agreement(one, other, like) == 1:
        # To deny it and to say "no ..." are one, when little else is said.
        return not like.is_turned or like.jaccard >= 0.8
    if like.is_turned or one.is_negated != other.is_negated:
        return False
    wants = {one.stance, other.stance} <= {Stance.URGED, Stance.PROMISED, Stance.SUPPORTED}
    return one.stance is other.stance or (wants and tied)


def _agreement(one: Side, other: Side, like: Likeness) -> int:
    """1 when both hold or both deny, -1 when one holds what the other denies, 0 for neither."""
    agreement = one.polarity * other.polarity
    return -agreement if like.is_turned else agreement


def _is_near(one: Side, other: Side, days: int = NEAR_DAYS) -> bool:
    if one.day is None or other.day is None:
        return True
    return abs(one.day - other.day) <= days


def _words(like: Likeness) -> str:
    return ", ".join(like.shared[:6])


def _plain(value: float) -> str:
    """A number as it is written: 2,600,000 and 4.4, never 2.6e+06."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")
