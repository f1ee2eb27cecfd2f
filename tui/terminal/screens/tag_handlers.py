"""Handlers for tags everywhere and for the history of what was done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen


def _undo(screen: MainScreen) -> None:
    screen.stepping.undo()


def _redo(screen: MainScreen) -> None:
    screen.stepping.redo()


TAG_HANDLERS: Mapping[str, Callable[[MainScreen], None]] = MappingProxyType(
    {
        "mark-all": lambda screen: screen.marking.mark_all(),
        "undo": _undo,
        "redo": _redo,
    }
)
