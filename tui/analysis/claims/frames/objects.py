"""Frames of verbs with an object, an infinitive, a gerund or a small clause for a content."""

from __future__ import annotations

from spacy.tokens import Token

from tui.analysis.claims import clauses
from tui.analysis.claims.draft import Draft, Text
from tui.analysis.claims.frames.boundaries import complements, trailing
from tui.analysis.claims.frames.parts import is_infinitive, object_words
from tui.analysis.claims.frames.site import Site
from tui.analysis.claims.tree import child, children, noun_phrase, subtree
from tui.news.findings import Stance

_REFLEXIVES = frozenset(
    {
        *("himself", "herself", "itself", "themselves"),
        *("goodbye", "hello", "thanks", "prayer", "prayers", "word", "words", "yes", "no"),
        *("something", "nothing", "anything", "little", "much", "so"),
    }
)
_CONTESTED = frozenset({Stance.ACCUSED, Stance.DENIED, Stance.CONFIRMED, Stance.CLAIMED})
_TOLD = frozenset({"tell", "warn", "remind", "caution", "advise"})
"""Verbs whose object hears the content and is no part of it."""


def read_somebody_to(site: Site) -> Draft | None:
    """Urged both sides to talk; told residents to leave; called on Israel to stop."""
    if "obj-to" not in site.cue.frames:
        return None
    holders = (site.verb, *site.particles)
    objects = [child(t, "dobj", "dative", "pobj") for t in holders]
    aim = next((t for t in objects if t is not None), None)
    for holder in holders:
        for clause in children(holder, "xcomp", "ccomp", "advcl", "pcomp"):
            if clause.tag_ not in ("VB", "VBN") or not is_infinitive(clause):
                continue
            aim = child(clause, "nsubj", "nsubjpass") or aim
            if aim is None and not clauses.is_passive(site.verb):
                continue
            return _urged(site, aim, clause)
    return None


def _urged(site: Site, aim: Token | None, clause: Token) -> Draft | None:
    if site.text.lemma(site.verb) == "tell" and site.text.is_direct(clause.i):
        return None  # "told the paper: “To be expelled is hard”"
    stance = Stance.URGED if site.cue.stance in (Stance.SAID, Stance.ASKED) else None
    content = _infinitive_words(clause)
    heard = noun_phrase(aim) if aim is not None else set()
    if site.text.lemma(site.verb) in _TOLD:
        content -= heard
    else:
        content |= heard
    return site.draft(content, "verb+somebody+to", stance)


def read_infinitive(site: Site) -> Draft | None:
    """Vowed to return; claims to have written it."""
    if "to" not in site.cue.frames or not site.is_open:
        return None
    for clause in children(site.verb, "xcomp", "advcl"):
        if not is_infinitive(clause) or _leads_to_cue(site.text, clause):
            continue
        if clause.dep_ == "xcomp" or clause.left_edge.i == site.verb.i + 1:
            # who agrees that it is so confirms it, who agrees to do it promises
            stance = Stance.PROMISED if site.text.lemma(site.verb) == "agree" else None
            return site.draft(_infinitive_words(clause), "verb+to", stance)
    return None


def _infinitive_words(clause: Token) -> set[int]:
    """The infinitive without a finite verb joined to it: "urged X to go, and left"."""
    words = subtree(clause)
    for other in clauses.conjuncts(clause):
        if other.tag_ in ("VBD", "VBZ", "VBP") and child(other, "nsubj") is None:
            start = min(subtree(other))
            words = {i for i in words if i < start}
            while words and clause.doc[max(words)].dep_ in ("cc", "punct"):
                words.discard(max(words))
    return words


def _leads_to_cue(text: Text, clause: Token) -> bool:
    """Whether the infinitive is itself a cue with a content: "wants to say that …"."""
    known = text.words.verbs.get(text.lemma(clause))
    return known is not None and child(clause, "ccomp") is not None


def read_gerund(site: Site) -> Draft | None:
    """Denied sinking the ship; admitted to having lied."""
    if "ing" not in site.cue.frames:
        return None
    for holder in (*site.particles, site.verb):
        for clause in children(holder, "xcomp", "ccomp", "pcomp"):
            first = clause if clause.tag_ == "VBG" else child(clause, "aux", "auxpass")
            if first is not None and first.tag_ == "VBG":
                return site.draft(subtree(clause), "verb+gerund")
    for link in site.particles:
        how = child(link, "pcomp")
        if how is not None and how.tag_ != "VBG":
            return site.draft(subtree(how), "verb+clause")
    return None


def read_complement(site: Site) -> Draft | None:
    """Called the deal a betrayal; considers him a friend.

    Without an object it is a name ("a base called Q-West"), or a passive.
    """
    if "complement" not in site.cue.frames or clauses.is_passive(site.verb):
        return None
    verb = site.verb
    small = next((t for t in children(verb, "ccomp", "oprd", "xcomp") if t.tag_ != "VB"), None)
    objects = children(verb, "dobj")
    if small is None and len(objects) > 1 and site.text.lemma(verb) in _CALLING:
        small = objects[-1]  # "calls the charges against him a plot"
    if small is None or not site.is_open or is_infinitive(small):
        return None
    aim = child(verb, "dobj")
    if small.dep_ == "oprd" and aim is None:
        return None
    content = subtree(small) | (object_words(verb, aim) if aim is not None else set())
    if small.i > verb.i:
        content |= trailing(site.text, verb, max(content))
    return site.draft(content, "verb+complement")


_CALLING = frozenset({"call", "label", "brand", "dub", "consider", "term", "deem"})
_GRANTED = frozenset(
    {
        *("access", "asylum", "entry", "bail", "visa", "visas", "permission", "permit", "leave"),
        *("parole", "service", "services", "treatment", "care", "coverage", "funding", "aid"),
        *("help", "rights", "benefit", "benefits", "opportunity", "chance", "justice", "refuge"),
        *("freedom", "shelter", "passage", "admission", "citizenship", "loan", "loans"),
    }
)
"""What is kept from somebody who is denied it: nothing is said not to be true."""


def withholds(site: Site, aim: Token | None) -> bool:
    """Whether "deny" means to withhold: "denied them bail", "deny asylum", "was denied a visa"."""
    if site.text.lemma(site.verb) != "deny":
        return False
    if child(site.verb, "dative") is not None or (aim is not None and aim.lower_ in _GRANTED):
        return True
    return clauses.is_passive(site.verb) and child(site.verb, "dobj", "oprd") is not None


def read_object(site: Site) -> Draft | None:
    """Denied the report; called for calm; condemned the strike."""
    if "np" not in site.cue.frames or not site.is_open:
        return None
    for holder in (*reversed(site.particles), site.verb):
        label = "pobj" if holder.dep_ in ("prep", "dative", "agent") else "dobj"
        aim = child(holder, label)
        if withholds(site, aim):
            return None
        if aim is not None and aim.lower_ not in _REFLEXIVES:
            if aim.tag_ in ("WDT", "WP") and site.cue.stance not in _CONTESTED:
                return None  # "the examples that critics point to"
            content = object_words(site.verb, aim)
            if aim.i > site.verb.i:
                content |= complements(site.text, site.verb, max(content))
            return site.draft(content, "verb+np")
    return None
