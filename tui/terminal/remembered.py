"""Remembered: how the screen was left, to be so again at the next start.

What was set with a key holds over what the settings say, until the settings
say something new.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tui.terminal import panes as panes_kept
from tui.terminal.article import layers as layers_kept
from tui.terminal.article.layers import Layers
from tui.terminal.panes import Panes
from tui.terminal.registry.command import Pane


@dataclass(frozen=True, slots=True)
class Chosen:
    """A number that was set with a key while the settings said `over`."""

    value: int
    over: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader was in an article.

    The character `top` stood on the row `row` of the pane; `cursor` is the
    character of what was under the cursor, None when that was nothing.
    """

    top: int = 0
    row: int = 1
    cursor: int | None = None


@dataclass(frozen=True, slots=True)
class Remembered:
    """How the screen was left.

    `before` are the layers behind plain text. `order` is the one of all articles and
    `query` what the list answered, both as queries; `index` is the number of the row under
    the cursor, for when its article is no longer in the list. `reading_width` and
    `row_height` are None where the settings hold.
    """

    panes: Panes = field(default_factory=Panes)
    pane: Pane = Pane.LIST
    layers: Layers = field(default_factory=Layers)
    before: Layers = field(default_factory=Layers)
    reading_width: Chosen | None = None
    row_height: Chosen | None = None
    order: str = ""
    query: str = ""
    index: int = 0
    place: Place | None = None
    has_legend: bool = False

    def width_over(self, settings: int) -> int:
        """The width of the column, when the settings say this."""
        return _over(self.reading_width, settings)

    def height_over(self, settings: int) -> int:
        """The lines of a row, when the settings say this."""
        return _over(self.row_height, settings)


def _over(chosen: Chosen | None, settings: int) -> int:
    return chosen.value if chosen is not None and chosen.over == settings else settings


def to_json(kept: Remembered) -> dict[str, Any]:
    """What is remembered as JSON."""
    place = kept.place
    return {
        "panes": panes_kept.to_json(kept.panes),
        "pane": kept.pane.value,
        "layers": layers_kept.to_json(kept.layers),
        "layers before": layers_kept.to_json(kept.before),
        "reading width": _pair(kept.reading_width),
        "row height": _pair(kept.row_height),
        "order": kept.order,
        "query": kept.query,
        "index": kept.index,
        "place": None if place is None else [place.top, place.row, place.cursor],
        "legend": kept.has_legend,
    }


def _pair(chosen: Chosen | None) -> list[int] | None:
    return None if chosen is None else [chosen.value, chosen.over]


def from_json(found: Mapping[str, Any]) -> Remembered:
    """What `to_json` wrote; what is not understood is as at the first start."""
    pane = found.get("pane")
    return Remembered(
        panes_kept.from_json(_table(found.get("panes"))),
        next((each for each in Pane if each.value == pane), Pane.LIST),
        layers_kept.from_json(_table(found.get("layers"))),
        layers_kept.from_json(_table(found.get("layers before"))),
        _chosen(found.get("reading width"), 40, 160),
        _chosen(found.get("row height"), 1, 2),
        _text(found.get("order")),
        _text(found.get("query")),
        _number(found.get("index")),
        _place(found.get("place")),
        found.get("legend") is True,
    )


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(value: object) -> int:
    return value if isinstance(value, int) and _is_number(value) else 0


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _chosen(value: object, least: int, most: int) -> Chosen | None:
    if isinstance(value, list) and len(value) == 2 and all(map(_is_number, value)):
        return Chosen(*value) if least <= value[0] <= most else None
    return None


def _place(value: object) -> Place | None:
    if not isinstance(value, list) or len(value) != 3 or not all(map(_is_number, value[:1])):
        return None
    top, row, cursor = value
    if not isinstance(row, int) or not (cursor is None or _is_number(cursor)):
        return None
    return Place(top, row, cursor)
