"""The speakers of one article, claim by claim in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from tui.analysis.claims.speakers.descriptions import Descriptions
from tui.analysis.claims.speakers.issuers import Issuers
from tui.analysis.claims.speakers.pronouns import Found, Pronouns
from tui.analysis.claims.speakers.referents import Referent
from tui.analysis.claims.speakers.scene import Scene
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
_LONGEST_RELATIVE = 8
_NO_ONE = frozenset(("no", "nobody", "none"))
_NOBODY = frozenset(
    ("i", "we", "you", "me", "us", "my", "our", "this", "what", "there", "these", "q", "a")
)


@dataclass
class Speakers:
    """Finds the speakers of one article's claims, in the order of the text."""

    doc: Doc
    mentions: Sequence[Mention]
    text: str
    quoted: set[int]
    vocabulary: Vocabulary
    _spoke: list[tuple[int, Speaker, Referent]] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self._scene = Scene(self.doc, self.mentions, self.text, self.quoted, self.vocabulary)
        self._pronouns = Pronouns(self._scene)
        self._descriptions = Descriptions(self._scene, self._pronouns)
        self._issuers = Issuers(self._scene, self._behind, self._descriptions.body)

    def of(self, claim: Claim, head: int | None) -> Speaker | None:
        """The speaker of a claim whose source has its head at token `head`; None for nobody."""
        if head is None:
            return None if claim.cue else self._carried(claim)
        head = self._age(claim, head)
        referent, via, is_sure = self._find(claim, head)
        if referent is None:
            return None
        meant = self._served(referent, claim) or referent
        is_sure = is_sure and (meant is referent or via is Via.NAMED)
        speaker = Speaker(meant.name or self._words(meant, claim, head), via, is_sure)
        if head not in self.quoted:
            is_own = self._pronouns.spoke(referent, head, claim)
            if is_own:
                self._spoke.append((claim.span.start, speaker, referent))
        return speaker

    def _served(self, referent: Referent, claim: Claim) -> Referent | None:
        """For whom somebody unnamed speaks, who may have been introduced in another sentence."""
        if referent.kind is None and referent.serves is None and referent.head >= 0:
            found = self._issuers.served(self.doc[referent.head], claim)
            referent.serves = found.referent
        return referent.serves

    def _age(self, claim: Claim, head: int) -> int:
        """The head of a source, or "old" in "the 29-year-old", which the parser hangs anywhere."""
        if not claim.source or not self.text.endswith("-old", 0, claim.source[-1].stop):
            return head
        last = self._scene.parse.token(claim.source[-1].stop - 1)
        return last if self._scene.parse.is_age(last) else head

    def _behind(self, token: Token, claim: Claim) -> Found:
        """Who is behind a word that is no source itself, as "her" in "her office"."""
        referent, _, is_sure = self._find(claim, token.i)
        return Found(referent, is_sure)

    def _find(self, claim: Claim, head: int) -> tuple[Referent | None, Via, bool]:
        token = self.doc[head]
        # "the US", "the WHO" and "IS" are names, whatever their letters spell
        is_name = token.is_upper and len(token.text) > 1
        word = "" if is_name else token.lower_
        if word in _NOBODY or token.left_edge.lower_ in _NO_ONE:
            return None, Via.PRONOUN, False
        if token.tag_ == "CD" and not any(child.dep_ == "prep" for child in token.children):
            return None, Via.DESCRIPTION, False  # "24 said they would go"
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
        if claim is not None:
            served = self._issuers.served(token, claim)
            if served.referent is not None:
                own = self._scene.introduce(token.i)
                if own.kind is None and served.referent.is_person:
                    return own, Via.DESCRIPTION, True  # "Putin's spokesperson" is not Putin
                if own.kind is None:
                    own.serves = served.referent
                    return own, Via.NAMED if served.is_sure else Via.DESCRIPTION, served.is_sure
        found = self._descriptions.meant(token)
        is_sure = found.is_sure and (claim is None or not self._holds_a_person(token, claim))
        return found.referent, Via.DESCRIPTION, is_sure

    def _holds_a_person(self, token: Token, claim: Claim) -> bool:
        """Whether a source without a name of its own holds somebody's: "one of them, run by …"."""
        scene = self._scene
        parse = scene.parse
        return any(
            at != token.i and (who := scene.taken.get(at)) is not None and who.kind is Kind.PERSON
            for run in claim.source
            for at in range(parse.token(run.start), parse.token(run.stop - 1) + 1)
        )

    def _named(self, token: Token, claim: Claim | None) -> Referent | None:
        """The referent of a name, or of a noun beside its name: "a spokeswoman, Ana Lopes"."""
        taken = self._scene.taken
        found = taken.get(token.i)
        if found is not None and found.kind is not None:
            return found
        found = self._beside(token, claim)
        if found is not None and token.i in taken:
            self._scene.identify(token.i, found)
        return found

    def _beside(self, token: Token, claim: Claim | None) -> Referent | None:
        """The referent of the name that a noun has beside it."""
        taken = self._scene.taken
        if self._scene.parse.is_plural(token.i):
            return None
        if token.dep_ == "appos":
            found = taken.get(token.head.i)
            if found is not None and found.kind is Kind.PERSON:
                # "with a reporter, Jon Diop, the deputy minister, Ana Lopes, said"
                return self._inside(token, claim) or found
        for child in token.children:
            beside = taken.get(child.i)
            if beside is None or beside.kind is None:
                continue
            if child.dep_ == "appos":
                return beside
            # "the Lopes campaign's spokeswoman", "a Lopes aide": another than Lopes
            is_other = child.i < token.i and self._scene.roles.speaks_for(token.lower_)
            if child.dep_ == "compound" and beside.kind is Kind.PERSON and not is_other:
                return beside
        return self._at_the_end(token, claim) if claim is not None and claim.source else None

    def _inside(self, token: Token, claim: Claim | None) -> Referent | None:
        """Whose name ends a source, where the one that its noun stands beside is outside of it."""
        if claim is None or not claim.source:
            return None
        is_outside = self._scene.parse.offsets[token.head.i] < claim.source[0].start
        return self._at_the_end(token, claim) if is_outside else None

    def _at_the_end(self, token: Token, claim: Claim) -> Referent | None:
        """The person whose name ends a source: "a spokesman for the agency, Jon Diop,"."""
        scene = self._scene
        parse = scene.parse
        stop = claim.source[-1].stop
        while stop and not self.text[stop - 1].isalnum():
            stop -= 1
        last = parse.token(stop - 1)
        found = scene.taken.get(last)
        if found is None or found.kind is None or last <= token.i:
            return None
        first = last
        while scene.taken.get(first - 1) is found or scene.doc[first - 1].tag_ == "NNP":
            first -= 1  # a given name that was not found for one is tagged as a name
        if token.lower_ == "one" and found.kind is Kind.PERSON:
            return found
        if found.kind is Kind.PERSON and self._is_office_before(token.i, first):
            return found
        of_persons = found.kind is Kind.PERSON
        fits = scene.roles.is_person if of_persons else scene.roles.is_body
        return found if fits(token.lower_) and parse.lower(first - 1) == "," else None

    def _is_office_before(self, head: int, first: int) -> bool:
        """Whether an office in capitals leads up to a name: "Minister of Transport Ana Lopes"."""
        scene = self._scene
        words = [scene.doc[at].text for at in range(head + 1, first)]
        links = {"of", "for", "and", "the", "&", "'s", "’s"}
        is_whole = all(word[0].isupper() or word in links for word in words)
        return is_whole and "of" in words[:1] and scene.roles.is_person(scene.parse.lower(head))

    def _carried(self, claim: Claim) -> Speaker | None:
        """Who spoke last: a quotation without a word on whose it is goes on with them."""
        subject = self._subject_before(claim)
        if subject is not None:
            return Speaker(subject.name, Via.CARRIED_OVER, is_sure=False)
        for index in range(len(self._spoke) - 1, -1, -1):
            start, speaker, referent = self._spoke[index]
            if start >= claim.span.start:
                continue
            if index and referent.is_many and self._in_one_sentence(index):
                speaker = self._spoke[index - 1][1]
            return Speaker(speaker.name, Via.CARRIED_OVER, is_sure=False)
        return None

    def _in_one_sentence(self, index: int) -> bool:
        """Whether a speaker and the person who spoke before do so in one sentence."""
        before, _, referent = self._spoke[index - 1]
        scene = self._scene
        parse = scene.parse
        here = parse.sentence(parse.token(self._spoke[index][0]))
        return referent.kind is Kind.PERSON and parse.sentence(parse.token(before)) == here

    def _subject_before(self, claim: Claim) -> Referent | None:
        """The person who is the subject of the sentence before a quotation, where nobody spoke."""
        scene = self._scene
        parse = scene.parse
        first = parse.token(claim.span.start)
        number = parse.sentence(first)
        for place in reversed(scene.places[: scene.before(first)]):
            sentence = parse.sentence(place.token)
            if sentence < number - 1 or place.token in self.quoted:
                break
            start = parse.offsets[parse.starts[sentence]]
            if any(start <= spoke for spoke, _, _ in self._spoke[-1:]):
                break
            if place.is_main and place.referent.kind is Kind.PERSON:
                return place.referent
        return None

    def _relative(self, noun: Token, source: int) -> int:
        """How many tokens of a short relative clause behind a noun tell who it is."""
        for child in noun.children:
            if child.dep_ == "relcl" and child.left_edge.i == noun.i + 1:
                last = child.right_edge.i
                return last - noun.i if last < min(source, noun.i + _LONGEST_RELATIVE) else 0
        return 0

    def _words(self, referent: Referent, claim: Claim, head: int) -> str:
        """The description as the article words it, without article or what follows a comma."""
        if referent.head == head and claim.source:
            text = claim.source[0].of(self.text)
        else:
            noun = self.doc[referent.head]
            text = self.doc[noun.left_edge.i : referent.head + 1 + self._relative(noun, head)].text
        text = " ".join(text.split()).split(",")[0]
        for article in ("the ", "a ", "an "):
            if text.lower().startswith(article):
                text = text[len(article) :]
                break
        return text or self.doc[referent.head].text
