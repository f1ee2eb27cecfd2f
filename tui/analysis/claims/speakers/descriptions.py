"""Descriptions: whom "the minister", "the company", "the billionaire" mean.

A description goes to who was introduced as such, with a name or without. The
rest depends on the noun. "The source" is nobody in particular; "the company"
is the last one that acted; "the gambling tycoon", which tells something new of
somebody known, is whom the story is about at that moment.
"""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Token

from tui.analysis.claims.speakers.apart import Apart
from tui.analysis.claims.speakers.learning import learn, owned
from tui.analysis.claims.speakers.people import People
from tui.analysis.claims.speakers.pronouns import Found, Pronouns
from tui.analysis.claims.speakers.referents import Place, Referent
from tui.analysis.claims.speakers.scene import Scene
from tui.news.findings import Kind

_RESTRICTING = ("prep", "relcl", "acl")
_NEW = frozenset({"a", "an", "one"})
_DEFINITE = frozenset({"the", "this", "that"})
_OWNERS = frozenset({"his", "her", "its", "their", "'s", "’s", "'", "’"})
_MINE = frozenset({"my", "our", "your"})
_REACH_OF_BODIES = 5
_CALLED_SO = 2.0
_IDLE = 0.5
"""How much less a body that did nothing counts."""
_LEAD = 2
"""Paragraphs, from the headline on, in which a body may be spoken of before it is named."""
_AHEAD = 30
"""Sentences in which a body must be named that is spoken of before."""


class Descriptions:
    """Finds whom the descriptions of one article mean."""

    def __init__(self, scene: Scene, pronouns: Pronouns) -> None:
        self._scene = scene
        self._unnamed: dict[str, Referent] = {}
        self._apart = Apart(scene)
        self._people = People(scene, pronouns, self._unnamed, self._apart)
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
        word = scene.parse.lower(noun)
        self._read_up_to(noun)
        determiner = scene.parse.determiner(noun)
        found = Found(None)
        is_bare = word in scene.roles.offices and not any(c.dep_ == "det" for c in token.children)
        if determiner in _DEFINITE or determiner in _OWNERS or is_bare:
            found = self._known(token, word, is_owned=determiner in _OWNERS)
        elif determiner in _MINE and word in scene.roles.kin:
            found = self._people.kin(word)
        elif own.is_person and determiner in _NEW:
            found = self._people.ahead(noun, word)
        if found.referent is None:
            self._unnamed[word] = own
            is_plain = not (determiner in _DEFINITE or is_bare) or self._is_thing(word)
            return Found(own, is_sure=is_plain)
        scene.identify(noun, found.referent)
        return found

    def _is_thing(self, word: str) -> bool:
        """Whether "the …" is nobody whom the story could name."""
        roles = self._scene.roles
        return word in roles.papers or word in roles.nobody

    def _read_up_to(self, noun: int) -> None:
        """Take in the unnamed who were introduced before a noun."""
        places = self._scene.places
        stop = self._scene.before(noun)
        for place in places[self._seen : stop]:
            who = place.referent
            if who.kind is None and who.is_new and not who.is_many:
                self._unnamed[self._scene.parse.lower(who.head)] = who
        self._seen = max(self._seen, stop)

    def _known(self, token: Token, word: str, *, is_owned: bool) -> Found:
        scene, noun = self._scene, token.i
        roles = scene.roles
        ties = [
            child.i
            for child in token.children
            if child.i > noun and child.dep_ in _RESTRICTING and scene.parse.lower(noun + 1) != "-"
        ]
        tie = ties[0] if ties else None
        if scene.taken[noun].is_person:
            return self._people.meant(noun, word, is_owned=is_owned, tie=tie)
        before = scene.taken.get(noun - 1)
        is_called = before is not None and before.kind is not None  # "the Clinton camp"
        if word in roles.owned and not is_owned and tie is None and not is_called:
            found = self._owned(noun, word)
            if found.referent is not None:
                return found
        if roles.is_body(word) or word in roles.lands:
            found = self._body(noun, word, is_owned=is_owned, has_more=tie is not None)
            if found.referent is not None or tie is not None:
                return found
            return self._body_ahead(noun, word)
        if tie is not None or is_owned:
            return Found(None)
        return _again(self._unnamed.get(word))

    # --- bodies

    def body(self, token: Token) -> Found:
        """The named body that a bare noun means: "council" in "a council spokesman"."""
        found = self._body(token.i, token.lower_, is_owned=False, has_more=False)
        is_named = found.referent is not None and found.referent.kind is not None
        return Found(found.referent if is_named else None)

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
        parse = scene.parse
        after = ""
        if has_more:
            if noun + 2 >= len(parse.tags) or parse.lower(noun + 1) != "of":
                return Found(None)
            after = parse.lower(noun + 2)
        unnamed = None if has_more else self._unnamed.get(word)
        if unnamed is not None and self._apart.is_another(unnamed, noun):
            unnamed = None
        roles = scene.roles
        is_any = word in roles.general_bodies
        is_general = (is_any or word in roles.trading) and not (is_owned or has_more)
        kind = Kind.PLACE if word in scene.roles.lands else Kind.ORGANIZATION
        here = parse.line(noun)
        best: Referent | None = None
        highest = 0.0
        first = scene.doc[noun].left_edge.i
        for index in range(scene.before(first) - 1, -1, -1):
            place = scene.places[index]
            who = place.referent
            if unnamed is not None and place.token <= unnamed.first:
                break
            if who.kind is not kind or self._apart.is_another(who, noun):
                continue
            score = 1 / (1 + here - place.line) + place.weight + (0.3 if who.last >= 0 else 0.0)
            if self._is_called(who, word, after):
                score += _CALLED_SO
            elif is_general and self._is_near(place, here) and self._is_free(who, is_any=is_any):
                score -= 0.0 if place.is_subject or who.last >= 0 else _IDLE
            else:
                continue
            if score > highest:
                best, highest = who, score
        return Found(best) if best is not None else _again(unnamed)

    def _is_near(self, place: Place, here: int) -> bool:
        """Whether a body is spoken of not long before, and not in a quotation."""
        return here - place.line <= _REACH_OF_BODIES and place.token not in self._scene.quoted

    def _is_free(self, who: Referent, *, is_any: bool) -> bool:
        """Whether a body can be "the company", or "the club": it is not called something else."""
        roles, own = self._scene.roles, self._scene.vocabulary.state_bodies
        nouns = {*who.name.lower().split(), *learn(self._scene, who).words}
        return nouns.isdisjoint((own if is_any else roles.bodies) - roles.general_bodies)

    def _is_called(self, who: Referent, word: str, after: str) -> bool:
        """Whether a body's name holds the word, and the one after "of", or the article says so."""
        names = who.name.lower().split()
        if word not in names and not self._scene.roles.is_true(word, learn(self._scene, who).words):
            return False
        return not after or after in names

    def _body_ahead(self, noun: int, word: str) -> Found:
        """The one body named later that has the noun in its name: "the town's only hospital"."""
        scene = self._scene
        parse = scene.parse
        if parse.paragraphs[parse.sentence(noun)] > _LEAD:
            return Found(None)
        here = parse.line(noun)
        found: Referent | None = None
        for place in scene.places[scene.before(noun) :]:
            who = place.referent
            if place.line > here + _AHEAD:
                break
            if who.kind is Kind.ORGANIZATION and word in who.name.lower().split():
                if found is not None and found is not who:
                    return Found(None)
                found = who
        return Found(found)


def _again(unnamed: Referent | None) -> Found:
    """The same unnamed one again; a guess unless the story has introduced it as new."""
    return Found(unnamed, is_sure=unnamed is not None and unnamed.is_new)
