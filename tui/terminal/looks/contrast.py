"""Contrast: how well a theme can be read, after WCAG 2."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.color import Color

from tui.news.findings import Kind, Stance
from tui.news.tag_look import TagColor
from tui.terminal.looks.tag_paint import tag_style
from tui.terminal.looks.theme import Look

TEXT = 4.5
"""The least ratio for text."""
TEXT_HIGH = 7.0
"""The least ratio for text in a high-contrast theme."""
SHAPE = 3.0
"""The least ratio for a line that means something."""


def contrast(one: str, other: str) -> float:
    """The ratio of two opaque colours, from 1 (the same) to 21 (black on white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(part / 255) for part in Color.parse(color).rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


@dataclass(frozen=True, slots=True)
class Pair:
    """A style as it meets a ground, and the ratio between them."""

    style: str
    ground: str
    ratio: float
    is_text: bool

    def is_enough(self, least: float = TEXT) -> bool:
        """Whether it can be read, where text needs the ratio `least`."""
        return self.ratio >= (least if self.is_text else SHAPE)

    def __str__(self) -> str:
        return f"{self.style} on {self.ground}: {self.ratio:.1f}"


PAGE = ("background", "ground", "ground-current", "selection")
PANES = ("surface", "background", "panel")
ROWS = ("surface", "row-cursor", "row-blurred", "row-marked")
SHAPES = frozenset({"rule", "rule-current", "bar", "bar-blurred"})
MEETINGS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("headline", "source", "cue", "source-current"), (*PAGE, *ROWS)),
    **{kind.value: (*PAGE, "panel", *ROWS) for kind in Kind},
    **{stance.value: ("background", "panel", *ROWS) for stance in Stance},
    **dict.fromkeys(("publisher", "note", "accent", "error", "heading", "warning", "key"), PANES),
    **dict.fromkeys(("unread", "read", "mark", "bar"), ROWS),
    **{tag_style(color): (*PANES, *ROWS) for color in TagColor},
    **dict.fromkeys(("tag", "byline", "muted", "strong"), (*PANES, *ROWS)),
    **dict.fromkeys(("cursor", "cue-current", "hit", "hit-current", "close-hit"), ("background",)),
    **dict.fromkeys(("content", "content-current", "selection"), ("background",)),
    **dict.fromkeys(("highlight", "highlight-current", "highlight-sign"), ("background",)),
    **dict.fromkeys(("row-cursor", "row-cursor-blurred", "row-marked"), ("surface",)),
    "rule": ("background",),
    "rule-current": ("background",),
    "bar-blurred": ("row-blurred",),
}
"""On which grounds each style is met."""


def pairs(look: Look) -> Iterator[Pair]:
    """Every style of a theme on every ground it can meet; none for a theme of ANSI colours."""
    if look.is_ansi:
        return
    for style, grounds in MEETINGS.items():
        own = look.styles[style]
        for ground in grounds:
            color = own.color or look.colors["foreground"]
            behind = own.ground or look.colors[ground]
            yield Pair(style, ground, contrast(color, behind), style not in SHAPES)
