"""Layering: what is drawn over the text, switched on and off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.news.findings import Kind, Stance
from tui.terminal.article.layers import QUIET_KINDS, Layer, Layers
from tui.terminal.widgets.legend import Legend

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen


class Layering:
    """The layers of the article pane; `before` is what comes back after plain text."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self.before = Layers()

    @property
    def now(self) -> Layers:
        """What is drawn now."""
        return self._screen.article.drawn_layers

    def draw(self, layers: Layers) -> None:
        """Draw these layers, and list what is drawn."""
        self._screen.article.drawn_layers = layers
        self._screen.reading.repaint_findings()
        self._screen.show_lines()

    def toggle(self, layer: Layer) -> None:
        """Switch one layer over."""
        self.draw(self.now.toggled(layer))

    def toggle_dates(self) -> None:
        """Draw dates and quantities with the names, or leave them plain."""
        kinds = self.now.kinds
        quiet = kinds - QUIET_KINDS if kinds >= QUIET_KINDS else kinds | QUIET_KINDS
        self.draw(replace(self.now, kinds=quiet))

    def toggle_part(self, part: Stance | Kind) -> None:
        """Draw claims of a stance, or names of a kind, or leave them plain; their layer goes on."""
        now = self.now
        if isinstance(part, Stance):
            is_drawn = now.draws_claim(part)
            self.draw(replace(now.with_stance(part, is_drawn=not is_drawn), claims=True))
        else:
            is_drawn = now.draws(part)
            self.draw(replace(now.with_kind(part, is_drawn=not is_drawn), entities=True))

    def toggle_stances(self) -> None:
        """Draw claims of all stances; of none when all are drawn."""
        all_ = frozenset(Stance)
        self.draw(
            replace(
                self.now, stances=frozenset() if self.now.stances == all_ else all_, claims=True
            )
        )

    def toggle_kinds(self) -> None:
        """Draw names of all kinds; of none when all are drawn."""
        all_ = frozenset(Kind)
        self.draw(
            replace(self.now, kinds=frozenset() if self.now.kinds == all_ else all_, entities=True)
        )

    def toggle_plain(self) -> None:
        """Draw nothing at all, or again what was drawn."""
        if self.now.is_bare:
            self.draw(Layers() if self.before.is_bare else self.before)
        else:
            self.before = self.now
            self.draw(self.now.bare)

    # The legend --------------------------------------------------------------------------

    def toggle_legend(self) -> None:
        """Show or hide what the signs and colours of the article mean."""
        self._screen.toggle_class("-legend")
        self.show_legend()

    def show_legend(self) -> None:
        """Explain what is drawn of the article now."""
        if self._screen.has_class("-legend"):
            legend = self._screen.query_one("#legend", Legend)
            legend.show(self._screen.article.findings, self.now, self._screen.mine.standings)
