"""Whether a text was decoded wrongly before it came here, so that `é` stands as `Ã©`.

Only told, never mended: which of the many ways it went wrong cannot be known
for sure, and the reader is to see what is in the file. The trace of it is that
a run of odd letters, written back as the bytes of an old code page, is UTF-8.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_WESTERN = "\x80-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
# A run begins with what the first byte of two, three or four became.
_RUN = re.compile(f"[\xc2-\xdf][{_WESTERN}]|[à-ï][{_WESTERN}]{{2}}|[ð-ô][{_WESTERN}]{{3}}")
_CYRILLIC = re.compile(
    r"(?:[РС][\u0402-\u040f\u0452-\u045f\u2010-\u2122\xa0-\xbb\u0401\u0404\u0406\u0407\u0451"
    r"\u0454\u0456\u0457\u0490\u0491]){3,}"
)
_FEWEST = 2
"""Runs of two letters that it takes: one alone may be a misprint, or meant."""
LOOKED_AT = 100_000
"""Code points of a text that are looked at, for this is asked whenever it is laid out."""
_LOST = "\ufffd"


def is_wrongly_decoded(text: str) -> bool:
    """Whether the text holds letters that only a wrong decoding makes."""
    if text.isascii():
        return False
    for number, run in enumerate(_runs(text), 1):
        if len(run) > 2 or number >= _FEWEST:
            return True
    return _CYRILLIC.search(text) is not None


def _runs(text: str) -> Iterator[str]:
    """The runs of letters that are the bytes of one other letter."""
    for match in _RUN.finditer(text):
        try:
            _as_bytes(match.group()).decode()
        except UnicodeError:
            continue
        yield match.group()


def _as_bytes(run: str) -> bytes:
    """The bytes that were read as these letters, in Windows-1252 or Latin-1."""
    return b"".join(
        bytes([ord(letter)]) if ord(letter) < 0x100 else letter.encode("cp1252") for letter in run
    )


def decoding_fault(text: str) -> str:
    """What is wrong with the letters of a text, in a few words; empty when nothing seems to be."""
    text = text[:LOOKED_AT]
    if is_wrongly_decoded(text):
        return "looks wrongly decoded"
    lost = text.count(_LOST)
    if lost:
        return f"{lost:,} letter{'s' * (lost > 1)} could not be decoded"
    return ""
