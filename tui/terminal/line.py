"""StatusLine: one line of the screen, words at the left and words at the right."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

EMPTY = Content()
GAP = 2
"""Cells at least between the two ends."""


class StatusLine(Widget):
    """A line with two ends; where they do not both fit, the left one is cut.

    The right end wins because it is the short one that says what to press.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = "StatusLine { height: 1; width: 1fr; }"
    left: reactive[Content] = reactive(EMPTY)
    right: reactive[Content] = reactive(EMPTY)

    def render(self) -> Content:
        """Both ends on a line as wide as the widget."""
        return two_ends(self.left, self.right, self.size.width)


def two_ends(left: Content, right: Content, width: int) -> Content:
    """The left and the right content on one line of `width` cells."""
    if not right:
        return left.truncate(width, ellipsis=True)
    if right.cell_length >= width:
        return right.truncate(width, ellipsis=True)
    room = width - right.cell_length
    if left.cell_length > room - GAP:
        left = left.truncate(max(0, room - GAP), ellipsis=True)
    return left.pad_right(room - left.cell_length) + right
