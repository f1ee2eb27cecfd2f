"""The part of the registry for drawing borders, and for the list of corrections."""

from __future__ import annotations

from tui.terminal.registry.command import Scope, Topic, rows

BY_HAND = tuple(
    rows(
        Topic.SELECTING,
        Scope.SELECTING,
        (
            "mark-entity",
            "E",
            "An entity",
            "What is selected is an entity that was not found: its kind, then its name.",
            "entity",
        ),
        (
            "mark-claim",
            "C",
            "A claim",
            "What is selected is said by somebody: who and by which word is proposed.",
            "claim",
        ),
    )
)

SHAPING = tuple(
    rows(
        Topic.SHAPING,
        Scope.SHAPING,
        ("end-on", "l right", "End on", "The end a word on."),
        ("end-back", "h left", "End back", "The end a word back."),
        ("start-back", "H shift+left", "Beginning back", "The beginning a word back."),
        ("start-on", "L shift+right", "Beginning on", "The beginning a word on."),
        ("next-words", "j down", "Other words", "The next words that may be meant: names, cues."),
        ("previous-words", "k up", "Other words back", "The words before that may be meant."),
        (
            "next-part",
            "tab",
            "Next part",
            "The next part: content, source, cue, hedge.",
        ),
        ("previous-part", "shift+tab", "Part before", "The part of the claim before this one."),
        (
            "no-words",
            "- delete backspace",
            "None",
            "The part has no words: nobody is named, nothing hedged.",
        ),
        ("shape-stance", "r", "Stance", "Another stance of the claim."),
        ("shape-speaker", "E", "Speaker", "Whom the source means."),
        ("shape-negated", "n", "Not", "The cue is negated, or not: did not confirm."),
        ("keep-shape", "enter", "Keep", "Keep what is drawn.", "keep"),
        ("drop-shape", "escape", "Drop", "Leave everything as it was.", "drop"),
    )
)

CORRECTIONS = tuple(
    rows(
        Topic.CORRECTIONS,
        Scope.CORRECTIONS,
        ("correction-down", "j down", "Down", "One correction down."),
        ("correction-up", "k up", "Up", "One correction up."),
        ("correction-page-down", "space pagedown", "Page down", "A page of corrections down."),
        ("correction-page-up", "b pageup", "Page up", "A page of corrections up."),
        ("correction-top", "g home", "To the newest", "To the newest correction."),
        ("correction-bottom", "G end", "To the oldest", "To the oldest correction."),
        ("go-to-correction", "enter", "Go there", "Show the article, or all articles it is about."),
        ("take-back", "x", "Take back", "Take the correction back; undo makes it again."),
        ("close-corrections", "escape q", "Close", "Back to reading."),
    )
)
