"""Imports: which articles came in, or changed, since it was last looked; for the hook after it."""

from __future__ import annotations

from pathlib import Path

from tui.commands.hooks.programs import AFTER_IMPORT, Hooks
from tui.library.entities.tallies import Tallies


class Imports:
    """The texts of a library as they were, if a hook wants to know which of them are new."""

    def __init__(self, library: Path, tallies: Tallies, hooks: Hooks | None) -> None:
        self._library = library
        self._tallies = tallies
        self._hooks = hooks if hooks is not None and hooks.has(AFTER_IMPORT) else None
        self._texts = tallies.texts() if self._hooks is not None else {}

    def look(self, tallies: Tallies | None = None) -> None:
        """Call the hook for what is new or changed, in the order of publication."""
        if self._hooks is None:
            return
        before, self._texts = self._texts, (tallies or self._tallies).texts()
        new = [id_ for id_, digest in self._texts.items() if before.get(id_) != digest]
        self._hooks.imported(self._library, new)
