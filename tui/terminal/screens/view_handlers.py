"""Handlers of the commands for how the screen looks: panes, order, layers, marked rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.terminal.registry.commands import Pane
from tui.terminal.screens.dialogs import dialogs

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen


def _plain_text(screen: MainScreen) -> None:
    screen.layering.toggle_plain()
    if screen.layering.now.is_bare:
        screen.say(f"Plain text. {screen.reader.keymap.shown('plain-text')} draws all again.")


def _invert_marks(screen: MainScreen) -> None:
    screen.go(Pane.LIST)
    screen.list.invert_marks()
    count = screen.list.marked_count
    screen.say(f"{count:,} article{'' if count == 1 else 's'} marked.")


VIEW_HANDLERS: Mapping[str, Callable[[MainScreen], None]] = MappingProxyType(
    {
        "wider-pane": lambda screen: screen.arranging.resize(1),
        "narrower-pane": lambda screen: screen.arranging.resize(-1),
        "zoom": lambda screen: screen.arranging.zoom(),
        "view": dialogs.view,
        "plain-text": _plain_text,
        "order": lambda screen: screen.ordering.choose(),
        "invert-marks": _invert_marks,
    }
)
