"""Handlers of the commands for how the screen looks: panes, order, layers, marked rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

VIEW_HANDLERS: Mapping[str, Callable[[MainScreen], None]] = MappingProxyType(
    {
        "wider-pane": lambda screen: screen.arranging.resize(1),
        "narrower-pane": lambda screen: screen.arranging.resize(-1),
        "zoom": lambda screen: screen.arranging.zoom(),
    }
)
