"""Going: to a place in another article, wherever it stands in the list, and back again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.news.article import ArticleId
from tui.news.query.query import Query
from tui.news.span import Span
from tui.terminal.registry.commands import Pane
from tui.terminal.screens.reading import Opened

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

Arrive = Callable[[Opened], None]

STEPS = 50
"""Places that are remembered to go back to."""


@dataclass(frozen=True, slots=True)
class Left:
    """Where the reader was: the search, the article, and the character in it."""

    search: str
    article: ArticleId
    place: int


@dataclass(frozen=True, slots=True)
class FromLedger:
    """The ledger, from which this article was opened."""

    article: ArticleId


@dataclass(frozen=True, slots=True)
class FromPage:
    """The page of an entity, from which this article was opened, and how to open it again."""

    article: ArticleId
    reopen: Callable[[], None]


def went_from_page(screen: MainScreen, article: ArticleId, reopen: Callable[[], None]) -> None:
    """Remember that the reader goes to an article from the page of an entity."""
    trail = screen.reader.trail
    screen.reader.trail = (*trail[1 - STEPS :], FromPage(article, reopen))


def go_from_ledger(screen: MainScreen, article: ArticleId, arrive: Arrive) -> None:
    """Open an article that was chosen in the ledger, and do something there."""
    screen.reader.trail = (*screen.reader.trail[1 - STEPS :], FromLedger(article))
    search = screen.articles.contents.query.text
    key = screen.reader.library.shelf.rowid(article)
    if key is not None and key not in screen.list.keys:
        search = ""
    _open(screen, search, article, arrive)


def back_where_from(screen: MainScreen) -> bool:
    """Go back to the ledger or page, if the article on screen was opened from it."""
    trail, shown = screen.reader.trail, screen.reading.shown
    last = trail[-1] if trail else None
    if shown is None or not isinstance(last, FromLedger | FromPage) or last.article != shown.id:
        return False
    screen.reader.trail = trail[:-1]
    _reopen(screen, last)
    return True


def _reopen(screen: MainScreen, last: FromLedger | FromPage) -> None:
    if isinstance(last, FromPage):
        last.reopen()
    else:
        screen.app.push_screen("ledger")


def go_to_article(screen: MainScreen, article: ArticleId, arrive: Arrive) -> None:
    """Open an article and do something there; a search that does not hold it is left."""
    search, shown = screen.articles.contents.query.text, screen.reading.shown
    if shown is not None:
        left = Left(search, shown.id, screen.article.place)
        screen.reader.trail = (*screen.reader.trail[1 - STEPS :], left)
    key = screen.reader.library.shelf.rowid(article)
    if key is not None and key not in screen.list.keys:
        search = ""
    _open(screen, search, article, arrive)


def go_back(screen: MainScreen) -> None:
    """Go back to where the reader was before going to another article."""
    before = [step for step in screen.reader.trail if not isinstance(step, FromPage)]
    if not before:
        screen.say("You came from nowhere else.")
        return
    left = before.pop()
    screen.reader.trail = tuple(before)
    if isinstance(left, FromLedger):
        _reopen(screen, left)
        return
    place = left.place

    def arrive(shown: Opened) -> None:
        at = min(place, len(shown.article.text) - 1)
        screen.article.go_to(Span(at, at + 1))

    _open(screen, left.search, left.article, arrive)


def _open(screen: MainScreen, search: str, article: ArticleId, arrive: Arrive) -> None:
    def there() -> None:
        key = screen.reader.library.shelf.rowid(article)
        if key is not None:
            screen.articles.unfold(key)
        if key is None or not screen.list.move_to_key(key):
            screen.say("This article is not in the list any more.", "$warning-style")
            return
        screen.reading.want(key)
        screen.reading.show_now()
        screen.go(Pane.ARTICLE)
        if (shown := screen.reading.shown) is not None and shown.id == article:
            arrive(shown)

    if search != screen.articles.contents.query.text:
        screen.searching.ask_for(Query.parse(search), keep=True)
    screen.searching.when_answered(there)


HANDLERS: Mapping[str, Callable[[MainScreen], None]] = MappingProxyType({"go-back": go_back})
