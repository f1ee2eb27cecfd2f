"""Box: one line to type into, which takes all of what is pasted."""

from __future__ import annotations

from textual import events
from textual.widgets import Input


class Box(Input):
    """A line to type into.

    A headline that was broken into lines where it was copied is pasted whole;
    Textual's own takes the first line and drops the rest without a word.
    """

    def __init__(self, placeholder: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(placeholder=placeholder, id=id, compact=True, select_on_focus=False)

    def on_paste(self, event: events.Paste) -> None:
        """Put the lines in place of what is selected, with spaces between them."""
        event.prevent_default()
        event.stop()
        if line := " ".join(event.text.split()):
            self.replace(line, *self.selection)
