"""The frames: the ways in which English attributes words to somebody.

Each frame of the cue lexicon is read by one function, which takes the place
where it may stand and gives a `Draft`, or None where the frame is not there.
`verbs` holds the frames of verbs in the order in which they are tried,
`nouns` nouns, adjectives and the light verbs that carry them, `phrases`
"according to" and its kin, `silence` what is declined and what nobody could
verify.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tui.analysis.claims.draft import Draft, Text
from tui.analysis.claims.frames.nouns import read_adjective, read_light_verb, read_noun
from tui.analysis.claims.frames.phrases import read_as_said, read_phrase
from tui.analysis.claims.frames.silence import read_silence, read_unverified
from tui.analysis.claims.frames.verbs import read_verb
from tui.analysis.claims.tree import child


def read_frames(text: Text) -> Iterator[Draft]:
    """All drafts that the parse alone gives, in text order; quotations come after (`speech`)."""
    for index in text.cue_words:
        draft = _read(text, text.doc[index])
        if draft is None:
            continue
        if not text.is_direct(index):
            yield draft
        elif _is_report(text, draft):
            draft.rule += " in quotation"
            yield draft


def _is_verb(text: Text, token: Token) -> bool:
    """Whether the token is a verb, or a cue with a subject that the tagger took for a noun."""
    if token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
        return True
    return text.lemma(token) in text.words.verbs and child(token, "nsubj") is not None


_REPORTS = frozenset({"verb+that", "verb+clause", "quote+verb"})


def _is_report(text: Text, draft: Draft) -> bool:
    """Whether a cue inside quoted speech tells what a third person said."""
    if draft.rule not in _REPORTS or draft.source_head is None:
        return False
    verb = text.doc[draft.anchor]
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or text.lemma(verb) not in _TELLING:
        return False
    head = text.doc[draft.source_head]
    around = text.quote_tokens[text.quote_of[draft.anchor]]
    inside = draft.content & around
    if head.pos_ not in ("NOUN", "PROPN") or not draft.source <= around:
        return False
    if len(inside) * 2 <= len(draft.content):
        return False
    draft.content = inside
    return True


_TELLING = frozenset(
    ("say", "tell", "claim", "deny", "confirm", "admit", "insist", "announce", "report", "warn")
)


def _read(text: Text, token: Token) -> Draft | None:
    phrase = read_phrase(text, token)
    if phrase is not None:
        return phrase
    if token.dep_ in ("acomp", "oprd") and token.lower_ in text.words.adjectives:
        return read_adjective(text, token)
    if _is_verb(text, token):
        return (
            read_unverified(text, token)
            or read_light_verb(text, token)
            or read_silence(text, token)
            or read_as_said(text, token)
            or read_verb(text, token)
        )
    if token.pos_ == "NOUN" and token.lemma_ in text.words.nouns:
        return read_noun(text, token)
    return None
