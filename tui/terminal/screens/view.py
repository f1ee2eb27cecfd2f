"""Layers and width: what is drawn over the text, how wide it is; each key works at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.terminal.commands import COMMANDS, Scope
from tui.terminal.layers import QUIET_KINDS, Layer

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

STEP = 4
"""Cells by which the column grows or shrinks."""

NARROWEST, WIDEST = 40, 160


class ViewScreen(ModalScreen[None]):
    """Switches layers, the width of the column and the height of rows; escape closes."""

    scopes = (Scope.VIEW,)

    def __init__(self, screen: MainScreen) -> None:
        super().__init__()
        self._keymap = screen.reader.keymap
        self._article = screen.article
        self._articles = screen.articles

    def compose(self) -> ComposeResult:
        """A line for each key."""
        with Vertical(classes="dialog -small"):
            yield Static("Layers and width", classes="title")
            yield Static(id="switches")

    def on_mount(self) -> None:
        """Say how everything stands."""
        self._say()

    def run_command(self, command: str) -> None:
        """Switch something over, or close."""
        layers, width = self._article.drawn_layers, self._article.reading_width
        match command:
            case "layer-entities":
                self._article.drawn_layers = layers.toggled(Layer.ENTITIES)
            case "layer-claims":
                self._article.drawn_layers = layers.toggled(Layer.CLAIMS)
            case "layer-hits":
                self._article.drawn_layers = layers.toggled(Layer.HITS)
            case "layer-dates":
                kinds = layers.kinds
                quiet = kinds - QUIET_KINDS if kinds >= QUIET_KINDS else kinds | QUIET_KINDS
                self._article.drawn_layers = replace(layers, kinds=quiet)
            case "wider":
                self._article.reading_width = min(WIDEST, width + STEP)
            case "narrower":
                self._article.reading_width = max(NARROWEST, width - STEP)
            case "rows":
                self._articles.toggle_row_height()
            case _:
                self.dismiss(None)
                return
        self._say()

    def _say(self) -> None:
        layers = self._article.drawn_layers
        states: dict[str, str | Content] = {
            "layer-entities": _on(layers.entities),
            "layer-claims": _on(layers.claims),
            "layer-hits": _on(layers.hits),
            "layer-dates": _on(layers.kinds >= QUIET_KINDS),
            "wider": f"{self._article.reading_width} cells",
            "narrower": "",
            "rows": str(self._articles.row_height),
        }
        lines = [
            Content.assemble(
                (f"{self._keymap.shown(id_, 2):<6}", "$key-style"),
                f"{COMMANDS[id_].title:<22}",
                state,
            )
            for id_, state in states.items()
        ]
        close = Content.assemble((self._keymap.shown("close-view"), "$key-style"), " closes")
        self.query_one("#switches", Static).update(Content("\n").join([*lines, Content(), close]))


def _on(is_on: bool) -> Content:
    return Content("on") if is_on else Content.styled("off", "$muted-style")
