"""The part of the registry for how the screen looks: panes, order of the list, layers, widths."""

from __future__ import annotations

from tui.news.findings import Kind, Stance
from tui.terminal.looks.signs import LETTERS
from tui.terminal.registry.command import Scope, Topic, rows

KIND_LETTERS = {
    Kind.PERSON: "p",
    Kind.ORGANIZATION: "o",
    Kind.PLACE: "l",
    Kind.GROUP: "g",
    Kind.EVENT: "e",
    Kind.PRODUCT: "d",
    Kind.WORK: "w",
    Kind.LAW: "a",
    Kind.LANGUAGE: "n",
    Kind.DATE: "t",
    Kind.QUANTITY: "q",
}
"""The letters of the kinds, the same as where an entity is given another one."""

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
        (
            "view",
            "w",
            "Layers, widths and panes",
            (
                "Turn entities, claims, hits and marks on or off; make the text wider or "
                "narrower; hide a pane. It is so again at the next start."
            ),
            "view",
            "article",
        ),
        ("plain-text", "W", "Plain text", "Draw nothing over the text; again, what was drawn."),
        (
            "order",
            "O",
            "Sort and group",
            "The order of the list, and whether it is cut into days or publishers.",
            "order",
            "list",
        ),
    )
)

MARKING_ROWS = tuple(
    rows(
        Topic.MARKING,
        Scope.READING,
        ("invert-marks", "", "Invert the marked rows", "Mark the rows that are not marked."),
    )
)

VIEW = (
    *rows(
        Topic.VIEW,
        Scope.VIEW,
        ("layer-entities", "1 e", "Names", "Names of people, organizations, places and others."),
        ("layer-claims", "2 c", "Claims", "Who says what, with the signs at the margin."),
        ("layer-hits", "3 h", "Hits", "What answers the search."),
        ("layer-marks", "8 m", "My marks", "What you highlighted."),
        ("layer-dates", "4 d", "Dates and quantities", "Dates and numbers, beside the names."),
        ("choose-stances", "9 s", "Stances", "Claims of which stances are drawn."),
        ("choose-kinds", "0 k", "Kinds", "Names of which kinds are drawn."),
        ("layers-off", "W p", "Plain text", "All of these off; again, as they were."),
        ("wider", "5 +", "Wider", "A wider column of text."),
        ("narrower", "6 -", "Narrower", "A narrower column of text."),
        ("rows", "7 r", "Lines of a row", "One line or two for each article of the list."),
        ("hide-list", "l", "List", "Hide the list, or show it again."),
        ("hide-article", "a", "Article", "Hide the article, or show it again."),
        ("hide-findings", "f", "Findings", "Hide the findings, or show them again."),
        ("usual-widths", "u", "Usual widths", "The panes as wide as they were at first."),
        ("close-view", "escape enter w q", "Close", "Back to reading."),
    ),
    *rows(
        Topic.DRAWN,
        Scope.STANCES_DRAWN,
        *(
            (f"draw-{stance}", LETTERS[stance], stance.title(), f"Claims of the stance: {stance}.")
            for stance in Stance
        ),
        ("draw-all-stances", "0", "All or none", "Claims of all stances, or of none."),
        ("close-stances-drawn", "escape enter", "Close", "Back to the layers."),
    ),
    *rows(
        Topic.DRAWN,
        Scope.KINDS_DRAWN,
        *(
            (f"draw-{kind}", letter, kind.title(), f"Names of the kind: {kind}.")
            for kind, letter in KIND_LETTERS.items()
        ),
        ("draw-all-kinds", "0", "All or none", "Names of all kinds, or of none."),
        ("close-kinds-drawn", "escape enter", "Close", "Back to the layers."),
    ),
)

ORDERING = tuple(
    rows(
        Topic.ORDER,
        Scope.ORDER,
        ("sort-best", "b", "Best first", "As a search ranks its answers; without words, newest."),
        ("sort-newest", "n", "Newest first", "By date of publication."),
        ("sort-oldest", "o", "Oldest first", "By date of publication, the other way round."),
        ("sort-added", "a", "Last added first", "By when it came into the library."),
        ("sort-publisher", "p", "By publisher", "By the name of the publisher."),
        ("sort-headline", "h", "By headline", "By the letters of the headline."),
        ("sort-unread", "u", "Unread first", "What you have not read, before the rest."),
        ("sort-claims", "c", "Most claims first", "By the number of claims inside."),
        ("group-day", "d", "Under days", "Cut the list into days."),
        ("group-publisher", "g", "Under publishers", "Cut the list into publishers."),
        ("group-copy", "f", "Copies folded", "Each story once, its copies folded behind it."),
        ("group-none", "x", "Not cut", "One list without headings."),
        ("close-order", "escape enter O q", "Close", "Leave the order as it is."),
    )
)
