"""Themes: the colours of the program and the looks made of them.

A theme is a set of colours, and styles written with those colours
(`bold $accent on $ground`). Textual is given both: colours as variables for
its style sheets (`$muted`), and styles as variables ending in `-style` for
content (`$cue-style`). Whoever paints names a style, never a colour.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from textual.color import Color, ColorParseError
from textual.theme import Theme

from tui.news.findings import Kind, Stance
from tui.news.tag_look import TagColor

_PAGE = ("background", "foreground", "accent", "muted", "rule", "ground", "ground-current")
_PANES = ("surface", "panel", "row-cursor", "row-blurred", "row-marked", "selection")
_SAID = ("hit", "close-hit", "error", "warning", "success")
COLORS = (*_PAGE, *_PANES, *_SAID, *(k.value for k in Kind), *(s.value for s in Stance))
"""Every colour a theme has; a theme that extends no other must name them all."""

PLAIN = "not blink"
"""How Textual is told of a style that changes nothing: it knows no word for that."""
ATTRIBUTES = frozenset({"bold", "dim", "italic", "underline", "reverse", "strike"})

BAR_SHARE = 0.5
"""How much of the colour of rules the scroll bars have."""

_TAG_COLORS = {
    TagColor.AMBER: "$claimed",
    TagColor.ORANGE: "$event",
    TagColor.RED: "$denied",
    TagColor.PINK: "$group",
    TagColor.VIOLET: "$organization",
    TagColor.BLUE: "$person",
    TagColor.TEAL: "$product",
    TagColor.GREEN: "$place",
    TagColor.GREY: "$date",
}
"""The colours of tags are those that a theme has anyway, so that each theme has them."""

STYLES: Mapping[str, str] = MappingProxyType(
    {
        "headline": "bold $foreground",
        "publisher": "$foreground",
        "byline": "$muted",
        "muted": "$muted",
        "tag": "$accent",
        **{f"tag-{name}": color for name, color in _TAG_COLORS.items()},
        "note": "italic $foreground",
        "accent": "$accent",
        "strong": "bold",
        "error": "$error",
        "warning": "$warning",
        "source": "underline",
        "source-current": "underline",
        "cue": "bold",
        "cue-current": "bold $background on $accent",
        "content": "on $ground",
        "content-current": "on $ground-current",
        "same-entity": "on $ground-current",
        "cursor": "bold $background on $accent",
        "hit": "bold $background on $hit",
        "hit-current": "bold underline $background on $accent",
        "close-hit": "italic underline $background on $close-hit",
        "selection": "reverse $foreground on $background",
        "rule": "$rule",
        "rule-current": "$accent",
        "sign-current": "bold reverse",
        "row-cursor": "on $row-cursor",
        "row-cursor-blurred": "on $row-blurred",
        "row-marked": "on $row-marked",
        "bar": "$accent",
        "bar-blurred": "$muted",
        "mark": "bold $accent",
        "highlight": "underline on $row-marked",
        "highlight-current": "bold underline on $row-cursor",
        "highlight-sign": "$accent",
        "heading": "$muted",
        "unread": "$accent",
        "read": "$muted",
        "key": "bold $accent",
        **{kind.value: f"${kind}" for kind in Kind},
        **{stance.value: f"${stance}" for stance in Stance},
    }
)
"""Every style and what it is unless the theme says otherwise."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How some text looks; None is a colour that is left as it was."""

    attributes: frozenset[str] = frozenset()
    color: str | None = None
    ground: str | None = None

    def __str__(self) -> str:
        words = sorted(self.attributes)
        if self.color:
            words.append(self.color)
        if self.ground:
            words += ["on", self.ground]
        return " ".join(words) or PLAIN


def read_style(text: str, colors: Mapping[str, str]) -> TextStyle:
    """The style that `bold #ffcc00 on $ground` describes; ValueError says what is wrong in it."""
    attributes: set[str] = set()
    color = ground = None
    words = iter(text.split())
    for word in words:
        if word in ATTRIBUTES:
            attributes.add(word)
        elif word == "on":
            ground = read_color(next(words, ""), colors)
        elif word != "none":
            color = read_color(word, colors)
    return TextStyle(frozenset(attributes), color, ground)


def read_color(word: str, colors: Mapping[str, str]) -> str:
    """The colour a word stands for, `$name` looked up; ValueError says what is wrong with it."""
    if word.startswith("$"):
        if word[1:] not in colors:
            raise ValueError(f"there is no colour {word}")
        return colors[word[1:]]
    try:
        parsed = Color.parse(word)
    except ColorParseError:
        parsed = None
    if parsed is None or (parsed.a != 1 and parsed.ansi is None):
        raise ValueError(f"{word!r} is not a colour; write #rrggbb, a CSS name or ansi_…")
    return word


def _between(colors: Mapping[str, str]) -> str:
    """A colour between the panes and their rules: to be seen, and to be overlooked."""
    return Color.parse(colors["surface"]).blend(Color.parse(colors["rule"]), BAR_SHARE).hex


@dataclass(frozen=True, slots=True)
class Look:
    """A theme of ours, checked: every colour and every style can be used."""

    name: str
    title: str
    is_dark: bool
    is_ansi: bool
    colors: Mapping[str, str]
    styles: Mapping[str, TextStyle]

    @property
    def variables(self) -> dict[str, str]:
        """Our variables by name, as Textual takes them."""
        looks = {f"{name}-style": str(style) for name, style in self.styles.items()}
        return {**{name: self.colors[name] for name in COLORS}, **looks}

    def textual(self) -> Theme:
        """The theme as Textual takes it."""
        colors = self.colors
        return Theme(
            name=self.name,
            primary=colors["accent"],
            secondary=colors["muted"],
            accent=colors["accent"],
            foreground=colors["foreground"],
            background=colors["background"],
            surface=colors["surface"],
            panel=colors["panel"],
            error=colors["error"],
            warning=colors["warning"],
            success=colors["success"],
            dark=self.is_dark,
            ansi=self.is_ansi,
            variables={**self._textual_details(), **self.variables},
        )

    def _textual_details(self) -> dict[str, str]:
        """Where Textual would work out a colour of its own and we want ours."""
        colors = self.colors
        cursor = colors["background"] if not self.is_ansi else "ansi_black"
        return {
            "ansi-background": "ansi_default",
            "ansi-foreground": "ansi_default",
            "border": colors["rule"],
            "border-blurred": colors["rule"],
            "scrollbar": colors["rule"] if self.is_ansi else _between(colors),
            "scrollbar-hover": colors["rule"],
            "scrollbar-active": colors["accent"],
            "scrollbar-background": colors["background"],
            "scrollbar-background-hover": colors["background"],
            "scrollbar-background-active": colors["background"],
            "scrollbar-corner-color": colors["background"],
            "block-cursor-background": colors["accent"],
            "block-cursor-foreground": cursor,
            "input-cursor-background": colors["accent"],
            "input-cursor-foreground": cursor,
            "input-selection-background": colors["selection"],
            "input-selection-foreground": colors["foreground"],
            "screen-selection-background": colors["selection"],
            "screen-selection-foreground": colors["foreground"],
        }
