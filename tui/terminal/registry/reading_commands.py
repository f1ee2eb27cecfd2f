"""The part of the registry for reading: moving, the panes, what was found, the view."""

from __future__ import annotations

from tui.terminal.registry.command import Scope, Topic, rows

MOVING = tuple(
    rows(
        Topic.MOVING,
        Scope.READING,
        ("down", "j down", "Down", "One row or line down."),
        ("up", "k up", "Up", "One row or line up."),
        ("half-page-down", "ctrl+d", "Half a page down", "Half a page down."),
        ("half-page-up", "ctrl+u", "Half a page up", "Half a page up."),
        (
            "page-down",
            "space pagedown",
            "Page down",
            "A page down; after the last, the next article.",
        ),
        ("page-up", "b pageup", "Page up", "A page up."),
        ("top", "g home", "To the top", "To the first row or line."),
        ("bottom", "G end", "To the bottom", "To the last row or line."),
        ("next-article", "J", "Next article", "The next article of the list, from any pane."),
        (
            "previous-article",
            "K",
            "Previous article",
            "The article before this one, from any pane.",
        ),
        ("next-paragraph", ")", "Next paragraph", "The next paragraph of the article."),
        ("previous-paragraph", "(", "Previous paragraph", "The paragraph before this one."),
    )
)

PANES = tuple(
    rows(
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
)

FINDINGS = tuple(
    rows(
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
        (
            "next-entity",
            "}",
            "Next entity",
            "The next name in the text.",
            "entity",
            "article findings",
        ),
        (
            "previous-entity",
            "{",
            "Previous entity",
            "The name before this one.",
            "entity",
            "article findings",
        ),
        (
            "explain",
            "i",
            "Explain",
            "All about the finding under the cursor; who else says or denies it, and where.",
            "why",
            "article findings",
        ),
        (
            "go-back",
            "backspace",
            "Back to where you came from",
            "From an article that an explanation led to, back to the one before.",
        ),
        ("legend", "L", "Legend", "What the signs and colours of this article mean."),
    )
)

EXPLAINED = tuple(
    rows(
        Topic.FINDINGS,
        Scope.EXPLAIN,
        ("explained-down", "j down", "Down", "In an explanation: one row down."),
        ("explained-up", "k up", "Up", "In an explanation: one row up."),
        ("open-explained", "enter", "Open", "Read the other article, at the claim or the name."),
        ("close-explained", "escape i q", "Close", "Close the explanation."),
    )
)
