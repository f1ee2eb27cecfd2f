"""Speakers: the entity behind a source, and how sure that is.

Named sources speak for themselves. A pronoun goes to a person named before
it: the nearer by sentences the better, names that were subjects or sources
before those that were not, quoted sentences not counted, "he" and "she" told
apart by title and first name; beyond six sentences nobody is guessed. These
preferences got 34 of 42 right where the article names two people or more, so
a guess says that it is one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from tui.analysis import gender
from tui.analysis.gender import Gender
from tui.analysis.vocabulary import Vocabulary
from tui.news.findings import Claim, Kind, Mention, Speaker, Via

_HE_SHE = {
    "he": Gender.MAN,
    "his": Gender.MAN,
    "him": Gender.MAN,
    "she": Gender.WOMAN,
    "her": Gender.WOMAN,
}
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_REACH = 6
"""Sentences back in which the person behind a pronoun is looked for."""
_LEADING = ("the ", "a ", "an ", "both ", "some ")
_CAN_SPEAK = frozenset({Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE, Kind.GROUP})


@dataclass
class Speakers:
    """Finds the speakers of one article's claims, in the order of the text."""

    doc: Doc
    mentions: Sequence[Mention]
    text: str
    quoted: set[int]
    vocabulary: Vocabulary
    _starts: list[int] = field(init=False)
    _sentence: dict[int, int] = field(init=False, default_factory=dict)
    _gender: dict[str, Gender] = field(init=False, default_factory=dict)
    _roles: dict[str, set[str]] = field(init=False, default_factory=dict)
    _spoke: list[tuple[int, Speaker]] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [mention.span.start for mention in self.mentions]
        for number, sentence in enumerate(self.doc.sents):
            for token in sentence:
                self._sentence[token.i] = number
        for mention in self.mentions:
            if mention.kind is Kind.PERSON:
                self._learn(mention)

    def of(self, claim: Claim, head: int | None) -> Speaker | None:
        """The speaker of a claim whose source has its head at token `head`; None for nobody."""
        speaker = self._find(claim, head)
        if speaker is not None:
            self._spoke.append((claim.span.start, speaker))
        return speaker

    def _find(self, claim: Claim, head: int | None) -> Speaker | None:
        if head is None:
            return self._carried(claim) if not claim.cue else None
        token = self.doc[head]
        word = token.lower_
        if word in _RELATIVE:
            above = token.head
            while above.dep_ not in ("relcl", "ROOT") and above.head is not above:
                above = above.head
            if above.dep_ != "relcl":
                return None
            return self._noun(above.head, None)
        if word in _HE_SHE:
            return self._person(token, _HE_SHE[word])
        if word in ("they", "their", "it", "its", "them"):
            return self._body(token, is_many=word.startswith("t"))
        if word in ("i", "we", "you", "me", "us", "my", "our", "this", "what"):
            return None
        return self._noun(token, claim)

    # --- names and descriptions

    def _noun(self, token: Token, claim: Claim | None) -> Speaker | None:
        named = self._mention_at(token)
        if named is None:
            for child in token.children:
                if child.dep_ == "appos" or (child.dep_ == "compound" and self._is_person(child)):
                    named = self._mention_at(child)
                if named is not None:
                    break
        if named is not None:
            return Speaker(named.entity, Via.NAMED)
        role = self._roles.get(token.lemma_.lower(), set())
        is_definite = any(t.lower_ in ("the", "his", "her", "its") for t in token.children)
        is_bare = len([t for t in token.subtree if not t.is_punct]) <= 3
        if len(role) == 1 and is_definite and is_bare and token.tag_ == "NN":
            return Speaker(next(iter(role)), Via.DESCRIPTION, is_sure=False)
        return Speaker(self._words(token, claim), Via.DESCRIPTION)

    def _words(self, token: Token, claim: Claim | None) -> str:
        """The source as the article words it, without article or what follows a comma."""
        if claim is not None and claim.source:
            span = claim.source[0]
            text = span.of(self.text)
        else:
            text = self.doc[token.left_edge.i : token.i + 1].text
        text = " ".join(text.split()).split(",")[0]
        for article in _LEADING[:3]:
            if text.lower().startswith(article):
                text = text[len(article) :]
                break
        return text or token.text

    def _is_person(self, token: Token) -> bool:
        mention = self._mention_at(token)
        return mention is not None and mention.kind is Kind.PERSON

    def _mention_at(self, token: Token) -> Mention | None:
        index = bisect_right(self._starts, token.idx) - 1
        if index >= 0 and token.idx in self.mentions[index].span:
            mention = self.mentions[index]
            return mention if mention.kind in _CAN_SPEAK else None
        return None

    # --- pronouns

    def _person(self, pronoun: Token, wanted: Gender) -> Speaker | None:
        here = self._sentence[pronoun.i]
        scores: dict[str, float] = {}
        for mention in self.mentions:
            if mention.span.start >= pronoun.idx:
                break
            if mention.kind is not Kind.PERSON:
                continue
            token = self._token_at(mention.span.start)
            back = here - self._sentence[token.i]
            known = self._gender.get(mention.entity)
            if back > _REACH or (known is not None and known is not wanted):
                continue
            score = 1.0 / (1 + back) + (0.2 if known is wanted else 0.0)
            if self._head_of(mention).dep_ in ("nsubj", "nsubjpass"):
                score += 0.35
            if token.i in self.quoted:
                score *= 0.3
            if back == 0:
                score *= 0.8
            scores[mention.entity] = max(score, scores.get(mention.entity, 0.0))
        for start, speaker in self._spoke:
            if start < pronoun.idx and speaker.name in scores:
                scores[speaker.name] += 0.15
        return self._best(scores, Via.PRONOUN)

    def _body(self, pronoun: Token, *, is_many: bool) -> Speaker | None:
        """The last group or body that spoke, for "they" and "it"."""
        here = self._sentence[pronoun.i]
        people = {m.entity for m in self.mentions if m.kind is Kind.PERSON}
        for start, speaker in reversed(self._spoke):
            back = here - self._sentence[self._token_at(start).i]
            if start < pronoun.idx and back <= _REACH and speaker.name not in people:
                is_name = speaker.via is Via.NAMED
                if is_many or is_name:
                    return Speaker(speaker.name, Via.PRONOUN, is_sure=False)
        return None

    def _carried(self, claim: Claim) -> Speaker | None:
        before = [speaker for start, speaker in self._spoke if start < claim.span.start]
        return Speaker(before[-1].name, Via.CARRIED_OVER, is_sure=False) if before else None

    @staticmethod
    def _best(scores: dict[str, float], via: Via) -> Speaker | None:
        if not scores:
            return None
        name = max(scores, key=lambda entity: scores[entity])
        # Never certain: a person the article does not name may be meant ("a spokeswoman … she").
        return Speaker(name, via, is_sure=False)

    # --- what the article tells of its people

    def _learn(self, mention: Mention) -> None:
        """Note the gender and the roles that the words around a name give."""
        first = self._token_at(mention.span.start)
        head = self._head_of(mention)
        before = self.doc[first.i - 1].text if first.i else ""
        told = (
            gender.of_title(first.text, self.vocabulary)
            or gender.of_title(before, self.vocabulary)
            or gender.of_given_name(mention.entity.split()[0], self.vocabulary)
        )
        if told is not None:
            self._gender.setdefault(mention.entity, told)
        roles = [t for t in head.children if t.dep_ in ("appos", "compound") and t.ent_type_ == ""]
        if head.dep_ in ("appos", "compound") and head.head.pos_ == "NOUN":
            roles.append(head.head)
        for role in roles:
            if role.pos_ in ("NOUN", "PROPN") and not self._mention_at(role):
                lemma = role.lemma_.lower()
                self._roles.setdefault(lemma, set()).add(mention.entity)
                told = gender.of_title(lemma, self.vocabulary)
                if told is not None:
                    self._gender.setdefault(mention.entity, told)

    def _head_of(self, mention: Mention) -> Token:
        """The word of a name that the rest of its sentence hangs on."""
        token = self._token_at(mention.span.start)
        while (
            token.head.idx in mention.span and token.head is not token and token.head.i != token.i
        ):
            token = token.head
        return token

    def _token_at(self, offset: int) -> Token:
        low, high = 0, len(self.doc) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.doc[middle].idx <= offset:
                low = middle
            else:
                high = middle - 1
        return self.doc[low]
