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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tui.library.claims.calls import Called, Calls
from tui.library.corrections.drawn import draw
from tui.library.corrections.replay_claims import Said, Standing, told
from tui.news.article import ArticleId
from tui.news.by_hand import BY_HAND, ClaimByHand, MentionByHand
from tui.news.correction import Entity, EntityCorrection, Verb
from tui.news.findings import Claim, Findings, Mention, Speaker, Via
from tui.news.said import Made
from tui.news.span import Span

LAST = 2**62
"""Later than any correction."""


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
    """The findings of one article with the corrections of that article laid over them.

    `placed` are the numbers of the corrections that found what they are about.
    """

    mentions: tuple[tuple[Mention, Called], ...]
    claims: tuple[LaidClaim, ...]
    placed: frozenset[int] = frozenset()


class Replay:
    """Corrections in the order they were made, found by what they are about."""

    def __init__(self, corrections: Sequence[Made] = ()) -> None:
        self.made = {made.number: made for made in corrections}
        self._everywhere: dict[Entity, list[tuple[int, Entity | None]]] = {}
        self._here: dict[ArticleId, list[Made]] = {}
        self._words: list[tuple[int, MentionByHand]] = []
        for made in sorted(corrections, key=lambda made: made.number):
            correction = made.correction
            if correction.article is not None:
                self._here.setdefault(correction.article, []).append(made)
            elif isinstance(correction, EntityCorrection):
                said = self._everywhere.setdefault(correction.entity, [])
                said.append((made.number, correction.target))
            elif isinstance(correction, MentionByHand):
                self._words.append((made.number, correction))

    @property
    def said_everywhere(self) -> frozenset[Entity]:
        """The entities of which something was said that holds everywhere."""
        return frozenset(self._everywhere)

    def touches(self, article_id: ArticleId) -> bool:
        """Whether something was corrected in this article alone."""
        return article_id in self._here

    @cached_property
    def drawn_in(self) -> frozenset[ArticleId]:
        """The articles in which the reader marked something by hand."""
        return frozenset(
            article_id
            for article_id, here in self._here.items()
            if any(isinstance(made.correction, MentionByHand | ClaimByHand) for made in here)
        )

    def lost(self, found: Findings, text: str, article_id: ArticleId) -> frozenset[int]:
        """The numbers of the corrections of this article that are about nothing in it any more."""
        here = frozenset(made.number for made in self._here.get(article_id, ()))
        return here - self.laid(found, text, article_id).placed

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
        here: list[tuple[int, EntityCorrection]] = []
        said: list[Said] = []
        hands = list(self._words)
        for made in self._here.get(article_id, ()):
            number, correction = made.number, made.correction
            if isinstance(correction, EntityCorrection):
                here.append((number, correction))
            elif isinstance(correction, MentionByHand):
                hands.append((number, correction))
            else:
                said.append((number, correction))
        placed: set[int] = set()
        drawing = draw(found.mentions, text, sorted(hands, key=lambda hand: hand[0]))

        def call(mention: Mention, since: int) -> Called | None:
            called = Called(Entity(mention.entity, mention.kind), since)
            return self._after(called, here, placed, text, mention.span)

        standing = [(mention, call(mention, since)) for mention, since in drawing.drawn]
        now = dict(standing)
        # The last first: what took a place may have lost it again to something later.
        for old, new in reversed(drawing.replaced):
            now[old] = now.get(new.mention)
        replaced = [(old, now[old]) for old, _ in drawing.replaced]
        calls = Calls(standing, replaced)
        result = told(found.claims, text, said)
        claims = tuple(self._laid_claim(one, calls, here, placed) for one in result.standing)
        kept = tuple((mention, called) for mention, called in standing if called is not None)
        return Laid(kept, claims, drawing.placed | result.placed | placed)

    def _after(
        self,
        called: Called | None,
        here: Sequence[tuple[int, EntityCorrection]],
        placed: set[int],
        text: str = "",
        span: Span | None = None,
    ) -> Called | None:
        """What something is called after the corrections of its article.

        The numbers of those that are about it go into `placed`. Without a `span`
        it is the speaker of a claim, and what is said of some mentions only does
        not touch it.
        """
        for number, correction in here:
            if called is None or number <= called.since:
                continue
            wording = correction.wording
            if wording is not None and (span is None or not wording.covers(text, span)):
                continue
            if self.entity(called, number) == correction.entity:
                placed.add(number)
                called = Called(correction.target, number) if correction.target else None
        return called

    def _laid_claim(
        self,
        one: Standing,
        calls: Calls,
        here: Sequence[tuple[int, EntityCorrection]],
        placed: set[int],
    ) -> LaidClaim:
        claim, speaker = one.claim, one.claim.speaker
        name = speaker.name if speaker else None
        called = calls.of(name, claim.source) if name else None
        if name and called is None and calls.knows(name):
            speaker = None
        stance, negated = claim.stance, claim.negated
        for number, correction in one.said:
            if correction.verb is Verb.STANCE and correction.stance is not None:
                stance = correction.stance
            elif correction.verb is Verb.NEGATED:
                negated = correction.negated
            elif correction.verb is Verb.SPEAKER:
                given = correction.speaker
                called = self._after(Called(given, number), here, placed) if given else None
                speaker = Speaker(given.name, Via.NAMED) if given and called else None
        is_other = (stance, speaker, negated) != (claim.stance, claim.speaker, claim.negated)
        corrected = replace(
            claim,
            stance=stance,
            speaker=speaker,
            negated=negated,
            is_corrected=is_other or claim.is_corrected,
        )
        return LaidClaim(corrected, called, tuple(_about(one, calls)))


def _about(one: Standing, calls: Calls) -> Iterator[tuple[str, Called | None]]:
    """The entities in the content of a claim, those that the reader marked included."""
    content = one.claim.content
    if not one.since:
        for name in one.claim.about:
            call = calls.of(name, content)
            if call or not calls.knows(name):
                yield name, call
    for mention, call in calls.within(content):
        if call is not None and (one.since or mention.rule == BY_HAND):
            yield mention.entity, call


def _shown_mention(mention: Mention, shown: Entity, since: int) -> Mention:
    if since == 0 and (shown.name, shown.kind) == (mention.entity, mention.kind):
        return mention
    return replace(mention, entity=shown.name, kind=shown.kind, is_corrected=True)
