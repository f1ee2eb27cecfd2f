"""Links: words on the screen that do something when they are clicked.

What they do travels with the words, as they are styled; the screen that is
clicked looks there, so no widget needs to know where its words came to stand.
"""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.style import Style

_COMMAND, _QUERY = "newsreader-command", "newsreader-query"


def to_command(words: Content, command: str) -> Content:
    """The words, which run a command of the registry when clicked."""
    return words.stylize(Style.from_meta({_COMMAND: command})) if words else words


def to_query(words: Content, query: str) -> Content:
    """The words, which show what answers a query when clicked."""
    return words.stylize(Style.from_meta({_QUERY: query})) if words and query else words


def command_at(event: events.Click) -> str | None:
    """The command that was clicked, or None."""
    command = event.style.meta.get(_COMMAND)
    return command if isinstance(command, str) else None


def query_at(event: events.Click) -> str | None:
    """The query that was clicked, or None."""
    query = event.style.meta.get(_QUERY)
    return query if isinstance(query, str) else None
