"""Where the rows of a list stand, without holding one object for each row.

A list is a few sections. Inside a section every row is equally tall, so both
ways (row to line, line to row) are a bisection over the sections and a
division: a million rows cost as much as ten.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Section:
    """Rows `first` to `stop` (exclusive), equally tall, under a heading that may be missing.

    `top` is the line of the heading, or of the first row when `heading` is None.
    """

    first: int
    stop: int
    top: int
    row_height: int
    heading: str | None

    @property
    def rows_top(self) -> int:
        """The line of the first row."""
        return self.top + (self.heading is not None)

    @property
    def bottom(self) -> int:
        """The first line after the section."""
        return self.rows_top + (self.stop - self.first) * self.row_height


@dataclass(frozen=True, slots=True)
class Place:
    """What stands on one line: line `line` of row `index`, or a heading when `line` is -1."""

    index: int
    line: int


class Geometry:
    """The sections of a list of `count` rows."""

    def __init__(
        self,
        count: int,
        row_height: int,
        headings: Mapping[int, str] | None = None,
        heights: Mapping[int, int] | None = None,
    ) -> None:
        headings, heights = headings or {}, heights or {}
        cuts = sorted({0, count} | {i for i in (*headings, *heights) if 0 <= i < count})
        sections: list[Section] = []
        top = 0
        for first, stop in pairwise(cuts):
            row_height = heights.get(first, row_height)
            section = Section(first, stop, top, row_height, headings.get(first))
            sections.append(section)
            top = section.bottom
        self.sections = tuple(sections)
        self.height = top
        self._firsts = [section.first for section in sections]
        self._tops = [section.top for section in sections]

    def line_of(self, index: int) -> int:
        """The first line of a row."""
        section = self._section_of(index)
        return section.rows_top + (index - section.first) * section.row_height

    def height_of(self, index: int) -> int:
        """How many lines a row takes."""
        return self._section_of(index).row_height

    def at(self, line: int) -> Place | None:
        """What stands on a line, or None below the last row."""
        if not 0 <= line < self.height:
            return None
        section = self.sections[bisect_right(self._tops, line) - 1]
        if line < section.rows_top:
            return Place(section.first, -1)
        rows, inside = divmod(line - section.rows_top, section.row_height)
        return Place(section.first + rows, inside)

    def heading_over(self, index: int) -> str | None:
        """The heading that stands right above a row, or None."""
        section = self._section_of(index)
        return section.heading if section.first == index else None

    def heading_of(self, index: int) -> str | None:
        """The heading of the section that a row stands in, or None."""
        return self._section_of(index).heading

    def first_of(self, index: int) -> int:
        """The first row of the section that a row stands in."""
        return self._section_of(index).first

    def _section_of(self, index: int) -> Section:
        return self.sections[max(0, bisect_right(self._firsts, index) - 1)]
