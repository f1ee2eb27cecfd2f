"""Kin of the article on screen: those that ran the same story, and others on its event."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual.content import Content

from tui.library.library import Library
from tui.news.article import ArticleId
from tui.news.origin import RULE
from tui.news.query.query import Field, FieldName
from tui.news.query.query_print import printed
from tui.terminal.looks.links import to_query
from tui.terminal.looks.safe import one_line
from tui.terminal.screens.dialogs.ran_by import LIST, RanBy

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen
    from tui.terminal.screens.reading import Opened

NOBODY_ELSE = "Nobody else in the library ran this story."


def head_line(screen: MainScreen, shown: Opened) -> Content:
    """How often the story was run and where it is from; a click lists the copies. Mostly empty."""
    told, files = copies_words(screen.reader.library, shown), other_files(screen, shown)
    if not told:
        return Content.styled(files, "$muted-style")
    words = Content.styled(told, "$muted-style")
    sign = Content.styled(f"{'=' if screen.reader.settings.plain else '≈'} ", "$accent-style")
    line = to_query(sign + words, copies_of(shown.id))
    return Content.assemble(line, (f" · {files}", "$muted-style")) if files else line


def other_files(screen: MainScreen, shown: Opened) -> str:
    """Where else the very same story lies, in words; mostly empty."""
    others = screen.reader.library.shelf.other_places(shown.id)
    more = f" and {len(others) - 1:,} more" if len(others) > 1 else ""
    return f"also in {one_line(others[0])}{more}" if others else ""


def copies_words(library: Library, shown: Opened) -> str:
    """How often a story was run and where it is from, in words; empty when nobody else ran it."""
    cluster = library.origins.of(shown.key)
    if cluster is None:
        return ""
    mine = next((copy for copy in cluster.copies if copy.rowid == shown.key), None)
    parts = [cluster.summary]
    if mine is not None and mine.rowid == cluster.first.rowid:
        parts.append("the first")
    elif cluster.first.publisher:
        parts.append(f"first in {cluster.first.publisher}")
    if mine is not None and mine.credit:
        parts.append(f"credits {mine.credit}")
    return one_line(" · ".join(parts))


def copies_of(id_: ArticleId) -> str:
    """The query for the copies of an article."""
    return printed(Field(FieldName.LIKE, id_))


def _list_copies(screen: MainScreen) -> None:
    shown = _shown(screen)
    if shown is None:
        return
    if screen.reader.library.origins.of(shown.key) is None:
        screen.say(NOBODY_ELSE)
        return
    screen.searching.show_query(copies_of(shown.id))
    screen.searching.when_answered(lambda: screen.say(RULE))


def _copies(screen: MainScreen) -> None:
    # In the list it is about its rows, in the article about what is read.
    if screen.list.has_focus and screen.articles.toggle_copies():
        screen.show_lines()
        return
    shown = _shown(screen)
    if shown is None:
        return
    cluster = screen.reader.library.origins.of(shown.key)
    if cluster is None:
        screen.say(NOBODY_ELSE)
        return
    id_ = shown.id

    def go(taken: str | None) -> None:
        if taken == LIST:
            screen.searching.show_query(copies_of(id_))
        elif taken is not None:
            screen.searching.go_to(int(taken))

    screen.app.push_screen(RanBy(cluster, shown.key), go)


def _more_like_this(screen: MainScreen) -> None:
    shown = _shown(screen)
    if shown is None:
        return
    if not screen.reader.library.related(shown.id):
        screen.say("No other article shares enough rare names and words with this one.")
        return
    screen.searching.show_query(printed(Field(FieldName.RELATED, shown.id)))


def _shown(screen: MainScreen) -> Opened | None:
    screen.reading.show_now()
    return screen.reading.shown


KIN_HANDLERS: Mapping[str, Callable[[MainScreen], None]] = MappingProxyType(
    {
        "more-like-this": _more_like_this,
        "list-copies": _list_copies,
        "toggle-copies": _copies,
    }
)
