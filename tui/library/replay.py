"""Replay: the reader's corrections laid over what the machine found.

Corrections are replayed in the order they were made, each on what was shown
when it was made. Those that hold everywhere depend on nothing but name and
kind, so the library follows them once for each entity and not for each of its
ten thousand articles; those of one article are laid over its findings. A name
that the reader gave in one article at step 7 is subject to what was said
everywhere after step 7, and to nothing before: hence `Called.since`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from tui.news.article import ArticleId
from tui.news.correction import (
    ClaimCorrection,
    Entity,
    EntityCorrection,
    Made,
    Verb,
    claim_words,
)
from tui.news.findings import Claim, Findings, Mention, Speaker, Via
from tui.news.span import Span

LAST = 2**62
"""Later than any correction."""


class Called(NamedTuple):
    """What something is called in an article: by the machine (`since` 0) or by correction `since`.

    What was said everywhere after that is not in it yet.
    """

    entity: Entity
    since: int = 0


@dataclass(frozen=True, slots=True)
class LaidClaim:
    """A claim as corrected in its article, and what its speaker and its entities are called.

    Its names are still those that were found. None stands for a name that no
    mention has, which therefore is no entity that could be corrected.
    """

    claim: Claim
    speaker: Called | None
    about: tuple[tuple[str, Called | None], ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """The findings of one article with the corrections of that article laid over them."""

    mentions: tuple[tuple[Mention, Called], ...]
    claims: tuple[LaidClaim, ...]


class Replay:
    """Corrections in the order they were made, found by what they are about."""

    def __init__(self, corrections: Sequence[Made] = ()) -> None:
        self.made = {made.number: made for made in corrections}
        self._everywhere: dict[Entity, list[tuple[int, Entity | None]]] = {}
        self._here: dict[ArticleId, list[Made]] = {}
        for made in sorted(corrections, key=lambda made: made.number):
            correction = made.correction
            if correction.article is not None:
                self._here.setdefault(correction.article, []).append(made)
            elif isinstance(correction, EntityCorrection):
                said = self._everywhere.setdefault(correction.entity, [])
                said.append((made.number, correction.target))

    @property
    def said_everywhere(self) -> frozenset[Entity]:
        """The entities of which something was said that holds everywhere."""
        return frozenset(self._everywhere)

    def touches(self, article_id: ArticleId) -> bool:
        """Whether something was corrected in this article alone."""
        return article_id in self._here

    def articles_since(self, number: int) -> Iterator[ArticleId]:
        """The articles in which something was corrected after that number."""
        for article_id, here in self._here.items():
            if here[-1].number > number:
                yield article_id

    def entity(self, called: Called, until: int = LAST) -> Entity | None:
        """What is shown for what is called so, before correction `until`; None for nothing."""
        entity: Entity | None = called.entity
        since = called.since
        while entity is not None:
            said = self._everywhere.get(entity, ())
            next_one = bisect_right(said, since, key=lambda pair: pair[0])
            if next_one == len(said) or said[next_one][0] >= until:
                return entity
            since, entity = said[next_one]
        return None

    def findings(self, found: Findings, text: str, article_id: ArticleId) -> Findings:
        """The findings as the reader has them, every correction laid over them."""
        if not self.made:
            return found
        laid = self.laid(found, text, article_id)
        mentions = []
        for mention, called in laid.mentions:
            shown = self.entity(called)
            if shown is not None:
                mentions.append(_shown_mention(mention, shown, called.since))
        claims = tuple(self._shown_claim(claim) for claim in laid.claims)
        return Findings(tuple(mentions), claims, found.version)

    def _shown_claim(self, laid: LaidClaim) -> Claim:
        claim = laid.claim
        speaker = claim.speaker
        if speaker is not None and laid.speaker is not None:
            shown = self.entity(laid.speaker)
            if shown is None:
                speaker = None
            elif shown.name != speaker.name:
                speaker = replace(speaker, name=shown.name)
        about: dict[str, None] = {}
        for name, called in laid.about:
            shown = None if called is None else self.entity(called)
            if shown is not None:
                about[shown.name] = None
            elif called is None:
                about[name] = None
        return replace(
            claim,
            speaker=speaker,
            about=tuple(about),
            is_corrected=claim.is_corrected or speaker != claim.speaker,
        )

    def laid(self, found: Findings, text: str, article_id: ArticleId) -> Laid:
        """The findings with what was corrected in this article alone laid over them."""
        here = [
            (made.number, made.correction)
            for made in self._here.get(article_id, ())
            if isinstance(made.correction, EntityCorrection)
        ]
        calls = _Calls(found, [self._called(m, text, here) for m in found.mentions])
        said = [
            (made.number, made.correction)
            for made in self._here.get(article_id, ())
            if isinstance(made.correction, ClaimCorrection)
        ]
        claims = []
        for claim, about_it in _claims(found.claims, text, said):
            claims.append(self._laid_claim(claim, about_it, calls, here))
        kept = [(m, c) for m, c in zip(found.mentions, calls.called, strict=True) if c is not None]
        return Laid(tuple(kept), tuple(claims))

    def _called(
        self, mention: Mention, text: str, here: Sequence[tuple[int, EntityCorrection]]
    ) -> Called | None:
        called = Called(Entity(mention.entity, mention.kind))
        return self._after(called, here, text, mention.span)

    def _after(
        self,
        called: Called | None,
        here: Sequence[tuple[int, EntityCorrection]],
        text: str = "",
        span: Span | None = None,
    ) -> Called | None:
        """What something is called after the corrections of its article.

        Without a `span` it is the speaker of a claim, and what is said of some
        mentions only does not touch it.
        """
        for number, correction in here:
            if called is None or number <= called.since:
                continue
            wording = correction.wording
            if wording is not None and (span is None or not wording.covers(text, span)):
                continue
            if self.entity(called, number) == correction.entity:
                called = Called(correction.target, number) if correction.target else None
        return called

    def _laid_claim(
        self,
        claim: Claim,
        said: Sequence[tuple[int, ClaimCorrection]],
        calls: _Calls,
        here: Sequence[tuple[int, EntityCorrection]],
    ) -> LaidClaim:
        name = claim.speaker.name if claim.speaker else None
        called = calls.of(name, claim.source) if name else None
        speaker = claim.speaker
        if name and called is None and calls.knows(name):
            speaker = None
        about = [(name, calls.of(name, claim.content)) for name in claim.about]
        stance = claim.stance
        for number, correction in said:
            if correction.verb is Verb.STANCE and correction.stance is not None:
                stance = correction.stance
            elif correction.verb is Verb.SPEAKER:
                given = correction.speaker
                called = self._after(Called(given, number), here) if given else None
                speaker = Speaker(given.name, Via.NAMED) if given and called else None
        corrected = replace(
            claim,
            stance=stance,
            speaker=speaker,
            is_corrected=(stance, speaker) != (claim.stance, claim.speaker),
        )
        kept = ((name, call) for name, call in about if call or not calls.knows(name))
        return LaidClaim(corrected, called, tuple(kept))


class _Calls:
    """What the names of an article's findings are called now."""

    def __init__(self, found: Findings, called: Sequence[Called | None]) -> None:
        self.called = called
        self._by_name: dict[str, list[tuple[Mention, Called | None]]] = {}
        for mention, call in zip(found.mentions, called, strict=True):
            self._by_name.setdefault(mention.entity, []).append((mention, call))

    def knows(self, name: str) -> bool:
        """Whether some mention was found to name it."""
        return name in self._by_name

    def of(self, name: str, spans: Sequence[Span]) -> Called | None:
        """What `name` is called where it stands in `spans`, or else mostly; None for nothing."""
        mentions = self._by_name.get(name, ())
        for mention, call in mentions:
            if any(span.covers(mention.span) for span in spans):
                return call
        counts = Counter(call for _, call in mentions if call is not None)
        order = ((count, call.entity, call.since) for call, count in counts.items())
        best = max(order, default=None)
        return None if best is None else Called(*best[1:])


def _claims(
    claims: Sequence[Claim], text: str, said: Sequence[tuple[int, ClaimCorrection]]
) -> Iterator[tuple[Claim, list[tuple[int, ClaimCorrection]]]]:
    """The claims that stay, each with what was said of it, and parents numbered anew."""
    if not said:
        yield from ((claim, []) for claim in claims)
        return
    words = [claim_words(text, claim) for claim in claims]
    by_claim: dict[int, list[tuple[int, ClaimCorrection]]] = {}
    for number, correction in said:
        for at in _meant(words, correction):
            by_claim.setdefault(at, []).append((number, correction))
    rejected = {at for at, here in by_claim.items() if any(c.verb is Verb.REJECT for _, c in here)}
    places: dict[int | None, int | None] = {None: None}
    kept = [at for at in range(len(claims)) if at not in rejected]
    places |= {at: place for place, at in enumerate(kept)}
    for at in kept:
        parent = claims[at].parent
        while parent is not None and parent in rejected:
            parent = claims[parent].parent
        yield replace(claims[at], parent=places[parent]), by_claim.get(at, [])


def _meant(words: Sequence[tuple[str, str]], correction: ClaimCorrection) -> list[int]:
    """Which claims a correction is about: those with its words, else the one whose content grew.

    A newer analysis may draw the borders of a content elsewhere; where that
    leaves only one candidate, it is the same claim.
    """
    wanted = correction.cue, correction.content
    same = [at for at, found in enumerate(words) if found == wanted]
    if same or not correction.content:
        return same
    close = [
        at
        for at, (cue, content) in enumerate(words)
        if cue == correction.cue
        and content
        and (content in correction.content or correction.content in content)
    ]
    return close if len(close) == 1 else []


def _shown_mention(mention: Mention, shown: Entity, since: int) -> Mention:
    if since == 0 and (shown.name, shown.kind) == (mention.entity, mention.kind):
        return mention
    return replace(mention, entity=shown.name, kind=shown.kind, is_corrected=True)
