"""Confidence: how often a claim like this one turned out right.

The shares were counted on the train part of PolNeAR (840 articles, 15,300
claims found): a claim is right when its cue is the annotators' and its source
and at least half of its content are. Rules that the corpus hardly shows, or
does not annotate, are set by the marked sentences of our own. Sorted by
confidence, the upper half of the claims found in PolNeAR's dev part is right
in 90 of 100, the lower in 61.
"""

from __future__ import annotations

from tui.analysis.claims.draft import Draft, Text

_RIGHT = {
    "according to": 0.86,
    "adjective": 0.6,
    "as X said": 0.57,
    "floating quote": 0.4,
    "headline": 0.8,
    "in the words of": 0.6,
    "inserted": 0.84,
    "light verb": 0.5,
    "mark": 0.55,
    "neither nor": 0.8,
    "noun+np": 0.35,
    "noun+that": 0.4,
    "passive": 0.45,
    "per": 0.6,
    "quote+verb": 0.82,
    "quoted as saying": 0.85,
    "raised passive": 0.72,
    "refusal": 0.75,
    "statement": 0.8,
    "unverified": 0.75,
    "verb+clause": 0.92,
    "verb+clause in quotation": 0.5,
    "verb+complement": 0.68,
    "verb+gerund": 0.72,
    "verb+np": 0.68,
    "verb+np+as": 0.78,
    "verb+np+against": 0.8,
    "verb+np+to": 0.65,
    "verb+somebody+to": 0.72,
    "verb+that": 0.88,
    "verb+that in quotation": 0.5,
    "verb+to": 0.7,
}
FLOOR = 0.3
"""Claims below it are left out: wrong in seven of ten."""
_ACCUSATION = 0.8
"""For "accused X of", "blamed X for" and their like."""
_NOBODY_IS_FINE = frozenset(
    {"floating quote", "raised passive", "unverified", "light verb", "noun+that", "noun+np"}
)
_NOBODY = 0.6
"""What is left of it without a source, where the rule wants one."""
_SOURCES = {"they": 0.8, "it": 0.65, "that": 0.45, "which": 0.6, "who": 0.8, "this": 0.5}
"""The same with a pronoun for a source; "he" and "she" are as good as a name."""
_COMMON_NOUN = 0.9
_PLACES = {
    "conj": 0.92,
    "advcl": 0.88,
    "relcl": 0.8,
    "ccomp": 0.8,
    "pcomp": 0.65,
    "acl": 0.55,
    "xcomp": 0.5,
}
"""The same for a cue that is no main verb."""
_INSIDE = 0.5
"""The same for a claim that stands inside another one."""


def confidence(text: Text, draft: Draft, *, is_inside: bool = False) -> float:
    """The confidence of a draft's claim, in 0..1."""
    share = _RIGHT.get(draft.rule, _ACCUSATION)
    if draft.source_head is not None:
        head = text.doc[draft.source_head]
        is_common = head.pos_ == "NOUN"
        # "the WHO" and "IS" are no pronouns
        is_name = head.is_upper and len(head.text) > 1
        share *= _COMMON_NOUN if is_common else 1.0 if is_name else _SOURCES.get(head.lower_, 1.0)
    elif draft.rule not in _NOBODY_IS_FINE:
        share *= _NOBODY
    if draft.rule.endswith("in quotation"):
        return round(share, 2)
    if is_inside and draft.rule != "noun+that":
        share *= _INSIDE
    elif draft.anchor >= 0 and draft.rule.startswith("verb"):
        share *= _PLACES.get(text.doc[draft.anchor].dep_, 1.0)
    return round(share, 2)
