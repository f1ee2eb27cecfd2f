"""What lists and reports show of the library: a line for an article, counts, files left out."""

from __future__ import annotations

from dataclasses import dataclass

from tui.news.article import ArticleId, Published
from tui.news.findings import Stance
from tui.news.mark import Tag


@dataclass(frozen=True, slots=True)
class Row:
    """What a list shows of one article.

    `rowid` is its place in the order of publication; it changes when the date
    does, `id` never. Tags are in the order of their names; stances are those of
    the claims inside, with their numbers, in the order of `Stance`. `copies` is how
    many articles ran the same story, this one included; 0 when no other did.
    """

    rowid: int
    id: ArticleId
    headline: str
    headline_is_given: bool
    publisher: str | None
    published: Published | None
    is_read: bool
    is_starred: bool
    tags: tuple[Tag, ...]
    has_note: bool
    stances: tuple[tuple[Stance, int], ...]
    is_analysed: bool
    is_reviewed: bool = False
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the library holds; `refused` counts files and records that were left out."""

    articles: int
    analysed: int
    refused: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file, or a record in it, that could not be read, why, and what to do about it.

    `line` is None when the reason is not at one line. `reason` is a clause and
    `advice` one sentence or more, both without the last full stop.
    """

    path: str
    line: int | None
    reason: str
    advice: str

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}, line {self.line}"
        return f"{place}: {self.reason}. {self.advice}."
