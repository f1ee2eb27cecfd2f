"""The sieve: drafts that read like claims and are none.

Each reason stands with what it keeps out; what was measured (share of right
claims among those dropped, PolNeAR train) is given where a number decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.analysis.claims import clauses
from tui.analysis.claims.deeds import is_deed
from tui.analysis.claims.draft import Draft, Text
from tui.analysis.claims.speakers.words import roles
from tui.analysis.claims.tree import child
from tui.news.findings import Stance

_MODALS = frozenset(
    ("would", "could", "should", "may", "might", "can", "must", "ca", "wo", "'d", "’d")
)
_TALK = frozenset(("i", "you", "we"))
_SURE_RULES = frozenset(
    {
        "according to",
        "as X said",
        "headline",
        "mark",
        "floating quote",
        "in the words of",
        "neither nor",
        "per",
        "quote+verb",
        "quoted as saying",
        "raised passive",
        "refusal",
        "statement",
        "unverified",
    }
)
_RETOLD = frozenset(
    {
        Stance.SAID,
        Stance.CONFIRMED,
        Stance.DENIED,
        Stance.CLAIMED,
        Stance.ACCUSED,
        Stance.WARNED,
        Stance.DECLINED,
        Stance.UNVERIFIED,
    }
)
_NOUN_RULES = frozenset({"noun+np", "noun+that", "adjective"})
_CLAUSES = frozenset({"verb+that", "verb+clause"})
_NOBODY_SPEAKS = frozenset({"raised passive", "unverified"})
_WEAK_NOUN_STANCES = frozenset({Stance.SAID, Stance.BELIEVED, Stance.ASKED})
_WITHOUT_SOURCE = frozenset({"noun+that", "light verb", "verb+clause", "verb+that", "refusal"})
_ACCUSING = frozenset({Stance.ACCUSED, Stance.DENIED, Stance.CONFIRMED, Stance.CLAIMED})


def is_claim(text: Text, draft: Draft) -> bool:
    """Whether the draft attributes something to somebody."""
    if draft.rule in _SURE_RULES:
        return True
    if _is_question(text, draft) or is_deed(text, draft):
        return False
    quoted = not text.spoken.isdisjoint(draft.content)
    if quoted:
        return True
    return not (
        _is_infinitive(text, draft)
        or _is_supposed(text, draft)
        or _is_talk(text, draft)
        or _is_weak(text, draft)
        or _is_silence(text, draft)
    )


def drafts_around(draft: Draft, drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts in whose content the cue of this one stands, and not the other way about.

    The colon at the end of "he said it was late:" is no part of what he said.
    """
    around = [d for d in drafts if draft.anchor in d.content and d.anchor not in draft.content]
    return [d for d in around if draft.rule != "mark" or draft.anchor != max(d.content)]


def is_same_breath(text: Text, draft: Draft, around: Sequence[Draft]) -> bool:
    """Whether a draft inside the contents of those `around` only goes on with what they say.

    "He said he supports the bill" is one claim, of what he said; "he said the
    army had denied it" and "she said he promised a share" are two. Kept are the
    words of somebody else who says, denies, confirms, claims, accuses or warns
    (PolNeAR, which hardly marks claims in claims, has 21 in 100 of these; of
    the others 5).
    """
    if draft.anchor < 0 or text.is_direct(draft.anchor) or draft.rule.endswith("in quotation"):
        return False
    if not around:
        return False
    if draft.source_head is None:
        return draft.rule not in _NOBODY_SPEAKS
    is_noun = draft.rule in _NOUN_RULES and draft.rule != "noun+that"
    if is_noun or draft.stance not in _RETOLD:
        return draft.rule not in _CLAUSES or not _is_another(text, draft, around)
    head = text.doc[draft.source_head]
    return head.pos_ not in ("NOUN", "PROPN") and not _is_another(text, draft, around)


def _is_another(text: Text, draft: Draft, around: Iterable[Draft]) -> bool:
    """Whether a pronoun is another one than the source around it, or speaks of earlier words."""
    head = text.doc[draft.source_head or 0]
    outer = {text.doc[d.source_head].lower_ for d in around if d.source_head is not None}
    is_earlier = any(text.doc[i].lower_ == "had" for i in draft.cue)
    tells_apart = head.lower_ in ("he", "she") and bool(outer & ({"he", "she"} - {head.lower_}))
    return draft.rule in _CLAUSES and (tells_apart or is_earlier)


def _is_question(text: Text, draft: Draft) -> bool:
    """The writer's own question: "Has the ministry denied it?" says nothing of the answer."""
    verb = text.doc[draft.anchor]
    if draft.anchor < 0 or draft.source_head is None or verb.i in text.quote_of:
        return False
    is_inverted = any(
        t.dep_ in ("aux", "auxpass") and t.i < draft.source_head < verb.i for t in verb.children
    )
    return is_inverted and any(t.text == "?" for t in verb.sent[-2:])


_TOPICS = frozenset({"mention", "discuss", "speak", "talk", "refer", "touch", "allude", "address"})
_HARDLY = frozenset({"seldom", "rarely", "hardly", "scarcely", "never"})


def _is_silence(text: Text, draft: Draft) -> bool:
    """That somebody does not speak of a matter: "seldom speaks of it", "did not mention it"."""
    if draft.rule not in ("verb+np", "verb+gerund"):
        return False
    if text.lemma(text.doc[draft.anchor]) not in _TOPICS:
        return False
    return draft.is_negated or any(text.doc[i].lower_ in _HARDLY for i in draft.cue)


def _is_infinitive(text: Text, draft: Draft) -> bool:
    """Something that might be said: "a chance to deny it"; right in one of a hundred."""
    if not draft.cue:
        return False
    first, verb = text.doc[min(draft.cue)], text.doc[draft.anchor]
    if first.lower_ == "to":
        return clauses.uttering(verb) is None
    is_bare = verb.tag_ == "VB" and min(draft.cue) == verb.i and verb.dep_ in ("ccomp", "xcomp")
    above = text.words.verbs.get(text.lemma(verb.head)) if is_bare else None
    if above is not None and above.stance is Stance.URGED and child(verb, "aux") is None:
        return True  # "demanding officials there reveal how many"
    if is_bare and text.lemma(verb.head) in ("let", "make", "help", "have", "watch"):
        return True  # "let people order drugs"
    if verb.dep_ == "pcomp" and verb.head.lower_ in ("without", "before", "instead"):
        return True  # "without clarifying what he meant", "before committing to a truce"
    first_of = verb
    while first_of.dep_ == "conj" and first_of.head.pos_ == "VERB":
        first_of = first_of.head
        if any(t.lower_ == "to" for t in first_of.children) and first_of.tag_ == "VB":
            return verb.tag_ == "VB"
    bound = child(first_of, "xcomp") if first_of is not verb else None
    return verb.tag_ == "VB" and bound is not None and bound.i < verb.i and min(draft.cue) == verb.i


def _is_supposed(text: Text, draft: Draft) -> bool:
    """What could be said, not what was: "would support", "can expect"; right in 21 %."""
    if draft.stance is Stance.DECLINED or draft.rule in ("verb+clause", "verb+that"):
        return False
    if text.lemma(text.doc[draft.anchor]) == "like":
        return not any(text.doc[i].lower_ in ("would", "'d", "’d") for i in draft.cue)
    return any(text.doc[i].lower_ in _MODALS for i in draft.cue)


def _is_talk(text: Text, draft: Draft) -> bool:
    """The writer's own voice: "I think …", "you know …", "we believe …" outside quotation."""
    head = text.doc[draft.source_head] if draft.source_head is not None else None
    return head is not None and head.lower_ in _TALK and len(draft.source) == 1


def _is_weak(text: Text, draft: Draft) -> bool:
    """Frames that need a source to be trusted, and have none or one that cannot speak."""
    if draft.rule == "verb+np" and (_is_hearer(text, draft) or _is_bare(text, draft)):
        return True
    if draft.rule == "passive":
        is_loose = _is_pronoun(text, draft) or not _can_speak(text, draft)
        return draft.stance not in _ACCUSING and is_loose
    if draft.rule == "noun+np":
        return _is_weak_noun(text, draft)
    if draft.source_head is None:
        if _was_asked(text, draft):
            return False
        is_accusation = draft.rule.startswith("verb+np+") and draft.stance in _ACCUSING
        return not is_accusation and draft.rule not in _WITHOUT_SOURCE
    head = text.doc[draft.source_head]
    if head.lower_ in ("none", "nothing", "this"):
        return True
    if draft.rule not in ("verb+np", "verb+to") or head.lower_ not in ("that", "which", "it"):
        return False
    return draft.stance not in _ACCUSING


def _is_bare(text: Text, draft: Draft) -> bool:
    """Whether an object is but a pronoun, and nobody is accused or backed: "announced it"."""
    if draft.stance in _ACCUSING or not _is_pronoun(text, draft):
        return False
    is_person = any(text.doc[i].lower_ in ("him", "her", "them") for i in draft.content)
    return not (is_person and draft.stance is Stance.SUPPORTED)


def _is_hearer(text: Text, draft: Draft) -> bool:
    """Whether the object only hears what is said: "warned residents", "cited two officials"."""
    verb = text.doc[draft.anchor]
    if text.lemma(verb) not in ("warn", "caution", "advise", "remind", "cite", "quote"):
        return False
    aim = child(verb, "dobj")
    if aim is None or aim.i not in draft.content:
        return False
    if text.lemma(verb) == "cite" and (aim.ent_type_ == "ORG" or roles().is_body(aim.lower_)):
        return True
    return roles().is_person(aim.lower_) or aim.ent_type_ in ("PERSON", "NORP")


def _was_asked(text: Text, draft: Draft) -> bool:
    """The question whose asker goes unnamed: "asked about the delay", "was asked to resign"."""
    verb = text.doc[draft.anchor]
    if draft.rule not in ("verb+np", "verb+gerund", "verb+somebody+to"):
        return False
    if not clauses.is_passive(verb):
        return False
    return text.lemma(verb) in ("ask", "question", "press", "urge", "order", "tell")


def _is_weak_noun(text: Text, draft: Draft) -> bool:
    """Nouns that name a matter more often than somebody's words: "his support for"."""
    if draft.source_head is None:
        return draft.stance not in (Stance.WARNED, Stance.ACCUSED)
    if text.doc[draft.source_head].pos_ in ("NOUN", "PROPN"):
        return draft.stance in _WEAK_NOUN_STANCES
    return draft.stance not in (Stance.ACCUSED, Stance.DENIED, Stance.PROMISED, Stance.CLAIMED)


def _can_speak(text: Text, draft: Draft) -> bool:
    """Whether the agent of a passive is somebody: "threatened by the sea" is no threat."""
    if draft.source_head is None:
        return False
    head = text.doc[draft.source_head]
    is_somebody = head.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or head.pos_ == "PRON"
    return is_somebody or head.tag_ == "NNS" or text.lemma(head) in text.words.speaking


def _is_pronoun(text: Text, draft: Draft) -> bool:
    """Whether the content is nothing but "it" or "them": "she said it"."""
    return all(text.doc[i].pos_ in ("PRON", "PUNCT") for i in draft.content)
