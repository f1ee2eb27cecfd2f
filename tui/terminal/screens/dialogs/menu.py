"""Menu: a few choices, each with a key of its own, so that one key more is enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.terminal.keys.keymap import Keymap
from tui.terminal.looks.safe import one_line
from tui.terminal.registry.commands import COMMANDS, Scope

CLOSING = ("close-kinds", "close-stances", "close-reach", "close-copy", "close-wrong")


class _Line(Static):
    """One choice, which can be clicked."""

    class Clicked(Message):
        """The choice was clicked."""

        def __init__(self, command: str) -> None:
            super().__init__()
            self.command = command

    def __init__(self, command: str, content: Content) -> None:
        super().__init__(content)
        self._command = command

    def on_click(self) -> None:
        """Choose it."""
        self.post_message(self.Clicked(self._command))


class Menu(ModalScreen[str | None]):
    """Asks for one of the commands of a scope; gives its id, or None when it is closed.

    `labels` says what each choice means here; those not in it are not offered.
    `now` is the choice that is so already.
    """

    def __init__(
        self, title: str, scope: Scope, labels: Mapping[str, str], keymap: Keymap, now: str = ""
    ) -> None:
        super().__init__()
        self.scopes = (scope,)
        self._title = title
        self._labels = labels
        self._keymap = keymap
        self._now = now

    def compose(self) -> ComposeResult:
        """The question, a line for each choice, and how to close."""
        with Vertical(classes="dialog -small -menu"):
            yield Static(Content.styled(one_line(self._title), "bold"), classes="title")
            yield from self._lines()

    def _lines(self) -> Iterator[_Line]:
        closing = next(id_ for id_ in CLOSING if COMMANDS[id_].scope is self.scopes[0])
        for command, label in (*self._labels.items(), (closing, "closes")):
            key = self._keymap.shown(command)
            look = "$muted-style" if command in (self._now, closing) else ""
            words = f"{one_line(label)} now" if command == self._now else one_line(label)
            yield _Line(command, Content.assemble((f"{key:<5}", "$key-style"), (words, look)))

    def on__line_clicked(self, event: _Line.Clicked) -> None:
        """Take what was clicked."""
        self.run_command(event.command)

    def run_command(self, command: str) -> None:
        """Take the choice, or close."""
        if command in self._labels:
            self.dismiss(command)
        elif command in CLOSING:
            self.dismiss(None)
