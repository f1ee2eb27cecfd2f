"""The part of the registry for what the reader marks in the text: highlights, notes, lost marks."""

from __future__ import annotations

from tui.terminal.registry.command import Scope, Topic, rows

HIGHLIGHTING = (
    *rows(
        Topic.MARKING,
        Scope.READING,
        (
            "highlight",
            "H",
            "Highlight",
            "Highlight the claim's sentence or the name under the cursor; take a highlight away.",
            "highlight",
            "article findings",
        ),
        ("next-mark", ".", "Next mark of mine", "The next passage that you highlighted."),
        ("previous-mark", ",", "Mark before this one", "The highlighted passage before this one."),
        ("my-marks", ";", "My marks", "All you highlighted and the notes on it, to go there."),
        (
            "lost-marks",
            "!",
            "Lost marks",
            "Put marks right that lost their place when their article was edited.",
        ),
    ),
)

SELECTED_MARKS = (
    *rows(
        Topic.SELECTING,
        Scope.SELECTING,
        (
            "highlight-selection",
            "H",
            "Highlight these words",
            "Highlight what is selected; take the highlight away that is just there.",
            "highlight",
        ),
        ("note-selection", "a", "Note on these words", "Write a note on what is selected.", "note"),
    ),
)

LOST = (
    *rows(
        Topic.PROMPTS,
        Scope.MARKS,
        ("delete-mark", "f8 ctrl+x", "Delete", "Delete the highlight; undo brings it back."),
    ),
    *rows(
        Topic.LOST,
        Scope.LOST,
        ("take-place", "enter", "Put it there", "The mark belongs at the place that is shown."),
        ("lost-down", "down j", "Down", "A line of both texts down."),
        ("lost-up", "up", "Up", "A line of both texts up."),
        ("other-place", "tab", "Another place", "Show the next place that is like it."),
        ("select-place", "s", "Select the place", "Select in the article where it belongs."),
        ("keep-lost", "k", "Keep it without a place", "Keep it, and say no more that it is lost."),
        (
            "delete-lost",
            "x",
            "Delete it",
            "Delete the highlight and its note; undo brings it back.",
        ),
        ("next-lost", "n right", "Next", "The next lost mark."),
        ("previous-lost", "N left", "The one before", "The lost mark before this one."),
        ("close-lost", "escape q", "Close", "Leave the others as they are."),
    ),
)
