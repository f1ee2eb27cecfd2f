"""What lists over the reading screen have in common: moving about in them, undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.terminal.widgets.row_list import RowList

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen


def move_rows(rows: RowList, command: str) -> bool:
    """Run a command that only moves the cursor; False when it is another."""
    match command:
        case "row-down":
            rows.move(1)
        case "row-up":
            rows.move(-1)
        case "row-page-down":
            rows.move_page(1)
        case "row-page-up":
            rows.move_page(-1)
        case "row-top":
            rows.move_to(0)
        case "row-bottom":
            rows.move_to(len(rows.keys))
        case _:
            return False
    return True


def turn_step(main: MainScreen, command: str) -> bool:
    """Run undo or redo; False when the command is another."""
    if command not in ("undo-here", "redo-here"):
        return False
    turn = main.stepping.undo if command == "undo-here" else main.stepping.redo
    main.attempt(lambda: _ignored(turn()))
    return True


def _ignored(_: object) -> None:
    """Nothing: what was turned is said by who turned it."""
