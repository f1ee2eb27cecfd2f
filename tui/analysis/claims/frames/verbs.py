"""The frames of verbs, in the order of trust: the first that holds is taken."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from tui.analysis.claims import clauses
from tui.analysis.claims.clauses import child, children, noun_phrase, subtree, verb_group
from tui.analysis.claims.draft import Draft, Text
from tui.analysis.claims.frames.boundaries import leading, resumed, trailing
from tui.analysis.claims.frames.objects import (
    read_complement,
    read_gerund,
    read_infinitive,
    read_object,
    read_somebody_to,
    withholds,
)
from tui.analysis.claims.frames.plain import read_plain
from tui.analysis.claims.frames.site import Site, has_that, is_finite, object_words, sites
from tui.news.findings import Stance


def read_verb(text: Text, verb: Token) -> Draft | None:
    """The claim of a verb in the lexicon, by the first frame that holds."""
    for site in sites(text, verb):
        for frame in _FRAMES:
            draft = frame(site)
            if draft is not None:
                return draft
    return None


def _quoted_as(site: Site) -> Draft | None:
    """He was quoted by the paper as saying that …"""
    verb = site.verb
    subject = child(verb, "nsubjpass", "dobj")
    beside = children(subject, "prep") if subject is not None else []
    places = (*children(verb, "prep", "mark"), *beside)
    link = next((t for t in places if t.lower_ == "as"), None)
    saying = child(link, "pcomp") if link is not None else None
    if site.text.lemma(verb) not in ("quote", "cite") or subject is None:
        return None
    if link is None or saying is None or saying.tag_ != "VBG":
        return None
    clause = child(saying, "ccomp", "dobj")
    if clause is None:
        return None
    cue = verb_group(verb) | {link.i, saying.i}
    source = noun_phrase(subject, cue)
    content = subtree(clause) - cue - source
    return Draft(
        verb.i, cue, source, content, Stance.SAID, "quoted as saying", source_head=subject.i
    )


def _raised(site: Site) -> Draft | None:
    """He is believed to have fled (the source is nobody, or the agent)."""
    verb = site.verb
    if "raised" not in site.cue.frames or not clauses.is_passive(verb):
        return None
    infinitive = child(verb, "xcomp")
    subject = child(verb, "nsubjpass") or clauses.subject(verb)
    if infinitive is None or subject is None or child(infinitive, "aux") is None:
        return None
    content = noun_phrase(subject, verb_group(verb)) | subtree(infinitive)
    return site.draft(content, "raised passive")


def _accusation(site: Site) -> Draft | None:
    """Accused the army of shelling the port; was blamed for the delay."""
    verb = site.verb
    links = {frame[3:] for frame in site.cue.frames if frame.startswith("np-")}
    if not links:
        return None
    passive = clauses.is_passive(verb)
    aim = child(verb, "nsubjpass") if passive else child(verb, "dobj")
    if passive and aim is None:
        aim = clauses.subject(verb)
    if aim is None:
        return None
    tied = [t for t in verb.children if t.dep_ in ("prep", "mark", "advcl") and t.i > verb.i]
    agent = child(verb, "agent")
    beside = child(agent, "pobj") if agent is not None else aim
    if beside is not None and (not passive or agent is not None):
        tied += [t for t in beside.children if t.dep_ == "prep"]
    link = next((t for t in tied if t.lower_ in links), None)
    if link is None:
        return None
    said = subtree(link)
    draft = site.draft(object_words(verb, aim) | said, f"verb+np+{link.lower_}")
    if draft is not None and passive:
        draft.source -= said
        draft.content |= said
    return draft


def _passive_object(site: Site) -> Draft | None:
    """The strike was condemned by the union; the report was denied."""
    verb = site.verb
    if not clauses.is_passive(verb) or not site.cue.frames & {"np", "complement", "obj-to"}:
        return None
    if site.text.lemma(verb) == "tell" or withholds(site, None):
        return None
    aim = child(verb, "nsubjpass") or clauses.subject(verb)
    agent = child(verb, "agent")
    is_told = site.text.lemma(verb) in ("announce", "reveal", "disclose")
    if aim is None or (agent is None and site.cue.stance is Stance.SAID and not is_told):
        return None
    content = noun_phrase(aim, verb_group(verb))
    for rest in children(verb, "oprd", "xcomp"):
        content |= subtree(rest)
    if agent is not None:
        content -= subtree(agent)
    return site.draft(content, "passive")


def _clause(site: Site) -> Draft | None:
    """Said that …; …, said the minister; asked whether …; told reporters that …"""
    if "that" not in site.cue.frames:
        return None
    verb = site.verb
    found = [t for t in children(verb, "ccomp") if is_finite(t) or "quote" in site.cue.frames]
    found = [t for t in found if not _is_told_beside(site, t)]
    clause = next((t for t in found if t.i > verb.i), found[0] if found else None)
    if clause is None:
        clause = _stray_clause(verb)
    if clause is None or not is_finite(clause):
        return _inserted(site)
    if _is_condition(site, clause) or _is_to_be_decided(site, clause):
        return None
    content = _own_words(site, clause) - _day_of_speech(verb, clause)
    if not content or verb.i in content:
        return None
    if clause.left_edge.lower_ == "that" and clause.left_edge.dep_ == "dobj":
        content.discard(clause.left_edge.i)
    if clause.i > verb.i:
        content |= _before_clause(site, min(content))
        if len(content) == len(subtree(clause)):
            content |= trailing(site.text, verb, max(content))
    else:
        content |= resumed(site.text, verb) | leading(site.text, verb, content)
    stance = Stance.URGED if _is_wish(site, clause) else None
    return site.draft(content, "verb+that" if has_that(clause) else "verb+clause", stance)


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


def _day_of_speech(verb: Token, clause: Token) -> set[int]:
    """The day on which somebody spoke, taken for part of the clause: "said Sunday its …"."""
    day = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    is_day = day is not None and day.lower_ in clauses.DAYS and day.dep_ == "npadvmod"
    if day is None or not is_day or day.head.i != clause.i:
        return set()
    return {day.i} if child(clause, "nsubj", "nsubjpass", "expl") is not None else set()


_HEARD = frozenset(
    {"tell", "inform", "assure", "remind", "notify", "brief", "advise", "ask", "warn", "convince"}
)


def _before_clause(site: Site, start: int) -> set[int]:
    """What the parser left between the cue and its clause: "said hundreds of its fighters fled"."""
    gap = site.text.doc[site.verb.i + 1 : start]
    if not gap or site.text.lemma(site.verb) in _HEARD:
        return set()
    first = gap[0]
    opens = (
        first.pos_ in ("NOUN", "PROPN", "DET", "ADJ", "NUM") and first.i not in site.text.quote_of
    )
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
    return None


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


def _neither(site: Site) -> Draft | None:
    """Neither confirmed nor denied the report: one claim, of the first verb, negated."""
    verb = site.verb
    twin = next((t for t in children(verb, "conj") if t.pos_ == "VERB"), None)
    if twin is None or not any(t.lower_ == "nor" for t in (*verb.children, *twin.children)):
        return None
    first = next((t for t in verb.children if t.lower_ == "neither"), verb)
    clause = child(twin, "ccomp", "dobj") or child(verb, "ccomp", "dobj")
    if clause is None or twin.i - first.i > 6:
        return None
    draft = site.draft(subtree(clause), "neither nor")
    if draft is not None:
        draft.cue |= set(range(min(first.i, *verb_group(verb)), twin.i + 1))
        draft.content -= draft.cue
        draft.is_negated = True
    return draft


_FRAMES: tuple[Callable[[Site], Draft | None], ...] = (
    _neither,
    _quoted_as,
    _raised,
    _accusation,
    read_somebody_to,
    _clause,
    read_complement,
    read_infinitive,
    read_gerund,
    _passive_object,
    read_plain,
    read_object,
)
