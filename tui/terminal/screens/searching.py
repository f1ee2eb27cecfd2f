"""Searching: what the list holds, the box over it, and the questions put to the library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.background import Event, Idle, Scanned, Shelved
from tui.library.search import Searcher
from tui.news.article import ArticleId
from tui.news.hits import HitSpan, Results, Snippet
from tui.news.query import Query
from tui.terminal import rows as row_look
from tui.terminal.commands import Pane
from tui.terminal.completion import Completion
from tui.terminal.contents import Contents
from tui.terminal.history import SearchHistory
from tui.terminal.line import StatusLine
from tui.terminal.live_search import LiveSearch, Question
from tui.terminal.safe import one_line
from tui.terminal.screens.finding import set_box
from tui.terminal.widgets.row_list import RowList
from tui.terminal.widgets.row_look import RowState

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

LIVE_FROM = 2
"""Letters from which on typing searches."""

REFRESH_SECONDS = 0.5
"""How often at most the list takes in what the background has brought."""


class Answered(Message):
    """The library answered a question."""

    def __init__(self, question: Question, results: Results) -> None:
        super().__init__()
        self.question, self.results = question, results


class Failed(Message):
    """The library could not be searched."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


@dataclass(frozen=True, slots=True)
class _Before:
    """The list as it was when the box was opened."""

    results: Results | None
    keys: Sequence[int]
    headings: Mapping[int, str]
    cursor: int | None
    typed: str


class Searching:
    """The list's contents and how they come about."""

    def __init__(self, screen: MainScreen, open_searcher: Callable[[], Searcher]) -> None:
        self._screen = screen
        self._library = screen.reader.library
        self._live = LiveSearch(open_searcher, self._answer, self._fail)
        self._asked: Question | None = None
        self._is_refresh = False
        self._is_stale = False
        self._before: _Before | None = None
        self._completion: Completion | None = None
        self._base_height = screen.reader.settings.row_height
        self.history = SearchHistory()
        self.contents = Contents(self._library.shelf.rows, self._snippet)
        self.articles = 0

    def start(self) -> None:
        """Ask for all articles, and look now and then whether there are more."""
        self._live.start()
        self._count()
        self._ask(Query())
        self._screen.set_interval(REFRESH_SECONDS, self._refresh)

    def close(self) -> None:
        """End the thread."""
        self._live.close()

    # Questions and answers ---------------------------------------------------------------

    def _ask(self, query: Query, *, is_typing: bool = False, is_refresh: bool = False) -> None:
        self._is_refresh = is_refresh
        self._asked = self._live.ask(query, is_typing=is_typing)

    def _answer(self, question: Question, results: Results) -> None:
        self._screen.post_message(Answered(question, results))

    def _fail(self, reason: str) -> None:
        self._screen.post_message(Failed(reason))

    def answered(self, question: Question, results: Results) -> None:
        """Put the answer into the list, unless another question was asked since."""
        if self._asked is None or question.number != self._asked.number:
            return
        self._asked = None
        rows = self._screen.list
        stay: frozenset[int] = frozenset()
        if self._is_refresh:
            stay = self.contents.staying(results, rows.cursor_key)
        is_first = self.contents.results is None
        self.contents.take(results, stay=stay)
        self._show(keep=self._is_refresh)
        if is_first:
            self._go_where_one_left()
        if not self._is_refresh:
            self._screen.reading.repaint_hits()
        if self.is_open:
            self._say_count()
        self._screen.show_lines()

    def _show(self, *, keep: bool) -> None:
        rows = self._screen.list
        rows.empty = self._why_empty()
        height = self._base_height + (self._base_height == 2 and self.contents.has_words)
        if rows.row_height != height:
            rows.row_height = height
        rows.show(self.contents.keys, headings=self.contents.headings, keep=keep)
        self._screen.reading.want(rows.cursor_key)

    def _go_where_one_left(self) -> None:
        """Stand on the article that was on screen when the program was last left."""
        article = self._screen.reader.first_article
        key = self._library.shelf.rowid(article) if article is not None else None
        if key is not None:
            self._screen.list.move_to_key(key)

    def _why_empty(self) -> str:
        keymap = self._screen.reader.keymap
        if not self.contents.query.is_empty:
            problems = " ".join(self.contents.query.problems)
            ways = f"{keymap.shown('back')} shows all articles, {keymap.shown('search')} the search"
            return f"Nothing found. {problems} {ways}.".replace("  ", " ")
        if self._screen.progress.is_looking or self._screen.progress.to_shelve:
            return "Reading in the files…"
        refused = self._library.shelf.counts().refused
        if refused:
            report = keymap.shown("import-report")
            return f"No articles: none of the {refused:,} files could be read. {report} says why."
        return (
            "No articles here yet. Put texts, web pages or JSON into the folder, and they appear; "
            f"{keymap.shown('rescan')} looks at once, {keymap.shown('quit')} quits."
        )

    # The box -----------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether the search box is shown."""
        return self._before is not None

    def open(self) -> None:
        """Show the box with the present search in it, all of it selected."""
        if self._before is None:
            contents = self.contents
            self._before = _Before(
                contents.results,
                contents.keys,
                contents.headings,
                self._screen.list.cursor_key,
                contents.query.text,
            )
        self._screen.open_box("/ ", self.contents.query.text)
        self._say_count()

    def typed(self, text: str) -> None:
        """Search for what is in the box now."""
        if not self.is_open or (0 < len(text.strip()) < LIVE_FROM and text.strip().isascii()):
            return
        self._ask(Query.parse(text), is_typing=True)

    def keep(self) -> None:
        """Close the box and go to what was found."""
        box = self._screen.box
        query = Query.parse(box.value)
        self.history.keep(box.value)
        if query != self.contents.query or self._asked is not None:
            self._ask(query)
        self._close_box()

    def leave(self) -> None:
        """Close the box and put the list back as it was before."""
        before = self._before
        self._asked = None
        if before is not None and before.results is not self.contents.results:
            self.history.keep(self._screen.box.value)
            if before.results is not None:
                self.contents.put_back(before.results, before.keys, before.headings)
                self._show(keep=False)
                if before.cursor is not None:
                    self._screen.list.move_to_key(before.cursor)
                self._screen.reading.repaint_hits()
        self._close_box()

    def _close_box(self) -> None:
        self._before = None
        self._screen.close_box(Pane.LIST)

    def show_query(self, text: str) -> None:
        """Show what answers this query."""
        self.history.keep(text)
        self._ask(Query.parse(text))
        self._screen.go(Pane.LIST)

    def show_all(self) -> None:
        """Leave the search: all articles again, the cursor on the one it is on."""
        if not self.contents.query.is_empty:
            self._ask(Query(), is_refresh=True)
            self._screen.go(Pane.LIST)

    def walk(self, *, older: bool) -> None:
        """Put an earlier (or later) search into the box."""
        box = self._screen.box
        set_box(box, (self.history.older if older else self.history.newer)(box.value))
        self.typed(box.value)

    def complete(self) -> None:
        """Complete the word before the cursor; again for the next proposal."""
        box = self._screen.box
        if self._completion is None or not self._completion.stands_in(box.value):
            self._completion = Completion.of(box.value, box.cursor_position, self._values)
        proposal = self._completion.next()
        if proposal is None:
            self._screen.say("Nothing to complete here.")
            return
        set_box(box, proposal.text, proposal.cursor)
        self.typed(box.value)

    def _values(self, field: str, prefix: str) -> Sequence[str]:
        searcher = self._live.searcher
        return searcher.complete(field, prefix) if searcher is not None else ()

    # What the library brings ---------------------------------------------------------------

    def hear(self, event: Event) -> None:
        """Take note that there is something new."""
        is_news = isinstance(event, Shelved | Idle) or (
            isinstance(event, Scanned) and event.is_news
        )
        self._is_stale = self._is_stale or is_news

    def _refresh(self) -> None:
        if not self._is_stale or self._asked is not None:
            return
        self._is_stale = False
        self._count()
        self._ask(self.contents.query, is_refresh=True)

    def _count(self) -> None:
        self.articles = self._library.shelf.counts().articles

    # Rows ----------------------------------------------------------------------------------

    def paint(self, key: int, width: int, _state: RowState) -> Sequence[Content]:
        """The lines of a row of the list."""
        rows: RowList = self._screen.list
        listed = self.contents.listed(key, rows.visible_keys)
        if listed is None:
            return [Content.styled("  this file was removed", "$muted-style")]
        is_plain = self._screen.reader.settings.plain
        return row_look.lines(listed, width, rows.row_height, is_plain=is_plain)

    def repaint(self, keys: Iterable[int] | None) -> None:
        """Read these rows (all for None) again and paint them; nothing moves."""
        keys = None if keys is None else list(keys)
        self.contents.forget(keys)
        self._screen.list.repaint(keys)

    def repaint_ids(self, ids: Iterable[ArticleId]) -> None:
        """The same for rows that have been seen, by the ids of their articles."""
        if keys := self.contents.keys_of(list(ids)):
            self.repaint(keys)

    def toggle_row_height(self) -> int:
        """One line for each article instead of two, or two instead of one."""
        self._base_height = 3 - self._base_height
        self._show(keep=True)
        return self._base_height

    @property
    def row_height(self) -> int:
        """The lines of a row where nothing is searched."""
        return self._base_height

    def _snippet(self, key: int, results: Results) -> Snippet | None:
        searcher = self._live.searcher
        width = max(20, self._screen.list.size.width - 4)
        return searcher.snippet(key, results, width) if searcher is not None else None

    def hits(self, text: str) -> tuple[HitSpan, ...]:
        """What in a text answers the query."""
        results = self.contents.results
        if results is None or not self.contents.has_words:
            return ()
        return results.words.spans(text)

    # What is said --------------------------------------------------------------------------

    def summary(self) -> Content:
        """What the list holds, for the end of the top line."""
        marked = len(self._screen.list.marked)
        picked = f"{marked:,} marked · " if marked else ""
        results = self.contents.results
        if results is None or results.query.is_empty:
            articles = f"{self.articles:,} article{'' if self.articles == 1 else 's'}"
            return Content.assemble((picked, "$accent-style"), articles)
        return Content.assemble((picked, "$accent-style"), one_line(results.explanation))

    def _say_count(self) -> None:
        results = self.contents.results
        explain = self._screen.query_one("#search-explain", StatusLine)
        count = self._screen.query_one("#count", Static)
        if results is None or results.query.is_empty:
            explain.left = Content.styled(
                'words, "phrases", tag:x, by:name, stance:denied, entity:name, date:2023-11',
                "$muted-style",
            )
            count.update("")
            return
        more = "+" if results.is_capped else ""
        close = f" · close {len(results.close):,}" if results.close else ""
        count.update(Content(f"{results.total:,}{more} exact{close}"))
        problems = " ".join(results.query.problems)
        explain.left = Content.assemble(
            one_line(results.explanation),
            (f"  {one_line(problems)}" if problems else "", "$warning-style"),
        )
