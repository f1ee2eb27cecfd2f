"""Prompts made of one picker: what taking a choice, filling it in and closing do in all of them."""

from __future__ import annotations

from abc import abstractmethod
from typing import Generic, TypeVar

from textual.screen import ModalScreen

from tui.terminal.registry.commands import Scope
from tui.terminal.screens.dialogs.picker import Choice, Picker

Taken = TypeVar("Taken")


class PickerPrompt(ModalScreen[Taken | None], Generic[Taken]):
    """A prompt with one picker; gives what the choice stands for, or None when it is closed."""

    scopes: tuple[Scope, ...] = (Scope.PROMPT,)

    @abstractmethod
    def taken(self, choice: Choice) -> Taken | None:
        """What a choice stands for; None when it cannot be taken, and the prompt stays."""

    def filled(self, choice: Choice) -> str | None:
        """What filling a choice in writes into the box; None for nothing."""
        return choice.value

    def on_picker_picked(self, event: Picker.Picked) -> None:
        """Give what was taken."""
        event.stop()
        if (taken := self.taken(event.choice)) is not None:
            self.dismiss(taken)

    def run_command(self, command: str) -> None:
        """Run a command of prompts."""
        picker = self.query_one(Picker)
        if command == "cancel":
            self.dismiss(None)
        elif command != "fill-in":
            picker.run_command(command)
        elif picker.choice is not None and (text := self.filled(picker.choice)) is not None:
            picker.fill(text)


class TextPrompt(PickerPrompt[str]):
    """A prompt whose choices stand for texts: names, commands, searches."""

    def taken(self, choice: Choice) -> str | None:
        """The text itself."""
        return choice.value
