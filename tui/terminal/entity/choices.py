"""Where a page of an entity leads, and what it hears when it was made."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from tui.news.article import ArticleId
from tui.news.correction import Entity
from tui.news.entity_page import EntityPage
from tui.terminal.entity.rows import Section


@dataclass(frozen=True, slots=True)
class PageLeft:
    """How a page was left: the row, the sections that were opened, and the pages before it."""

    row: int = 0
    opened: frozenset[Section] = frozenset()
    before: tuple[tuple[Entity, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ToArticle:
    """The reader wants to see an article: at a claim by its position, or where the entity is."""

    article: ArticleId
    entity: Entity
    left: PageLeft
    position: int | None = None


@dataclass(frozen=True, slots=True)
class ToLedger:
    """The reader wants to see the claims of a query, and to come back to the page."""

    entity: Entity
    query: str


class Looked(Message):
    """The library was looked through for an entity; a sentence when that was not possible.

    `number` tells which look it was, for the reader may have gone on, or corrected something.
    """

    def __init__(self, number: int, found: EntityPage | str | None) -> None:
        super().__init__()
        self.number, self.found = number, found
