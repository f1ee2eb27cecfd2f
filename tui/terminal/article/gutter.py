"""The gutter: three cells before the text that show where claims begin and how far they reach.

The cell next to the text is for the reader's own marks. The middle one carries the sign of the
claim that begins on the line, or a rule beside the rest of it. When two begin
on one line the signs stand in both cells, in the order of the text; and where
a claim begins inside the one under the cursor, the outer cell goes on with
that one's rule.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from tui.news.findings import Claim
from tui.news.highlight import Standing
from tui.terminal.article.column import Column
from tui.terminal.looks.signs import marked_sign, sign

WIDTH = 3
RULES, PLAIN_RULES = ("│", "┃"), (":", "|")
"""Beside the rest of a claim; beside that of the claim under the cursor."""
MORE = "…"
"""Stands for all but the first when three claims or more begin on one line."""


class Gutter:
    """Which claims, by their numbers, begin on and reach over each line of a column.

    Beside them the lines of the reader's marks, and those where one with a note begins.
    """

    def __init__(
        self,
        claims: Mapping[int, Claim],
        column: Column,
        marks: Sequence[Standing] = (),
        *,
        is_plain: bool = False,
    ) -> None:
        self._claims = claims
        self._column = column
        self._marks = marks
        self._is_plain = is_plain
        rule, current = PLAIN_RULES if is_plain else RULES
        self._rule, self._rule_current = (rule, "$rule-style"), (current, "$rule-current-style")
        self._measure()

    def _measure(self) -> None:
        """Find the lines of everything, in the column as far as it is laid out."""
        column = self._column
        self._measured = len(column.lines)
        self._begin: dict[int, list[int]] = {}
        self._reach: dict[int, list[int]] = {}
        for number, claim in self._claims.items():
            if not column.reaches(claim.span.start):
                continue
            first, *rest = column.lines_of(claim.span)
            self._begin.setdefault(first, []).append(number)
            for line in rest:
                self._reach.setdefault(line, []).append(number)
        self._marked: dict[int, str] = {}
        for mark in self._marks:
            if mark.span is None or not column.reaches(mark.span.start):
                continue
            for place, line in enumerate(column.lines_of(mark.span)):
                is_noted = bool(mark.highlight.note) and place == 0
                if is_noted or line not in self._marked:
                    self._marked[line] = marked_sign(is_noted=is_noted, is_plain=self._is_plain)

    def _see(self, line: int) -> None:
        if line >= self._measured:
            self._measure()

    def at(self, line: int, current: int | None) -> Content:
        """The three cells before a line; `current` is the number of the claim under the cursor."""
        self._see(line)
        cells = self._claimed(line, current)
        if (own := self._marked.get(line)) is None:
            return cells
        return Content.assemble(cells[:-1], (own, "$highlight-sign-style"))

    def _claimed(self, line: int, current: int | None) -> Content:
        begin = self._begin.get(line, [])
        is_within = current in self._reach.get(line, ())
        if not begin:
            if line not in self._reach:
                return Content("   ")
            rule = self._rule_current if is_within else self._rule
            return Content.assemble(" ", rule, " ")
        if is_within:
            return Content.assemble(self._rule_current, self._sign(begin[0], current), " ")
        if len(begin) == 1:
            return Content.assemble(" ", self._sign(begin[0], current), " ")
        second = begin[1] if len(begin) == 2 else current if current in begin[1:] else None
        inner = (MORE, "$muted-style") if second is None else self._sign(second, current)
        return Content.assemble(self._sign(begin[0], current), inner, " ")

    def claim_at(self, line: int, cell: int, current: int | None) -> int | None:
        """The claim that a cell (0 to 2) shows by its sign or its rule; None where there is none.

        Of several behind one rule it is the innermost.
        """
        self._see(line)
        begin, reach = self._begin.get(line, []), self._reach.get(line, [])
        if cell == 0 and begin and current in reach:
            return current
        if not begin:
            return max(reach, key=lambda number: self._claims[number].span.start, default=None)
        if cell == 0 or len(begin) == 1 or current in reach:
            return begin[0]
        return current if len(begin) > 2 and current in begin[1:] else begin[1]

    def _sign(self, number: int, current: int | None) -> tuple[str, str]:
        stance = self._claims[number].stance
        style = f"${stance}-style"
        if number == current:
            style += " $sign-current-style"
        return sign(stance, is_plain=self._is_plain), style
