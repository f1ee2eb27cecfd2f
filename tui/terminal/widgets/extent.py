"""The extent of what a view scrolls over, said without laying out the whole screen anew.

`virtual_size` asks for a layout of the screen at each change, for a scroll bar
may come or go: 15 ms for every article that is looked at. Views whose bar is
always there (`overflow-y: scroll`) need nothing but the bar's new size.
"""

from __future__ import annotations

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.widget import Widget


def set_extent(view: ScrollView, extent: Size) -> None:
    """Say how much there is to scroll over; the view keeps its bar whatever the extent."""
    if view.virtual_size != extent:
        view.set_reactive(Widget.virtual_size, extent)
        view._scroll_update(extent)  # noqa: SLF001  what `virtual_size` comes to in the end
