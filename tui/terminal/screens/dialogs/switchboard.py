"""Switchboard: a panel of switches that stays open; each key works at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.terminal.registry.commands import Scope


class Board(Protocol):
    """What the switches of one scope do, and how they stand."""

    @property
    def scope(self) -> Scope:
        """Where the keys are looked up."""

    def lines(self) -> Sequence[Content]:
        """How everything stands, line by line."""

    def switch(self, command: str) -> bool:
        """Do what a command says; False when it closes the panel."""


class Switchboard(ModalScreen[None]):
    """Shows a board and switches it; a click beside the panel closes it."""

    def __init__(self, board: Board) -> None:
        super().__init__()
        self.scopes = (board.scope,)
        self._board = board

    def compose(self) -> ComposeResult:
        """A line for each switch."""
        with Vertical(classes="dialog -order -menu"):
            yield Static(id="switches")

    def on_screen_suspend(self) -> None:
        """Hide the panel: two over each other would show the edge of the lower one."""
        self.query_one(".dialog").display = False

    def on_screen_resume(self) -> None:
        """Say how everything stands, which another board may have changed."""
        self.query_one(".dialog").display = True
        self._say()

    def run_command(self, command: str) -> None:
        """Switch something over, or close."""
        if self._board.switch(command):
            self._say()
        else:
            self.dismiss(None)

    def _say(self) -> None:
        self.query_one("#switches", Static).update(Content("\n").join(self._board.lines()))
