"""Issuers: for whom spokespeople, offices, statements and reports speak.

"A spokeswoman for the Department of Health" is the department, "her office" is
hers, "a report by the council's officers" is theirs. Whoever says it keeps its
own place in the scene, so that "she" after it is still the spokeswoman.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from tui.analysis.claims.speakers.pronouns import Found
from tui.analysis.claims.speakers.referents import Referent
from tui.analysis.claims.speakers.scene import Scene
from tui.news.findings import Claim, Kind

_OF_MOUTHS = frozenset({"for", "of", "from"})
_OF_PAPERS = frozenset({"by", "from", "of"})
_BY = frozenset({"by"})
_ISSUED = frozenset(
    {"released", "published", "issued", "written", "conducted", "commissioned", "compiled", "made"}
).union({"produced", "prepared", "carried", "drafted", "signed", "sent", "ordered"})


class Issuers:
    """Finds for whom the spokespeople and papers of one article speak.

    `whom` answers who is behind a noun or pronoun, `body` which body a bare noun means.
    """

    def __init__(
        self,
        scene: Scene,
        whom: Callable[[Token, Claim], Found],
        body: Callable[[Token], Found],
    ) -> None:
        self._scene = scene
        self._whom = whom
        self._body = body

    def served(self, token: Token, claim: Claim) -> Found:
        """For whom a noun speaks, nobody for most; sure when the source itself names them."""
        roles = self._scene.roles
        word = token.lower_
        is_mouth = word in roles.mouths or word.rstrip("s") in roles.mouths
        is_paper = word in roles.papers
        if not (is_mouth or is_paper or word in roles.staff):
            return Found(None)
        ties = _OF_MOUTHS if is_mouth else _OF_PAPERS if is_paper else frozenset()
        for child in token.children:
            if child.dep_ == "poss":
                found = self._owner(child, claim, is_paper=is_paper)
            elif child.dep_ == "prep" and child.lower_ in ties:
                found = self._behind(child, claim, is_paper=is_paper)
            elif is_mouth and child.dep_ == "compound":
                found = self._before(child)
            elif is_paper and child.dep_ == "acl" and child.lower_ in _ISSUED:
                found = self._of_participle(child, claim)
            else:
                continue
            if found.referent is not None:
                return found
        return Found(None)

    def _before(self, noun: Token) -> Found:
        """The body right before its spokesman: "a Halden spokesman", "a council spokesman"."""
        named = self._scene.taken.get(noun.i)
        if named is not None and named.kind is Kind.ORGANIZATION:
            return Found(named, is_sure=True)
        if named is not None or not self._scene.roles.is_body(noun.lower_):
            return Found(None)
        return self._body(noun)

    def _of_participle(self, verb: Token, claim: Claim) -> Found:
        """In "a poll released last week by the college" the college."""
        for child in verb.children:
            if child.dep_ in ("agent", "prep") and child.lower_ in _BY:
                return self._behind(child, claim, is_paper=True)
        return Found(None)

    def _behind(self, tie: Token, claim: Claim, *, is_paper: bool) -> Found:
        """Who stands behind "for" or "by"; without a name only as the author of a paper."""
        for child in tie.children:
            if child.dep_ != "pobj":
                continue
            named = self._scene.taken.get(child.i)
            if named is not None and named.kind is not None:
                is_issuer = not is_paper or tie.lower_ != "of"
                return Found(named, is_sure=True) if is_issuer else Found(None)
            if is_paper and tie.lower_ != "by":
                return Found(None)
            found = self._whom(child, claim)
            if found.referent is not None and found.referent.kind is not None:
                return Found(found.referent)
            return Found(self._author(child)) if is_paper else Found(None)
        return Found(None)

    def _author(self, noun: Token) -> Referent | None:
        """The unnamed who wrote something: "the council's own officers"."""
        if noun.pos_ == "PRON" or not self._scene.parse.is_plural(noun.i):
            return None
        author = self._scene.introduce(noun.i)
        if author.kind is None and not author.name:
            first = noun.left_edge.i
            first += self._scene.parse.lower(first) in ("the", "a", "an")
            author.name = " ".join(self._scene.doc[first : noun.i + 1].text.split())
        return author

    def _owner(self, owner: Token, claim: Claim, *, is_paper: bool) -> Found:
        """Whose office or statement it is, when the story names them."""
        if is_paper and owner.tag_ == "PRP$":
            return Found(None)
        named = self._scene.taken.get(owner.i)
        if named is not None and named.kind is not None:
            return Found(named, is_sure=True)
        found = self._whom(owner, claim)
        if found.referent is None or found.referent.kind is None:
            return Found(None)
        return Found(found.referent)
