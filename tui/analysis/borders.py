"""Borders of words and of sentences that a text shows by its shape, where the model sees none.

Pages that were taken off the web have often lost what parted their paragraphs
("in 2016.Still, this year"), and a table of dates has no verb before its dash
("May 6, 2017 - Elected chief.").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

NAME = "newsreader_borders"

_ENDS = frozenset('.!?…:”"')
_BULLETS = frozenset("-*•·‣–—")

_GLUED = (
    r"(?<=[0-9])[.!?](?=[”\"’)]*[“\"]?[A-Z])",
    r"(?<=[a-z])[!?](?=[”\"’)]*[“\"]?[A-Z])",
    r"(?<=[a-z0-9])\.(?=[”\"’)]+[“\"]?[A-Z])",
    r"(?<=[a-z0-9][.!?])[”\"’)]+(?=[“\"]?[A-Z])",
    r"(?<=[a-z])[”)](?=[“\"]?[A-Z])",
    r"(?<=[.!?)”\"])[“\"](?=[A-Z])",
)
"""What parts two words though no space does, beside what the pipeline takes for it."""

# Three letters and a full stop may be "Gen.Salas" or "St.John"; some of more letters are, too.
_UNPARTED = re.compile(
    r"(?:(?<!\bProf)(?<!\bCapt)(?<!\bSept)(?<!\bDept)(?<!\bCorp)(?<=[a-z]{4})\.|(?<=\d\d)\."
    r"|(?<=[a-z])[!?])(?=“?[A-Z])|(?<=[a-z0-9])[.!?](?P<closed>[”’)]+(?=“?[A-Z])|\"(?=[A-Z]))"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATED = re.compile(
    rf"(?:(?:Early|Mid|Late)[ -])?(?:{_MONTH}[ ](?:\d\d?,?[ ])?|\d\d?[ ]{_MONTH}[ ])?"
    r"(?:1[89]|20)\d\d(?:[-–]\d{2,4})?[ ][-–—][ ](?=[“\"]?[A-Z])"
)
"""The date that begins a paragraph of a chronicle, with the dash behind it."""


def part_glued_words(nlp: Language) -> None:
    """Let the tokenizer part what no space does: "2016.Still", "so.”The"."""
    if isinstance(nlp.tokenizer, Tokenizer):
        infixes = (*(nlp.Defaults.infixes or ()), *_GLUED)
        nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


@Language.component(NAME)
def start_sentences(doc: Doc) -> Doc:
    """No sentence runs over an empty line, into a list, or on from a line or words that end one.

    The parser keeps to what is set here.
    """
    for token in doc[:-1]:
        if not token.is_space or "\n" not in token.text:
            continue
        after = doc[token.i + 1]
        ends = token.i > 0 and doc[token.i - 1].text[-1] in _ENDS
        if token.text.count("\n") > 1 or ends or after.text in _BULLETS:
            after.is_sent_start = True
    starts = set(_starts(doc.text))
    if starts:
        for token in doc[1:]:
            if token.idx in starts:
                token.is_sent_start = True
    return doc


def _starts(text: str) -> Iterator[int]:
    """Where a sentence begins by its shape, in code points."""
    for match in _UNPARTED.finditer(text):
        # A straight mark closes where one is open in its paragraph, and opens where none is.
        opens = match["closed"] == '"' and not _is_open(text, match.start("closed"))
        yield match.start("closed") if opens else match.end()
    for match in _DATED.finditer(text):
        before = text[: match.start()].rstrip()
        if not before or before[-1] in _ENDS or "\n" in text[len(before) : match.start()]:
            yield match.start()
            yield match.end()


def _is_open(text: str, at: int) -> bool:
    """Whether a straight quotation mark before `at` waits for its fellow."""
    return text.count('"', text.rfind("\n\n", 0, at) + 1, at) % 2 == 1
