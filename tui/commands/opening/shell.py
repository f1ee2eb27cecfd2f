"""What the commands work with: output, places and settings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tui.commands.hooks.programs import Hooks
from tui.commands.printing.out import Out
from tui.paths import Places
from tui.settings import Settings


@dataclass(frozen=True, slots=True)
class Shell:
    """The surroundings of one command; `problems` are sentences about the settings.

    `hooks` is None for a command that runs none.
    """

    out: Out
    places: Places
    settings: Settings
    problems: tuple[str, ...] = ()
    hooks: Hooks | None = None

    @property
    def state_file(self) -> Path:
        """Where the last library is remembered."""
        return self.places.state / "state.json"
