"""The gutter: three cells before the text that show where claims begin and how far they reach.

The cell next to the text stays empty. The middle one carries the sign of the
claim that begins on the line, or a rule beside the rest of it. The outer one
carries a second sign when two claims begin on one line, or the rule of the
claim under the cursor when its own cell is taken.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tui.news.findings import Claim
from tui.terminal.column import Column
from tui.terminal.signs import sign

WIDTH = 3
RULE = "│"
RULE_CURRENT = "┃"
MORE = "…"
"""Stands for all but one when three claims or more begin on one line."""


class Gutter:
    """Which claims begin on, and reach over, each line of a column."""

    def __init__(self, claims: Sequence[Claim], column: Column, *, is_plain: bool = False) -> None:
        self._claims = claims
        self._is_plain = is_plain
        self._begin: dict[int, list[int]] = {}
        self._reach: dict[int, list[int]] = {}
        for number, claim in enumerate(claims):
            first, *rest = column.lines_of(claim.span)
            self._begin.setdefault(first, []).append(number)
            for line in rest:
                self._reach.setdefault(line, []).append(number)

    def at(self, line: int, current: int | None) -> Content:
        """The three cells before a line; `current` is the number of the claim under the cursor."""
        begin = self._begin.get(line, [])
        is_here = current in begin
        is_within = current in self._reach.get(line, ())
        if not begin:
            if line not in self._reach:
                return Content("   ")
            rule = (RULE_CURRENT, "$rule-current-style") if is_within else (RULE, "$rule-style")
            return Content.assemble(" ", rule, " ")
        main = current if is_here and current is not None else begin[0]
        others = [number for number in begin if number != main]
        outer = (" ", "")
        if is_within:
            outer = (RULE_CURRENT, "$rule-current-style")
        elif len(others) == 1:
            outer = self._sign(others[0], is_current=False)
        elif others:
            outer = (MORE, "$muted-style")
        return Content.assemble(outer, self._sign(main, is_current=is_here), " ")

    def _sign(self, number: int, *, is_current: bool) -> tuple[str, str]:
        stance = self._claims[number].stance
        style = f"${stance}-style $sign-current-style" if is_current else f"${stance}-style"
        return sign(stance, is_plain=self._is_plain), style
