"""The registry: everything the reader can do from the keyboard, said once.

Keys, palette, help, the key line, `newsreader keys` and the table in the README
are all made from `COMMANDS`. The module imports nothing of the screen, so that
the command line can print it without loading one.

A key belongs to a command *in a scope*. Letters are typed while a box has the
focus, so the scopes in which one only types bind no letters.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tui.terminal.command import OVERLAPPING, TYPING, Command, Pane, Scope, Topic, rows
from tui.terminal.prompt_commands import CHOICES, NARROWING, PROMPTS

__all__ = ["COMMANDS", "OVERLAPPING", "TYPING", "Command", "Pane", "Scope", "Topic"]

_MOVING = rows(
    Topic.MOVING,
    Scope.READING,
    ("down", "j down", "Down", "One row or line down."),
    ("up", "k up", "Up", "One row or line up."),
    ("half-page-down", "ctrl+d", "Half a page down", "Half a page down."),
    ("half-page-up", "ctrl+u", "Half a page up", "Half a page up."),
    ("page-down", "space pagedown", "Page down", "A page down; after the last, the next article."),
    ("page-up", "b pageup", "Page up", "A page up."),
    ("top", "g home", "To the top", "To the first row or line."),
    ("bottom", "G end", "To the bottom", "To the last row or line."),
    ("next-article", "J", "Next article", "The next article of the list, from any pane."),
    ("previous-article", "K", "Previous article", "The article before this one, from any pane."),
    ("next-paragraph", ")", "Next paragraph", "The next paragraph of the article."),
    ("previous-paragraph", "(", "Previous paragraph", "The paragraph before this one."),
)

_PANES = rows(
    Topic.PANES,
    Scope.READING,
    (
        "open",
        "enter",
        "Open",
        (
            "In the list: read the article. In the text: all articles with the name, or by the "
            "speaker, under the cursor. In the findings: go there in the text."
        ),
        "open",
        "list findings",
    ),
    (
        "back",
        "escape",
        "Back",
        "One step back: drop the marked rows, leave the pane, leave the search. Never quits.",
        "back",
        "article findings",
    ),
    ("left", "h left", "Pane to the left", "To the pane on the left."),
    ("right", "l right", "Pane to the right", "To the pane on the right."),
    ("next-pane", "tab", "Next pane", "To the next pane, round and round."),
    (
        "previous-pane",
        "shift+tab",
        "Previous pane",
        "To the pane before this one, round and round.",
    ),
    ("list-pane", "1", "To the list", "To the list, unless you gave 1 to a tag of yours."),
    ("article-pane", "2", "To the article", "To the article, unless 2 is a tag of yours."),
    ("findings-pane", "3", "To the findings", "To the findings, unless 3 is a tag of yours."),
)

_FINDINGS = rows(
    Topic.FINDINGS,
    Scope.READING,
    (
        "next-claim",
        "]",
        "Next claim",
        "The next claim: who says what.",
        "claim",
        "article findings",
    ),
    (
        "previous-claim",
        "[",
        "Previous claim",
        "The claim before this one.",
        "claim",
        "article findings",
    ),
    ("next-entity", "}", "Next entity", "The next name in the text.", "entity", "article findings"),
    (
        "previous-entity",
        "{",
        "Previous entity",
        "The name before this one.",
        "entity",
        "article findings",
    ),
    ("legend", "L", "Legend", "What the signs and colours of this article mean."),
    (
        "view",
        "w",
        "Layers and width",
        "Turn entities, claims and hits on or off; make the text wider or narrower.",
        "view",
        "article",
    ),
)

_CORRECTING = rows(
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
        "c",
        "Another kind or stance",
        "The entity under the cursor is of another kind; the claim has another stance.",
        "kind",
        "article findings",
    ),
    (
        "correct-name",
        "e",
        "Another name or speaker",
        "The entity under the cursor has another name; somebody else says what is claimed.",
        "name",
        "article findings",
    ),
    (
        "correct-merge",
        "M",
        "Same as another entity",
        "The entity under the cursor is another one that is known: both become one.",
    ),
    (
        "correct-split",
        "S",
        "Somebody else here",
        "This mention, or all that are written so in this article, mean somebody else.",
    ),
)

_SEARCHING = rows(
    Topic.SEARCHING,
    Scope.READING,
    (
        "search",
        "/",
        "Search",
        "Search all articles while you type; typing errors are forgiven.",
        "search",
        "list article",
    ),
    ("find", "f", "Find in the article", "Find words in the article shown.", "find", "article"),
    ("next-hit", "n", "Next hit", "The next place in the article that answers the search."),
    ("previous-hit", "N", "Previous hit", "The hit before this one."),
    ("clear-search", "", "Show all articles", "Leave the search: the list holds all again."),
    (
        "save-search",
        "ctrl+s",
        "Save this search",
        "Keep the present search under a name; `@name` stands for it in every search.",
    ),
    (
        "facets",
        "F",
        "Narrow by",
        "What the articles of the list have in common, counted, to narrow the search by.",
        "narrow",
        "list",
    ),
    ("saved-searches", "@", "Saved searches", "Search, rename or delete what you saved."),
)

_MARKING = rows(
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
            "A digit that has a tag of yours (tags: in the settings) gives it, or takes it away "
            "where it is. 1, 2 and 3 without a tag of yours go to the panes."
        ),
    ),
    ("read", "m", "Read or unread", "Mark as read; as unread, when all are read.", "read", "list"),
    ("star", "s", "Star", "Give a star; take it away, when all have one.", "star", "list"),
    ("note", "a", "Note", "Write a note on the article.", "note", "article findings"),
    ("mark-row", "v", "Mark this row", "Mark the row for the next tag or star.", "mark", "list"),
    ("mark-range", "V", "Mark up to here", "Mark all rows from the last marked one to here."),
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

_PROGRAM = (
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

_SEARCH_BOX = rows(
    Topic.SEARCH_BOX,
    Scope.SEARCH,
    ("keep-results", "enter", "To the results", "Go to the results.", "results"),
    ("leave-search", "escape", "Leave the search", "Back to the list as it was.", "back"),
    ("next-result", "ctrl+n", "Next result", "Look at the next result."),
    (
        "result-down",
        "down",
        "Down",
        "Look at the next result; among earlier searches, the later one.",
        "look",
    ),
    (
        "result-up",
        "up",
        "Up",
        "Look at the result before this one; above the first, the earlier searches.",
        "look",
    ),
    ("complete", "tab", "Complete", "Complete a field or a value; again for the next.", "complete"),
    ("older-search", "shift+up ctrl+up", "Earlier search", "What you searched before.", "earlier"),
    ("earlier-searches", "ctrl+r", "Earlier searches", "Find one of them by a few letters."),
    ("save-typed", "ctrl+s", "Save this search", "Keep what is in the box under a name.", "save"),
    ("newer-search", "shift+down ctrl+down", "Later search", "What you searched after that."),
)

_VIEW = rows(
    Topic.VIEW,
    Scope.VIEW,
    ("layer-entities", "1 e", "Entities", "Names of people, organizations, places and others."),
    ("layer-claims", "2 c", "Claims", "Who says what, with the signs at the margin."),
    ("layer-hits", "3 h", "Hits", "What answers the search."),
    ("layer-dates", "4 d", "Dates and quantities", "Dates and numbers, beside the names."),
    ("wider", "5 +", "Wider", "A wider column of text."),
    ("narrower", "6 -", "Narrower", "A narrower column of text."),
    ("rows", "7 r", "Lines of a row", "One line or two for each article of the list."),
    ("close-view", "escape enter w q", "Close", "Back to reading."),
)

COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        command.id: command
        for command in (
            *_MOVING,
            *_PANES,
            *_FINDINGS,
            *_CORRECTING,
            *_SEARCHING,
            *_MARKING,
            *_PROGRAM,
            *_SEARCH_BOX,
            *_VIEW,
            *NARROWING,
            *PROMPTS,
            *CHOICES,
        )
    }
)
"""Every command by its id, in the order of the help."""
