"""The frames of verbs, in the order of trust: the first that holds is taken."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from tui.analysis.claims import clauses
from tui.analysis.claims.clauses import verb_group
from tui.analysis.claims.draft import Draft, Text
from tui.analysis.claims.frames.boundaries import before_comma
from tui.analysis.claims.frames.clause import read_clause
from tui.analysis.claims.frames.objects import (
    read_complement,
    read_gerund,
    read_infinitive,
    read_object,
    read_somebody_to,
    withholds,
)
from tui.analysis.claims.frames.parts import antecedent, object_words, quoting
from tui.analysis.claims.frames.plain import read_plain
from tui.analysis.claims.frames.site import Site, sites
from tui.analysis.claims.tree import child, children, noun_phrase, subtree
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
    cue = verb_group(verb) | {link.i, saying.i}
    source = noun_phrase(subject, cue)
    clause = child(saying, "ccomp", "dobj")
    content = subtree(clause) if clause is not None else before_comma(site.text, source, saying)
    content -= cue | source
    if not content:
        return None
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
    meant = antecedent(verb, subject) or noun_phrase(subject, verb_group(verb))
    content = meant | subtree(infinitive)
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
        # "described as “well kept”": the parser sees a clause that "as" opens
        bare = (t for t in children(verb, "advcl") if t.i > verb.i and child(t, "nsubj") is None)
        marks = (child(t, "mark") for t in bare)
        link = next((t for t in marks if t is not None and t.lower_ in links), None)
    if link is None or quoting(child(link, "pcomp")) is not None:
        return None
    said = subtree(link.head if link.dep_ == "mark" and link.head.i != verb.i else link)
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
    read_clause,
    read_complement,
    read_infinitive,
    read_gerund,
    _passive_object,
    read_plain,
    read_object,
)
