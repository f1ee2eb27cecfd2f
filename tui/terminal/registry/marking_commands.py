"""The part of the registry for what the reader does to articles and to what was found."""

from __future__ import annotations

from tui.terminal.registry.command import Scope, Topic, rows

CORRECTING = tuple(
    rows(
        Topic.CORRECTING,
        Scope.READING,
        (
            "correct-remove",
            "x",
            "Not an entity, not a claim",
            "What is under the cursor is no entity, here or everywhere; or no claim.",
            "wrong",
            "article findings",
        ),
        (
            "correct-kind",
            "r",
            "Another kind or stance",
            "The entity under the cursor is of another kind; the claim has another stance.",
            "kind",
            "article findings",
        ),
        (
            "correct-name",
            "E",
            "Another name or speaker",
            "The entity under the cursor has another name; somebody else says what is claimed.",
            "name",
            "article findings",
        ),
        (
            "correct-merge",
            "= M",
            "Same as another entity",
            "The entity under the cursor is another one that is known: both become one.",
        ),
        (
            "correct-split",
            "S",
            "Somebody else here",
            "This mention, or all that are written so in this article, mean somebody else.",
        ),
        (
            "correct-bounds",
            "B",
            "Other borders",
            "Draw the borders of the name, or of the claim's parts, word by word.",
        ),
        (
            "corrections",
            "",
            "Corrections",
            "All that you corrected: go there, or take it back.",
        ),
    )
)

MARKING = tuple(
    rows(
        Topic.MARKING,
        Scope.READING,
        (
            "tag",
            "t",
            "Tag",
            "Give a tag to the article, or to all marked rows.",
            "tag",
            "list article findings",
        ),
        ("untag", "T", "Take a tag away", "Take a tag from the article, or from all marked rows."),
        (
            "own-tag",
            "",
            "Your own tag keys",
            (
                "A digit that has a tag of yours (tags: in the settings) gives it, or takes it "
                "away where it is. 1, 2 and 3 without a tag of yours go to the panes."
            ),
        ),
        (
            "read",
            "m",
            "Read or unread",
            "Mark as read; as unread, when all are read.",
            "read",
            "list",
        ),
        (
            "reviewed",
            "d",
            "Reviewed or not",
            "Mark as reviewed: you are done with it (■). As not reviewed, when all are.",
            "done",
            "list article",
        ),
        ("star", "s", "Star", "Give a star; take it away, when all have one.", "star", "list"),
        (
            "note",
            "a",
            "Note",
            "Write a note on the article, or on the highlight under the cursor.",
            "note",
            "article findings",
        ),
        (
            "mark-row",
            "v",
            "Mark or select",
            "In the list: mark the row for the next tag or star. In the text: select words.",
            "mark",
            "list",
        ),
        ("mark-range", "V", "Mark up to here", "Mark all rows from the last marked one to here."),
        (
            "mark-all",
            "A * ctrl+a",
            "Mark all that are shown",
            "Mark every article of the list, for the next tag or star; again takes the marks off.",
        ),
        (
            "undo",
            "u",
            "Undo",
            "Take back what you did last, also after a restart.",
            "undo",
            "list article findings",
        ),
        ("redo", "ctrl+r", "Redo", "Do again what was undone."),
    )
)
