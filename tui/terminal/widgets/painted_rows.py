"""Painted rows: the strips of rows that were seen, kept until the row looks otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual.cache import LRUCache
from textual.content import Content
from textual.strip import Strip
from textual.style import Style

from tui.terminal.looks.strips import StyleParser
from tui.terminal.widgets.row_look import BAR, RowState, row_strips

Paint = Callable[[int, int, RowState], Sequence[Content]]
"""Gives the lines of a row: key, width in cells, state. Too few lines are filled up."""


class PaintedRows:
    """The strips of the rows of one list, painted when they are asked for."""

    def __init__(self, paint: Paint) -> None:
        self._paint = paint
        self._strips: LRUCache[tuple[int, int, RowState], list[Strip]] = LRUCache(2048)

    def strips(
        self, key: int, size: tuple[int, int], state: RowState, base: Style, parse: StyleParser
    ) -> list[Strip]:
        """The strips of a row of this size (width, height)."""
        width, height = size
        strips = self._strips.get((key, width, state))
        if strips is None or len(strips) != height:
            lines = self._paint(key, max(1, width - BAR), state)
            strips = row_strips(lines, size, state, base, parse)
            self._strips[key, width, state] = strips
        return strips

    def forget(self, keys: Iterable[int] | None = None) -> None:
        """Paint these rows (all for None) anew when they are seen again."""
        if keys is None:
            self._strips.clear()
            return
        stale = frozenset(keys)
        for seen in [seen for seen in self._strips.keys() if seen[0] in stale]:  # noqa: SIM118  LRUCache is no mapping
            self._strips.discard(seen)
