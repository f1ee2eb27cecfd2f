"""The part of the registry for how the screen looks: panes, layers, widths."""

from __future__ import annotations

from tui.terminal.command import Scope, Topic, rows

LAYOUT = tuple(
    rows(
        Topic.PANES,
        Scope.READING,
        ("wider-pane", ">", "Wider pane", "The pane in focus becomes wider."),
        ("narrower-pane", "<", "Narrower pane", "The pane in focus becomes narrower."),
        (
            "zoom",
            "z",
            "Zoom",
            "The pane in focus takes the whole screen; again brings the others back.",
        ),
    )
)
