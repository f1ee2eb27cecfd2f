"""What a reader is shown of one article."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from tui.news.article import Article
from tui.news.findings import Findings
from tui.news.highlight import Standing
from tui.news.hits import HitSpan
from tui.news.mark import Tag
from tui.news.tag_look import NO_LOOKS, TagLooks

NO_FINDINGS = Findings()
NO_COPIES = Content()


@dataclass(frozen=True, slots=True)
class Shown:
    """An article's text and all that is drawn with it.

    `copies` is the line about who else ran the story; empty when nobody did.
    """

    article: Article
    findings: Findings = NO_FINDINGS
    hits: tuple[HitSpan, ...] = ()
    tags: tuple[Tag, ...] = ()
    note: str = ""
    looks: TagLooks = NO_LOOKS
    marks: tuple[Standing, ...] = ()
    copies: Content = NO_COPIES

    @property
    def lost(self) -> int:
        """How many marks lost their place."""
        return sum(mark.is_lost for mark in self.marks)
