"""OutputView: lines of plain text as a program printed them, to scroll through."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import split_graphemes
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.terminal.looks.strips import strip_of


class OutputView(ScrollView, can_focus=True, inherit_bindings=False):
    """Text that grows at its end; lines longer than the view go on in the next."""

    DEFAULT_CSS = """
    OutputView { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._text: list[str] = []
        self._lines: list[str] = []

    @property
    def text(self) -> str:
        """All that was printed."""
        return "".join(self._text)

    def add(self, text: str) -> None:
        """Put whole lines at the end; what is on screen stays there."""
        if text:
            self._text.append(text)
            self._lay_out(text)

    def _lay_out(self, text: str) -> None:
        width = self.scrollable_content_region.width
        if width:
            for line in text.removesuffix("\n").split("\n"):
                self._lines += pieces(line, width)
            self.virtual_size = Size(width, len(self._lines))
            self.refresh()

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._lines.clear()
        if self._text:
            self._lay_out(self.text)

    def render_line(self, y: int) -> Strip:
        """The strip of one line of the widget."""
        number = y + self.scroll_offset.y
        line = self._lines[number] if number < len(self._lines) else ""
        width = self.scrollable_content_region.width
        return strip_of(Content(line), width, self.visual_style, self.app.stylesheet.parse_style)

    def scroll_pages(self, pages: float) -> None:
        """Scroll by pages, half of one for 0.5."""
        self.scroll_lines(round(max(1, self.size.height - 1) * pages))

    def scroll_lines(self, lines: int) -> None:
        """Scroll by lines, down for a positive number."""
        self.scroll_to(y=max(0, self.scroll_offset.y + lines), animate=False)


def pieces(line: str, width: int) -> Iterator[str]:
    """The line in pieces of at most `width` cells, with all its spaces."""
    if line.isascii():
        yield from (line[at : at + width] for at in range(0, max(1, len(line)), width))
        return
    start = cells = 0
    for begin, _, size in split_graphemes(line)[0]:
        if cells + size > width and begin > start:
            yield line[start:begin]
            start, cells = begin, 0
        cells += size
    yield line[start:]
