"""Page: an article as it stands on screen at one width, line by line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from textual.content import Content

from tui.news.article import Article
from tui.news.findings import Claim, Findings
from tui.news.hits import HitSpan
from tui.news.mark import Tag
from tui.terminal import gutter, paint
from tui.terminal.column import Column
from tui.terminal.gutter import Gutter
from tui.terminal.layers import Layers
from tui.terminal.paint import Finding

NO_FINDINGS = Findings()


@dataclass(frozen=True, slots=True)
class Shown:
    """What a reader is shown of an article: its text and all that is drawn with it."""

    article: Article
    findings: Findings = NO_FINDINGS
    hits: tuple[HitSpan, ...] = ()
    tags: tuple[Tag, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Page:
    """What is shown, laid out in a column; `with_…` give the same page, changed."""

    shown: Shown
    column: Column
    layers: Layers
    is_plain: bool

    @classmethod
    def laid_out(cls, shown: Shown, width: int, layers: Layers, *, is_plain: bool) -> Page:
        """The page in a column of `width` cells."""
        column = Column(shown.article, width, tags=shown.tags, note=shown.note)
        return cls(shown, column, layers, is_plain)

    def with_found(self, shown: Shown, layers: Layers) -> Page:
        """The same lines with other findings, hits or layers over them."""
        return replace(self, shown=shown, layers=layers)

    @cached_property
    def _coat(self) -> paint.Coat:
        return paint.coat(self.shown.findings, self.shown.hits, self.layers)

    @cached_property
    def _gutter(self) -> Gutter:
        claims = self.shown.findings.claims if self.layers.claims else ()
        return Gutter(claims, self.column, is_plain=self.is_plain)

    def line(self, number: int, finding: Finding | None, hit: HitSpan | None) -> Content:
        """The gutter and the text of one line."""
        line = self.column.lines[number]
        if line.content is not None:
            return Content(" " * gutter.WIDTH) + line.content
        current = None
        if isinstance(finding, Claim) and finding in self.shown.findings.claims:
            current = self.shown.findings.claims.index(finding)
        cells = self._gutter.at(number, current)
        strokes = self._coat.over(line.start, line.stop) + paint.under_cursor(finding, hit)
        base = "$headline-style" if line.is_headline else ""
        text = paint.text_line(
            self.shown.article.text, line.start, line.stop, sorted(strokes), base
        )
        return Content.assemble(cells, text)
