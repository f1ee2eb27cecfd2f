"""The part of the registry for what opens over the screen: prompts, pickers and menus."""

from __future__ import annotations

from tui.news.findings import Stance
from tui.terminal.looks.signs import LETTERS
from tui.terminal.registry.command import Scope, Topic, rows

NARROWING = tuple(
    rows(
        Topic.NARROWING,
        Scope.FACETS,
        ("facet-down", "j down", "Down", "One row down."),
        ("facet-up", "k up", "Up", "One row up."),
        ("facet-page-down", "space pagedown", "Page down", "A page of rows down."),
        ("facet-page-up", "b pageup", "Page up", "A page of rows up."),
        (
            "narrow",
            "enter",
            "Only these",
            "Only articles with what is under the cursor; on “… more” the other values.",
        ),
        ("exclude", "x -", "Without these", "Only articles without what is under the cursor."),
        (
            "widen",
            "escape backspace",
            "Take back",
            "Take the last condition away; without one, close.",
        ),
        ("close-facets", "F q", "Close", "Close and keep the conditions."),
    )
)

PROMPTS = (
    *rows(
        Topic.PROMPTS,
        Scope.PROMPT,
        ("choose", "enter", "Choose", "Take the row under the cursor.", "choose"),
        ("cancel", "escape", "Close", "Close and change nothing.", "close"),
        ("prompt-down", "down ctrl+n", "Down", "One row down."),
        ("prompt-up", "up ctrl+p", "Up", "One row up."),
        ("prompt-page-down", "pagedown", "Page down", "A page of rows down."),
        ("prompt-page-up", "pageup", "Page up", "A page of rows up."),
        ("fill-in", "tab", "Fill in", "Put the row under the cursor into the box, to type on."),
    ),
    *rows(
        Topic.PROMPTS,
        Scope.LIBRARY,
        (
            "next-sort",
            "ctrl+t",
            "Other things",
            "Go to a tag, an entity, a speaker or an article instead, with the same letters.",
        ),
        ("previous-sort", "shift+tab", "Other things, backwards", "The same, the other way round."),
    ),
    *rows(
        Topic.PROMPTS,
        Scope.SAVED,
        ("rename-saved", "f2 ctrl+r", "Rename", "Give the saved search another name."),
        ("delete-saved", "f8 ctrl+x", "Delete", "Delete the saved search; undo brings it back."),
    ),
    *rows(
        Topic.PROMPTS,
        Scope.EDITOR,
        ("keep-note", "escape ctrl+s", "Keep the note", "Keep the note and close.", "keep"),
    ),
    *rows(
        Topic.PROMPTS,
        Scope.CONFIRM,
        ("yes", "y enter", "Yes", "Do it.", "yes"),
        ("no", "n escape", "No", "Leave everything as it is.", "no"),
    ),
)

CHOICES = (
    *rows(
        Topic.CHOICES,
        Scope.KIND,
        ("kind-person", "p", "Person", "A person."),
        ("kind-organization", "o", "Organization", "An organization."),
        ("kind-place", "l", "Place", "A place."),
        ("kind-group", "g", "Group", "A people, a faith, a party's followers."),
        ("kind-event", "e", "Event", "An event."),
        ("kind-product", "d", "Product", "A thing that is made or sold; a ship, a weapon."),
        ("kind-work", "w", "Work", "A book, a film, a report."),
        ("kind-law", "a", "Law", "A law or a treaty."),
        ("kind-language", "n", "Language", "A language."),
        ("kind-date", "t", "Date", "A date; in this article only."),
        ("kind-quantity", "q", "Quantity", "A quantity; in this article only."),
        ("close-kinds", "escape", "Close", "Leave the kind as it is."),
    ),
    *rows(
        Topic.CHOICES,
        Scope.STANCE,
        *(
            (f"stance-{stance}", LETTERS[stance], stance.title(), f"The stance is: {stance}.")
            for stance in Stance
        ),
        ("close-stances", "escape", "Close", "Leave the stance as it is."),
    ),
    *rows(
        Topic.CHOICES,
        Scope.REACH,
        ("here", "h", "Here", "In this article only; of a mention, this one only."),
        ("throughout", "a", "In this article", "Wherever it is written so in this article."),
        ("everywhere", "e", "Everywhere", "In all articles; of a mention, all written so."),
        ("close-reach", "escape", "Close", "Change nothing."),
    ),
    *rows(
        Topic.CHOICES,
        Scope.WRONG,
        ("wrong-claim", "x", "No claim", "In the ledger: nobody claims this."),
        ("wrong-stance", "r", "Another stance", "In the ledger: the claim has another stance."),
        ("wrong-speaker", "E", "Another speaker", "In the ledger: somebody else says it."),
        ("wrong-not", "n", "Not", "In the ledger: the cue is negated, or it is not."),
        ("wrong-borders", "B", "Other borders", "Draw the claim's borders in its article."),
        ("close-wrong", "escape", "Close", "Leave the claim as it is."),
    ),
)
