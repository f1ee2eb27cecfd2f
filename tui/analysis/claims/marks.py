"""Attribution by a mark beside a quotation: `Lopes: "No one was hurt"`, `"I left" – a clerk`.

The parser knows little of these, so they are read off the marks.
"""

from __future__ import annotations

from spacy.tokens import Token

from tui.analysis.claims.draft import Draft, Text
from tui.analysis.claims.tree import child, noun_phrase
from tui.news.findings import Stance

_LEAD_IN = 20
"""Tokens before a colon in which its speaker is looked for."""


def colon_before(text: Text, number: int) -> Draft | None:
    """The draft of a colon right before a quotation, or at the end of the paragraph before."""
    index = min(text.quote_tokens[number]) - 1
    while index > 0 and text.doc[index].is_space:
        index -= 1
    if index < 1 or text.doc[index].text != ":":
        return None
    return _colon(text, text.doc[index])


def dash_after(text: Text, number: int) -> Draft | None:
    """The draft of a quotation signed with a dash: `"I never signed it" – a secretary`."""
    start = max(text.quote_tokens[number]) + 1
    if start + 1 >= len(text.doc) or text.doc[start].text not in ("-", "–", "—", "―", "--"):
        return None
    paragraph = text.paragraph_of[start]
    rest = []
    for token in text.doc[start + 1 : start + 16]:
        if text.paragraph_of[token.i] != paragraph or token.is_space:
            break
        rest.append(token)
    rest = [t for t in rest if t.text != "."]
    if not rest or len(rest) > 12 or any(t.tag_ in ("VBZ", "VBD", "VBP", "MD") for t in rest):
        return None
    head = next((t for t in rest if t.pos_ in ("NOUN", "PROPN")), None)
    if head is None or _is_gloss(rest):
        return None
    return mark_draft(text.doc[start], {t.i for t in rest}, head, set())


_GLOSSES = frozenset({"meaning", "literally", "roughly", "or", "translated", "that", "i.e."})


def _is_gloss(words: list[Token]) -> bool:
    """Whether the words explain the quotation: “– Russian for goodbye”, “– or so it seemed”."""
    if words[0].lower_ in _GLOSSES:
        return True
    return len(words) > 2 and words[0].text.istitle() and words[1].lower_ == "for"


def _colon(text: Text, colon: Token) -> Draft | None:
    """The draft of a colon whose speaker is looked for in the words before it."""
    paragraph = text.paragraph_of[colon.i]
    start = colon.i
    while (
        start > max(0, colon.i - _LEAD_IN)
        and text.paragraph_of[start - 1] == paragraph
        and text.doc[start - 1].text not in (".", "?", "!", "-", "—", "–", ":")
        and start - 1 not in text.quote_of
    ):
        start -= 1
    words = [t for t in text.doc[start : colon.i] if not t.is_space]
    if not words:
        return None
    verbs = [t for t in words if t.pos_ in ("VERB", "AUX")]
    for verb in verbs:
        agent = child(verb, "agent")
        head = child(verb, "nsubj") if agent is None else child(agent, "pobj")
        if head is not None and head.i >= start:
            source = noun_phrase(head, {verb.i, colon.i})
            return mark_draft(colon, source, head, set())
    if verbs:
        return None
    while words and (
        words[0].pos_ in ("ADP", "CCONJ", "SCONJ", "PUNCT", "ADV") or words[0].lower_ == "more"
    ):
        words.pop(0)
    if not words or len(words) > 14 or any(t.lemma_.lower() in text.words.verbs for t in words):
        return None
    head = next((t for t in words if t.pos_ in ("PROPN", "NOUN", "PRON")), None)
    return None if head is None else mark_draft(colon, {t.i for t in words}, head, set())


def mark_draft(colon: Token, source: set[int], head: Token, content: set[int]) -> Draft:
    """The draft of a mark that attributes."""
    cue = {colon.i}
    return Draft(colon.i, cue, source, content, Stance.SAID, "mark", source_head=head.i)
