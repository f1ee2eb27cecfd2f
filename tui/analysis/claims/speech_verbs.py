"""The verb of speech beside a quotation: `"…," said X`, `X said: "…"`."""

from __future__ import annotations

from spacy.tokens import Token

from tui.analysis.claims.deeds import is_thing
from tui.analysis.claims.draft import Text
from tui.analysis.claims.tree import child

_REACH = 45
"""Tokens between a quotation and the verb that introduces or follows it."""


def verb_after(text: Text, number: int) -> Token | None:
    """The verb of `"…," said X` and `"…," X said`."""
    quote = text.quotes[number]
    tokens = text.quote_tokens[number]
    inner = quote.words.of(text.string).rstrip(" \n'’")[-1:]
    start = max(tokens) + 1
    if start >= len(text.doc) or quote.is_open or text.doc[start].text == "(":
        return None
    after = text.doc[start]
    if inner not in ",?!—-…" and after.text not in (",", "—", "-", "–"):
        return _named_beside(text, start)
    if after.text == ",":
        start += 1
    stranger = None
    for token in text.doc[start : start + _REACH]:
        if token.i in text.quote_of or text.paragraph_of[token.i] != text.paragraph_of[start]:
            break
        if token.text in (".", "?", "!", ";", ":") or token.lower_ in ("while", "whereas"):
            break
        if _is_speech_verb(text, token) and token.dep_ != "relcl":
            return token
        if (
            stranger is None
            and token.i - start <= 4
            and token.pos_ == "VERB"
            and token.dep_ != "relcl"
        ):
            stranger = token
    who = child(stranger, "nsubj") if stranger is not None and inner in ",?!" else None
    # "“What happened?” The strike tore down …": things do not ask
    return stranger if who is not None and not (inner in "?!" and is_thing(text, who)) else None


def verb_before(text: Text, number: int) -> Token | None:
    """The verb of `X said: "…"` and `X said that "…"`."""
    first = min(text.quote_tokens[number])
    if not first:
        return None
    paragraph = text.paragraph_of[first]
    index = first - 1
    while index > 0 and text.doc[index].is_space:
        index -= 1
    if text.doc[index].text == ":":
        paragraph = text.paragraph_of[index]
    elif index < first - 1 or text.doc[index].text in (".", "?", "!", ";"):
        return None
    while index >= max(0, first - _REACH):
        token = text.doc[index]
        if index in text.quote_of or text.paragraph_of[index] != paragraph:
            return None
        if token.text in (".", "?", "!", ";"):
            return None
        if _is_speech_verb(text, token):
            return token
        index -= 1
    return None


def _named_beside(text: Text, start: int) -> Token | None:
    """The verb of `"…" X said`, where the comma was forgotten or a full stop stands instead."""
    for token in text.doc[start : start + 6]:
        if token.is_punct or token.is_space or token.i in text.quote_of:
            return None
        if _is_speech_verb(text, token):
            before = text.doc[start : token.i]
            follows = text.doc[token.i + 1] if token.i + 1 < len(text.doc) else None
            named = len(before) > 0 and all(
                t.pos_ in ("PROPN", "PRON", "DET", "NOUN") for t in before
            )
            ends = follows is None or follows.pos_ in (
                "PUNCT",
                "ADP",
                "SPACE",
                "PROPN",
                "ADV",
                "SCONJ",
            )
            return token if named and ends else None
    return None


def _is_speech_verb(text: Text, token: Token) -> bool:
    is_verb = token.pos_ in ("VERB", "AUX") or _is_misread(text, token)
    if not is_verb or token.i in text.quote_of:
        return False
    known = text.words.verbs.get(text.lemma(token))
    return known is not None and bool(known.frames & {"quote", "that"})


def _is_misread(text: Text, token: Token) -> bool:
    """Whether the tagger took a verb behind its subject for a noun: “…,” the editorial states."""
    if token.tag_ != "NNS" or token.i + 1 >= len(text.doc) or token.i < 2:
        return False
    before, after = text.doc[token.i - 1], text.doc[token.i + 1]
    return before.tag_ in ("NN", "NNP") and after.text in (".", ",", ":")
