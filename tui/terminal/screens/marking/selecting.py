"""Selecting words of the article by keys: what each key does, and what is said meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual.content import Content

from tui.terminal.article.units import Unit
from tui.terminal.registry.commands import Pane

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

Handler = Callable[["MainScreen"], None]


def is_selecting(screen: MainScreen) -> bool:
    """Whether keys go to what is selected in the article."""
    return screen.pane is Pane.ARTICLE and screen.article.selection is not None


def begin(screen: MainScreen) -> None:
    """Select the finding under the cursor, else the first word of the line before the eye."""
    screen.article.selecting.begin()


def said(screen: MainScreen) -> Content:
    """How much is selected, and what can be done with it."""
    words = screen.article.selecting.words
    keymap = screen.reader.keymap
    line = Content.styled(f"{words:,} word{'' if words == 1 else 's'} selected", "bold")
    for command, does in (
        ("select-word", "word on"),
        ("unselect-word", "back"),
        ("select-clause", "clause"),
        ("select-sentence", "sentence"),
        ("select-paragraph", "paragraph"),
    ):
        if key := keymap.shown(command):
            line += Content.assemble("  ", (key, "$key-style"), (f" {does}", "$muted-style"))
    return line


def _go(unit: Unit, by: int) -> Handler:
    def go(screen: MainScreen) -> None:
        if not screen.article.selecting.move(unit, by):
            _say_end(screen, by)

    return go


def _go_line(by: int) -> Handler:
    def go(screen: MainScreen) -> None:
        if not screen.article.selecting.move_lines(by):
            _say_end(screen, by)

    return go


def _go_to_end(by: int) -> Handler:
    def go(screen: MainScreen) -> None:
        screen.article.selecting.move_to_end(by)

    return go


def _say_end(screen: MainScreen, by: int) -> None:
    screen.say(f"This is the {'end' if by > 0 else 'beginning'} of the text.")


def _drop(screen: MainScreen) -> None:
    screen.article.drop_selection()


HANDLERS: Mapping[str, Handler] = MappingProxyType(
    {
        "select-word": _go(Unit.WORD, +1),
        "unselect-word": _go(Unit.WORD, -1),
        "select-line": _go_line(+1),
        "unselect-line": _go_line(-1),
        "select-clause": _go(Unit.CLAUSE, +1),
        "unselect-clause": _go(Unit.CLAUSE, -1),
        "select-sentence": _go(Unit.SENTENCE, +1),
        "unselect-sentence": _go(Unit.SENTENCE, -1),
        "select-paragraph": _go(Unit.PARAGRAPH, +1),
        "unselect-paragraph": _go(Unit.PARAGRAPH, -1),
        "select-bottom": _go_to_end(+1),
        "select-top": _go_to_end(-1),
        "select-other-end": lambda screen: screen.article.selecting.turn(),
        "drop-selection": _drop,
    }
)
