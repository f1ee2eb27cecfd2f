"""The scene of an article: those who are named or introduced in its sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from spacy.strings import get_string_id
from spacy.tokens import Doc

from tui.analysis import gender
from tui.analysis.claims.speakers.parse import Parse
from tui.analysis.claims.speakers.referents import MAIN_SUBJECT, Place, Referent
from tui.analysis.claims.speakers.words import Roles, roles
from tui.analysis.vocabulary import Vocabulary
from tui.news.findings import Kind, Mention

CAN_SPEAK = frozenset({Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE, Kind.GROUP})
_NSUBJ, _NSUBJPASS = map(get_string_id, ("nsubj", "nsubjpass"))
_POBJ = get_string_id("pobj")
_OBJECT = (*map(get_string_id, ("dobj", "dative")), _POBJ)
SUBJECT = (_NSUBJ, _NSUBJPASS)
_token = attrgetter("token")
APPOS, ATTR, _POSS, RELCL, COMPOUND, _CONJ, _ROOT, _AMOD, _NMOD, _POS, COMMA = map(
    get_string_id,
    ("appos", "attr", "poss", "relcl", "compound", "conj", "ROOT", "amod", "nmod", "POS", ","),
)
NOUNS = frozenset(map(get_string_id, ("NN", "NNS")))
_SUBJECT_BELOW, _OWNER_OF_SUBJECT, _OWNER = 0.35, 0.2, -0.1
"""What it weighs to be the subject of the sentence or of a clause, or to stand before a noun."""
SOME = frozenset({"many", "some", "others", "most", "several", "few", "both", "those"})
_ADDRESSED = 0.35
_ADDRESSING = frozenset({"asked", "put", "told", "pressed", "questioned", "challenged", "reminded"})
_NEW = frozenset({"a", "an", "one", "another"})
_PEOPLES = ("nationalities", "political families", "repeated")
_NO_MEMBER = ("s", "sh", "ch", "ese", "ic", "taliban")
_SHORTEST_PHRASE, _LONGEST_PHRASE = 4, 9
"""Tokens from a noun to its verb, or to the comma, in which a name in apposition may come."""
_WHERE = frozenset({"in", "at", "near"})
"""Before a lone name that only the model took for a person's: more likely a place."""


@dataclass
class Scene:
    """What the speakers of one article are looked for in."""

    doc: Doc
    mentions: Sequence[Mention]
    text: str
    quoted: set[int]
    vocabulary: Vocabulary
    roles: Roles = field(default_factory=roles)
    members: set[int] = field(default_factory=set)
    """The tokens of "the Republican", "the Norwegian": one of a people or party, not all of it."""
    named: dict[str, Referent] = field(default_factory=dict)
    places: list[Place] = field(default_factory=list)
    """All places where somebody is named or introduced, in the order of the text."""

    def __post_init__(self) -> None:
        parse = self.parse = Parse(self.doc, self.quoted)
        self.appositions: dict[int, list[int]] = {}
        for index in parse.labelled(APPOS):
            self.appositions.setdefault(parse.heads[index], []).append(index)
        self.attributes = {parse.heads[index]: index for index in parse.labelled(ATTR)}
        self.taken: dict[int, Referent] = {}
        """The referents by the tokens of their names, the unnamed by their noun."""
        for mention in self.mentions:
            if mention.kind is Kind.GROUP and self._is_member(mention):
                continue
            if mention.kind in CAN_SPEAK:
                self._name(mention)
        for noun in parse.labelled(*SUBJECT, APPOS):
            if parse.tags[noun] in NOUNS and noun not in self.taken and not self._is_beside(noun):
                self._introduce(noun)
        self._add_first_names()
        self.places.sort(key=_token)

    def before(self, token: int) -> int:
        """How many places stand before a token."""
        return bisect_left(self.places, token, key=_token)

    # --- who is there

    def introduce(self, noun: int) -> Referent:
        """The unnamed referent of a noun, with its place."""
        referent = self.taken.get(noun)
        if referent is None:
            index = self.before(noun)
            place = self._introduce(noun)
            self.places.insert(index, self.places.pop())
            referent = place.referent
        return referent

    def _introduce(self, noun: int) -> Place:
        """The place of a noun that nobody has been found for, put at the end of the places."""
        parse = self.parse
        word = parse.lower(noun)
        is_some = word in SOME
        is_person = is_some or self._is_person(noun, word)
        referent = Referent(
            "",
            None,
            head=noun,
            first=noun,
            is_new=parse.determiner(noun) in _NEW,
            is_person=is_person,
            is_many=is_some or parse.is_plural(noun),
            acts_as_body=self.roles.is_body(word),
            gender=gender.of_title(word, self.vocabulary) if is_person else None,
        )
        self.taken[noun] = referent
        place = self._place(noun, noun, referent)
        self.places.append(place)
        return place

    def _is_person(self, noun: int, word: str) -> bool:
        parse = self.parse
        if parse.tags[noun] in NOUNS:
            return self.roles.is_person(word)
        return noun in self.members or parse.is_age(noun)

    def subject_beside(self, noun: int) -> Referent | None:
        """The name that is the subject where a noun is it as well.

        The parser takes both for subjects in "A voter who backs the bill, Lopes said".
        """
        parse = self.parse
        if noun in self.taken and self.taken[noun].kind is not None:
            return None
        if parse.deps[noun] not in SUBJECT:
            return None
        verb = parse.heads[noun]
        for place in self.places[self.before(noun + 1) :]:
            if place.token >= verb:
                return None
            if place.is_subject and place.referent.is_person and parse.heads[place.head] == verb:
                return place.referent
        return None

    def identify(self, noun: int, referent: Referent) -> None:
        """Let the place of a noun be one of the referent that it turned out to mean."""
        self.taken[noun] = referent
        index = self.before(noun)
        if index < len(self.places) and self.places[index].token == noun:
            self.places[index].referent = referent

    def again(self, token: int, referent: Referent) -> None:
        """Add a place of a referent that a pronoun stands for."""
        index = self.before(token)
        if index == len(self.places) or self.places[index].token != token:
            self.places.insert(index, self._place(token, token, referent))

    def _add_first_names(self) -> None:
        """Let a bare "Karim" that was read as a place stand for Karim Wasifi's as well."""
        parts = {
            word: who
            for who in self.named.values()
            if who.is_person
            for word in who.name.split()[:: max(1, who.name.count(" "))]
        }
        for place in self.places[:]:
            who = place.referent
            if who.kind in (Kind.PLACE, Kind.ORGANIZATION) and who.name in parts:
                meant = parts[who.name]
                self.places.append(replace(place, referent=meant))

    def _is_beside(self, noun: int) -> bool:
        """Whether a noun is in apposition to a name, or a name to it: "the director, Ana Lopes"."""
        parse = self.parse
        if parse.deps[noun] == APPOS and parse.heads[noun] in self.taken:
            return True
        for beside in self.appositions.get(noun, ()):
            if beside in self.taken:
                return True
        return self._ends_with_a_name(noun)

    def _ends_with_a_name(self, noun: int) -> bool:
        """Whether a person's name follows behind a comma: "a director of the firm, Ana Lopes,"."""
        parse = self.parse
        stop = min(parse.heads[noun], noun + _LONGEST_PHRASE)
        if stop < noun + _SHORTEST_PHRASE or COMMA not in parse.tags[noun:stop]:
            return False
        first = parse.tags.index(COMMA, noun) + 1
        who = self.taken.get(first)
        if (
            who is None
            or not who.is_person
            or parse.deps[first] in SUBJECT
            or parse.is_plural(noun)
        ):
            return False
        self._let_be_subject(first, noun)
        return True

    def _let_be_subject(self, token: int, noun: int) -> None:
        """Give the name at a token the place in the sentence that its noun has."""
        for at, place in enumerate(self.places):
            if place.token == token:
                self.places[at] = self._place(noun, token, place.referent)

    def _is_member(self, mention: Mention) -> bool:
        """Whether a group's name stands for one of it: "the Republican", but not "the French"."""
        parse = self.parse
        first = parse.token(mention.span.start)
        last = bisect_left(parse.offsets, mention.span.stop) - 1
        if not mention.rule.endswith(_PEOPLES) or parse.is_plural(last):
            return False
        if parse.lower(last).endswith(_NO_MEMBER) or parse.tags[last + 1 : last + 2] == [_POS]:
            return False
        if parse.deps[last] in (COMPOUND, _AMOD, _NMOD) or parse.determiner(first) not in (
            "the",
            "a",
        ):
            return False
        self.members.add(last)
        return True

    def _name(self, mention: Mention) -> None:
        parse = self.parse
        first = parse.token(mention.span.start)
        stop = bisect_left(parse.offsets, mention.span.stop)
        referent = self.named.get(mention.entity)
        if referent is None:
            is_person = mention.kind is Kind.PERSON
            many = mention.kind is Kind.GROUP
            referent = Referent(
                mention.entity, mention.kind, first=first, is_person=is_person, is_many=many
            )
            self.named[mention.entity] = referent
        head = first
        while first <= parse.heads[head] < stop and parse.heads[head] != head:
            head = parse.heads[head]
        for token in range(first, stop):
            self.taken[token] = referent
        referent.spots += ((first, head),)
        is_weak = mention.rule == "model" and referent.is_person and stop - first == 1
        if is_weak and parse.lower(first - 1) in _WHERE:
            return
        self.places.append(self._place(head, first, referent))

    def _is_addressed(self, token: int) -> bool:
        """Whether somebody is asked, told or put something, and may answer next."""
        parse = self.parse
        verb = parse.heads[token]
        if parse.deps[token] == _POBJ:
            verb = parse.heads[verb]
        return parse.lower(verb) in _ADDRESSING

    def _place(self, head: int, first: int, referent: Referent) -> Place:
        parse = self.parse
        above = head
        while parse.deps[above] == APPOS:
            above = parse.heads[above]
        dep = parse.deps[above]
        is_subject = dep in SUBJECT
        weight = 0.0
        if dep in (_POSS, COMPOUND):
            weight = _OWNER_OF_SUBJECT if parse.deps[parse.heads[above]] in SUBJECT else _OWNER
        if is_subject:
            verb = parse.heads[above]
            while parse.deps[verb] == _CONJ:
                verb = parse.heads[verb]
            weight = MAIN_SUBJECT if parse.deps[verb] == _ROOT else _SUBJECT_BELOW
        elif referent.is_person and dep in _OBJECT and self._is_addressed(above):
            weight = _ADDRESSED
        number = parse.sentence(first)
        line, paragraph = parse.lines[number], parse.paragraphs[number]
        return Place(first, above, line, paragraph, weight, is_subject, referent)
