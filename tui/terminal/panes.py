"""Panes: which of the three are on screen, and how wide each is.

Pure: told the columns of the screen and the pane in focus, gives cells. What
the reader chose is kept as shares of the screen, so that it holds on a larger
and a smaller one; apart for two panes and for three.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from tui.terminal.registry.command import Pane

TWO_FROM, THREE_FROM = 80, 120
"""Columns from which two panes, and all three, stand beside each other."""

STEP = 4
"""Cells by which a pane grows or shrinks."""

LEAST: Mapping[Pane, int] = MappingProxyType({Pane.LIST: 18, Pane.ARTICLE: 28, Pane.FINDINGS: 18})
"""Cells that a pane keeps, whatever its neighbours want."""

_USUAL: Mapping[tuple[Pane, bool], tuple[float, int, int]] = MappingProxyType(
    {
        (Pane.LIST, True): (0.32, 34, 60),
        (Pane.LIST, False): (0.40, 32, 60),
        (Pane.FINDINGS, True): (0.22, 26, 44),
        (Pane.FINDINGS, False): (0.38, 30, 44),
    }
)
"""Share, least and most cells of a pane at the side, where there are three panes and where two."""


@dataclass(frozen=True, slots=True)
class Panes:
    """How the reader wants the panes.

    `shares` are of the screen's width, by the name of `_name`. While `is_zoomed`
    only the pane in focus is on screen.
    """

    shares: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    hidden: frozenset[Pane] = frozenset()
    is_zoomed: bool = False

    def __post_init__(self) -> None:
        if self.hidden >= frozenset(Pane):
            raise ValueError("one pane at least is shown")

    def shown(self, pane: Pane) -> Panes:
        """The same with a pane that may have been hidden."""
        return replace(self, hidden=self.hidden - {pane}) if pane in self.hidden else self

    def toggled(self, pane: Pane) -> Panes:
        """The same with a pane hidden, or shown again; the last one stays."""
        hidden = self.hidden ^ {pane}
        return self if hidden >= frozenset(Pane) else replace(self, hidden=hidden)

    @property
    def order(self) -> tuple[Pane, ...]:
        """The panes that are not hidden, from left to right."""
        return tuple(pane for pane in Pane if pane not in self.hidden)

    def seen(self, columns: int, at: Pane) -> tuple[Pane, ...]:
        """The panes on screen while the focus is in `at`, from left to right."""
        if self.is_zoomed or columns < TWO_FROM:
            return (at,)
        if columns >= THREE_FROM:
            return self.order
        if at is Pane.ARTICLE:
            return (at,)
        if len(self.order) < len(Pane):
            return self.order
        return (Pane.LIST, Pane.ARTICLE) if at is Pane.LIST else (Pane.ARTICLE, Pane.FINDINGS)

    def widths(self, columns: int, at: Pane) -> dict[Pane, int]:
        """The cells of each pane on screen; between two there is one cell more."""
        seen = self.seen(columns, at)
        room = columns - (len(seen) - 1)
        rest = _rest(seen)
        cells: dict[Pane, int] = {}
        for pane in seen:
            if pane is not rest:
                others = sum(cells.get(other, LEAST[other]) for other in seen if other is not pane)
                wanted = self._wanted(pane, columns)
                cells[pane] = max(1, min(max(wanted, LEAST[pane]), room - others))
        cells[rest] = max(1, room - sum(cells.values()))
        return {pane: cells[pane] for pane in seen}

    def _wanted(self, pane: Pane, columns: int) -> int:
        share = self.shares.get(_name(pane, columns))
        if share is not None:
            return round(share * columns)
        usual, least, most = _USUAL[pane, columns >= THREE_FROM]
        return max(least, min(most, round(usual * columns)))

    def resized(self, pane: Pane, by: int, columns: int, at: Pane | None = None) -> Panes:
        """The same with a pane wider by so many cells; itself when there is no room for that.

        `at` is the pane that the others are arranged around, if not the pane itself.
        """
        now = self.widths(columns, at or pane)
        # What stands at the side takes from the middle, the middle from the right.
        others = [other for other in (Pane.ARTICLE, Pane.FINDINGS, Pane.LIST) if other in now]
        others.remove(pane)
        for other in others if by > 0 else others[:1]:
            taken, given = (pane, other) if by > 0 else (other, pane)
            cells = min(abs(by), now[given] - LEAST[given])
            if cells > 0:
                return self._holding({**now, **_moved(now, given, taken, cells)}, columns)
        return self

    def with_border(self, number: int, x: int, columns: int, at: Pane) -> Panes:
        """The same with the border after the pane `number` of those on screen at column `x`."""
        now = self.widths(columns, at)
        seen = tuple(now)
        if not 0 <= number < len(seen) - 1:
            return self
        by = x - (sum(now[pane] for pane in seen[: number + 1]) + number)
        # What is pushed against is pushed on, as far as there is room behind it.
        left, right = seen[number::-1], seen[number + 1 :]
        taken, givers = (left[0], right) if by > 0 else (right[0], left)
        changed, missing = dict(now), abs(by)
        for given in givers:
            cells = min(missing, changed[given] - LEAST[given])
            if cells > 0:
                changed.update(_moved(changed, given, taken, cells))
                missing -= cells
        return self if changed == now else self._holding(changed, columns)

    def as_usual(self, columns: int) -> Panes:
        """The same with the widths that the panes had before the reader changed them."""
        names = {_name(pane, columns) for pane in Pane}
        kept = {name: share for name, share in self.shares.items() if name not in names}
        return replace(self, shares=MappingProxyType(kept))

    def _holding(self, widths: Mapping[Pane, int], columns: int) -> Panes:
        """The same with the panes at the sides exactly so wide."""
        rest = _rest(tuple(widths))
        held = {_name(p, columns): cells / columns for p, cells in widths.items() if p is not rest}
        return replace(self, shares=MappingProxyType({**self.shares, **held}))


def _moved(now: Mapping[Pane, int], given: Pane, taken: Pane, cells: int) -> dict[Pane, int]:
    return {given: now[given] - cells, taken: now[taken] + cells}


def _rest(seen: tuple[Pane, ...]) -> Pane:
    """The pane that takes what the others leave."""
    return Pane.ARTICLE if Pane.ARTICLE in seen else seen[0]


def _name(pane: Pane, columns: int) -> str:
    return f"{pane.value} of {3 if columns >= THREE_FROM else 2}"


_NAMES = frozenset(_name(pane, columns) for pane in Pane for columns in (TWO_FROM, THREE_FROM))


def to_json(panes: Panes) -> dict[str, Any]:
    """The panes as JSON."""
    return {
        "shares": {name: round(share, 4) for name, share in panes.shares.items()},
        "hidden": sorted(panes.hidden),
        "zoomed": panes.is_zoomed,
    }


def from_json(found: Mapping[str, Any]) -> Panes:
    """The panes that `to_json` wrote; what is not understood is passed over."""
    hidden = found.get("hidden")
    gone = frozenset(p for p in Pane if isinstance(hidden, list) and p.value in hidden)
    return Panes(
        MappingProxyType(dict(_shares(found.get("shares")))),
        gone if gone < frozenset(Pane) else frozenset(),
        found.get("zoomed") is True,
    )


def _shares(found: object) -> Iterator[tuple[str, float]]:
    if isinstance(found, dict):
        for name, share in found.items():
            if name in _NAMES and isinstance(share, int | float) and 0 <= share <= 1:
                yield name, float(share)
