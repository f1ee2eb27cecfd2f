"""Confidence: how often a claim of this rule and this kind of source turned out right.

The shares were counted on the train part of PolNeAR (250 articles, 4,500
claims): a claim is right when its cue is the annotators' and its source and at
least half of its content are. Rules that the corpus hardly shows, or does not
annotate, are set by the marked sentences of our own.
"""

from __future__ import annotations

from tui.analysis.claims.draft import Draft, Text

_RIGHT = {
    "according to": 0.8,
    "adjective": 0.6,
    "as X said": 0.6,
    "floating quote": 0.4,
    "headline": 0.8,
    "in the words of": 0.8,
    "inserted": 0.85,
    "light verb": 0.55,
    "mark": 0.55,
    "neither nor": 0.8,
    "noun+np": 0.3,
    "noun+that": 0.4,
    "passive": 0.45,
    "per": 0.6,
    "quote+verb": 0.8,
    "quoted as saying": 0.85,
    "raised passive": 0.7,
    "refusal": 0.75,
    "unverified": 0.75,
    "verb+clause": 0.88,
    "verb+clause in quotation": 0.6,
    "verb+complement": 0.65,
    "verb+gerund": 0.7,
    "verb+np": 0.55,
    "verb+np+as": 0.75,
    "verb+somebody+to": 0.68,
    "verb+that": 0.85,
    "verb+that in quotation": 0.6,
    "verb+to": 0.68,
}
_ACCUSATION = 0.8
"""For "accused X of", "blamed X for" and their like."""
_NOBODY_IS_FINE = frozenset({"raised passive", "unverified", "light verb", "noun+that", "noun+np"})
_SOURCES = {"they": 0.5, "that": 0.7, "which": 0.7, "who": 0.8, "it": 0.8, "this": 0.5}
"""What is left of it with a pronoun for a source; "he" and "she" are as good as a name."""
_NOBODY = 0.6
"""The same without a source, where the rule wants one."""


def confidence(text: Text, draft: Draft) -> float:
    """The confidence of a draft's claim, in 0..1."""
    base = _RIGHT.get(draft.rule, _ACCUSATION)
    if draft.source_head is None:
        return base if draft.rule in _NOBODY_IS_FINE else round(base * _NOBODY, 2)
    return round(base * _SOURCES.get(text.doc[draft.source_head].lower_, 1.0), 2)
