"""Confirm: one question, yes or no."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.terminal.keys.key_words import key_words
from tui.terminal.keys.keymap import Keymap
from tui.terminal.registry.commands import Scope


class Confirm(ModalScreen[bool]):
    """Asks before something that touches much; gives whether the reader said yes."""

    scopes = (Scope.CONFIRM,)

    def __init__(self, question: str, keymap: Keymap) -> None:
        super().__init__()
        self._question = question
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """The question and the two keys."""
        with Vertical(classes="dialog -small"):
            yield Static(self._question, markup=False)
            yield Static(key_words(self._keymap, (("yes", "yes"), ("no", "no"))), classes="keys")

    def run_command(self, command: str) -> None:
        """Answer."""
        if command in ("yes", "no"):
            self.dismiss(command == "yes")
