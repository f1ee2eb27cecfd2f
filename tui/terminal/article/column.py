"""The reading column: an article laid out in lines, each knowing its characters.

Two kinds of lines: those that show a run of `Article.text`, and those that
say something about the article (publisher, date, tags, note), which stand
under the headline or, when the story has none, at the top.

A book of nine million characters takes seconds to lay out. Of an article so
long the first lines are there at once, and the others as the column is told to
grow; what is there never changes by that.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from tui.news.article import Article
from tui.news.mark import Tag
from tui.news.span import Span
from tui.news.tag_look import NO_LOOKS, TagLooks
from tui.terminal.article import headline
from tui.terminal.article.wrap import characters_in, hand_wrap_width, wrap, written_lines

MARGIN = 2
"""Lines kept above and below what is jumped to."""

AT_ONCE = 600
"""Lines that a column has from the beginning, which is all of nearly every article: 2 ms, or 20
where letters have to be measured one by one."""


class Line(NamedTuple):
    """One line of the column; a tuple because a long article has ten thousand.

    A line with `content` says something about the article. Any other shows the
    characters `start` to `stop`; when the two are equal it is empty and stands
    before the character `start`.
    """

    start: int
    stop: int
    is_headline: bool = False
    content: Content | None = None


class Column:
    """An article in lines of at most `width` cells."""

    def __init__(  # noqa: PLR0913  what stands under the headline, each by name
        self,
        article: Article,
        width: int,
        *,
        tags: Sequence[Tag] = (),
        note: str = "",
        looks: TagLooks = NO_LOOKS,
        above: Sequence[Content] = (),
    ) -> None:
        self.article = article
        self.width = width
        self.paragraphs = article.paragraphs
        self._hand_width = hand_wrap_width(article.text, self.paragraphs)
        about = [*above, *headline.about(article, tags, note, width, looks)]
        self._paragraph_starts = [span.start for span in self.paragraphs]
        self._lines: list[Line] = []
        self._numbers: list[int] = []
        self._starts: list[int] = []
        self._rest = self._laid_out(about)
        self.is_whole = False
        """Whether all of the article is laid out."""
        self.grow(AT_ONCE)

    @property
    def lines(self) -> Sequence[Line]:
        """The lines there are by now."""
        return self._lines

    def grow(self, lines: int) -> None:
        """Lay out so many lines more, or what there is."""
        before = len(self._lines)
        for number, line in enumerate(islice(self._rest, lines), before):
            self._lines.append(line)
            if line.stop > line.start:
                self._numbers.append(number)
                self._starts.append(line.start)
        self.is_whole = len(self._lines) < before + lines

    def reaches(self, offset: int) -> bool:
        """Whether a character is laid out by now."""
        return self.is_whole or (bool(self._lines) and offset < self._lines[-1].stop)

    def _laid_out(self, about: Sequence[Content]) -> Iterator[Line]:
        body = [span for span in self.paragraphs if span.start >= self.article.body_start]
        head = self.paragraphs[: len(self.paragraphs) - len(body)]
        yield Line(0, 0)
        for span in head:
            yield from self._paragraph(span, is_headline=True)
        here = body[0].start if body else len(self.article.text)
        for content in about:
            yield Line(here, here, content=content)
        for span in body:
            yield Line(span.start, span.start)
            yield from self._paragraph(span, is_headline=False)
        yield Line(len(self.article.text), len(self.article.text))

    def _paragraph(self, span: Span, *, is_headline: bool) -> Iterator[Line]:
        text = self.article.text
        for start, stop in written_lines(text, span, self._hand_width):
            for run in wrap(text, start, stop, self.width):
                yield Line(*run, is_headline)

    def line_of(self, offset: int) -> int:
        """The number of the line that shows a character, or the last one that begins before it."""
        if not self._numbers:
            return 0
        return self._numbers[max(0, bisect_right(self._starts, offset) - 1)]

    def lines_of(self, span: Span) -> range:
        """The numbers of the lines that show a span."""
        return range(self.line_of(span.start), self.line_of(span.stop - 1) + 1)

    def offset_at(self, number: int) -> int:
        """The first character on a line or, when it shows none, on the next that does."""
        at = bisect_left(self._numbers, max(0, number))
        return self._starts[min(at, len(self._starts) - 1)] if self._starts else 0

    def anchor_at(self, top: int) -> tuple[int, int]:
        """The first character on a screen that begins with line `top`, and its row there."""
        offset = self.offset_at(top)
        return offset, self.line_of(offset) - top

    def next_paragraph_top(self, top: int, by: int) -> int | None:
        """The line to put at the top for the next paragraph (the one before for `by` -1).

        None when there is none that way from a screen that begins with line `top`.
        """
        at = bisect_right(self._paragraph_starts, self.offset_at(top))
        # The line at the top may be the empty one before a paragraph: those around are looked at.
        near = range(max(0, at - 3), min(at + 3, len(self.paragraphs)))
        tops = [0, *(self.line_of(self.paragraphs[n].start) - 1 for n in near)]
        ways = [line for line in tops if (line > top if by > 0 else line < top)]
        return (min(ways) if by > 0 else max(ways)) if ways else None

    def top_to_see(self, span: Span, top: int, height: int) -> int:
        """The line to put at the top of `height` lines so that a span is seen with some around it.

        It is `top`, where the screen begins now, when that will do.
        """
        lines = self.lines_of(span)
        last = min(lines.stop, lines.start + height - 2 * MARGIN)
        if top + MARGIN <= lines.start and last <= top + height - MARGIN:
            return top
        return max(0, lines.start - max(MARGIN, height // 4))

    def paragraph_at(self, offset: int) -> Span:
        """The paragraph that holds a character, or the last one that begins before it."""
        return self.paragraphs[max(0, bisect_right(self._paragraph_starts, offset) - 1)]

    # Cells and characters ----------------------------------------------------------------

    def next_shown(self, number: int, by: int) -> int | None:
        """The next line after `number` that shows characters (the one before for `by` -1)."""
        at = (
            bisect_right(self._numbers, number)
            if by > 0
            else bisect_left(self._numbers, number) - 1
        )
        return self._numbers[at] if 0 <= at < len(self._numbers) else None

    def cells_before(self, number: int, offset: int) -> int:
        """How many cells of a line lie before a character."""
        return cell_len(self.article.text[self.lines[number].start : offset].replace("\n", " "))

    def at(self, number: int, cells: int) -> int | None:
        """The character that a cell of a line shows, or None where there is none."""
        if cells < 0 or not 0 <= number < len(self.lines):
            return None
        line = self.lines[number]
        offset = line.start + characters_in(self.article.text[line.start : line.stop], cells)
        return offset if offset < line.stop else None

    def near(self, number: int, cells: int) -> int:
        """The character nearest to a cell: of a line without any, the last before it."""
        number = max(0, min(number, len(self.lines) - 1))
        line = self.lines[number]
        if line.stop == line.start:
            before = self.next_shown(number, -1)
            return self.offset_at(number) if before is None else self.lines[before].stop - 1
        found = self.at(number, max(0, cells))
        return line.stop - 1 if found is None else found
