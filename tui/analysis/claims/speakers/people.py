"""People by description: whom "the minister", "the 41-year-old", "the Norwegian" mean.

Whoever was introduced as such comes first. Else a noun that could be anybody's
("the retired headteacher") is whom the story has just spoken of, and one in the
opening lines is somebody whom it names a little later. The one prime minister
of a country is nobody whom the story has not called so.
"""

from __future__ import annotations

from collections.abc import Iterator

from tui.analysis.claims.speakers.apart import Apart
from tui.analysis.claims.speakers.learning import learn, stands_beside
from tui.analysis.claims.speakers.pronouns import Found, Pronouns
from tui.analysis.claims.speakers.referents import Referent
from tui.analysis.claims.speakers.scene import Scene

_RANKS = frozenset(
    {"former", "ex", "late", "retired", "deputy", "vice", "assistant", "acting", "interim"}
).union({"supreme", "spiritual"})
"""Words that make another of an office: the deputy leader is not the leader."""
_REACH = 4
_REACH_OF_ANY = 1
"""Sentences back in which whoever is spoken of may be any "driver" or "witness"."""
_MARGIN = 0.1
_ANYWHERE = 99
_PER_WORD = 0.5
_LEAD = 2
"""Paragraphs, with the headline, whose people may be named later."""
_NAMED_BY = 4
"""Paragraphs from there in which the name must come."""
_ALL_TIES = frozenset({"of", "at", "for", "with", "in"})


class People:
    """Finds whom the descriptions of people mean in one article."""

    def __init__(
        self, scene: Scene, pronouns: Pronouns, unnamed: dict[str, Referent], apart: Apart
    ) -> None:
        self._scene = scene
        self._apart = apart
        self._pronouns = pronouns
        self._unnamed = unnamed

    def meant(self, noun: int, word: str, *, is_owned: bool, tie: int | None) -> Found:
        """Whom a definite noun for a person means; `tie` begins what follows it, "of the trust"."""
        scene = self._scene
        parse = scene.parse
        if parse.is_age(noun):
            return self._topic(noun, _REACH, age=parse.words_before(noun))
        if is_owned and word in scene.roles.kin:
            return self.kin(word)
        # The parser's "their lawyer" is hardly ever the one lawyer whom the story has named.
        is_theirs = parse.determiner(noun) == "their"
        fitting = [] if is_theirs else list(self._fitting(noun, word, tie))
        unnamed = self._introduced(word) if tie is None else None
        if unnamed is not None and self._apart.is_foreign(unnamed, noun):
            unnamed = None
        if fitting:
            best = self._best(noun, fitting)
            if unnamed is None or unnamed.first < self._last_place(best, noun):
                is_sure = len(fitting) == 1 and unnamed is None and tie is None
                return Found(best, is_sure=is_sure)
        if unnamed is not None:
            return Found(unnamed, is_sure=unnamed.is_new)
        if tie is not None or is_owned:
            return self.ahead(noun, word)
        found = self._any(noun, word)
        return found if found.referent is not None else self.ahead(noun, word)

    def kin(self, word: str) -> Found:
        """The one person whom the article calls somebody's father, before or after."""
        scene = self._scene
        called = [
            who
            for who in scene.named.values()
            if who.is_person and scene.roles.is_true(word, learn(scene, who).words)
        ]
        return Found(called[0] if len(called) == 1 else None)

    def ahead(self, noun: int, word: str) -> Found:
        """For a noun in the opening lines, the first person named and called so soon after."""
        scene = self._scene
        parse = scene.parse
        here = parse.paragraphs[parse.sentence(noun)]
        if here >= _LEAD:
            return Found(None)
        owner, adjectives = self._apart.owner(noun), parse.words_before(noun)
        for place in scene.places[scene.before(noun) :]:
            if place.paragraph > here + _NAMED_BY:
                break
            who = place.referent
            if (
                who.is_person
                and who.kind is not None
                and who.first > noun
                and place.paragraph > 0
                and not self._apart.is_another(who, noun)
                and scene.roles.is_true(word, learn(scene, who).words)
                and not (adjectives - who.words) & _RANKS
                and (owner is None or self._apart.is_of(who, owner, noun))
            ):
                return Found(who)
        return self._next(noun) if word in scene.roles.offices else Found(None)

    def _next(self, noun: int) -> Found:
        """The person in full who is the subject of the sentence after a noun in the first lines.

        "The foreign secretary has said … David Lammy said …": whoever had an
        office of his own there would have been given it.
        """
        scene = self._scene
        parse = scene.parse
        here, index = parse.sentence(noun), scene.before(noun)
        paragraph = parse.paragraphs[here]
        if any(
            p.referent.is_person and p.paragraph in {paragraph, 1} for p in scene.places[:index]
        ):
            return Found(None)
        for place in scene.places[index:]:
            number, who = parse.sentence(place.token), place.referent
            if number > here + 1:
                break
            if number == here + 1 and place.is_main and who.kind is not None and who.is_person:
                is_full = " " in scene.doc[place.token : place.head + 1].text
                is_free = not self._has_office(who) and not self._apart.is_foreign(who, noun)
                return Found(who if is_full and is_free else None)
        return Found(None)

    def _fitting(self, noun: int, word: str, tie: int | None) -> Iterator[Referent]:
        """The people named before of whom a noun is true, and what is tied to it."""
        scene = self._scene
        own = scene.taken[noun]
        owner = self._apart.owner(noun)
        adjectives = scene.parse.words_before(noun)
        tied = "" if tie is None else self._tied(tie)
        if tie is not None and not tied:
            return
        for who in scene.named.values():
            if (
                who.is_person
                and who.first < noun
                and scene.roles.is_true(word, learn(scene, who).words)
                and not (adjectives - who.words) & _RANKS
                and (own.gender is None or who.gender is None or own.gender is who.gender)
                and (not tied or stands_beside(scene, who, tied))
                and not self._apart.is_another(who, noun)
                and (owner is None or self._apart.is_of(who, owner, noun))
            ):
                yield who

    def _tied(self, tie: int) -> str:
        """The noun behind "of the", in lower case; "" for another tie."""
        scene = self._scene
        if scene.parse.lower(tie) not in _ALL_TIES:
            return ""
        for child in scene.doc[tie].children:
            if child.dep_ == "pobj":
                return child.lower_
        return ""

    def _best(self, noun: int, fitting: list[Referent]) -> Referent:
        own, adjectives = self._scene.taken[noun], self._scene.parse.words_before(noun)
        scores = self._pronouns.salient(noun, own.gender, None, _ANYWHERE)
        return max(
            fitting,
            key=lambda who: scores.get(who, 0.0) + _PER_WORD * len(adjectives & who.words),
        )

    def _introduced(self, word: str) -> Referent | None:
        """The last who was introduced without a name and may be called by a noun."""
        names = {word, *self._scene.roles.wider.get(word, ())}
        known = [self._unnamed[name] for name in names if name in self._unnamed]
        return max(known, key=lambda who: who.head) if known else None

    def _last_place(self, who: Referent, noun: int) -> int:
        places = self._scene.places
        for index in range(self._scene.before(noun) - 1, -1, -1):
            if places[index].referent is who:
                return places[index].token
        return -1

    def _any(self, noun: int, word: str) -> Found:
        """Whom the story is about, when a noun that nobody was called by can be theirs."""
        roles = self._scene.roles
        if word in roles.telling or noun in self._scene.members:
            return self._topic(noun, _REACH)
        if word in roles.nobody or word in roles.unique or word in roles.kin:
            return Found(None)
        is_office = word in roles.offices or word in roles.unnamed
        return self._topic(noun, _REACH_OF_ANY, is_free=is_office)

    def _topic(
        self, noun: int, reach: int, *, is_free: bool = False, age: set[str] | None = None
    ) -> Found:
        """The person whom the story is about at a noun, when that is clear enough.

        `is_free` asks for somebody without an office of their own; an `age` that the
        article gives somebody decides.
        """
        scene = self._scene
        own = scene.taken[noun]
        scores = self._pronouns.salient(noun, own.gender, None, reach)
        scores = {
            who: score
            for who, score in scores.items()
            if who.kind is not None and not self._apart.is_foreign(who, noun)
        }
        if is_free:
            scores = {who: score for who, score in scores.items() if not self._has_office(who)}
        if age is not None:
            scores = self._of_age(scores, age)
        ranked = sorted(scores.values(), reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[0] - ranked[1] < _MARGIN):
            return Found(None)
        return Found(max(scores, key=scores.__getitem__))

    def _of_age(self, scores: dict[Referent, float], age: set[str]) -> dict[Referent, float]:
        """Those of an age, wherever they are; else those of no age, the last introduced first."""
        scene = self._scene
        same = [who for who in scene.named.values() if who.is_person and learn(scene, who).ages]
        exact = [who for who in same if who.ages & age]
        if exact:
            return {who: float(who.first) for who in exact}
        free = [who for who in scores if not who.ages]
        return {who: scores[who] + who.first / len(scene.parse.tags) for who in free}

    def _has_office(self, who: Referent) -> bool:
        roles = self._scene.roles
        return any(
            word in roles.offices or word in roles.unnamed or word in roles.unique
            for word in learn(self._scene, who).words
        )
