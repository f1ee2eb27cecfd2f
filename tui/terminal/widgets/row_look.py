"""How rows look before their own words: the cursor's bar, the mark, the ground, the headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.strip import Strip
from textual.style import Style

from tui.terminal.article.wrap import fit
from tui.terminal.looks.safe import one_line
from tui.terminal.looks.strips import StyleParser, strip_of

BAR = 1
"""Cells at the left for the cursor's bar and the mark."""


@dataclass(frozen=True, slots=True)
class RowState:
    """How a row stands in its list while it is painted; `has_focus` only under the cursor.

    `is_plain` where it is drawn without blocks and rules.
    """

    is_cursor: bool = False
    is_marked: bool = False
    has_focus: bool = False
    is_plain: bool = False


def row_strips(
    lines: Sequence[Content],
    size: tuple[int, int],
    state: RowState,
    base: Style,
    parse: StyleParser,
) -> list[Strip]:
    """The strips of a row (width, height): its lines behind the bar, on their ground."""
    width, height = size
    bar = Content.styled(*_bar(state))
    style = _ground(state)
    ground = base + parse(style) if style else base
    filled = [*lines[:height], *[Content("")] * (height - len(lines))]
    return [strip_of(Content.assemble(bar, line), width, ground, parse) for line in filled]


def _bar(state: RowState) -> tuple[str, str]:
    mark, both, cursor = "+#>" if state.is_plain else "◆◈▌"
    if state.is_marked:
        return both if state.is_cursor else mark, "$mark-style"
    if state.is_cursor:
        return cursor, "$bar-style" if state.has_focus else "$bar-blurred-style"
    return " ", ""


def _ground(state: RowState) -> str:
    if state.is_cursor:
        return "$row-cursor-style" if state.has_focus else "$row-cursor-blurred-style"
    return "$row-marked-style" if state.is_marked else ""


def heading_strip(
    heading: str, width: int, base: Style, parse: StyleParser, *, is_plain: bool = False
) -> Strip:
    """The strip of a heading between rows: its words, then a rule."""
    words = fit(one_line(heading), width - 2)
    rule = "" if is_plain else "─" * max(0, width - Content(words).cell_length - 3)
    content = Content.assemble(" ", (words, "$heading-style"), " ", (rule, "$rule-style"))
    return strip_of(content, width, base, parse)
