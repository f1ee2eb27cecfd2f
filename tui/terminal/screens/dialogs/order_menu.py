"""Order menu: ways to sort at the left, ways to group at the right, one key for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.terminal.keys.keymap import Keymap
from tui.terminal.looks.links import to_command
from tui.terminal.registry.commands import COMMANDS, Scope

LEFT = 28
"""Cells of the left column."""


@dataclass(frozen=True, slots=True)
class Column:
    """Commands under a title, and the one of them that is so now; empty for none."""

    title: str
    commands: tuple[str, ...]
    now: str

    @classmethod
    def of(cls, title: str, meanings: Mapping[str, object], now: object) -> Column:
        """The column of commands and what each means; `now` is the meaning that is so."""
        chosen = next((command for command, meant in meanings.items() if meant == now), "")
        return cls(title, tuple(meanings), chosen)


class OrderMenu(ModalScreen[str | None]):
    """Asks for one command of a scope; gives its id, or None when it is closed."""

    def __init__(
        self, scope: Scope, sorts: Column, groups: Column, closing: str, keymap: Keymap
    ) -> None:
        super().__init__()
        self.scopes = (scope,)
        self._sorts = sorts
        self._groups = groups
        self._close_command = closing
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """The two columns, what is so now marked."""
        with Vertical(classes="dialog -order"):
            yield Static(Content("\n").join(self._lines()))

    def _lines(self) -> list[Content]:
        left, right = self._column(self._sorts), self._column(self._groups)
        height = max(len(left), len(right) + 1)
        left += [Content()] * (height - len(left))
        right += [Content()] * (height - len(right) - 1)
        key = (self._keymap.shown(self._close_command), "$key-style")
        right.append(to_command(Content.assemble("  ", key, " closes"), self._close_command))
        return [
            one.pad_right(LEFT - one.cell_length) + other
            for one, other in zip(left, right, strict=True)
        ]

    def _column(self, column: Column) -> list[Content]:
        title = Content.styled(f"  {column.title}", "bold")
        lines = [self._line(id_, is_now=id_ == column.now) for id_ in column.commands]
        return [title, Content(), *lines]

    def _line(self, command: str, *, is_now: bool) -> Content:
        sign = ("• ", "$accent-style") if is_now else "  "
        key = (f"{self._keymap.shown(command):<3}", "$key-style")
        words = (COMMANDS[command].title, "bold" if is_now else "")
        return to_command(Content.assemble(sign, key, words), command)

    def run_command(self, command: str) -> None:
        """Take the order, or close."""
        self.dismiss(None if command == self._close_command else command)
