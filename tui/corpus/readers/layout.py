"""Where the paragraphs of a plain text are, however it was broken into lines.

Three habits are met: empty lines between paragraphs (the lines inside may be
wrapped at some width, and stay so); one long line a paragraph and no empty
lines; and, in texts from news wires, paragraphs that begin with an indent.
"""

from __future__ import annotations

import re

from tui.corpus.draft import tidy

_WRAPPED_WIDTH = 100
"""Columns that hand-wrapped and mail-wrapped text does not pass."""
_ENDED = re.compile(r"[.!?…:。！？][\"'”’»)\]]*$")
_INDENTED = re.compile(r"(?<=\n)(?=[^\S\n]+[^\s\-*•])")


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a clean text, none empty, each as it was written."""
    blocks = [block for block in tidy(text).split("\n\n") if block.strip()]
    if not blocks:
        return []
    largest = max(range(len(blocks)), key=lambda index: len(blocks[index]))
    if len(blocks[largest]) * 3 > sum(map(len, blocks)) * 2:
        blocks[largest : largest + 1] = _split(blocks[largest])
    return [block.strip() for block in blocks]


def _split(block: str) -> list[str]:
    """The paragraphs of a block that holds nearly the whole text."""
    lines = block.split("\n")
    prose = [line for line in lines if " " in line.strip()]  # an address may be of any width
    if any(len(line) > _WRAPPED_WIDTH for line in prose):
        whole = sum(1 for line in lines if len(line) > _WRAPPED_WIDTH or _ENDED.search(line))
        return lines if whole * 2 >= len(lines) else [block]
    indented = sum(1 for line in lines if line[:1].isspace())
    return _INDENTED.split(block) if 0 < indented * 2 <= len(lines) else [block]
