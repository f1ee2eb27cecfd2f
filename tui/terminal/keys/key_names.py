"""Key names: a key that was pressed, as the keymap spells it."""

from __future__ import annotations

from textual import events


def key_name(event: events.Key) -> str:
    """The key as the keymap spells it: what it types, or its name."""
    if event.character and event.is_printable and event.character != " ":
        return event.character
    # An enter that was pressed before the screen was up comes as a line feed.
    return "enter" if event.key == "ctrl+j" else event.key
