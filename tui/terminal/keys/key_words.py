"""Key words: the line of a dialog that says which keys do what, each of which can be clicked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual.content import Content
from textual.screen import ModalScreen, Screen

from tui.terminal.keys.keymap import Keymap
from tui.terminal.looks.links import command_at, to_command
from tui.terminal.registry.commands import COMMANDS, Scope

if TYPE_CHECKING:
    from tui.terminal.app import NewsreaderApp

PROMPT_WORDS = (("choose", "takes it"), ("fill-in", "fills it in"), ("cancel", "closes"))
"""What the keys of most prompts do."""

WIDE, DOT = "   ", " · "


def key_words(keymap: Keymap, words: Iterable[tuple[str, str]], gap: str = WIDE) -> Content:
    """The keys of commands, and what they do; a command without a key is left out.

    A word without a command (an empty id) stands between the others as it is.
    """
    parts = list[Content]()
    for command, does in words:
        if not command:
            parts.append(Content(does))
        elif key := keymap.shown(command):
            words_of_it = Content.assemble((key, "$key-style"), f" {does}")
            parts.append(to_command(words_of_it, command))
    return Content(gap).join(parts)


def prompt_words(screen: Screen[Any], words: Iterable[tuple[str, str]] = PROMPT_WORDS) -> Content:
    """The same for a prompt of the reader, in the reader's own keys."""
    return key_words(cast("NewsreaderApp", screen.app).keymap, words, DOT)


def clicked(screen: Screen[Any], event: events.Click) -> str | None:
    """The command that a click on a screen means, or None.

    A click on words that stand for a command, or beside a dialog, which closes it.
    """
    if event.widget is None or screen not in event.widget.ancestors_with_self:
        return None  # the screen that was clicked is not there any more
    if (command := command_at(event)) is not None:
        return command
    if isinstance(screen, ModalScreen) and event.widget is screen:
        return closing(getattr(screen, "scopes", ()))
    return None


def closing(scopes: Iterable[Scope]) -> str | None:
    """The command that closes what is in front without changing anything, or None."""
    among = frozenset(scopes)
    ids = [command.id for command in COMMANDS.values() if command.scope in among]
    return next((id_ for id_ in ids if id_.startswith("close-") or id_ in _CLOSING), None)


_CLOSING = frozenset({"cancel", "no", "keep-note"})
