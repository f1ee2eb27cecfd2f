"""The part of the registry for the page of an entity."""

from __future__ import annotations

from tui.terminal.registry.command import Scope, Topic, rows

TO_ENTITY = (
    *rows(
        Topic.FINDINGS,
        Scope.READING,
        (
            "entity-page",
            "",
            "Page of the entity",
            "All the library holds of the name, or the speaker, under the cursor.",
        ),
    ),
    *rows(
        Topic.FINDINGS,
        Scope.EXPLAIN,
        (
            "explained-page",
            "p",
            "Page",
            "In an explanation: all the library holds of the entity, or the speaker.",
        ),
    ),
    *rows(
        Topic.PROMPTS,
        Scope.LIBRARY,
        (
            "picked-page",
            "ctrl+o",
            "Page of an entity",
            "All the library holds of the entity or the speaker under the cursor.",
        ),
    ),
)

ENTITY_PAGE = tuple(
    rows(
        Topic.ENTITY_PAGE,
        Scope.ENTITY,
        (
            "open-on-page",
            "enter",
            "Open",
            (
                "Read the claim or the article; the page of another entity; what a publisher has "
                "with this one; more claims."
            ),
        ),
        ("articles-of-page", "a", "All its articles", "List all articles with it."),
        (
            "timeline-of-page",
            "t",
            "Timeline",
            "The claims by it and about it day by day.",
        ),
        (
            "ledger-of-page",
            "c",
            "Its claims in the ledger",
            "All claims by it; in the section of claims about it, those. esc comes back.",
        ),
        ("next-section", "tab ]", "Next section", "To the next section."),
        ("previous-section", "shift+tab [", "Section before", "To the section before this one."),
        ("page-name", "E", "Another name", "Give it another name, in all articles."),
        ("page-kind", "r", "Another kind", "It is of another kind, in all articles."),
        (
            "page-merge",
            "= M",
            "Same as another entity",
            "It is another one that is known: both become one.",
        ),
        (
            "page-split",
            "S",
            "Somebody else there",
            "In the article under the cursor, or that of the claim, it is somebody else.",
        ),
        ("page-remove", "x", "No entity", "It is no entity, in no article."),
        (
            "page-before",
            "backspace h left",
            "The page before",
            "Back to the page from which you came here.",
        ),
    )
)
