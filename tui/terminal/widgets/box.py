"""Box: one line to type into, which takes all of what is pasted."""

from __future__ import annotations

from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input


class Box(Input):
    """A line to type into.

    It is as wide as its place whatever stands in it, so nothing is laid out anew for a letter.
    A headline that was broken into lines where it was copied is pasted whole;
    Textual's own takes the first line and drops the rest without a word.
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))

    def __init__(self, placeholder: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(placeholder=placeholder, id=id, compact=True, select_on_focus=False)

    def on_paste(self, event: events.Paste) -> None:
        """Put the lines in place of what is selected, with spaces between them."""
        event.prevent_default()
        event.stop()
        if line := " ".join(event.text.split()):
            self.replace(line, *self.selection)
