"""Words: how FTS5 cuts and folds text, for everything that must agree with its indexes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import cast

import apsw

from tui.library.schema import FTS_TOKENIZER


class Words:
    """The words of a text exactly as the word indexes hold them.

    A regular expression would agree on English and differ elsewhere, and then
    a word offered from the vocabulary would find nothing.
    """

    def __init__(self, connection: apsw.Connection | None = None) -> None:
        # The tokenizer lives as long as its connection, so the connection is kept.
        self._connection = connection or apsw.Connection(":memory:")
        name, *arguments = FTS_TOKENIZER
        self._tokenize = self._connection.fts5_tokenizer(name, arguments)

    def of(self, text: str) -> list[str]:
        """The words of `text` in order, without case and diacritics."""
        words = self._tokenize(
            text.encode(errors="replace"),
            apsw.FTS5_TOKENIZE_DOCUMENT,
            None,
            include_offsets=False,
            include_colocated=False,
        )
        return cast("list[str]", words)  # the type also allows for what was not asked

    def fold(self, text: str) -> str:
        """The words of `text` joined by one space: `Müller's Café` gives `muller s cafe`."""
        return " ".join(self.of(text))

    def begin(self, text: str, prefix: str) -> bool:
        """Whether a word of `text` begins with a prefix, which is folded."""
        # Nearly always one does, plainly to be seen in the first line or two.
        if prefix.isascii() and _beginning(prefix).search(text):
            return True
        if prefix.isascii() and text.isascii():
            return False
        return any(word.startswith(prefix) for word in self.of(text))


@lru_cache(maxsize=16)
def _beginning(prefix: str) -> re.Pattern[str]:
    """What finds a prefix after white space or a mark of ASCII, which are of no word."""
    return re.compile(rf"(?:^|[\x00-/:-@\[-`{{-\x7f]){re.escape(prefix)}", re.IGNORECASE | re.ASCII)
