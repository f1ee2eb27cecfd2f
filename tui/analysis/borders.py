"""Borders of sentences that a text shows by its shape, where the parser sees none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language
from spacy.strings import get_string_id
from spacy.tokens import Doc

from tui.analysis.glued import start_glued_sentences
from tui.analysis.lines import line_ends, torn
from tui.analysis.whole_words import BEFORE_NAMES

NAME = "newsreader_borders"

_COMMA = get_string_id(",")
_BEFORE_NAMES = frozenset(map(get_string_id, BEFORE_NAMES))
_ENDS = frozenset('.!?…:”"')
_BULLETS = frozenset("-*•·‣–—")

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATED = re.compile(
    rf"(?:(?:Early|Mid|Late)[ -])?(?:{_MONTH}[ ](?:\d\d?,?[ ])?|\d\d?[ ]{_MONTH}[ ])?"
    r"(?:1[89]|20)\d\d(?:[-–]\d{2,4})?[ ][-–—][ ](?=[“\"]?[A-Z])"
)
"""The date that begins a paragraph of a chronicle, with the dash behind it."""


@Language.component(NAME)
def start_sentences(doc: Doc) -> Doc:
    """No sentence runs over the end of a paragraph, into a list, on from a line that ends one.

    Nor is it glued on, nor runs from the date of a chronicle into what happened then.
    The parser keeps to what is set here.
    """
    _bind_words(doc)
    text = doc.text
    meant, gaps = line_ends(text), set(torn(text))
    for token in doc[:-1]:
        if not token.is_space or "\n" not in token.text:
            continue
        after = doc[token.i + 1]
        ends = token.i > 0 and doc[token.i - 1].text[-1] in _ENDS
        if after.idx in gaps:
            continue
        is_meant = token.text.count("\n") > 1 or token.idx + token.text.index("\n") in meant
        if is_meant or ends or after.text in _BULLETS:
            after.is_sent_start = True
    start_glued_sentences(doc)
    if dated := set(_dated(text)):
        for token in doc[1:]:
            if token.idx in dated:
                token.is_sent_start = True
    return doc


def _bind_words(doc: Doc) -> None:
    """No sentence begins with a small letter behind a word or comma, nor with a name behind a rank.

    Parsers have both.
    """
    columns: Any = doc.to_array(["SENT_START", "IS_LOWER", "IS_ALPHA", "ORTH"])
    starts = columns[:, 0].astype("int64")
    small, letters = columns[:, 1] == 1, columns[:, 2] == 1
    bound = small[1:] & letters[1:] & (letters[:-1] | (columns[:-1, 3] == _COMMA))
    for index, word in enumerate(columns[:-1, 3].tolist()):
        if word in _BEFORE_NAMES:
            after = doc[index + 1]
            bound[index] |= after.is_title and after.lower_ not in STOP_WORDS
    starts[1:][bound & (starts[1:] == 0)] = -1
    doc.from_array(["SENT_START"], starts.astype("uint64"))


def _dated(text: str) -> Iterator[int]:
    """Where the dates of a chronicle begin, and where what happened then does."""
    for match in _DATED.finditer(text):
        before = text[: match.start()].rstrip()
        if not before or before[-1] in _ENDS or "\n" in text[len(before) : match.start()]:
            yield match.start()
            yield match.end()
