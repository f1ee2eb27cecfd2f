"""Unknown keys: what is said of a key that does nothing where the reader is."""

from __future__ import annotations

from collections.abc import Iterable

from tui.terminal.keys.keymap import Keymap, shown
from tui.terminal.registry.commands import COMMANDS, Scope


class UnknownKeys:
    """Says it once for each key in a row, so that one that is held does not go on about it."""

    def __init__(self, keymap: Keymap) -> None:
        self._keymap = keymap
        self._last = ""

    def forget(self) -> None:
        """Take note that another key was pressed."""
        self._last = ""

    def words(self, key: str, scopes: Iterable[Scope]) -> str:
        """The sentence about a key; empty when it was said of it just now."""
        if key == self._last:
            return ""
        self._last = key
        among = frozenset(scopes)
        if Scope.READING in among and key in set("123456789"):
            words = f"{key} has no tag (tags: in the settings)"
        else:
            words = f"{shown(key)} does nothing here"
        helps = (id_ for id_ in _HELPS if COMMANDS[id_].scope in among and self._keymap.keys[id_])
        if (help_ := next(helps, None)) is not None:
            words += f"; {self._keymap.shown(help_)} shows the keys"
        return words


_HELPS = ("help", "ledger-help")
