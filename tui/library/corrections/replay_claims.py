"""The claims of one article with what the reader said of them, in the order it was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tui.library.corrections.drawn import claim_of
from tui.news.by_hand import ClaimByHand
from tui.news.correction import ClaimCorrection, Verb, claim_words
from tui.news.findings import Claim

Said = tuple[int, ClaimCorrection | ClaimByHand]
"""A correction of a claim, and its number."""


@dataclass(slots=True)
class Standing:
    """A claim as it stands now, and what was said of it so far.

    `words` are all by which it was known: a correction names the claim as it
    was shown when the reader spoke. `since` is the number of the correction
    that made it, 0 when it was found; `parent` the claim it stands inside.
    """

    claim: Claim
    words: list[tuple[str, str]]
    parent: Standing | None = None
    since: int = 0
    said: list[tuple[int, ClaimCorrection]] = field(default_factory=list)
    is_rejected: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """The claims that stand at the end, and the numbers of the corrections that found theirs."""

    standing: tuple[Standing, ...]
    placed: frozenset[int]


def told(claims: Sequence[Claim], text: str, said: Sequence[Said]) -> Told:
    """The claims that stay and those made by hand, parents numbered anew."""
    if not said:
        return Told(tuple(Standing(claim, []) for claim in claims), frozenset())
    now = [Standing(claim, [claim_words(text, claim)]) for claim in claims]
    for standing, claim in zip(now, claims, strict=True):
        if claim.parent is not None:
            standing.parent = now[claim.parent]
    placed = {number for number, correction in said if _tell(now, text, number, correction)}
    kept = sorted((one for one in now if not one.is_rejected), key=lambda one: one.claim.span.start)
    for one in kept:
        one.claim = replace(one.claim, parent=_parent(one, kept))
    return Told(tuple(kept), frozenset(placed))


def _tell(
    now: list[Standing], text: str, number: int, correction: ClaimCorrection | ClaimByHand
) -> bool:
    """Carry out one correction; whether it found what it is about."""
    if isinstance(correction, ClaimByHand):
        return _draw(now, text, number, correction)
    meant = _meant(now, (correction.cue, correction.content))
    for one in meant:
        one.said.append((number, correction))
        one.is_rejected = one.is_rejected or correction.verb is Verb.REJECT
    return bool(meant)


def _draw(now: list[Standing], text: str, number: int, hand: ClaimByHand) -> bool:
    meant = _meant(now, hand.instead) if hand.instead else []
    found = meant[0] if len(meant) == 1 else None
    claim = claim_of(hand, text, found.claim if found else None)
    if claim is None:
        return False
    if found is None:
        # A newer analysis may have found it by itself.
        found = next((o for o in now if not o.is_rejected and _is_same(o.claim, claim)), None)
    if found is None:
        found = Standing(claim, [])
        found.parent = _around(found, now)
        now.append(found)
    found.claim = claim
    found.since = number
    found.words += [hand.words, claim_words(text, claim)]
    if hand.speaker is not None and claim.speaker is not None and hand.instead is None:
        given = ClaimCorrection(Verb.SPEAKER, hand.article, *hand.words, speaker=hand.speaker)
        found.said.append((number, given))
    return True


def _is_same(found: Claim, claim: Claim) -> bool:
    return (found.cue, found.content) == (claim.cue, claim.content)


def _meant(now: Sequence[Standing], wanted: tuple[str, str]) -> list[Standing]:
    """Which claims are meant: those with these words, else the one whose content grew.

    A newer analysis may draw the borders of a content elsewhere; where that
    leaves only one candidate, it is the same claim.
    """
    same = [one for one in now if wanted in one.words and not one.is_rejected]
    cue, content = wanted
    if same or not content:
        return same
    close = [
        one
        for one in now
        if not one.is_rejected
        and any(c == cue and w and (w in content or content in w) for c, w in one.words)
    ]
    return close if len(close) == 1 else []


def _around(made: Standing, now: Sequence[Standing]) -> Standing | None:
    """The claim in whose content one that was made by hand stands, the innermost."""
    span = made.claim.span
    around = [
        one
        for one in now
        if one is not made
        and not one.is_rejected
        and any(part.covers(span) for part in one.claim.content)
    ]
    return min(around, key=lambda one: len(one.claim.span), default=None)


def _parent(one: Standing, kept: Sequence[Standing]) -> int | None:
    """The number of the claim that one stands inside, past those that are none."""
    parent = one.parent
    while parent is not None and parent.is_rejected:
        parent = parent.parent
    return next((at for at, other in enumerate(kept) if other is parent), None)
