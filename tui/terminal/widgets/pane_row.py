"""PaneRow: the panes beside each other.

What is in it follows from its size: it never scrolls. Textual lays the screen out a
second time whenever a container's extent has changed, in case a scroll bar is due;
`virtual_size` without `layout` spares that here and in the other widgets that say so.
"""

from __future__ import annotations

from textual.containers import Horizontal
from textual.geometry import Size
from textual.reactive import Reactive


class PaneRow(Horizontal):
    """A row of panes that is laid out once."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)
