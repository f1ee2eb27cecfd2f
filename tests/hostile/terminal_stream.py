"""What a program sends to its terminal, told apart: words, and sequences that are obeyed."""

from __future__ import annotations

import re

_PARTS = re.compile(
    r"(?P<csi>\x1b\[[0-?]*[ -/]*[@-~])"
    r"|(?P<string>\x1b[\]PX^_].*?(?:\x07|\x1b\\))"
    r"|(?P<other>\x1b.?)"
    r"|(?P<words>[^\x1b]+)",
    re.DOTALL,
)
_OURS = re.compile(
    r"\x1b\[(?:"
    r"[0-9;]*m"  # colours
    r"|[0-9]+(?:;[0-9]+)?H|[0-9]*[ABCDGJK]"  # where the next words go
    r"|\?(?:7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2031|2048)[hl]"  # modes
    r"|\?(?:2026|2048)\$p|\?996n|[0-9]*n|c|>[0-9]+u|<u|\?u|=[0-9;]+u|[0-9]+ q"  # questions, keys
    r")"
)
_POINTER = re.compile(r"\x1b\]22;[a-z-]+\x07")


def parted(stream: str) -> tuple[str, list[str]]:
    """The words of a stream, and those sequences in it that are none of Textual's kinds.

    Nobody copies in these sessions, so not even Textual has reason to set the clipboard.
    """
    words: list[str] = []
    strange: list[str] = []
    for part in _PARTS.finditer(stream):
        found = part.group()
        if part.lastgroup == "words":
            words.append(found)
        elif not (_OURS.fullmatch(found) or _POINTER.fullmatch(found)):
            strange.append(found)
    return "".join(words), strange
