"""Two claims of articles that tell one story, where a few words in common are enough.

Elsewhere "the denied payment" and "the payment" may be any payment; within one story
there is mostly one. What is looked at is the part of a claim that the other speaks of:
a long quotation that holds the same words far apart speaks of something else.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from tui.matching.plain_words import WORDS
from tui.matching.statements.measure import TOLLS, Measure
from tui.matching.statements.other_numbers import ARREST_DAYS, kind_of, may_be_of_one_event, written
from tui.matching.statements.sameness import Likeness, Weight
from tui.matching.statements.sides import (
    SAYS,
    Judgement,
    Side,
    are_near,
    are_of_one_speaker,
    said_of,
)
from tui.matching.statements.statement import Statement
from tui.matching.statements.stems import plain_stems
from tui.news.findings import Stance
from tui.news.pair import PairKind

_ROLES = plain_stems(WORDS["roles"])
_HOLDS = SAYS | {Stance.ACCUSED, Stance.BELIEVED}

COVERED = 0.6
"""The share of what is denied, by weight, that the other side speaks of."""

HELD = 0.3
"""Likeness, below which what is denied is mentioned by the way."""

APART = 3
"""Words between those that two claims share, for each of them, where they belong together."""

TURNED = 0.37
"""Likeness of two claims, one of which says "not"."""

TURNED_WHOLE = 0.66
"""The share of what is said not to be so, by weight, that the other says."""

STEMS = 16
"""Words of a claim, above which "not" is about one part of many."""

ACCUSED, ACCUSED_ALIKE, ACCUSED_BRIEFLY = 0.7, 0.2, 0.4
"""The share of what is denied, by weight, that the other side accuses of; likeness of both, and
where they share one word."""

BRIEFLY_DENIED = 0.4
"""Likeness of a denial and what another holds, where they share two words that are no names."""

SHORT = 5
"""Words of a claim that says little more than a toll."""

MOST_OF_IT = 0.4
"""Likeness of a denial of two words, and what others say."""

BRIEF = 0.4
"""Likeness, below which two words that were denied are mentioned by the way."""


def toll_in_story(one: Side, other: Side, like: Likeness) -> Judgement | None:
    """Two numbers of dead, wounded or arrested, of the same people, that differ."""
    if not {one.stance, other.stance} <= SAYS:
        return None
    if one.is_negated or other.is_negated or like.is_turned or like.are_others:
        return None
    for unit in TOLLS:
        first, second = (_tolls(side.statement, unit) for side in (one, other))
        if len(first) != 1 or len(second) != 1 or first[0].may_be(second[0]):
            continue
        if first[0].whom(unit) != second[0].whom(unit):
            continue
        if unit == "arrested" and not are_near(one, other, ARREST_DAYS):
            continue
        if not may_be_of_one_event(one, other, (first[0], second[0])):
            continue
        sizes = [len(side.statement.stems) for side in (one, other)]
        if len(like.shared) < 2 and min(sizes) > SHORT:
            continue
        reason = f"{written(first[0], second[0])}, in articles on one story"
        return Judgement(kind_of(one, other, (first[0], second[0])), like.jaccard, reason)
    return None


def _tolls(statement: Statement, unit: str) -> list[Measure]:
    return [measure for measure in statement.measures if unit in measure.units]


def denied_in_story(one: Side, other: Side, like: Likeness, weight: Weight) -> Judgement | None:
    """What one side denies, and another speaker holds."""
    if one.denies == other.denies or are_of_one_speaker(one, other):
        return None
    denied, held = (one, other) if one.denies else (other, one)
    if one.takes_side or other.takes_side or denied.is_of_proposal or not _holds(held):
        return None
    what, said = denied.statement, held.statement
    if not _may_answer(what, said, like):
        return None
    meant = [stem for stem in what.stems if stem not in _ROLES]
    head = next((stem for stem in meant if stem not in what.names), None)
    is_told = what.is_alleged or what.is_called_false
    is_of_head = head in like.stems or (is_told and len(like.shared) >= 4)
    if head is None or not is_of_head:
        return None
    if not _is_together(said, like.stems):
        return None
    if is_of_role_apart(denied, held, like) or (len(meant) < 3 and like.jaccard < BRIEF):
        return None
    whole = sum(weight(what.stems[stem]) for stem in meant)
    covered = sum(weight(what.stems[stem]) for stem in meant if stem in like.stems)
    if not _is_covered(denied, held, like, covered / whole if whole > 0 else 0.0):
        return None
    reason = f"one denies what the other holds of one story: {said_of(like)}"
    return Judgement(PairKind.DENIAL, like.jaccard, reason)


def _may_answer(what: Statement, said: Statement, like: Likeness) -> bool:
    """Whether both are negated, or neither is, as far as is clear."""
    flipped = [like.stems & (each.negated ^ each.turned) for each in (what, said)]
    if like.stems & said.unclear or flipped[0] != flipped[1]:
        return False
    # "Is illegal" and "isn't legal" are one.
    return bool(what.negations) == bool(said.negations) or bool(flipped[0])


def _is_covered(denied: Side, held: Side, like: Likeness, covered: float) -> bool:
    """Whether the other side says enough of what is denied."""
    if held.stance is Stance.ACCUSED and covered >= ACCUSED and like.plain:
        # "Denied any misconduct", where there are allegations of sexual misconduct.
        if len(like.shared) > 1:
            return like.jaccard >= ACCUSED_ALIKE
        is_of_another = held.speaker.startswith("#") and not _is_about(denied, held)
        return like.jaccard >= ACCUSED_BRIEFLY and not is_of_another
    if covered < COVERED or like.jaccard < HELD or len(like.shared) < 2:
        return False
    if len(like.shared) > 2:
        return True
    is_brief = like.plain > 1 and like.jaccard >= BRIEFLY_DENIED
    return bool(like.plain) and (_is_about(denied, held) or is_brief)


def _is_about(denied: Side, held: Side) -> bool:
    """Whether who denies is named in what the other says."""
    return denied.speaker.startswith("#") and int(denied.speaker[1:]) in held.about


def turned_in_story(one: Side, other: Side, like: Likeness, weight: Weight) -> Judgement | None:
    """Two claims that say nearly the same, one of them with a "not"."""
    if not like.is_turned or not {one.stance, other.stance} <= SAYS | {Stance.ACCUSED}:
        return None
    if one.stance is other.stance is Stance.ACCUSED:
        return None
    if one.is_negated or other.is_negated or one.is_against or other.is_against:
        return None
    if are_of_one_speaker(one, other) or one.statement.negations == other.statement.negations:
        return None
    if like.jaccard < TURNED or not _is_said_and_denied(one, other, like, weight):
        return None
    sides = (one.statement, other.statement)
    if max(len(side.stems) for side in sides) > STEMS:
        return None
    if not all(_is_together(side, like.stems) for side in sides):
        return None
    reason = f"one says, the other says it is not so, of one story: {said_of(like)}"
    return Judgement(PairKind.DENIAL, like.jaccard, reason)


def _is_said_and_denied(one: Side, other: Side, like: Likeness, weight: Weight) -> bool:
    """Whether one of two says most of what the other says not to be so."""
    turned, held = (one, other) if one.statement.negations else (other, one)
    if held.tells_of_denial or held.statement.is_alleged or like.plain < 2:
        return False
    stems = turned.statement.stems
    covered = sum(weight(stems[stem]) for stem in like.stems)
    return covered >= TURNED_WHOLE * sum(map(weight, stems.values()))


def _holds(side: Side) -> bool:
    said = side.statement
    is_said = not (side.is_negated or said.is_open or said.is_alleged or side.tells_of_denial)
    return side.stance in _HOLDS and is_said


def is_of_role_apart(denied: Side, held: Side, like: Likeness) -> bool:
    """Whether a part in a thing is denied, and the other side tells of the thing alone."""
    if like.is_named or _ROLES.isdisjoint(denied.statement.stems):
        return False
    return not _is_about(denied, held)


def may_be_denied(denied: Side, held: Side, like: Likeness) -> bool:
    """Whether somebody denies a fact, and the other side says it, and not that others do.

    Where they share but two words, it has to be of who denies it, or be most of what is said.
    """
    if not denied.denies or held.statement.is_alleged:
        return False
    if len(like.shared) > 2:
        return True
    if _is_about(denied, held):
        return True
    return like.jaccard >= MOST_OF_IT and not held.statement.tells_of_claims


def _is_together(statement: Statement, stems: AbstractSet[str]) -> bool:
    """Whether these of the stems of a statement stand near each other."""
    places = [n for n, stem in enumerate(statement.stems) if stem in stems]
    return places[-1] - places[0] < APART * len(places)
