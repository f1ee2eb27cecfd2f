"""Pronouns: the most salient of those whom a pronoun fits.

What counts, after the literature on news: nearness by sentences, subjects
before others and owners last, who has spoken before, gender by title and first
name. A name inside the words that somebody utters is hardly the speaker's own.
"In her speech, Ms Lopes said" points forward, and does so before all else.
"""

from __future__ import annotations

from dataclasses import dataclass

from tui.analysis.claims.speakers.learning import learn
from tui.analysis.claims.speakers.referents import Place, Referent
from tui.analysis.claims.speakers.scene import RELCL, SOME, Scene
from tui.analysis.gender import Gender
from tui.news.findings import Claim, Kind
from tui.news.span import Span

_REACH = 6
"""Sentences back in which the person behind a pronoun is looked for; quoted ones do not count."""
_REACH_OF_BODIES = 3
_FADING = 0.6
"""What a sentence between leaves of the weight of a place."""
_SAME_PARAGRAPH = 0.4
_KNOWN = 0.2
"""For a gender that a title or a first name tells, over one that nothing tells."""
_SPOKE = 0.15
_SPOKE_LAST = 0.15
_BODY_SPOKE_LAST = 0.35
_UNNAMED = 0.1
_TOPIC = 0.25
"""For whom the sentence before a quotation is about: "Ana Lopes spoke of it. “No,” she said"."""
_UNSPOKEN_THING = 0.3
_ONE_BODY = 0.3
"""How much less "they" means a body than several people."""
_SOME_OF_THEM = 1.0
"""For "many" and "some", which are rather part of those whom "they" means."""
_IN_QUOTE = 0.3
# One weight alone hardly matters: a third more or less of each, tried one by one, changed none to
# five of 178 labelled speakers. That nearness, subjects, speakers and paragraphs count, decides.
_BODIES = frozenset({Kind.ORGANIZATION, Kind.PLACE})


@dataclass(frozen=True, slots=True)
class Found:
    """Who is meant, None for nobody, and whether that is more than a guess."""

    referent: Referent | None
    is_sure: bool = False


class Pronouns:
    """Finds whom the pronouns of one article mean."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._last: Referent | None = None
        self._within: tuple[Span, ...] = ()

    def spoke(self, referent: Referent, token: int, claim: Claim) -> bool:
        """Remember who spoke; a pronoun that stood for them is one more place of theirs.

        Whoever speaks within what another says is not the one whom the story follows: then False.
        """
        offset = self._scene.parse.offsets[token]
        is_own = not any(run.start <= offset < run.stop for run in self._within)
        if is_own:
            self._last = referent
            self._within = claim.content
            referent.last = token
        if token not in self._scene.taken:
            self._scene.again(token, referent)
        return is_own

    # --- he and she

    def person(self, pronoun: int, wanted: Gender, claim: Claim) -> Found:
        """Whom "he" or "she" means."""
        ahead = self._ahead(pronoun, wanted)
        if ahead is not None:
            return Found(ahead)
        scores = self.salient(pronoun, wanted, claim, _REACH)
        if not scores:
            return Found(None)
        best = max(scores, key=scores.__getitem__)
        if best.gender is None:
            best.gender = wanted
        return Found(best, is_sure=len(scores) == 1 and best.kind is not None)

    def salient(
        self, token: int, wanted: Gender | None, claim: Claim | None, reach: int
    ) -> dict[Referent, float]:
        """How salient the people are who were spoken of before a token."""
        scene = self._scene
        parse = scene.parse
        number = parse.sentence(token)
        here, paragraph = parse.lines[number], parse.paragraphs[number]
        scores: dict[Referent, float] = {}
        for index in range(scene.before(token) - 1, -1, -1):
            place = scene.places[index]
            if here - place.line > reach:
                break
            who = place.referent
            if not who.is_person or who.is_many or not self._can_be(who, wanted):
                continue
            if who.kind is None and who.last < 0 and not who.is_new:
                continue
            score = self._score(place, here, claim)
            if place.paragraph == paragraph:
                score += _SAME_PARAGRAPH
            if wanted is not None and who.gender is wanted:
                score += _KNOWN
            if score > scores.get(who, -1.0):
                scores[who] = score
        self._add_speaking(scores, _SPOKE_LAST)
        return scores

    def _add_speaking(self, scores: dict[Referent, float], for_last: float) -> None:
        for who in scores:
            if who.last >= 0:
                scores[who] += _SPOKE
            if who is self._last:
                scores[who] += for_last

    def _can_be(self, who: Referent, wanted: Gender | None) -> bool:
        told = (learn(self._scene, who) if who.spots else who).gender
        return wanted is None or told is None or told is wanted

    def _score(self, place: Place, here: int, claim: Claim | None) -> float:
        back = here - place.line
        score = _FADING**back + place.weight
        if place.referent.kind is None:
            score -= _UNNAMED
        elif back == 1 and self._is_topic(place, claim):
            score += _TOPIC
        if place.token in self._scene.quoted:
            score *= _IN_QUOTE
        elif claim is not None and back == 0:
            offset = self._scene.parse.offsets[place.token]
            if any(
                run.start <= offset < run.stop and not self._is_apart(place.token, run)
                for run in claim.content
            ):
                score *= _IN_QUOTE
        return score

    def _is_topic(self, place: Place, claim: Claim | None) -> bool:
        """Whether a full name, the subject of its sentence, stands before a claim's quotation."""
        who, scene = place.referent, self._scene
        if claim is None or not (claim.content and claim.cue and place.is_main and who.is_person):
            return False
        start = claim.content[0].start
        is_quoted_first = scene.parse.token(start) in scene.quoted and start < claim.cue[0].start
        return is_quoted_first and scene.taken.get(place.token + 1) is who

    def _is_apart(self, token: int, run: Span) -> bool:
        """Whether a semicolon parts a token from the rest of a content, which it is then not of."""
        scene = self._scene
        return scene.text.find(";", scene.parse.offsets[token], run.stop) >= 0

    def _ahead(self, pronoun: int, wanted: Gender) -> Referent | None:
        """The subject after a phrase that opens the sentence with the pronoun in it."""
        scene = self._scene
        parse = scene.parse
        sentence = parse.starts[parse.sentence(pronoun)]
        start = scene.before(sentence)
        index = scene.before(pronoun)
        if any(place.referent.is_person for place in scene.places[start:index]):
            return None
        above = pronoun
        while parse.heads[above] != above:
            below, above = above, parse.heads[above]
            if above < below:
                continue
            for place in scene.places[index : index + 6]:
                if place.token >= above:
                    break
                who = place.referent
                if (
                    place.is_subject
                    and place.token > below
                    and parse.heads[place.head] == above
                    and who.is_person
                    and who.kind is not None
                    and self._can_be(who, wanted)
                ):
                    return who
        return None

    # --- they and it

    def body(self, pronoun: int, claim: Claim, *, is_many: bool) -> Found:
        """Whom "they" or "it" means: a body, several people, for "it" also a report or a poll."""
        scene = self._scene
        parse = scene.parse
        here = parse.line(pronoun)
        scores: dict[Referent, float] = {}
        for index in range(scene.before(pronoun) - 1, -1, -1):
            place = scene.places[index]
            if here - place.line > _REACH_OF_BODIES:
                break
            who = place.referent
            if not (_many(who) if is_many else _one(who)):
                continue
            score = self._score(place, here, claim)
            if is_many and who.kind in _BODIES:
                score -= _ONE_BODY
            if who.kind is None and who.last < 0 and not who.is_person:
                score -= _UNSPOKEN_THING
            if who.kind is Kind.PLACE and not place.is_subject:
                score -= _UNSPOKEN_THING
            if who.kind is None and parse.lower(who.head) in SOME:
                score -= _SOME_OF_THEM
            if score > scores.get(who, -1.0):
                scores[who] = score
        self._add_speaking(scores, _BODY_SPOKE_LAST)
        return Found(max(scores, key=scores.__getitem__) if scores else None)

    # --- who, which, that

    def antecedent(self, relative: int) -> int | None:
        """The noun or name before a relative pronoun that it stands for."""
        scene = self._scene
        parse = scene.parse
        above = relative
        while parse.deps[above] != RELCL and parse.heads[above] != above:
            above = parse.heads[above]
        noun = parse.heads[above] if parse.deps[above] == RELCL else None
        is_before = noun is not None and noun < relative
        wants_somebody = parse.lower(relative) in ("who", "whom")
        if not wants_somebody and parse.lower(relative - 1) == ",":
            nearest = scene.taken.get(relative - 2)
            if nearest is not None and nearest.kind is Kind.ORGANIZATION:
                return relative - 2
        if is_before and not (wants_somebody and self._is_place_or_body(noun)):
            return noun
        start = parse.starts[parse.sentence(relative)]
        for index in range(scene.before(relative) - 1, -1, -1):
            place = scene.places[index]
            if place.token < max(start, relative - 15):
                break
            if place.referent.is_person or place.referent.kind is Kind.GROUP:
                return place.token
        return noun if is_before else None

    def _is_place_or_body(self, noun: int | None) -> bool:
        taken = None if noun is None else self._scene.taken.get(noun)
        return taken is not None and taken.kind in _BODIES


def _many(who: Referent) -> bool:
    if who.kind is None and who.is_many:
        return who.is_person or who.acts_as_body
    return who.is_many or who.kind in (Kind.ORGANIZATION, Kind.GROUP) or who.acts_as_body


def _one(who: Referent) -> bool:
    return not who.is_person and not who.is_many
