"""Fewer colours: a theme in the 256 of terminals that have no more, by ssh for one.

What the screen library would take for dark greys with a tinge of blue are the
navy and the teal of the colour cube, and black for what shall be a little
lighter than the page. Here each colour is the nearest of cube and greys.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import product

from textual.color import Color

from tui.terminal.looks.contrast import contrast
from tui.terminal.looks.theme import Look

LEVELS = (0, 95, 135, 175, 215, 255)
"""Of red, green and blue in the cube."""

GREYS = {8 + 10 * step: round(10.2 * (step + 1)) for step in range(24)}
"""The levels of the greys beside it, each with the one that the screen library turns into it."""

GROUNDS = (
    *("background", "surface", "panel", "ground", "ground-current"),
    *("row-cursor", "row-blurred", "row-marked", "selection"),
)
"""The colours that lie under others."""

BLACK = "#000000"

SPARE = 1.12
"""What may be lost of the contrast to the ground, for the sake of the hue."""

Rgb = tuple[int, int, int]


def in_256(look: Look) -> Look:
    """The theme in colours that such a terminal has; those of the terminal's own stay."""
    grounds = frozenset(look.colors[name] for name in GROUNDS)
    all_colors = {*look.colors.values()}
    for style in look.styles.values():
        all_colors |= {color for color in (style.color, style.ground) if color}
    turned = {c: nearest(c, None if c in grounds else look.is_dark) for c in all_colors}
    styles = {
        name: replace(
            style,
            color=turned.get(style.color or "", style.color),
            ground=turned.get(style.ground or "", style.ground),
        )
        for name, style in look.styles.items()
    }
    colors = {name: turned[color] for name, color in look.colors.items()}
    return replace(look, colors=colors, styles=styles)


def all_in_256(looks: Mapping[str, Look]) -> dict[str, Look]:
    """All of the themes so, by name."""
    return {name: in_256(look) for name, look in looks.items()}


def nearest(word: str, is_light: bool | None = None) -> str:
    """The nearest colour of the 256, as #rrggbb; a colour of the terminal's own as it is.

    With `is_light` one that is hardly darker, and with False one that is hardly lighter,
    so that a text is read as well as before; None for any.
    """
    color = Color.parse(word)
    if color.ansi is not None:
        return word
    wanted = color.rgb
    mean = sum(wanted) / 3
    greys = sorted(GREYS, key=lambda level: abs(level - mean))[:2]
    levels = (sorted(LEVELS, key=lambda level: abs(level - part))[:2] for part in wanted)
    among: list[Rgb] = [(grey, grey, grey) for grey in greys]
    among += [(r, g, b) for r, g, b in product(*levels)]
    if is_light is not None:
        least = contrast(color.hex, BLACK)
        among = [rgb for rgb in among if _is_beyond(rgb, least, is_light=is_light)] or among
    found = min(among, key=lambda rgb: _distance(rgb, wanted))
    is_grey = len(set(found)) == 1 and found[0] in GREYS
    return Color(*([GREYS[found[0]]] * 3 if is_grey else found)).hex


def _is_beyond(rgb: Rgb, least: float, *, is_light: bool) -> bool:
    light = contrast(Color(*rgb).hex, BLACK)
    return light * SPARE >= least if is_light else light <= least * SPARE


def _distance(one: Rgb, other: Rgb) -> float:
    """How different two colours look: by light, by red against green, by yellow against blue.

    Red against green counts most: cream may become yellowish, never pink.
    """
    (light, red, yellow), (light_, red_, yellow_) = map(_seen, (one, other))
    return (light - light_) ** 2 + 2 * (red - red_) ** 2 + (yellow - yellow_) ** 2


def _seen(rgb: Rgb) -> tuple[float, float, float]:
    red, green, blue = rgb
    return (red + green + blue) / 3, red - green, (red + green) / 2 - blue
