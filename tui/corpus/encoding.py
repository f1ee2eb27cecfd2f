"""In which encoding a file is, asked when somebody wants to know it."""

from __future__ import annotations

import re
from pathlib import Path

from tui.corpus.decode import SIZE_LIMIT, decoded
from tui.corpus.format_table import suffix_of
from tui.corpus.reading import UnreadableError

_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_NOT_TEXT = frozenset({".pdf", ".gz", ".zip", ".warc", ".docx", ".epub", ".odt", ".eml", ".mbox"})
"""Files whose bytes are not their text."""


def encoding_of(path: Path) -> str:
    """The encoding of a file of text, in a few words; empty when it cannot be said."""
    if suffix_of(path.name) in _NOT_TEXT or any(
        path.name.lower().endswith(suffix) for suffix in _NOT_TEXT
    ):
        return ""
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT)
        said = _DECLARED.search(data, 0, 4096)
        return decoded(data, said[1].decode("ascii") if said else "")[1]
    except (OSError, ValueError, UnreadableError):
        return ""
