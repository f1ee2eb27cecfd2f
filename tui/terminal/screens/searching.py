"""Searching: the box over the list, and the questions put to the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from tui.background import Event, Idle, Scanned, Shelved
from tui.library.search.searcher import Searcher
from tui.news.hits import Results
from tui.news.query import Query, Saved, leaves
from tui.terminal.commands import Pane
from tui.terminal.completion import Completion
from tui.terminal.grouping import Heads
from tui.terminal.history import SearchHistory
from tui.terminal.line import StatusLine
from tui.terminal.live_search import LiveSearch, Question
from tui.terminal.safe import one_line
from tui.terminal.screens.answers import QUIET, Answered, Failed, Why
from tui.terminal.screens.finding import set_box

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

LIVE_FROM = 2
"""Letters from which on typing searches."""

REFRESH_SECONDS = 0.5
"""How often at most the list takes in what the background has brought."""


@dataclass(frozen=True, slots=True)
class _Before:
    """The list as it was when the box was opened."""

    results: Results | None
    keys: Sequence[int]
    heads: Heads
    cursor: int | None


class Searching:
    """The box, and the questions put to the library."""

    def __init__(self, screen: MainScreen, open_searcher: Callable[[], Searcher]) -> None:
        self._screen = screen
        self._library = screen.reader.library
        self._articles = screen.articles
        self._contents = screen.articles.contents
        self._live = LiveSearch(open_searcher, self._answer, self._fail)
        self._asked: Question | None = None
        self._why = Why.NEW
        self._is_settled = True
        self._is_stale = False
        self._is_untouched = True
        self._before: _Before | None = None
        self._completion: Completion | None = None
        self._then: Callable[[], None] | None = None
        self._was_placed = False
        self.latest = ""
        """The text of the query that was asked last."""
        self.on_answer: Callable[[Results], None] | None = None
        """What else follows the list, while it is on screen."""
        self.history = SearchHistory(screen.reader.earlier_searches)

    def start(self) -> None:
        """Ask for all articles, and look now and then whether there are more."""
        self._live.start()
        self._articles.count()
        self._ask(self._screen.remembering.query, Why.NEW)
        self._screen.set_interval(REFRESH_SECONDS, lambda: self._screen.attempt(self._refresh))

    def close(self) -> None:
        """End the thread."""
        self._live.close()

    # Questions and answers ---------------------------------------------------------------

    def _ask(self, query: Query, why: Why, *, is_typing: bool = False) -> None:
        query = self._screen.ordering.of(query)
        self._why, self._is_settled = why, not is_typing
        self.latest = query.text
        # A row deep in the list is found when all of it is there.
        is_left = not query.is_empty or self._screen.reader.first_article is not None
        in_parts = why is Why.NEW and not (is_left and self._contents.results is None)
        self._asked = self._live.ask(query, is_typing=is_typing, in_parts=in_parts)
        self._then = None

    def when_answered(self, then: Callable[[], None]) -> None:
        """Do something once the list answers what was asked last: at once if it does already."""
        if self._asked is None or self._why in QUIET:
            then()
        else:
            self._then = then

    def when_whole(self, then: Callable[[], None]) -> None:
        """Do something once the list holds all that answers, not only the beginning."""
        if self._asked is None or self._live.is_over:
            then()
        else:
            self._then = lambda: self.when_whole(then)

    @property
    def awaited(self) -> int | None:
        """The number of the question that the reader waits for, or None."""
        if self._asked is None or self._why in QUIET or self._live.is_over:
            return None
        return self._asked.number

    @property
    def searcher(self) -> Searcher | None:
        """The searcher, for snippets; None until it is open."""
        return self._live.searcher

    def _answer(self, question: Question, results: Results) -> None:
        self._screen.post_message(Answered(question, results))

    def _fail(self, reason: str) -> None:
        self._screen.post_message(Failed(reason))

    def answered(self, question: Question, results: Results) -> None:
        """Put the answer into the list, unless another question was asked since."""
        if self._asked is None or question.number != self._asked.number:
            return
        self._asked = question if question.is_begun else None
        contents, is_new = self._contents, self._why is Why.NEW
        is_first = contents.results is None
        here = self._screen.list.cursor_key
        moved = contents.moved(here) if here is not None and not is_new else None
        stay: frozenset[int] = frozenset()
        if self._why is Why.REFRESH:
            stay = contents.staying(results, here if moved is None else None)
        contents.take(results, stay=stay, is_newer=self._why is Why.REFRESH)
        to = self._where_one_left() if is_first else moved
        # The article one left stays under the cursor while the list fills, as a choice does.
        has_place = self._screen.has_acted or self._was_placed
        self._was_placed = self._was_placed or (is_first and to is not None)
        keep = self._why is Why.REST or (not is_new and has_place)
        self._articles.show(keep=keep, to=to)
        if is_first:
            self._screen.remembering.resume()
        if self._why not in QUIET:
            self._screen.reading.repaint_hits(go=is_new)
        if question.is_begun:
            self._why = Why.REST
        if self.is_open:
            self._say_count()
        self._screen.show_lines()
        if self.on_answer is not None:
            self.on_answer(results)
        then, self._then = self._then, None
        if then is not None:
            then()

    def _where_one_left(self) -> int | None:
        """The key of the article that was on screen when the program was last left."""
        article = self._screen.reader.first_article
        rowid = None if article is None else self._library.shelf.rowid(article)
        return self._screen.remembering.key_of(rowid)

    # The box -----------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether the search box is shown."""
        return self._before is not None

    def open(self) -> None:
        """Show the box with the present search in it, all of it selected."""
        if self._before is None:
            contents = self._contents
            self._before = _Before(
                contents.results,
                contents.keys,
                contents.heads,
                self._screen.list.cursor_key,
            )
        self._is_untouched = True
        self._screen.open_box("/ ", self._contents.query.text)
        self._say_count()

    def typed(self, text: str) -> None:
        """Search for what was typed into the box."""
        self.history.rest()
        self._is_untouched = False
        self._search(text)

    def _search(self, text: str) -> None:
        if not self.is_open or (0 < len(text.strip()) < LIVE_FROM and text.strip().isascii()):
            return
        self._ask(Query.parse(text), Why.NEW, is_typing=True)

    def keep(self) -> None:
        """Close the box and go to what was found."""
        box = self._screen.box
        query = self._screen.ordering.of(Query.parse(box.value))
        self._screen.ordering.learn(query)
        self.history.keep(box.value)
        if query != self._contents.query:
            self._ask(query, Why.NEW)
        elif not self._is_settled:
            self._ask(query, Why.SETTLED)
        self._close_box()

    def leave(self) -> None:
        """Close the box and put the list back as it was before."""
        before = self._before
        self._asked = None
        if before is not None and before.results is not self._contents.results:
            self.history.keep(self._screen.box.value)
            if before.results is not None:
                self._contents.put_back(before.results, before.keys, before.heads)
                # It may have grown old while it was away.
                self._is_stale, self._is_settled = True, True
                self._articles.show(keep=False, to=before.cursor)
                self._screen.reading.repaint_hits()
        self._close_box()

    def _close_box(self) -> None:
        self._before = None
        self._screen.close_box(Pane.LIST)

    def show_query(self, text: str) -> None:
        """Show what answers this query."""
        self.history.keep(text)
        self._ask(Query.parse(text), Why.NEW)
        self._screen.go(Pane.LIST)

    def show_all(self) -> None:
        """Leave the search: all articles again, the cursor on the one it is on."""
        if not self._contents.query.is_empty:
            self._ask(Query(), Why.SETTLED)
            self._screen.go(Pane.LIST)

    def ask_for(self, query: Query, *, keep: bool) -> None:
        """Show what answers another query; `keep` leaves the cursor on its article."""
        self._ask(query, Why.SETTLED if keep else Why.NEW)

    def saved_changed(self) -> None:
        """Ask again when the list answers a query that names a saved one."""
        query = Query.parse(self._contents.query.text)
        if self._asked is None and any(isinstance(leaf, Saved) for leaf in leaves(query.tree)):
            self._ask(query, Why.SETTLED)

    def marks_changed(self) -> None:
        """Take in soon what another window marked, when the list depends on it."""
        self._is_stale = self._is_stale or not self._contents.query.is_empty

    def walk(self, *, older: bool) -> None:
        """Put an earlier (or later) search into the box."""
        value = self._screen.box.value
        self.put((self.history.older if older else self.history.newer)(value))

    def put(self, text: str) -> None:
        """Put a text into the box and search for it."""
        set_box(self._screen.box, text)
        self._search(text)

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

    def look(self, by: int) -> None:
        """Look at the next result (or the one before).

        Above the first come the earlier searches, and below these the later ones. In a box
        that was just opened they come at once: there is no result to go up to.
        """
        rows = self._screen.list
        is_above = self._is_untouched or rows.cursor_index == 0 or not len(rows.keys)
        self._is_untouched = False
        if by < 0 and (self.history.is_walked or is_above):
            self.walk(older=True)
        elif by > 0 and self.history.is_walked:
            self.walk(older=False)
        else:
            rows.move(by)

    def look_on(self) -> None:
        """Look at the next result, also while one stands among earlier searches."""
        self._is_untouched = False
        self._screen.list.move(1)

    def _values(self, field: str, prefix: str) -> Sequence[str]:
        if field == "@":
            return [saved.name for saved in self._library.saved.all()]
        searcher = self._live.searcher
        return searcher.complete(field, prefix) if searcher is not None else ()

    # What the library brings ---------------------------------------------------------------

    def hear(self, event: Event) -> None:
        """Take note that there is something new."""
        is_news = isinstance(event, Shelved | Idle) or (
            isinstance(event, Scanned) and event.is_news
        )
        self._is_stale = self._is_stale or is_news
        self._articles.say_why_empty()
        if isinstance(event, Shelved) and event.done == event.total:
            self._articles.say_left_out()

    @property
    def is_up_to_date(self) -> bool:
        """Whether the list shows all that the background has brought."""
        return not self._is_stale and self._asked is None

    def _refresh(self) -> None:
        if not self._is_stale or self._asked is not None:
            return
        self._is_stale = False
        self._articles.count()
        # Parsed anew: what was wrong with it, a name nobody had saved, may be right by now.
        query = Query.parse(self._contents.query.text)
        self._ask(query, Why.REFRESH, is_typing=not self._is_settled)

    # What is said --------------------------------------------------------------------------

    def _say_count(self) -> None:
        results = self._contents.results
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
