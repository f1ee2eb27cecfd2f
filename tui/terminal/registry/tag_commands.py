"""The part of the registry for tags everywhere, the history, and what is left of removed files."""

from __future__ import annotations

from tui.terminal.registry.command import Scope, Topic, rows

TAGS_AND_STEPS = tuple(
    rows(
        Topic.MARKING,
        Scope.READING,
        (
            "tags",
            "#",
            "All tags",
            "The tree of tags with counts: list, leave out, rename, merge, delete, colour them.",
        ),
        (
            "history",
            "U",
            "History",
            "What you did and when; go back to any point of it, or forward again.",
        ),
        (
            "removed",
            "",
            "Removed files",
            "Articles with your marks whose file is gone: read the notes, or delete the marks.",
        ),
    )
)

TAG_PANE = tuple(
    rows(
        Topic.TAGS,
        Scope.TAGS,
        (
            "show-tag",
            "enter",
            "Show these",
            "List the articles with the tag, not those of now.",
        ),
        ("only-tag", "+", "Only these", "Of the articles listed now, those with the tag."),
        ("without-tag", "x -", "Without these", "Of the articles listed now, those without it."),
        ("rename-tag", "r", "Rename", "Rename the tag and all below it, everywhere."),
        ("merge-tag", "m", "Merge", "Make the tag and another one the same, everywhere."),
        ("delete-tag", "d", "Delete", "Take the tag and all below it from everything."),
        ("look-of-tag", "c", "Colour and sign", "Choose how the tag, and all below it, look."),
        ("fold-tag", "h left", "Fold", "Hide the tags below this one; or go to the one above."),
        ("unfold-tag", "l right", "Unfold", "Show the tags below this one."),
        ("fold-tags", "z", "Fold all", "Hide all tags that stand below others, or show them."),
        ("filter-tags", "/ f", "Filter", "Show only the tags that answer what you type."),
        ("close-tags", "#", "Close", "Back to reading."),
    )
)

STEPS = tuple(
    rows(
        Topic.HISTORY,
        Scope.HISTORY,
        ("go-to-step", "enter", "Go there", "Undo the step and all after it; redo all up to it."),
        ("close-history", "U", "Close", "Back to reading."),
    )
)

REMOVED = tuple(
    rows(
        Topic.HISTORY,
        Scope.REMOVED,
        ("open-removed", "enter a", "Open the note", "Read and change the note on the article."),
        ("delete-removed", "d x", "Delete the marks", "Take all your marks on it away."),
    )
)

ROWS = tuple(
    rows(
        Topic.LISTS,
        Scope.ROWS,
        ("row-down", "j down", "Down", "One row down."),
        ("row-up", "k up", "Up", "One row up."),
        ("row-page-down", "space pagedown", "Page down", "A page of rows down."),
        ("row-page-up", "b pageup", "Page up", "A page of rows up."),
        ("row-top", "g home", "To the top", "To the first row."),
        ("row-bottom", "G end", "To the bottom", "To the last row."),
        ("undo-here", "u", "Undo", "Take back what you did last."),
        ("redo-here", "ctrl+r", "Redo", "Do again what was undone."),
        ("close-rows", "escape q", "Close", "Back to reading."),
    )
)
