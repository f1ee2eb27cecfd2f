"""The theme picker: each theme is tried on while one looks at it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.terminal.keys.key_words import prompt_words
from tui.terminal.looks.safe import one_line
from tui.terminal.screens.dialogs.picker import Choice, Picker
from tui.terminal.screens.dialogs.picker_prompt import TextPrompt


class ThemePicker(TextPrompt):
    """Gives the name of the theme that was taken, or None; `wear` puts one on to look at it.

    `broken` is the theme that was asked for and cannot be worn, empty when there
    is none such, and what is wrong with theme files.
    """

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

    def filled(self, choice: Choice) -> None:
        """Nothing: the box is for finding a choice."""
