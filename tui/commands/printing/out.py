"""What the commands print: text made safe for a terminal, and JSON lines made safe for all.

File names and articles are hostile: an escape sequence in either would be
obeyed by the terminal. So everything goes through here.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, TextIO

_UNSAFE = (
    *range(0x20),  # C0: escape sequences, bells
    0x7F,
    *range(0x80, 0xA0),  # C1: the same in one byte
    *(0x061C, 0x200E, 0x200F),  # bidi marks
    *range(0x2028, 0x202F),  # line separators, bidi overrides
    *range(0x2066, 0x206A),  # bidi isolates
)
_SAFE_TEXT = dict.fromkeys(_UNSAFE, "�") | {0x0A: "\n", 0x09: " "}
_SAFE_LINE = _SAFE_TEXT | {0x0A: " "}
_SAFE_JSON = {code: f"\\u{code:04x}" for code in _UNSAFE}


def safe_text(text: str) -> str:
    """A text of any lines without what a terminal, or a program that shows it, would obey."""
    return text.translate(_SAFE_TEXT)


def safe_line(text: str) -> str:
    """A text on one line, so that no name of a file draws a line of its own."""
    return text.translate(_SAFE_LINE)


def safe_cells(text: str) -> str:
    """A text of any lines, of which tabs part the cells."""
    return "\t".join(map(safe_text, text.split("\t")))


def escaped(line: str) -> str:
    """A line of JSON in which unsafe characters are told by their numbers, as JSON has it."""
    return line.translate(_SAFE_JSON)


class Out:
    """Standard output and standard error, for lines of text and of JSON."""

    def __init__(self, stdout: TextIO, stderr: TextIO) -> None:
        self._stdout = stdout
        self._stderr = stderr

    @classmethod
    def standard(cls) -> Out:
        """The process's own streams, in UTF-8 whatever the locale; closed ones swallow all."""
        for stream in (sys.stdout, sys.stderr):
            # A lone surrogate, from a file name that is not UTF-8, comes out as \udcff,
            # which is right in JSON too.
            with suppress(AttributeError, ValueError):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # not of a replaced stream
        return cls(sys.stdout or _nowhere(), sys.stderr or _nowhere())

    @property
    def shows_progress(self) -> bool:
        """Whether somebody watches standard error."""
        return self._stderr.isatty()

    def text(self, text: str = "") -> None:
        """Print a text, which may have several lines."""
        self._stdout.write(safe_text(text) + "\n")

    def one_line(self, text: str) -> None:
        """Print one line for another program, whatever breaks are in the text."""
        self._stdout.write(safe_line(text) + "\n")

    def one_line_pair(self, word: str, help_: str) -> None:
        """Print a word and what it means with a tab between them, each on one line."""
        parts = (part.translate(_SAFE_LINE) for part in (word, help_) if part)
        self._stdout.write("\t".join(parts) + "\n")

    def exactly(self, raw: bytes) -> None:
        """Print bytes as they are for another program; for a terminal they are made safe."""
        if self._stdout.isatty() or not hasattr(self._stdout, "buffer"):
            self._stdout.write(safe_line(raw.decode("utf-8", "replace")) + "\n")
        else:
            self._stdout.flush()
            self._stdout.buffer.write(raw)

    def json(self, value: Mapping[str, Any]) -> None:
        """Print a value as one line of JSON, at once."""
        self.line(escaped(json.dumps(value, ensure_ascii=False)))
        self._stdout.flush()

    def line(self, line: str) -> int:
        """Print a line that is safe already; the number of its characters."""
        return self._stdout.write(line + "\n")

    def tell(self, message: str) -> None:
        """Say something to the user, beside the output proper."""
        self._stderr.write(safe_line(message) + "\n")

    def error(self, message: str) -> None:
        """Say what went wrong."""
        self.tell(f"newsreader: {message}")

    def progress(self, message: str) -> None:
        """Show how far the work is, on a line that the next message replaces."""
        if self.shows_progress:
            self._stderr.write(f"\r\x1b[K{safe_line(message)}")
            self._stderr.flush()

    def end_progress(self) -> None:
        """Clear the line of `progress`."""
        if self.shows_progress:
            self._stderr.write("\r\x1b[K")

    def flush(self) -> None:
        """Pass on everything printed; raises BrokenPipeError when nobody reads it."""
        self._stdout.flush()


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123  lives as long as we do
