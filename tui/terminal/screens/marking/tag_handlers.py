"""Handlers for tags everywhere and for the history of what was done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual.screen import Screen

from tui.terminal.screens.dialogs.history import HistoryScreen
from tui.terminal.screens.dialogs.removed import RemovedScreen
from tui.terminal.screens.dialogs.tag_pane import TagPane

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen


def _undo(screen: MainScreen) -> None:
    screen.stepping.undo()


def _redo(screen: MainScreen) -> None:
    screen.stepping.redo()


def _open(screen: MainScreen, over: Screen[None]) -> None:
    screen.app.push_screen(over)


TAG_HANDLERS: Mapping[str, Callable[[MainScreen], None]] = MappingProxyType(
    {
        "mark-all": lambda screen: screen.marking.mark_all(),
        "tags": lambda screen: _open(screen, TagPane(screen)),
        "history": lambda screen: _open(screen, HistoryScreen(screen)),
        "removed": lambda screen: _open(screen, RemovedScreen(screen)),
        "undo": _undo,
        "redo": _redo,
    }
)
