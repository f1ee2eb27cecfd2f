"""Folding: text without case and accents, every offset kept; and its words.

FTS5's unicode61 decides which articles answer a query; this module must see
the same words in a text, or a hit would not be marked. A test compares the
two over the alphabets news is written in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_][^\W_\u0300-\u0331]*(?:[\u0300-\u0331]+[^\W_\u0300-\u0331]*)*")
_FIRST_MARK, _LAST_MARK = "\u0300", "\u0331"
_MAY_FOLD = re.compile("[^\x00-\x7f\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
"""Characters beyond ASCII, without kana, ideographs and syllables that are as they are: to take a
book of these apart would take half a second."""


@dataclass(frozen=True, slots=True)
class TextWord:
    """A word of a text: folded, and where it stands (code points)."""

    folded: str
    start: int
    stop: int


def fold(text: str) -> str:
    """The text without case and accents, of the same length as `text`."""
    # Each different character at once: to ask for every one in turn takes five times as long.
    # In order, for one of them (U+1E9B) folds to a lower one, which would fold again.
    for char in () if text.isascii() else sorted({*_MAY_FOLD.findall(text)}):
        folded = _FOLDED[char]
        if folded != char:
            text = text.replace(char, folded)
    # Of what is left, bytes lower the letters of ASCII alone.
    return text.lower() if text.isascii() else _lowered(text)


def _lowered(text: str) -> str:
    return text.encode(errors="surrogatepass").lower().decode(errors="surrogatepass")


def words(text: str) -> Iterator[TextWord]:
    """The words of `text` in order, as the word index knows them."""
    return words_from(fold(text), 0)


def words_from(folded: str, start: int) -> Iterator[TextWord]:
    """The words of a folded text from an offset on, at which no word may be under way."""
    for match in _WORD.finditer(folded, start):
        yield TextWord(_without_marks(match[0]), match.start(), match.end())


def _without_marks(word: str) -> str:
    if word.isascii():
        return word
    return "".join(c for c in word if not _FIRST_MARK <= c <= _LAST_MARK)


def folded_words(text: str) -> tuple[str, ...]:
    """The words of `text` without case and accents."""
    return tuple(word.folded for word in words(text))


class _Folded(dict[str, str]):
    """What each character folds to, found out at its first use."""

    def __missing__(self, char: str) -> str:
        self[char] = folded = _folded(char)
        return folded


_FOLDED = _Folded()


def _folded(char: str) -> str:
    parts = unicodedata.normalize("NFD", char)
    is_accented = len(parts) > 1 and all(_FIRST_MARK <= m <= _LAST_MARK for m in parts[1:])
    if is_accented and parts[0].isascii():
        return parts[0].lower()
    folded = char.casefold()
    # One for one, or offsets would shift: ß stays, as it does in the index.
    return folded if len(folded) == 1 else char.lower()[:1]
