"""Help: every key, the reader's own included, to be found by typing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.terminal.article.wrap import fit
from tui.terminal.keys.keymap import Keymap, shown
from tui.terminal.looks.safe import one_line
from tui.terminal.registry.commands import COMMANDS, Command
from tui.terminal.screens.dialogs.picker import Choice, Picker
from tui.terminal.screens.dialogs.picker_prompt import PickerPrompt

KEY_CELLS = 16


class HelpScreen(PickerPrompt[str]):
    """Lists the commands with their keys; gives the id of one the reader wants run, or None."""

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """The box, the commands, and the whole sentence about the one under the cursor."""
        with Vertical(classes="dialog -tall"):
            yield Static("Keys and commands", classes="title")
            yield Picker(
                self._find,
                placeholder="type to find a key or a word",
                empty="No command has these words.",
                lines=self._lines,
            )
            yield Static(classes="keys -two")

    def _find(self, typed: str) -> Sequence[Choice]:
        words = typed.casefold().split()
        return [
            choice
            for choice in self._choices()
            if typed.strip() in choice.about.split()
            or all(word in _all_words(choice) for word in words)
        ]

    def _choices(self) -> Iterator[Choice]:
        """A choice for each command: the id as its value, the keys as what is said about it."""
        for command in COMMANDS.values():
            if command.id == "own-tag":
                yield from self._own_tags(command)
            else:
                keys = self._keymap.shown(command.id, 4)
                yield Choice(command.help, command.id, keys, heading=command.topic)

    def _own_tags(self, command: Command) -> Iterator[Choice]:
        for key, tag in self._keymap.tags.items():
            label = f"Tag {one_line(tag.name)}, or take it away where it is."
            yield Choice(label, command.id, shown(key), heading=command.topic)
        if not self._keymap.tags:
            yield Choice(command.help, command.id, "1 … 9", heading=command.topic)

    def _lines(self, choice: Choice, width: int) -> Sequence[Content]:
        keys = fit(choice.about, KEY_CELLS - 1)
        words = fit(choice.label, max(8, width - KEY_CELLS - 1))
        gap = " " * (KEY_CELLS - Content(keys).cell_length)
        return [Content.assemble((keys, "$key-style"), gap, words)]

    def on_picker_looked(self, event: Picker.Looked) -> None:
        """Say the whole sentence, for a place too narrow to hold it."""
        choice = event.choice
        about = COMMANDS[choice.value] if choice and choice.value else None
        words = Content(f"{about.help}  (while {about.scope}; {about.id})" if about else "")
        self.query_one(".keys", Static).update(words)

    def taken(self, choice: Choice) -> str | None:
        """The command, where it makes sense to run it by name."""
        is_run = choice.value is not None and COMMANDS[choice.value].is_in_palette
        return choice.value if is_run else None

    def filled(self, choice: Choice) -> None:
        """Nothing: the box is for finding a choice."""


def _all_words(choice: Choice) -> str:
    """Everything a command can be found by."""
    command = COMMANDS.get(choice.value or "")
    title = f"{command.title} {command.hint} {command.id}" if command else ""
    return f"{title} {choice.label} {choice.about} {choice.heading}".casefold()
