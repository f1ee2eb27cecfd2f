"""The palette: any command by a few letters of its name, with its key, so that one learns it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from tui.matching.picks import fuzzy
from tui.news.mark import Tag
from tui.news.query.query import Saved
from tui.terminal.keys.keymap import Keymap, shown
from tui.terminal.registry.commands import COMMANDS
from tui.terminal.screens.dialogs.picker import Choice, Picker
from tui.terminal.screens.dialogs.picker_prompt import PickerPrompt


class Palette(PickerPrompt[str | Tag | Saved]):
    """Finds a command; gives its id, a tag of the reader's own, a saved search, or None."""

    def __init__(self, keymap: Keymap, saved: Sequence[str] = ()) -> None:
        super().__init__()
        self._choices = [
            Choice(command.title, command.id, keymap.shown(command.id, 3))
            for command in COMMANDS.values()
            if command.is_in_palette
        ]
        self._tags = {f"Tag {tag.name}": tag for tag in keymap.tags.values()}
        self._choices += [
            Choice(f"Tag {tag.name}", "own-tag", shown(key)) for key, tag in keymap.tags.items()
        ]
        self._saved = {f"Search @{name}": Saved(name) for name in saved}
        self._choices += [Choice(label, "saved-searches") for label in self._saved]

    def compose(self) -> ComposeResult:
        """The box, the commands, and what the one under the cursor does."""
        with Vertical(classes="dialog"):
            yield Picker(
                self._find, placeholder="a command", is_counted=True, empty="No such command."
            )
            yield Static(classes="keys")

    def _find(self, typed: str) -> Sequence[Choice]:
        if not typed.strip():
            return self._choices
        labels = [choice.label for choice in self._choices]
        return [
            replace(self._choices[found.index], matched=found.positions)
            for found in fuzzy.rank(typed, labels)
        ]

    def on_picker_looked(self, event: Picker.Looked) -> None:
        """Say what the command does."""
        value = event.choice.value if event.choice else None
        self.query_one(".keys", Static).update(COMMANDS[value].help if value else "")

    def taken(self, choice: Choice) -> str | Tag | Saved | None:
        """The command."""
        own: Mapping[str, Tag | Saved] = {**self._tags, **self._saved}
        return own.get(choice.label, choice.value)

    def filled(self, choice: Choice) -> str:
        """Its title."""
        return choice.label
