"""The theme picker: each theme is tried on while one looks at it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.terminal.keys.key_words import prompt_words
from tui.terminal.looks.safe import one_line
from tui.terminal.registry.commands import Scope
from tui.terminal.screens.dialogs.picker import Choice, Picker


class ThemePicker(ModalScreen[str | None]):
    """Gives the name of the theme that was taken, or None; `wear` puts one on to look at it.

    `broken` is the theme that was asked for and cannot be worn, empty when there
    is none such, and what is wrong with theme files.
    """

    scopes = (Scope.PROMPT,)

    def __init__(
        self,
        themes: Sequence[tuple[str, str]],
        now: str,
        wear: Callable[[str], None],
        broken: tuple[str, Sequence[str]] = ("", ()),
    ) -> None:
        super().__init__()
        self._themes = sorted(themes, key=lambda theme: (theme[0] != now, theme[0]))
        self._wear = wear
        self._awaited, self._problems = broken

    def compose(self) -> ComposeResult:
        """The themes, and where to make the choice last."""
        with Vertical(classes="dialog"):
            yield Picker(self._find, placeholder="a theme", empty="No such theme.")
            for problem in self._problems:
                yield Static(Content.styled(one_line(problem), "$warning-style"), classes="problem")
            words = (
                ("choose", "wears it, from now on and at the next start"),
                ("cancel", "puts it back"),
            )
            yield Static(prompt_words(self, words), classes="keys")

    def _find(self, typed: str) -> Sequence[Choice]:
        words = typed.casefold().split()
        awaited = self._awaited
        broken = [Choice(awaited, None, "cannot be worn")] if awaited and not words else []
        return broken + [
            Choice(title, name, name)
            for name, title in self._themes
            if all(word in f"{title} {name}".casefold() for word in words)
        ]

    def on_picker_looked(self, event: Picker.Looked) -> None:
        """Put the theme on."""
        if event.choice is not None and event.choice.value is not None:
            self._wear(event.choice.value)

    def on_picker_picked(self, event: Picker.Picked) -> None:
        """Keep it on."""
        self.dismiss(event.choice.value)

    def run_command(self, command: str) -> None:
        """Run a command of prompts."""
        if command == "cancel":
            self.dismiss(None)
        elif command != "fill-in":
            self.query_one(Picker).run_command(command)
