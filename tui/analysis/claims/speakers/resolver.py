"""The speakers of one article, claim by claim in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from tui.analysis.claims.speakers.descriptions import Descriptions
from tui.analysis.claims.speakers.pronouns import Pronouns
from tui.analysis.claims.speakers.scene import Referent, Scene
from tui.analysis.gender import Gender
from tui.analysis.vocabulary import Vocabulary
from tui.news.findings import Claim, Kind, Mention, Speaker, Via

_HE_SHE = {
    "he": Gender.MAN,
    "his": Gender.MAN,
    "him": Gender.MAN,
    "himself": Gender.MAN,
    "she": Gender.WOMAN,
    "her": Gender.WOMAN,
    "hers": Gender.WOMAN,
    "herself": Gender.WOMAN,
}
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_MANY = frozenset({"they", "their", "them", "theirs"})
_NOBODY = frozenset(("i", "we", "you", "me", "us", "my", "our", "this", "what", "there", "these"))


@dataclass
class Speakers:
    """Finds the speakers of one article's claims, in the order of the text."""

    doc: Doc
    mentions: Sequence[Mention]
    text: str
    quoted: set[int]
    vocabulary: Vocabulary
    _spoke: list[tuple[int, Speaker]] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self._scene = Scene(self.doc, self.mentions, self.quoted, self.vocabulary)
        self._pronouns = Pronouns(self._scene)
        self._descriptions = Descriptions(self._scene, self._pronouns)

    def of(self, claim: Claim, head: int | None) -> Speaker | None:
        """The speaker of a claim whose source has its head at token `head`; None for nobody."""
        if head is None:
            return None if claim.cue else self._carried(claim)
        referent, via, is_sure = self._find(claim, head)
        if referent is None:
            return None
        speaker = Speaker(referent.name or self._words(referent, claim, head), via, is_sure)
        if head not in self.quoted:
            self._pronouns.spoke(referent, head, claim)
            self._spoke.append((claim.span.start, speaker))
        return speaker

    def _find(self, claim: Claim, head: int) -> tuple[Referent | None, Via, bool]:
        token = self.doc[head]
        word = token.lower_
        if word in _NOBODY:
            return None, Via.PRONOUN, False
        if word in _RELATIVE:
            noun = self._pronouns.antecedent(head)
            if noun is None:
                return None, Via.PRONOUN, False
            ahead = self._scene.subject_beside(noun)
            if ahead is not None:
                return ahead, Via.DESCRIPTION, False
            referent, via, is_sure = self._noun(self.doc[noun], None)
            return referent, via, is_sure and word != "that" and head - noun <= 3
        if word in _HE_SHE:
            found = self._pronouns.person(head, _HE_SHE[word], claim)
            return found.referent, Via.PRONOUN, found.is_sure
        if word in _MANY or word in ("it", "its"):
            found = self._pronouns.body(head, claim, is_many=word in _MANY)
            return found.referent, Via.PRONOUN, found.is_sure
        return self._noun(token, claim)

    def _noun(self, token: Token, claim: Claim | None) -> tuple[Referent | None, Via, bool]:
        referent = self._named(token, claim)
        if referent is not None:
            return referent, Via.NAMED, True
        found = self._descriptions.meant(token)
        return found.referent, Via.DESCRIPTION, found.is_sure

    def _named(self, token: Token, claim: Claim | None) -> Referent | None:
        """The referent of a name, or of a noun beside its name: "a spokeswoman, Ana Lopes"."""
        taken = self._scene.taken
        found = taken.get(token.i)
        if found is not None and found.kind is not None:
            return found
        if self._scene.is_plural(token.i):
            return None
        if token.dep_ == "appos":
            found = taken.get(token.head.i)
            if found is not None and found.kind is Kind.PERSON:
                return found
        for child in token.children:
            beside = taken.get(child.i)
            if beside is None or beside.kind is None:
                continue
            if child.dep_ == "appos" or (child.dep_ == "compound" and beside.kind is Kind.PERSON):
                return beside
        return self._at_the_end(token, claim) if claim is not None and claim.source else None

    def _at_the_end(self, token: Token, claim: Claim) -> Referent | None:
        """The person whose name ends a source: "a spokesman for the agency, Jon Diop,"."""
        scene = self._scene
        stop = claim.source[-1].stop
        while stop and not self.text[stop - 1].isalnum():
            stop -= 1
        last = scene.token(stop - 1)
        found = scene.taken.get(last)
        if found is None or found.kind is not Kind.PERSON or last <= token.i:
            return None
        first = last
        while scene.taken.get(first - 1) is found:
            first -= 1
        is_person = scene.roles.is_person(token.lower_)
        return found if is_person and scene.lower(first - 1) == "," else None

    def _carried(self, claim: Claim) -> Speaker | None:
        """Who spoke last: a quotation without a word on whose it is goes on with them."""
        for start, speaker in reversed(self._spoke):
            if start < claim.span.start:
                return Speaker(speaker.name, Via.CARRIED_OVER, is_sure=False)
        return None

    def _words(self, referent: Referent, claim: Claim, head: int) -> str:
        """The description as the article words it, without article or what follows a comma."""
        if referent.head == head and claim.source:
            text = claim.source[0].of(self.text)
        else:
            noun = self.doc[referent.head]
            text = self.doc[noun.left_edge.i : referent.head + 1].text
        text = " ".join(text.split()).split(",")[0]
        for article in ("the ", "a ", "an "):
            if text.lower().startswith(article):
                text = text[len(article) :]
                break
        return text or self.doc[referent.head].text
