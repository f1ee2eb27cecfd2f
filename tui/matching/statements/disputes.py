"""What two claims are to each other: the same, a denial, another number, a change of mind.

Thresholds were set on pairs of claims from the training part of PolNeAR and from news
in which several outlets report one event, looked at one by one; see `bench/pairs.py` for
how they do on pairs labelled before the rules saw them.
"""

from __future__ import annotations

from tui.matching.statements.close_numbers import close_number
from tui.matching.statements.one_story import (
    HELD,
    denied_in_story,
    is_of_role_apart,
    may_be_denied,
    toll_in_story,
    turned_in_story,
)
from tui.matching.statements.other_numbers import other_number
from tui.matching.statements.sameness import Likeness, Weight, differing, likeness
from tui.matching.statements.sides import (
    SAYS,
    Judgement,
    Side,
    agreement,
    are_near,
    are_of_one_speaker,
    said_of,
)
from tui.matching.statements.statement import Statement
from tui.news.findings import Stance
from tui.news.pair import PairKind

NEAR_DAYS = 60
"""Days within which a denial by somebody else is about the same thing."""
OPPOSITE, OPPOSITE_APART = 0.25, 0.33
"""Likeness of opposites by what they share of all: with a speaker or a name in common, without."""

TURNED, TURNED_STEMS = 0.55, 12
"""Likeness of two claims, one of which says "not", and words that either has at most."""

WHOLE = 0.75
"""Likeness from which they need name nobody."""

BRIEF = 0.35
"""Likeness from which two words that one denies are what the other speaks of."""

QUOTED, SAME_QUOTE = 6, 0.6
"""Words shared, and likeness, from which two claims of one speaker quote the same words."""

SHORT_DAYS = 14
"""Days within which two words that carry meaning are enough for a denial."""


def judge(
    one: Side, other: Side, weight: Weight, are_of_one_story: bool = False
) -> Judgement | None:
    """What two claims of different articles are to each other; None for nothing worth a look.

    Where both articles tell one story, fewer words in common are enough.
    """
    like = likeness(one.statement, other.statement, weight)
    if are_of_one_story and (found := toll_in_story(one, other, like)):
        return found
    if len(like.shared) < 2:
        return denied_in_story(one, other, like, weight) if are_of_one_story else None
    tied = are_of_one_speaker(one, other) or not one.about.isdisjoint(other.about)
    found = (
        _retraction(one, other, like)
        or _opposite(one, other, like, tied)
        or other_number(one, other, like, tied)
        or close_number(one, other, like, weight, are_of_one_story=are_of_one_story)
        or _same(one, other, like, tied)
    )
    if found is None and are_of_one_story:
        found = denied_in_story(one, other, like, weight) or turned_in_story(
            one, other, like, weight
        )
    return found


def _retraction(one: Side, other: Side, like: Likeness) -> Judgement | None:
    is_own = are_of_one_speaker(one, other)
    if not is_own or one.takes_back == other.takes_back or like.overlap < 0.5:
        return None
    if len(like.shared) < 3 and like.jaccard < 0.5:
        return None
    later, earlier = (one, other) if one.takes_back else (other, one)
    if None not in (later.day, earlier.day) and (later.day or 0) < (earlier.day or 0):
        return None
    return Judgement(PairKind.RETRACTION, like.jaccard, f"takes back: {said_of(like)}")


def _opposite(one: Side, other: Side, like: Likeness, tied: bool) -> Judgement | None:
    is_own = are_of_one_speaker(one, other)
    is_disowned = one.disowns != other.disowns and 1 in (one.polarity, other.polarity)
    if is_own and is_disowned and len(like.shared) >= 3 and like.jaccard >= OPPOSITE:
        reason = f"said, and is said never to have said: {said_of(like)}"
        return Judgement(PairKind.REVERSAL, like.jaccard, reason)
    is_opposite = agreement(one, other, like.is_turned) == -1
    if not (is_opposite and _is_close(one, other, like, tied) and _is_of_one(one, other, like)):
        return None
    # To be for a thing and to be against it are positions; neither denies a fact.
    is_attitude = one.is_attitude or other.is_attitude
    takes_side = one.takes_side or other.takes_side or is_attitude
    is_quoted = len(like.shared) >= QUOTED and like.jaccard >= SAME_QUOTE
    if is_own and (is_quoted or _say_again(one.statement, other.statement)):
        return None  # one quotation, and what is made of it
    if is_own and (is_attitude or Stance.ACCUSED in (one.stance, other.stance)):
        return None
    if is_own and not (takes_side and one.is_against and other.is_against):
        return Judgement(PairKind.REVERSAL, like.jaccard, f"says the opposite of: {said_of(like)}")
    if is_own or takes_side or not are_near(one, other, NEAR_DAYS):
        return None
    # In a headline all words may look like names.
    is_enough = like.plain >= 2 or (like.is_turned and (like.plain or len(like.shared) >= 4))
    if like.are_others or not (is_enough or _is_denied_whole(one, other, like)):
        return None
    return Judgement(PairKind.DENIAL, like.jaccard, f"one holds, the other denies: {said_of(like)}")


def _say_again(one: Statement, other: Statement) -> bool:
    """Whether who says both calls the same thing false, or tells how a number changed again."""
    has_risen = bool(one.turned ^ other.turned and one.measures and other.measures)
    return one.is_called_false or other.is_called_false or has_risen


def _is_of_one(one: Side, other: Side, like: Likeness) -> bool:
    """Whether what is denied is what the other side holds, and not another part of it."""
    denied, held = (one, other) if one.polarity < 0 else (other, one)
    if denied.polarity > 0:
        # Both hold something, and one says "not": long ones mostly speak of other parts, and
        # who "decided against it" says "not" in other words.
        sizes = [len(side.statement.stems) for side in (one, other)]
        is_plain = not (one.is_against or other.is_against)
        is_plain = is_plain and {one.stance, other.stance} <= SAYS
        is_plain = is_plain and (are_of_one_speaker(one, other) or are_near(one, other, SHORT_DAYS))
        is_named = like.is_named or like.jaccard >= WHOLE
        is_plain = is_plain and (
            (len(like.shared) >= 3 and is_named) or are_of_one_speaker(one, other)
        )
        return is_plain and like.jaccard >= TURNED and max(sizes) <= TURNED_STEMS
    if is_of_role_apart(denied, held, like) or held.tells_of_denial or like.jaccard < HELD:
        return False
    if held.stance in {Stance.PREDICTED, Stance.WARNED}:
        return False  # what may come is not yet held to be so
    if not are_of_one_speaker(one, other) and not may_be_denied(denied, held, like):
        return False
    if _is_twisted(denied.statement) or held.statement.negations or held.statement.is_open:
        return False
    # "Denied any knowledge of the raid" is not about the raid, but about who knew.
    head = next(
        (stem for stem in denied.statement.stems if stem not in denied.statement.names), None
    )
    return head is None or head in held.statement.stems or denied.statement.is_called_false


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
        if (
            is_denied
            and sizes[1] > 3
            and like.jaccard >= BRIEF
            and are_near(one, other, SHORT_DAYS)
        ):
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
    return like.is_named and are_near(one, other, NEAR_DAYS)


def _same(one: Side, other: Side, like: Likeness, tied: bool) -> Judgement | None:
    if not _are_held_alike(one, other, like, tied) or differing(one.statement, other.statement):
        return None
    is_own = are_of_one_speaker(one, other)
    enough = 0.4 if is_own else 0.5 if tied else 0.6
    # To name the same people and places is not yet to say the same.
    if like.are_others or like.plain < 2:
        enough = 0.8
    if like.jaccard < enough:
        return None
    if len(like.shared) < 3 and not (
        like.jaccard >= 0.9 and are_near(one, other, NEAR_DAYS if tied else SHORT_DAYS)
    ):
        return None
    return Judgement(PairKind.SAME, like.jaccard, f"both say: {said_of(like)}")


def _are_held_alike(one: Side, other: Side, like: Likeness, tied: bool) -> bool:
    """Whether both hold the same, deny the same, or ask for the same."""
    if agreement(one, other, like.is_turned) == 1:
        # To deny it and to say "no ..." are one, when little else is said.
        return not like.is_turned or like.jaccard >= 0.8
    if like.is_turned or one.is_negated != other.is_negated:
        return False
    wants = {one.stance, other.stance} <= {Stance.URGED, Stance.PROMISED, Stance.SUPPORTED}
    return one.stance is other.stance or (wants and tied)
