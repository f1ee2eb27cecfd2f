"""The key line: the keys that fit the place in focus, as many as there is room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from tui.terminal.keys.keymap import Keymap
from tui.terminal.looks.links import to_command
from tui.terminal.registry.commands import COMMANDS, Pane, Scope

GAP = 3

ORDER = (
    *(
        "open",
        "claim",
        "entity",
        "tag",
        "search",
        "highlight",
        "note",
        "copy",
        "drop",
        "star",
        "undo",
    ),
    *(
        "find",
        "wrong",
        "kind",
        "name",
        "done",
        "read",
        "mark",
        "narrow",
        "order",
        "view",
        "article",
        "page",
        "back",
    ),
    *("filter", "supported", "refuted", "mixed", "pairs", "evidence"),
)
"""The words of the line, the ones a newcomer needs soonest first."""


def hints(
    keymap: Keymap, scope: Scope, pane: Pane | None = None
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Commands and the word for them, the most needed first; shared words share a place."""
    grouped: dict[str, list[str]] = {}
    for command in COMMANDS.values():
        fits = command.scope is scope and (not command.panes or pane in command.panes)
        if fits and command.hint and keymap.shown(command.id):
            grouped.setdefault(command.hint, []).append(command.id)
    words = sorted(grouped, key=lambda word: ORDER.index(word) if word in ORDER else len(ORDER))
    return ((tuple(grouped[word]), word) for word in words)


def key_line(keymap: Keymap, scope: Scope, pane: Pane | None, width: int) -> Content:
    """The line for a place; what does not fit is left out from the end, never cut, help stays."""
    help_ = _hint(keymap, ("help",), "help") if scope is Scope.READING else Content()
    room = width - help_.cell_length - GAP
    line = Content()
    for commands, word in hints(keymap, scope, pane):
        hint = _hint(keymap, commands, word)
        gap = GAP if line else 0
        if line.cell_length + gap + hint.cell_length > room:
            break
        line = line + Content(" " * gap) + hint
    return line + Content(" " * GAP) + help_ if help_ else line


def _hint(keymap: Keymap, commands: Sequence[str], word: str) -> Content:
    """The keys of commands and the word for them; a click on either does it."""
    keys = [to_command(Content.styled(keymap.shown(id_), "$key-style"), id_) for id_ in commands]
    return Content(" ").join([*keys, to_command(Content(word), commands[0])])
