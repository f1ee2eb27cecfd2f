"""Layers, widths and panes: what is drawn, how wide, what is hidden; each key works at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual.content import Content

from tui.news.findings import Findings, Kind, Stance
from tui.terminal.article.layers import QUIET_KINDS, Layer
from tui.terminal.looks.links import to_command
from tui.terminal.registry.commands import COMMANDS, Pane, Scope
from tui.terminal.screens.dialogs.switchboard import Switchboard
from tui.terminal.screens.findings.drawn import Drawn

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

STEP = 4
"""Cells by which the column grows or shrinks."""

NARROWEST, WIDEST = 40, 160

_PANES = {f"hide-{pane}": pane for pane in Pane}
_PARTS = {"choose-stances": Scope.STANCES_DRAWN, "choose-kinds": Scope.KINDS_DRAWN}


def _change_width(screen: MainScreen, by: int) -> None:
    article = screen.article
    article.reading_width = max(NARROWEST, min(WIDEST, article.reading_width + by))


_SWITCHES: Mapping[str, Callable[[MainScreen], None]] = MappingProxyType(
    {
        "layer-entities": lambda screen: screen.layering.toggle(Layer.ENTITIES),
        "layer-claims": lambda screen: screen.layering.toggle(Layer.CLAIMS),
        "layer-hits": lambda screen: screen.layering.toggle(Layer.HITS),
        "layer-marks": lambda screen: screen.layering.toggle(Layer.MARKS),
        "layer-dates": lambda screen: screen.layering.toggle_dates(),
        "layers-off": lambda screen: screen.layering.toggle_plain(),
        "wider": lambda screen: _change_width(screen, STEP),
        "narrower": lambda screen: _change_width(screen, -STEP),
        "rows": lambda screen: screen.articles.toggle_row_height(),
        "hide-list": lambda screen: screen.arranging.toggle(Pane.LIST),
        "hide-article": lambda screen: screen.arranging.toggle(Pane.ARTICLE),
        "hide-findings": lambda screen: screen.arranging.toggle(Pane.FINDINGS),
        "usual-widths": lambda screen: screen.arranging.reset(),
    }
)


class View:
    """The switches of layers, widths and panes."""

    scope = Scope.VIEW

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._keymap = screen.reader.keymap

    def switch(self, command: str) -> bool:
        """Switch something over, or show the switches of its parts."""
        if command in _PARTS:
            self._screen.app.push_screen(Switchboard(Drawn(self._screen, _PARTS[command])))
        elif command in _SWITCHES:
            _SWITCHES[command](self._screen)
        return command != "close-view"

    def lines(self) -> Sequence[Content]:
        """A line for each switch, then the widths and the panes."""
        keymap = self._keymap
        close = Content.assemble((keymap.shown("close-view"), "$key-style"), " closes")
        title = Content.styled("Layers, widths and panes", "bold").pad_right(4)
        return [
            title + to_command(close, "close-view"),
            Content(),
            *(
                to_command(_line(keymap.shown(id_, 2), COMMANDS[id_].title, state), id_)
                for id_, state in self._states()
            ),
            self._widths(),
            self._panes(),
        ]

    def _states(self) -> Iterator[tuple[str, Content]]:
        layers = self._screen.layering.now
        found = self._screen.article.findings or Findings()
        dates = sum(mention.kind in QUIET_KINDS for mention in found.mentions)
        yield "layer-entities", _state(layers.entities, len(found.mentions) - dates)
        yield "layer-claims", _state(layers.claims, len(found.claims))
        yield "layer-hits", _state(layers.hits)
        yield "layer-marks", _state(layers.marks)
        yield "layer-dates", _state(layers.kinds >= QUIET_KINDS, dates)
        yield "choose-stances", _part(len(layers.stances), len(Stance))
        yield "choose-kinds", _part(len(layers.kinds), len(Kind))
        yield "layers-off", _state(layers.is_bare)
        yield "rows", Content(str(self._screen.articles.row_height))

    def _widths(self) -> Content:
        """Both keys of the column's width on one line."""
        keys = [
            to_command(Content.styled(self._keymap.shown(id_, 2), "$key-style"), id_)
            for id_ in ("wider", "narrower")
        ]
        cells = f"{self._screen.article.reading_width} cells of text"
        return Content("  ").join([*keys, Content(cells)])

    def _panes(self) -> Content:
        """The panes on one line, those that are hidden dimmed."""
        order = self._screen.arranging.panes.order
        parts = []
        for id_, pane in _PANES.items():
            is_shown = pane in order
            words = (pane.value if is_shown else f"no {pane}", "" if is_shown else "$muted-style")
            key = (self._keymap.shown(id_), "$key-style")
            parts.append(to_command(Content.assemble(key, " ", words), id_))
        usual = Content.assemble(
            (self._keymap.shown("usual-widths"), "$key-style"), " usual widths"
        )
        return Content("  ").join([*parts, to_command(usual, "usual-widths")])


def _line(keys: str, title: str, state: Content) -> Content:
    return Content.assemble((f"{keys:<6}", "$key-style"), f"{title:<22}", state)


def _state(is_on: bool, count: int = 0) -> Content:
    words = Content("on ") if is_on else Content.styled("off", "$muted-style")
    return words + Content.styled(f"  {count:,} here", "$muted-style") if count else words


def _part(drawn: int, all_: int) -> Content:
    return Content("all …") if drawn == all_ else Content(f"{drawn} of {all_} …")
