"""Chips: a line of words of which one holds; a click takes another."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

GAP = 2


class Chips(Widget):
    """A line of names; the one that holds is in brackets, so that it is seen without colour."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Chips { height: 1; width: 1fr; }"
    active: reactive[str] = reactive("")
    """The name that holds."""
    hint: reactive[str] = reactive("")
    """What is said behind the names where there is room, such as a key."""

    class Chosen(Message):
        """The reader clicked on another name."""

        def __init__(self, chips: Chips, name: str) -> None:
            super().__init__()
            self.chips, self.name = chips, name

    def __init__(
        self,
        names: Sequence[tuple[str, str]],
        active: str,
        *,
        hint: str = "",
        id: str | None = None,  # noqa: A002  Textual's own word
    ) -> None:
        """`names` are the names and how they are written."""
        super().__init__(id=id)
        self._names = names
        self.set_reactive(Chips.active, active)
        self.set_reactive(Chips.hint, hint)

    def render(self) -> Content:
        """The names, the hint at the end."""
        parts: list[Content] = []
        for name, words in self._names:
            if name == self.active:
                parts.append(Content.styled(f"[{words}]", "$accent-style"))
            else:
                parts.append(Content.styled(f" {words} ", "$muted-style"))
        line = Content(" ").join(parts)
        room = self.size.width - line.cell_length - GAP
        if self.hint and room >= len(self.hint):
            line = line + Content(" " * GAP) + Content.styled(self.hint, "$muted-style")
        return line

    def on_click(self, event: events.Click) -> None:
        """Take the name under the pointer."""
        where = event.get_content_offset(self)
        left = 0
        for name, words in self._names:
            right = left + len(words) + 2
            if where is not None and left <= where.x < right:
                event.stop()
                self.post_message(self.Chosen(self, name))
            left = right + 1
