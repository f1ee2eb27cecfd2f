"""Glued sentences: what copying from a web page ran together, "… was hurt."The mayor said …".

Without the space a tokenizer keeps the end of one sentence and the beginning of
the next as one word, and a parser reads on over both.
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

_INFIXES = (
    r"(?<=[.!?,…])[\"”](?=[A-Za-z“(])",
    r"(?<=[\w%]),(?=[\"”][A-Za-z])",
    r"(?<=[a-z0-9%])[.!?]+(?=[\"”)(]+[A-Z])",
    r"(?<=[a-z])[!?](?=[A-Z“])",
    r"(?<=[0-9])\.(?=[A-Z])",
    r"(?<=[\w\"”])\)(?=[A-Z][a-z])",
    r"(?<=[a-z.!?])\((?=[A-Z][A-Za-z]+ )",
    r"(?<=[a-z.,:!?])“(?=\w)",
    r"(?<=[A-Z]{4})(?=[A-Z][a-z]{2})",
    r"(?<=[\"”])―",
    # the number of a note behind a sentence: "seized the town (north of it).[46]"
    r"(?<=\w)\)(?=[.,;:]?\[\d)",
    r"(?<=[\w)\"”’])[.,;:!?](?=[\"”’]?\[\d)",
    r"(?<=[\w.,!?])[\"”’](?=\[\d)",
    r"(?<=\S)\[(?=\d{1,3}(?:\]|$))",
    r"(?<=\d)\](?=\[\d)",
)
_NOTED = re.compile(r"[.!?][\"”’)]?(?:\[\d{1,3}\])+\s+(?=[A-Z“\"])")
"""The end of a sentence with the number of a note behind it."""
_START = re.compile(r"(?<=[a-z0-9%)][a-z0-9%)\"”][.!?])(?P<mark>[\"”]?)(?=[“(]?[A-Z][a-z]*[ ’'])")
_ENDINGS = ("com ", "net ", "org ")
"""What follows a full stop inside the name of a site."""


def part_glued_words(nlp: Language) -> None:
    """Let a pipeline part the words that stand on both sides of a lost space."""
    tokenizer, infixes = nlp.tokenizer, nlp.Defaults.infixes
    if infixes and isinstance(tokenizer, Tokenizer):
        tokenizer.infix_finditer = compile_infix_regex([*infixes, *_INFIXES]).finditer


def start_glued_sentences(doc: Doc) -> None:
    """Begin a sentence where one was glued to the end of the one before."""
    text = doc.text
    starts = []
    for match in _START.finditer(text):
        start = match.end()
        if match["mark"] == '"' and _is_opening(text, match.start()):
            start = match.start()
        if not text.startswith(_ENDINGS, start):
            starts.append(start)
    starts += [match.end() for match in _NOTED.finditer(text)] if "[" in text else []
    if not starts:
        return
    offsets = {token.idx: token for token in doc}
    for start in starts:
        token = offsets.get(start)
        if token is not None and token.i:
            token.is_sent_start = True


def _is_opening(text: str, offset: int) -> bool:
    """Whether a straight mark opens a quotation: an even number stands before it."""
    start = text.rfind("\n", 0, offset) + 1
    return text.count('"', start, offset) % 2 == 0
