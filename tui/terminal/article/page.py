"""Page: an article as it stands on screen at one width, line by line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from textual.content import Content

from tui.news.findings import Claim
from tui.terminal.article import gutter, headline, paint
from tui.terminal.article.column import Column
from tui.terminal.article.cursor import Cursor
from tui.terminal.article.gutter import Gutter
from tui.terminal.article.layers import Layers
from tui.terminal.article.shown import Shown


@dataclass(frozen=True)
class Page:
    """What is shown, laid out in a column. Not slotted: parts are made when first needed."""

    shown: Shown
    column: Column
    layers: Layers
    cursor: Cursor
    is_plain: bool

    @classmethod
    def laid_out(cls, shown: Shown, width: int, layers: Layers, *, is_plain: bool) -> Page:
        """The page in a column of `width` cells."""
        tags, note, looks = shown.tags, shown.note, shown.looks
        above = [*headline.lost_marks(shown.lost), *headline.copies(shown.copies, width)]
        column = Column(shown.article, width, tags=tags, note=note, looks=looks, above=above)
        return cls(shown, column, layers, Cursor(), is_plain)

    def with_found(self, shown: Shown, layers: Layers) -> Page:
        """The same lines with other findings, hits or layers over them."""
        return replace(self, shown=shown, layers=layers)

    def with_cursor(self, cursor: Cursor) -> Page:
        """The same page with the cursor elsewhere; what was made of the findings is kept."""
        page = replace(self, cursor=cursor)
        for part in ("_coat", "_gutter"):
            if part in self.__dict__:
                page.__dict__[part] = self.__dict__[part]
        return page

    @cached_property
    def _coat(self) -> paint.Coat:
        shown = self.shown
        return paint.coat(shown.findings, shown.hits, self.layers, shown.marks)

    @cached_property
    def _cursor_coat(self) -> paint.Coat:
        finding, hit = self.cursor.finding, self.cursor.hit
        return paint.cursor_coat(finding, hit, self.shown.findings, self.cursor.mark)

    @cached_property
    def _gutter(self) -> Gutter:
        # Numbered as found: the claim under the cursor is known by its number.
        claims = enumerate(self.shown.findings.claims)
        drawn = {number: c for number, c in claims if self.layers.draws_claim(c.stance)}
        marks = self.shown.marks if self.layers.marks else ()
        return Gutter(drawn, self.column, marks, is_plain=self.is_plain)

    @cached_property
    def _current_claim(self) -> int | None:
        """The number of the claim under the cursor."""
        finding, claims = self.cursor.finding, self.shown.findings.claims
        is_claim = isinstance(finding, Claim) and finding in claims
        return claims.index(finding) if isinstance(finding, Claim) and is_claim else None

    def claim_beside(self, number: int, cell: int) -> Claim | None:
        """The claim that a cell of the gutter stands for, or None."""
        line = self.column.lines[number]
        claim = self._gutter.claim_at(number, cell, self._current_claim)
        return None if claim is None or line.content else self.shown.findings.claims[claim]

    def line(self, number: int) -> Content:
        """The gutter and the text of one line."""
        line = self.column.lines[number]
        if line.content is not None:
            return Content(" " * gutter.WIDTH) + line.content
        cells = self._gutter.at(number, self._current_claim)
        start, stop = line.start, line.stop
        strokes = self._coat.over(start, stop) + self._cursor_coat.over(start, stop)
        base = "$headline-style" if line.is_headline else ""
        text = self.shown.article.text
        return Content.assemble(cells, paint.text_line(text, start, stop, sorted(strokes), base))
