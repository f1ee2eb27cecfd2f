"""Words: how FTS5 cuts and folds text, for everything that must agree with its indexes."""

from __future__ import annotations

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
