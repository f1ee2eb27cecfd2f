"""Count: how much was found, at the end of the line that one types into."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static


class Count(Static):
    """Some words at the right, in as much room as the longest so far took.

    So the screen is laid out anew only where they need more; it would be at every letter.
    """

    DEFAULT_CSS = "Count { width: auto; text-align: right; }"
    _room = 0

    def say(self, words: str) -> None:
        """Show these words."""
        content = Content(words)
        is_outgrown = content.cell_length > self._room
        self._room = max(self._room, content.cell_length)
        # What is not on screen is laid out when it comes there.
        self.update(content, layout=is_outgrown and self.outer_size.width > 0)

    def get_content_width(self, _container: Size, _viewport: Size) -> int:
        """The room that is kept."""
        return self._room
