"""Reported clauses: "said that …", "…, said the minister", "asked whether …"."""

from __future__ import annotations

from spacy.tokens import Token

from tui.analysis.claims import clauses
from tui.analysis.claims.draft import Draft
from tui.analysis.claims.frames.boundaries import leading, resumed, trailing
from tui.analysis.claims.frames.parts import antecedent, has_that, is_finite
from tui.analysis.claims.frames.site import Site
from tui.analysis.claims.tree import child, children, subtree
from tui.news.findings import Stance


def read_clause(site: Site) -> Draft | None:
    """Said that …; …, said the minister; asked whether …; told reporters that …"""
    if "that" not in site.cue.frames:
        return None
    verb = site.verb
    found = [t for t in children(verb, "ccomp") if is_finite(t) or "quote" in site.cue.frames]
    found = [t for t in found if not (_is_told_beside(site, t) or _is_apart(site, t))]
    clause = next((t for t in found if t.i > verb.i), found[-1] if found else None)
    clause = _stray_clause(verb) if clause is None else clause
    if clause is not None and (whole := _with_gerund(clause, found)):
        return site.draft(whole, "verb+that")
    if clause is None or not (is_finite(clause) or _is_misread(clause)):
        return _inserted(site)
    if _is_condition(site, clause) or _is_to_be_decided(site, clause):
        return None
    content = _own_words(site, clause) - _time_of_speech(site, clause)
    if not content or verb.i in content:
        return None
    content = _behind(site, clause, content) if clause.i > verb.i else _before(site, found, content)
    stance = Stance.URGED if _is_wish(site, clause) else None
    return site.draft(content, "verb+that" if has_that(clause) else "verb+clause", stance)


def _with_gerund(gerund: Token, found: list[Token]) -> set[int]:
    """The words of a clause whose subject is a gerund: "said that threatening them was wrong".

    The parser makes two clauses of it.
    """
    if gerund.tag_ != "VBG" or gerund.left_edge.lower_ != "that":
        return set()
    for other in found:
        if other.left_edge.i == gerund.right_edge.i + 1 and is_finite(other):
            return set(range(gerund.left_edge.i + 1, other.right_edge.i + 1))
    return set()


def _behind(site: Site, clause: Token, content: set[int]) -> set[int]:
    """The whole content of a clause behind its verb."""
    first = clause.left_edge
    if first.lower_ == "that" and first.dep_ == "dobj":
        content = content - {first.i}
    elif first.i < site.verb.i and (meant := antecedent(site.verb, first)):
        content = (content - {first.i}) | meant
    elif site.verb.dep_ == "relcl" and child(clause, "nsubj", "nsubjpass", "expl") is None:
        # "the gun it said was used"
        content = content | antecedent(site.verb, None)
    for other in children(site.verb, "ccomp"):
        # "was “glad” she could help": the parser hangs the end on the cue as well
        if other.left_edge.i in (max(content) + 1, max(content) + 2):
            gap = site.text.doc[max(content) + 1 : other.left_edge.i]
            content |= subtree(other) if all(t.is_quote for t in gap) else set()
    content |= _before_clause(site, min(content))
    if len(content) == len(subtree(clause)):
        content |= trailing(site.text, site.verb, max(content))
    return content


def _before(site: Site, found: list[Token], content: set[int]) -> set[int]:
    """The whole content before its verb, of all the clauses that hang on it.

    "One was killed and five were hurt, he said": the parser has two clauses there.
    """
    if found and found[0].i < min(content):
        content = content | set(range(min(subtree(found[0])), max(content)))
    return content | resumed(site.text, site.verb) | leading(site.text, site.verb, content)


_WEIGHED = frozenset(
    {"know", "see", "say", "tell", "decide", "determine", "discuss", "debate", "doubt", "hear"}
).union({"specify", "learn", "consider", "reveal", "disclose", "explain", "indicate", "confirm"})
"""Verbs after which "if" means "whether"."""


def _is_condition(site: Site, clause: Token) -> bool:
    """Whether a clause only says when: "would accept it if they paid", "should she win"."""
    if site.cue.stance is Stance.ASKED or site.text.lemma(site.verb) in _WEIGHED:
        return False
    if clause.i < site.verb.i:
        return False
    first = clause.left_edge
    is_inverted = first.lower_ in ("should", "had", "were") and first.head.i == clause.i
    return is_inverted or any(t.dep_ == "mark" and t.lower_ == "if" for t in clause.children)


def _is_told_beside(site: Site, clause: Token) -> bool:
    """Whether another verb tells the clause: "denied the claim, telling the paper, “…”"."""
    verb = site.verb
    if clause.i < verb.i or child(verb, "dobj") is None:
        return False
    between = (t for t in children(verb, "advcl") if verb.i < t.i < clause.left_edge.i)
    return any(
        t.tag_ == "VBG" and child(t, "ccomp") is None and _takes_quotes(site, t) for t in between
    )


def _is_apart(site: Site, clause: Token) -> bool:
    """Whether a clause before a dash is none of the verb's, which has an object of its own.

    "The North was angry — Pyongyang even threatened the South."
    """
    aim = child(site.verb, "dobj", "xcomp")
    if aim is None or not clause.i < site.verb.i < aim.i or site.text.lemma(site.verb) in _HEARD:
        return False
    between = site.text.doc[clause.right_edge.i + 1 : site.verb.i]
    return any(t.text in ("—", "–", "--", "-", ";", ":") for t in between)


def _takes_quotes(site: Site, verb: Token) -> bool:
    cue = site.text.words.verbs.get(site.text.lemma(verb))
    return cue is not None and "quote" in cue.frames


def _is_wish(site: Site, clause: Token) -> bool:
    """Whether somebody asks for what shall be: "asked that every vote be counted"."""
    if site.text.lemma(site.verb) != "ask" or clause.left_edge.lower_ != "that":
        return False
    return clause.tag_ == "VB" or any(t.lower_ == "be" for t in clause.children)


_DECIDING = frozenset({"decide", "determine", "settle", "dictate"})
_OPEN = frozenset({"whether", "if", "how", "who", "whom", "what", "which", "when", "where", "why"})


def _is_to_be_decided(site: Site, clause: Token) -> bool:
    """Whether nothing is said yet: "the court will decide whether the ban stands"."""
    if site.text.lemma(site.verb) not in _DECIDING or clause.i < site.verb.i:
        return False
    return clause.left_edge.lower_ in _OPEN


_SHORT = 4
"""Tokens up to which a clause with "that" and without a verb is no clause."""


def _is_misread(clause: Token) -> bool:
    """Whether a clause that "that" opens has a noun for its verb: "that the power line failed"."""
    return has_that(clause) and clause.right_edge.i - clause.left_edge.i >= _SHORT


_PASSED = frozenset({"last", "this", "earlier", "late", "early", "yesterday", "today"})
"""Words that open the time at which somebody spoke; "next" and "later" open what was said."""


def _time_of_speech(site: Site, clause: Token) -> set[int]:
    """When somebody spoke, taken for part of the clause: "said Sunday its …"."""
    verb, doc = site.verb, site.text.doc
    start = clause.left_edge.i
    opener = next((t.i for t in clause.children if t.dep_ == "mark" and t.lower_ == "that"), None)
    if start < verb.i:
        return set()
    if opener is not None:
        return set(range(start, opener))
    subject = child(clause, "nsubj", "nsubjpass", "expl")
    first = doc[start]
    is_time = first.lower_ in clauses.DAYS or (
        first.lower_ in _PASSED and doc[start + 1].ent_type_ in ("DATE", "TIME")
    )
    is_time = is_time or (first.lower_ == "on" and doc[start + 1].lower_ in clauses.DAYS)
    if subject is None or not is_time or first.head.i > subject.left_edge.i > clause.i:
        return set()
    words = range(start, subject.left_edge.i)
    return set(words) if all(doc[i].text != "," for i in words) and len(words) <= 4 else set()


_HEARD = frozenset(
    {"tell", "inform", "assure", "remind", "notify", "brief", "advise", "ask", "warn", "convince"}
)


_ROUGHLY = frozenset({"about", "almost", "around", "nearly", "roughly", "some", "over"})
_BE = frozenset({"is", "are", "was", "were"})


def _before_clause(site: Site, start: int) -> set[int]:
    """What the parser left between the cue and its clause: "said hundreds of its fighters fled"."""
    gap = site.text.doc[site.verb.i + 1 : start]
    if not gap or site.text.lemma(site.verb) in _HEARD:
        return set()
    first = gap[0]
    opens = (
        first.pos_ in ("NOUN", "PROPN", "DET", "ADJ", "NUM") and first.i not in site.text.quote_of
    )
    if first.lower_ == "among" and site.text.doc[start].lower_ in _BE:
        return {t.i for t in gap}  # "said among the dead was its leader"
    is_sum = first.lower_ in _ROUGHLY and any(t.like_num for t in gap)
    opens = opens or is_sum
    is_own = opens and not any(t.ent_type_ in ("DATE", "TIME") or t.text in ",:;" for t in gap)
    return {t.i for t in gap} if is_own and first.dep_ not in ("prt", "prep") else set()


def _own_words(site: Site, clause: Token) -> set[int]:
    """The clause up to where another verb of the same source goes on from the cue."""
    content = subtree(clause)
    doc = site.text.doc
    for other in site.text.cue_words:
        if other not in content:
            continue
        word = doc[other]
        is_cue = word.dep_ in ("conj", "advcl", "acl") and (
            site.text.lemma(word) in site.text.words.verbs
        )
        if not is_cue or site.verb not in (clauses.resumes(word), clauses.speaks_on(word)):
            continue
        start = min(subtree(word))
        content = {i for i in content if i < start}
        while content and doc[max(content)].dep_ in ("cc", "punct"):
            content.discard(max(content))
    return content


def _stray_clause(verb: Token) -> Token | None:
    """A that-clause that the parser hung elsewhere: on the verb as an adverb, on its agent."""
    agent = child(verb, "agent")
    hearer = child(agent, "pobj") if agent is not None else child(verb, "dobj", "dative")
    places = [verb] if hearer is None else [verb, hearer]
    for place in places:
        for clause in children(place, "advcl", "acl", "relcl", "ccomp"):
            if clause.i > verb.i and (has_that(clause) or _is_taken_for_relative(clause)):
                return clause
    misread = (t for t in children(verb, "advmod", "dobj", "oprd", "attr") if t.i > verb.i)
    return next((t for t in misread if _is_misread(t)), None)


def _is_taken_for_relative(clause: Token) -> bool:
    """Whether "told by a lawyer that they could wait" was read as a lawyer whom they expect."""
    subject = child(clause, "nsubj", "nsubjpass")
    is_whole = subject is not None and subject.pos_ == "PRON" and subject.lower_ != "that"
    return clause.dep_ == "relcl" and clause.left_edge.lower_ == "that" and is_whole


def _inserted(site: Site) -> Draft | None:
    """The bridge, he said, is safe (the verb hangs on the clause that it reports)."""
    verb = site.verb
    if verb.dep_ != "parataxis" or verb.head.pos_ not in ("VERB", "AUX"):
        return None
    if child(verb, "nsubj") is None:
        return None
    content = (subtree(verb.head) - subtree(verb)) | resumed(site.text, verb)
    return site.draft(content, "inserted")
