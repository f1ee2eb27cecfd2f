"""Searching: the questions put to the library, and what the list holds as their answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui.background import Event, Idle, Scanned, Shelved
from tui.library.search.searcher import Searcher
from tui.news.hits import Results
from tui.news.query.query import Query, Saved, leaves
from tui.terminal.lists.grouping import Heads
from tui.terminal.lists.history import SearchHistory
from tui.terminal.live.live_facets import LiveFacets
from tui.terminal.live.live_search import LiveSearch, Question
from tui.terminal.registry.commands import Pane
from tui.terminal.screens.searching.answers import QUIET, Answered, Failed, Why, stays
from tui.terminal.screens.searching.hit_walk import HitWalk
from tui.terminal.screens.searching.picking import Picking
from tui.terminal.screens.searching.search_box import SearchBox
from tui.terminal.screens.searching.trail import Trail

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

REFRESH_SECONDS = 0.5
"""How often at most the list takes in what the background has brought."""

PUT_OFF = 10
"""How often in a row that is put off because a key was pressed since the last look."""


class Searching:
    """The questions put to the library."""

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
        self._then: Callable[[], None] | None = None
        self._was_placed = False
        self._pressed = self._put_off = 0
        self.latest = ""
        """The text of the query that was asked last."""
        self.on_answer: Callable[[Results], None] | None = None
        """What else follows the list, while it is on screen."""
        self.facets = LiveFacets()
        self.history = SearchHistory(screen.reader.start.before.searches)
        self.picking = Picking(screen)
        self.trail: Trail = Trail(screen)
        self.hits: HitWalk = HitWalk(screen)
        self.box: SearchBox = SearchBox(screen, self)

    def start(self) -> None:
        """Ask for all articles, and look now and then whether there are more."""
        self._live.start()
        self._articles.count()
        then = self._then  # a key pressed before anything was asked
        query = self._screen.remembering.query
        self._ask(query, Why.NEW, around=self._article_left() if query.is_empty else None)
        self._then = then
        self._screen.set_interval(REFRESH_SECONDS, lambda: self._screen.attempt(self._refresh))

    def close(self) -> None:
        """End the threads."""
        self._live.close()
        self.picking.close()

    # Questions and answers ---------------------------------------------------------------

    def _ask(
        self, query: Query, why: Why, *, is_typing: bool = False, around: int | None = None
    ) -> None:
        query = self._screen.ordering.of(query)
        self._why, self._is_settled = why, not is_typing
        self.latest = query.text
        if why not in QUIET and not self.box.is_open:
            self.box.forget_left()
        self._asked = self._live.ask(
            query, is_typing=is_typing, in_parts=why is Why.NEW, around=around
        )
        self._then = None

    def when_answered(self, then: Callable[[], None]) -> None:
        """Do something once the list answers what was asked last: at once if it does already."""
        is_begun = self._contents.results is not None
        if is_begun and (self._asked is None or self._why in QUIET):
            then()
        else:
            self._then = then

    def when_whole(self, then: Callable[[], None]) -> None:
        """Do something once the list holds all that answers, not only the beginning."""
        if self._asked is None or self._live.is_over:
            then()
        else:
            self._then = lambda: self.when_whole(then)

    def when_it_ends(self, then: Callable[[], None]) -> None:
        """Do something once the list ends where its answer does: mostly at once."""
        if self._why is Why.REST:
            self.when_whole(then)
        else:
            then()

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

    @property
    def live(self) -> LiveSearch:
        """The search thread, for the claims of the ledger too."""
        return self._live

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
        if is_first and question.is_begun and not self._has_place(results):
            return
        here = self._screen.list.cursor_key
        moved = contents.moved(here) if here is not None and not is_new else None
        stay: frozenset[int] = frozenset()
        if self._why is Why.REFRESH:
            stay = contents.staying(results, here if moved is None else None)
        is_rest = self._why is Why.REST and not results.groups
        contents.take(results, stay=stay, is_newer=self._why is Why.REFRESH, is_rest=is_rest)
        to = self._where_one_left() if is_first else moved
        # The article one left stays under the cursor while the list fills, as a choice does.
        has_place = self._screen.has_acted or self._was_placed
        self._was_placed = self._was_placed or (is_first and to is not None)
        stay_on = stays(self._why, self._screen.list.cursor_index)
        keep = self._why is Why.REST or (stay_on and has_place)
        self._articles.show(keep=keep, to=to, is_rest=is_rest)
        if is_first:
            self._screen.remembering.resume()
        if self._why not in QUIET and self._screen.reading.is_still:
            self._screen.reading.repaint_hits(go=is_new)
        if question.is_begun:
            self._why = Why.REST
        self.box.say_count()
        self._screen.show_lines()
        if self.on_answer is not None:
            self.on_answer(results)
        then, self._then = self._then, None
        if then is not None:
            then()

    def _has_place(self, results: Results) -> bool:
        """Whether the beginning of the first answer has the row on which the reader goes on."""
        article = self._article_left()
        if article is None:
            return results.query.is_empty or self._screen.has_acted
        return article in results.exact or self._screen.has_acted

    def _where_one_left(self) -> int | None:
        """The key of the article that was on screen when the program was last left."""
        return self._screen.remembering.key_of(self._article_left())

    def _article_left(self) -> int | None:
        article = self._screen.reader.start.before.article
        return None if article is None else self._library.shelf.rowid(article)

    # Other lists ---------------------------------------------------------------------------

    @property
    def query(self) -> Query:
        """The query that the list answers, or will answer."""
        return self._contents.query if self._asked is None else self._asked.query

    def ask_typed(self, query: Query) -> None:
        """Show what answers a query that is being typed."""
        self._ask(query, Why.NEW, is_typing=True)

    def settle(self, query: Query) -> None:
        """Show what answers a query that was typed, and is no longer."""
        if query != self._contents.query:
            self._ask(query, Why.NEW)
        elif not self._is_settled:
            self._ask(query, Why.SETTLED)

    def forget_question(self) -> None:
        """Let the list be what it is now, whatever was asked for it to become."""
        if self._why not in QUIET:
            self._asked, self._then = None, None

    def put_back(self, results: Results, keys: Sequence[int], heads: Heads) -> None:
        """Have the list hold what it held before; it may have grown old while it was away."""
        self._asked, self._then = None, None
        self._contents.put_back(results, keys, heads)
        self._is_stale, self._is_settled = True, True
        self.latest = results.query.text
        self.box.forget_left()

    def show_query(self, text: str) -> None:
        """Show what answers this query."""
        self.history.keep(text)
        self.trail.leave(self.trail.here())
        self._ask(Query.parse(text), Why.NEW)
        self._screen.go(Pane.LIST)

    def go_to(self, rowid: int) -> None:
        """Open an article: in the list as it is when it is there, else among all articles."""
        rows = self._screen.list

        self._articles.unfold(rowid)

        def open_() -> None:
            self._articles.unfold(rowid)
            if rows.move_to_key(rowid):
                self._screen.reading.want(rowid)
                self._screen.reading.show_now()
                self._screen.go(Pane.ARTICLE)

        if rowid not in rows.keys:
            self.trail.leave(self.trail.here())
            self._ask(Query(), Why.NEW)
        self.when_whole(open_)

    def show_all(self, *, is_back: bool = False) -> None:
        """Leave the search: all articles again, the cursor on the one it is on.

        Where that `is_back`, as no list was before the search, it lies ahead then.
        """
        if not self._contents.query.is_empty:
            (self.trail.step_out if is_back else self.trail.leave)(self.trail.here())
            self._ask(Query(), Why.SETTLED)
            self._screen.go(Pane.LIST)

    def ask_for(self, query: Query, *, keep: bool) -> None:
        """Show what answers another query; `keep` leaves the cursor on its article, one step on."""
        if not keep:
            self.trail.leave(self.trail.here())
        self._ask(query, Why.SETTLED if keep else Why.NEW)

    def reorder(self, query: Query) -> None:
        """Show the same articles in the order of a query."""
        self._ask(query, Why.ORDERED)

    def saved_changed(self) -> None:
        """Ask again when the list answers a query that names a saved one."""
        query = Query.parse(self._contents.query.text)
        if self._asked is None and any(isinstance(leaf, Saved) for leaf in leaves(query.tree)):
            self._ask(query, Why.SETTLED)

    def marks_changed(self) -> None:
        """Take in soon what another window marked, when the list depends on it."""
        self._is_stale = self._is_stale or not self._contents.query.is_empty

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

    def _is_put_off(self) -> bool:
        """Whether to let the list be: who presses keys is in the midst of something."""
        before, self._pressed = self._pressed, self._screen.reader.pressed
        self._put_off = (self._put_off + 1) % PUT_OFF if before != self._pressed else 0
        return self._put_off > 0

    def _refresh(self) -> None:
        if not self._is_stale or self._asked is not None or self._is_put_off():
            return
        self._is_stale = False
        self._articles.count()
        # Parsed anew: what was wrong with it, a name nobody had saved, may be right by now.
        query = Query.parse(self._contents.query.text)
        self._ask(query, Why.REFRESH, is_typing=not self._is_settled)
