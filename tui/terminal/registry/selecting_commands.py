"""The part of the registry for the article pane while words are selected in it."""

from __future__ import annotations

from tui.terminal.registry.command import Scope, Topic, rows

SELECTING = tuple(
    rows(
        Topic.SELECTING,
        Scope.SELECTING,
        ("select-word", "l right", "A word on", "Take in the next word, or mark.", "word"),
        ("unselect-word", "h left", "A word back", "Leave out the last word, or mark.", "word"),
        ("select-line", "j down", "A line down", "Select as far as the line below.", "line"),
        ("unselect-line", "k up", "A line up", "Select as far as the line above.", "line"),
        ("select-clause", ".", "A clause on", "To the end of this clause, or the next."),
        ("unselect-clause", ",", "A clause back", "To the end of the clause before this one."),
        ("select-sentence", ")", "A sentence on", "To the end of this sentence, or the next."),
        ("unselect-sentence", "(", "A sentence back", "To the end of the sentence before."),
        ("select-paragraph", "}", "A paragraph on", "To the end of this paragraph, or the next."),
        ("unselect-paragraph", "{", "A paragraph back", "To the end of the paragraph before."),
        ("select-bottom", "G end", "To the end", "Select all from here to the end."),
        ("select-top", "g home", "To the beginning", "Select all from the beginning to here."),
        ("select-other-end", "o", "The other end", "Move the other end from now on.", "other end"),
        ("drop-selection", "escape v", "Drop", "Select nothing any more.", "drop"),
    )
)
