"""The part of the registry for what is taken out of the program."""

from __future__ import annotations

from tui.terminal.registry.command import Scope, Topic, rows

SHARING = (
    *rows(
        Topic.SHARING,
        Scope.READING,
        (
            "copy",
            "y",
            "Copy",
            "Copy text, link or path, of all marked rows; the claim under the cursor as quotation.",
            "copy",
            "article",
        ),
        (
            "open-original",
            "o",
            "Open the original",
            "The article's page in the browser; without an address, its file in the pager.",
        ),
        ("pipe", "|", "Pipe to a command", "Give the text to a command; see what it prints."),
    ),
    *rows(
        Topic.SHARING,
        Scope.SELECTING,
        ("copy-selected", "y", "Copy the words", "Copy the selected words.", "copy"),
        (
            "copy-selected-quoted",
            "Y",
            "Copy as a quotation",
            "Copy the selected words in quotation marks, with publisher, date and link.",
        ),
        ("pipe-selected", "|", "Pipe the words", "Give the selected words to a command.", "pipe"),
    ),
    *rows(
        Topic.SHARING,
        Scope.OUTPUT,
        ("output-down", "j down", "Down", "One line down."),
        ("output-up", "k up", "Up", "One line up."),
        ("output-page-down", "space pagedown ctrl+d", "Page down", "A page down."),
        ("output-page-up", "b pageup ctrl+u", "Page up", "A page up."),
        ("output-top", "g home", "To the top", "To the first line."),
        ("output-bottom", "G end", "To the bottom", "To the last line."),
        ("copy-output", "y", "Copy", "Copy all that was printed, and close."),
        ("close-output", "escape q", "Close", "Cancel the command while it runs; else close."),
    ),
    *rows(
        Topic.SHARING,
        Scope.COPY,
        ("copy-text", "t y", "Text", "The text of the article, each paragraph on one line."),
        ("copy-quote", "q", "Quotation", "The claim, with speaker, publisher, date and link."),
        ("copy-link", "l", "Link", "The address of the article."),
        ("copy-headline", "h", "Headline and link", "The headline, and the link or the path."),
        ("copy-path", "p", "Path", "The path of the file."),
        ("close-copy", "escape", "Close", "Copy nothing."),
    ),
)
