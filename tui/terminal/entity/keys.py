"""The keys below a page of an entity, with a word for each."""

from __future__ import annotations

from textual.content import Content

from tui.terminal.keys.keymap import Keymap
from tui.terminal.looks.links import to_command

_KEYS = (
    ("open-on-page", "opens"),
    ("close-rows", "back"),
    ("articles-of-page", "all articles"),
    ("timeline-of-page", "timeline"),
    ("ledger-of-page", "ledger"),
    ("next-section", "section"),
    ("page-name", "name"),
    ("page-kind", "kind"),
    ("page-merge", "same as"),
    ("page-split", "somebody else there"),
    ("page-remove", "wrong"),
)


def keys_of_page(keymap: Keymap, width: int) -> Content:
    """All of them, on as many lines as they take."""
    lines = list[Content]()
    for command, word in _KEYS:
        if key := keymap.shown(command):
            part = to_command(Content.assemble((key, "$key-style"), f" {word}"), command)
            if lines and lines[-1].cell_length + 3 + part.cell_length <= width:
                lines[-1] += Content("   ") + part
            else:
                lines.append(part)
    return Content("\n").join(lines)
