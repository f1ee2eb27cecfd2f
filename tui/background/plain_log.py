"""The log of the background: what is said there may quote an article, and is read on terminals."""

from __future__ import annotations

from typing import Any, TextIO

from tui.corpus.clean import clean


class PlainLog:
    """A stream that hands on what is written to it, cleaned of all that steers a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text, cleaned."""
        self._stream.write(clean(text))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
