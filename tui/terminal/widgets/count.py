"""Count: how much was found, at the end of the line that one types into."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class Count(Static):
    """Some words at the right, in as much room as the longest so far took.

    The screen is laid out anew only where they need more: it is at every letter else.
    """

    DEFAULT_CSS = "Count { width: auto; text-align: right; }"

    def say(self, words: str) -> None:
        """Show these words; none give the room back."""
        content = Content(words)
        is_outgrown = content.cell_length > self.content_size.width
        self.update(content, layout=is_outgrown or not words)
