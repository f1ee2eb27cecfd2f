"""Deeds: verbs that can attribute, and here tell what somebody or something does.

"The blast claimed 12 lives", "floods threaten the town", "the judge dismissed
the case", "the minister dismissed his deputy": nobody says anything.
"""

from __future__ import annotations

from spacy.tokens import Token

from tui.analysis.claims.draft import Draft, Text
from tui.analysis.claims.speakers.words import roles
from tui.analysis.claims.tree import child, children

_OBJECTS = frozenset({"verb+np", "verb+to", "verb+somebody+to"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC"})
_TAKEN = frozenset(
    {
        *(
            "life",
            "live",
            "victim",
            "casualty",
            "title",
            "crown",
            "medal",
            "prize",
            "trophy",
            "seat",
        ),
        *("scalp", "wicket", "gold", "silver", "bronze", "pole"),
    }
)
"""What is won, or lost, by whoever "claims" it."""
_PICTURES = frozenset(
    {"video", "photo", "picture", "image", "photograph", "clip", "footage", "screen", "camera"}
)
_HELD = frozenset({"region", "territory", "land", "island", "border", "area", "sea", "water"})
"""What states "dispute" without a word."""
_WHERE_TO = frozenset({"to", "into", "apart", "down", "away", "onto", "off"})
"""Where to something is blasted or slammed: "blasting houses to the ground"."""
_COURTS = frozenset({"court", "judge", "magistrate", "tribunal", "jury", "justice", "panel"})
_SUITS = frozenset(
    {
        *("case", "suit", "lawsuit", "appeal", "charge", "charges", "petition", "motion", "bid"),
        *("indictment", "count", "counts", "complaint", "application", "claim", "claims"),
    }
)


def is_deed(text: Text, draft: Draft) -> bool:
    """Whether the verb of a draft does something instead of saying it."""
    if draft.anchor < 0 or draft.source_head is None:
        return False
    verb, head = text.doc[draft.anchor], text.doc[draft.source_head]
    aim = child(verb, "dobj", "nsubjpass")
    match text.lemma(verb):
        case ("claim" | "threaten" | "blast" | "slam") as lemma if draft.rule in _OBJECTS:
            return _is_violent(text, draft, lemma)
        case "recall" | "echo" | "embrace" | "back" | "support" if draft.rule in _OBJECTS:
            return is_thing(text, head) and text.lemma(head) not in text.words.works
        case "post" | "share" if aim is not None and draft.rule in _OBJECTS:
            return text.lemma(aim) in _PICTURES
        case "dispute" | "contest" if aim is not None and draft.rule in _OBJECTS:
            return text.lemma(aim) in _HELD or aim.ent_type_ in ("GPE", "LOC")
        case "dismiss" | "reject" | "discharge" if aim is not None and draft.rule in {
            "verb+np",
            "passive",
        }:
            is_judged = text.lemma(head) in _COURTS and text.lemma(aim) in _SUITS
            return is_judged or (text.lemma(verb) == "dismiss" and _is_somebody(aim))
    return False


def _is_violent(text: Text, draft: Draft, lemma: str) -> bool:
    """Whether something claims lives or seats, threatens a town, or blasts it to the ground."""
    verb, head = text.doc[draft.anchor], text.doc[draft.source_head or 0]
    aim = child(verb, "dobj", "nsubjpass")
    if lemma == "claim" and draft.rule == "verb+to":
        return False
    if lemma == "claim":
        return is_thing(text, head) or (aim is not None and _is_taken(text, aim))
    if lemma == "threaten":
        return is_thing(text, head) or (verb.tag_ == "VBG" and verb.dep_ == "advcl")
    ends = (t for t in children(verb, "prep", "advmod", "prt") if aim and t.i > aim.i)
    return any(t.lower_ in _WHERE_TO for t in ends)


def _is_taken(text: Text, aim: Token) -> bool:
    """Whether what somebody "claims" is won: a seat, "their third victory"."""
    is_counted = any(t.dep_ in ("det", "poss", "nummod") for t in aim.children)
    return text.lemma(aim) in _TAKEN or (is_counted and text.lemma(aim) in ("victory", "win"))


def is_thing(text: Text, head: Token) -> bool:
    """Whether a source is a common noun for what can neither want nor say anything."""
    if head.pos_ != "NOUN" or head.ent_type_ in _NAMED or text.lemma(head) in text.words.speaking:
        return False
    return not (roles().is_person(head.lower_) or roles().is_body(head.lower_))


def _is_somebody(aim: Token) -> bool:
    """Whether an object is a person: one who is dismissed loses his office."""
    if aim.pos_ == "PRON":
        return False
    return aim.ent_type_ == "PERSON" or (aim.pos_ == "NOUN" and roles().is_person(aim.lower_))
