"""Going: to a place in another article, wherever it stands in the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.news.article import ArticleId
from tui.terminal.commands import Pane
from tui.terminal.screens.reading import Opened

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen


def go_to_article(screen: MainScreen, article: ArticleId, arrive: Callable[[Opened], None]) -> None:
    """Open an article and do something there; a search that does not hold it is left."""
    key = screen.reader.library.shelf.rowid(article)

    def there() -> None:
        if key is None or not screen.list.move_to_key(key):
            screen.say("This article is not in the library any more.", "$warning-style")
            return
        screen.reading.want(key)
        screen.reading.show_now()
        screen.go(Pane.ARTICLE)
        if (shown := screen.reading.shown) is not None and shown.id == article:
            arrive(shown)

    if key is None or key in screen.list.keys:
        there()
    else:
        screen.searching.show_all()
        screen.searching.when_answered(there)
