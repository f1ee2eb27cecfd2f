"""Descriptions: whom "the minister", "the company", "the billionaire" mean.

A description goes to who was introduced as such, with a name or without. The
rest depends on the noun. "The source" is nobody in particular; "the company"
is the last one that acted; "the gambling tycoon", which tells something new of
somebody known, is whom the story is about at that moment.
"""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Token

from tui.analysis.claims.speakers.learning import learn, owned
from tui.analysis.claims.speakers.pronouns import Found, Pronouns
from tui.analysis.claims.speakers.scene import Place, Referent, Scene
from tui.news.findings import Kind

_DEFINITE = frozenset({"the", "this", "that"})
_OWNERS = frozenset({"his", "her", "its", "their", "'s", "’s", "'", "’"})
_FORMER = frozenset({"former", "ex", "late", "retired"})
_REACH = 4
_REACH_OF_BODIES = 2
_MARGIN = 0.1
_CALLED_SO = 2.0


class Descriptions:
    """Finds whom the descriptions of one article mean."""

    def __init__(self, scene: Scene, pronouns: Pronouns) -> None:
        self._scene = scene
        self._pronouns = pronouns
        self._unnamed: dict[str, Referent] = {}
        self._seen = 0

    @cached_property
    def _owners(self) -> dict[str, list[tuple[int, int]]]:
        return owned(self._scene)

    def meant(self, token: Token) -> Found:
        """Whom a noun without a name means; itself when the story names nobody for it."""
        scene, noun = self._scene, token.i
        own = scene.introduce(noun)
        if own.kind is not None:
            return Found(own)
        if own.is_many:
            return Found(own, is_sure=True)
        word = scene.lower(noun)
        self._read_up_to(noun)
        determiner = scene.determiner(noun)
        if determiner not in _DEFINITE and determiner not in _OWNERS:
            self._unnamed[word] = own
            return Found(own, is_sure=True)
        found = self._known(token, word, is_owned=determiner in _OWNERS)
        if found.referent is None:
            self._unnamed[word] = own
            is_plain = word in scene.roles.unnamed or not self._acts(word)
            return Found(own, is_sure=is_plain)
        scene.identify(noun, found.referent)
        return found

    def _acts(self, word: str) -> bool:
        roles = self._scene.roles
        return roles.is_person(word) or roles.is_body(word) or word in roles.lands

    def _read_up_to(self, noun: int) -> None:
        """Take in the unnamed who were introduced before a noun."""
        places = self._scene.places
        stop = self._scene.before(noun)
        for place in places[self._seen : stop]:
            who = place.referent
            if who.kind is None and who.is_new and not who.is_many:
                self._unnamed[self._scene.lower(who.head)] = who
        self._seen = max(self._seen, stop)

    def _known(self, token: Token, word: str, *, is_owned: bool) -> Found:
        scene, noun = self._scene, token.i
        roles = scene.roles
        has_more = any(
            child.i > noun and child.dep_ in ("prep", "relcl", "acl") for child in token.children
        )
        if roles.is_person(word):
            return self._person(noun, word, is_owned=is_owned, has_more=has_more)
        if word in roles.owned and not is_owned and not has_more:
            found = self._owned(noun, word)
            if found.referent is not None:
                return found
        if roles.is_body(word) or word in roles.lands:
            return self._body(noun, word, is_owned=is_owned, has_more=has_more)
        if has_more or is_owned:
            return Found(None)
        return _again(self._unnamed.get(word))

    # --- people

    def _person(self, noun: int, word: str, *, is_owned: bool, has_more: bool) -> Found:
        scene = self._scene
        own = scene.taken[noun]
        if has_more:
            return Found(None)
        unnamed = self._introduced(word)
        adjectives = scene.words_before(noun)
        fitting = [
            who
            for who in scene.named.values()
            if who.is_person
            and who.first < noun
            and scene.roles.is_true(word, learn(scene, who).words)
            and not (adjectives - who.words) & _FORMER
            and (own.gender is None or who.gender is None or own.gender is who.gender)
        ]
        if fitting:
            scores = self._pronouns.salient(noun, own.gender, None, 99)
            for who in fitting:
                scores[who] = scores.get(who, 0.0) + 0.5 * len(adjectives & who.words)
            best = max(fitting, key=lambda who: scores.get(who, 0.0))
            if unnamed is None or unnamed.first < self._last_place(best, noun):
                return Found(best, is_sure=len(fitting) == 1 and unnamed is None)
        if unnamed is not None:
            return _again(unnamed)
        if is_owned or word not in scene.roles.telling:
            return Found(None)
        return self._topic(noun)

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

    def _topic(self, noun: int) -> Found:
        """The person whom the story is about at a noun, when that is clear enough."""
        own = self._scene.taken[noun]
        scores = self._pronouns.salient(noun, own.gender, None, _REACH)
        scores = {who: score for who, score in scores.items() if who.kind is not None}
        ranked = sorted(scores.values(), reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[0] - ranked[1] < _MARGIN):
            return Found(None)
        return Found(max(scores, key=scores.__getitem__))

    # --- bodies

    def _owned(self, noun: int, word: str) -> Found:
        """The last "Lopes's campaign" before "the campaign"."""
        before = [run for run in self._owners.get(word, ()) if run[1] < noun]
        if not before:
            return Found(None)
        first, head = before[-1]
        referent = self._scene.introduce(head)
        if not referent.name:
            referent.name = self._scene.doc[first : head + 1].text.replace("’", "'")
        return Found(referent)

    def _body(self, noun: int, word: str, *, is_owned: bool, has_more: bool) -> Found:
        """A body by a word of its name or by what it was called, else the last that acted."""
        scene = self._scene
        after = ""
        if has_more:
            if noun + 2 >= len(scene.tags) or scene.lower(noun + 1) != "of":
                return Found(None)
            after = scene.lower(noun + 2)
        unnamed = None if has_more else self._unnamed.get(word)
        is_general = word in scene.roles.general_bodies and not (is_owned or has_more)
        kind = Kind.PLACE if word in scene.roles.lands else Kind.ORGANIZATION
        here = scene.line(noun)
        best: Referent | None = None
        highest = 0.0
        for index in range(scene.before(noun) - 1, -1, -1):
            place = scene.places[index]
            who = place.referent
            if unnamed is not None and place.token <= unnamed.first:
                break
            if who.kind is not kind:
                continue
            score = 1 / (1 + here - place.line) + place.weight + (0.3 if who.last >= 0 else 0.0)
            if self._is_called(who, word, after):
                score += _CALLED_SO
            elif not (is_general and self._acted(place, here)):
                continue
            if score > highest:
                best, highest = who, score
        return Found(best) if best is not None else _again(unnamed)

    def _is_called(self, who: Referent, word: str, after: str) -> bool:
        """Whether a body's name holds the word, and the one after "of", or the article says so."""
        names = who.name.lower().split()
        if word not in names and not self._scene.roles.is_true(word, learn(self._scene, who).words):
            return False
        return not after or after in names

    def _acted(self, place: Place, here: int) -> bool:
        """Whether a body does something, or has spoken, not long before."""
        if here - place.line > _REACH_OF_BODIES or place.token in self._scene.quoted:
            return False
        return place.is_subject or place.referent.last >= 0


def _again(unnamed: Referent | None) -> Found:
    """The same unnamed one again; a guess unless the story has introduced it as new."""
    return Found(unnamed, is_sure=unnamed is not None and unnamed.is_new)
