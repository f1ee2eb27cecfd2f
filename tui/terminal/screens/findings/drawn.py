"""Drawn: claims of which stances, or names of which kinds, are drawn over the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from tui.news.findings import Findings, Kind, Stance
from tui.terminal.looks.links import to_command
from tui.terminal.looks.signs import sign
from tui.terminal.registry.commands import Scope

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

PARTS: dict[str, Stance | Kind] = {f"draw-{part}": part for part in (*Stance, *Kind)}
COLUMN = 26
"""Cells of one of the two columns."""


class Drawn:
    """The switches of all stances (or kinds), each with how many are in the article."""

    def __init__(self, screen: MainScreen, scope: Scope) -> None:
        self.scope = scope
        self._screen = screen
        self._is_stances = scope is Scope.STANCES_DRAWN
        self._all, self._close = (
            ("draw-all-stances", "close-stances-drawn")
            if self._is_stances
            else ("draw-all-kinds", "close-kinds-drawn")
        )

    def switch(self, command: str) -> bool:
        """Switch one over, or all."""
        layering = self._screen.layering
        if command in PARTS:
            layering.toggle_part(PARTS[command])
        elif command == "draw-all-stances":
            layering.toggle_stances()
        elif command == "draw-all-kinds":
            layering.toggle_kinds()
        return command != self._close

    def lines(self) -> Sequence[Content]:
        """All of them in two columns."""
        keymap = self._screen.reader.keymap
        parts: Sequence[Stance | Kind] = tuple(Stance) if self._is_stances else tuple(Kind)
        half = (len(parts) + 1) // 2
        cells = [self._cell(part) for part in parts] + [Content()] * (2 * half - len(parts))
        rows = [
            left.pad_right(max(0, COLUMN - left.cell_length)) + right
            for left, right in zip(cells[:half], cells[half:], strict=True)
        ]
        title = "Claims that are drawn" if self._is_stances else "Names that are drawn"
        ends = [
            to_command(Content.assemble((keymap.shown(id_), "$key-style"), f" {words}"), id_)
            for id_, words in ((self._all, "all or none"), (self._close, "closes"))
        ]
        return [
            Content.styled(title, "bold"),
            Content(),
            *rows,
            Content(),
            Content("   ").join(ends),
        ]

    def _cell(self, part: Stance | Kind) -> Content:
        """One of them: its letter, its sign in its colour, and how many are in the article."""
        screen, layers = self._screen, self._screen.layering.now
        found = screen.article.findings or Findings()
        if isinstance(part, Stance):
            is_drawn = layers.draws_claim(part)
            count = Counter(claim.stance for claim in found.claims)[part]
            look = sign(part, is_plain=screen.reader.settings.plain)
        else:
            is_drawn = layers.draws(part)
            count = Counter(mention.kind for mention in found.mentions)[part]
            look = ""
        style = f"${part}-style" if is_drawn else "$muted-style"
        command = f"draw-{part}"
        on, off = ("on  ", "off ") if screen.reader.settings.plain else ("■ ", "□ ")
        key = (f"{screen.reader.keymap.shown(command):<3}", "$key-style")
        number = (f" {count}" if count else "", "$muted-style")
        words = f"{look} {part}".strip()
        return to_command(
            Content.assemble(key, (on if is_drawn else off, style), (words, style), number), command
        )
