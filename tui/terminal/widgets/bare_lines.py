"""Bare lines: what a view paints goes to the screen as it is.

For a widget with a border, padding or opacity Textual makes every line anew from
what was painted, at each look. A view of ours has none of them, and keeps its
strips: then what was cut and coded of them before is kept, too. Scrolling a list
of forty lines by one costs a fraction of what it did.
"""

from __future__ import annotations

from typing import Any

from textual._styles_cache import StylesCache
from textual.strip import Strip


class BareLines(StylesCache):
    """The lines of a widget that has nothing around them."""

    def render_line(self, *told: Any, **_more: Any) -> Strip:
        """One line, exactly as wide as the widget."""
        _styles, y, size, _content, _padding, base_background, background, paint, *_ = told
        inner, _outer = self.get_inner_outer(base_background, background)
        strip: Strip = paint(y)
        return strip.crop_extend(0, size.width, inner.rich_style)
