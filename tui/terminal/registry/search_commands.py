"""The part of the registry for searching, in the list and in the search box."""

from __future__ import annotations

from tui.terminal.registry.command import Scope, Topic, rows

SEARCHING = tuple(
    rows(
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
        (
            "next-hit",
            "n",
            "Next hit",
            "The next place that answers the search; at the end, again, the next result.",
        ),
        ("previous-hit", "N", "Previous hit", "The hit before this one."),
        (
            "back-list",
            "-",
            "The list before",
            "Back to the list you came from, as it was; esc does so in the list.",
        ),
        ("forward-list", "+", "The list after", "Forward again to the list you came back from."),
        (
            "more-like-this",
            "~",
            "More like this",
            "Other articles on the event of this one, by the rare names and words they share.",
        ),
        ("list-copies", "", "Copies of this article", "All articles that ran the same story."),
        (
            "toggle-copies",
            "Z",
            "Copies: who ran this story",
            "Who ran the story, and whom they credit; in a list, bring out folded copies, or fold.",
        ),
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
        (
            "go-to-article",
            "p",
            "Go to an article",
            "Any article of the library by a few letters of its headline.",
        ),
        (
            "go-to-entity",
            "e",
            "Go to an entity",
            "All articles with a person, an organization or a place, by a few letters of the name.",
        ),
        ("go-to-speaker", "P", "Go to a speaker", "All articles in which somebody says something."),
        ("go-to-tag", "", "Go to a tag", "All articles with a tag, by a few letters of it."),
        ("saved-searches", "@", "Saved searches", "Search, rename or delete what you saved."),
    )
)

SEARCH_BOX = tuple(
    rows(
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
        (
            "complete",
            "tab",
            "Complete",
            "Complete a field or a value; again for the next. With nothing to complete: elsewhere.",
            "complete",
        ),
        (
            "next-scope",
            "ctrl+t",
            "Look elsewhere",
            "In all articles, this list, this article, what is claimed, or your notes.",
            "where",
        ),
        ("previous-scope", "shift+tab", "Look elsewhere, backwards", "The same, backwards."),
        (
            "older-search",
            "shift+up ctrl+up",
            "Earlier search",
            "What you searched before.",
            "earlier",
        ),
        ("earlier-searches", "ctrl+r", "Earlier searches", "Find one of them by a few letters."),
        (
            "save-typed",
            "ctrl+s",
            "Save this search",
            "Keep what is in the box under a name.",
            "save",
        ),
        ("newer-search", "shift+down ctrl+down", "Later search", "What you searched after that."),
    )
)
