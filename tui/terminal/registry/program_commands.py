"""The part of the registry for the program itself."""

from __future__ import annotations

from tui.terminal.registry.command import Scope, Topic, rows

PROGRAM = (
    *rows(
        Topic.PROGRAM,
        Scope.EVERYWHERE,
        ("palette", ": ctrl+p", "Commands", "Find a command by a few of its letters."),
        ("help", "? f1", "Help", "All keys, your own included."),
        ("quit", "q ctrl+q", "Quit", "Leave; everything is kept."),
    ),
    *rows(
        Topic.PROGRAM,
        Scope.READING,
        ("theme", "", "Theme", "Choose the colours."),
        ("rescan", "R", "Look at the files again", "Look for new, changed and removed files now."),
        ("import-report", "I", "Import report", "Which files could not be read, and why."),
    ),
)
