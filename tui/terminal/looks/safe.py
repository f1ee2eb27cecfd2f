"""The last door before the screen: text that cannot steer the terminal.

`corpus.clean` has made articles safe already; this guards against everything
that came another way (notes, tags, file names, an older library). The result
has exactly as many characters as the text, so spans stay true.
"""

from __future__ import annotations

import re

_HOSTILE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def safe(text: str) -> str:
    r"""The text with every control character but `\n` shown as `�`, and tabs as a space.

    C0, DEL, C1, line and paragraph separators, bidi overrides and isolates and
    lone surrogates are control characters here. The length does not change.
    """
    return _HOSTILE.sub(_stand_in, text) if _HOSTILE.search(text) else text


def one_line(text: str) -> str:
    """The text made safe and drawn on one line: newlines become spaces."""
    return safe(text).replace("\n", " ")


def _stand_in(match: re.Match[str]) -> str:
    return " " if match.group() == "\t" else "\N{REPLACEMENT CHARACTER}"
