"""From content to strips: one line of styled text, made exactly as wide as its place."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style

from tui.terminal.looks.safe import safe

StyleParser = Callable[[str | Style], Style]


def strip_of(content: Content, width: int, base: Style, parse: StyleParser) -> Strip:
    """The strip of one line of content, cut or filled to `width` cells."""
    segments = [
        Segment(text, style.rich_style)
        for text, style in content.render(base, end="", parse_style=parse)
    ]
    strip = Strip(segments)
    if (missing := width - strip.cell_length) > 0:
        return Strip([*segments, Segment(" " * missing, base.rich_style)], width)
    return strip.adjust_cell_length(width) if missing else strip


def message_strip(
    sentence: str, y: int, size: tuple[int, int], base: Style, parse: StyleParser
) -> Strip:
    """Line `y` of a pane (width, height) that has nothing to show but a sentence, in its middle."""
    width, height = size
    lines = Content.styled(safe(sentence), "$muted-style").wrap(max(8, width - 4))
    line = y - max(1, (height - len(lines)) // 3)
    if not sentence or not 0 <= line < len(lines):
        return Strip.blank(width, base.rich_style)
    content = lines[line].pad_left(max(0, (width - lines[line].cell_length) // 2))
    return strip_of(content, width, base, parse)
