"""Asking: the questions put to the ledger, its filter box, and what the table holds as answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from tui.library.search.ledger_answering import Wish
from tui.news.ledger import LedgerResults
from tui.news.query.query import Query
from tui.terminal.lists.completion import Completion
from tui.terminal.lists.grouping import Heads
from tui.terminal.live.live_search import ClaimQuestion, LiveSearch
from tui.terminal.screens.searching.answers import Failed, Why, stays
from tui.terminal.screens.searching.finding import set_box
from tui.terminal.screens.searching.search_box import LIVE_FROM

if TYPE_CHECKING:
    from tui.terminal.ledger.screen import LedgerScreen


class ClaimsAnswered(Message):
    """The library answered a question for claims."""

    def __init__(self, question: ClaimQuestion, results: LedgerResults) -> None:
        super().__init__()
        self.question, self.results = question, results


@dataclass(frozen=True, slots=True)
class _Before:
    """The table as it was before one began to type."""

    query: Query
    results: LedgerResults | None
    keys: Sequence[int]
    heads: Heads
    cursor: int | None


class Asking:
    """The query of the ledger, and the answer to it."""

    def __init__(self, screen: LedgerScreen, live: LiveSearch) -> None:
        self._screen = screen
        self._live = live
        self._asked: ClaimQuestion | None = None
        self._why = Why.NEW
        self._before: _Before | None = None
        self._completion: Completion | None = None
        self._is_stale = False
        self._then: Callable[[], None] | None = None
        self._left: list[Query] = []
        self.query = Query()
        self.wish = Wish()

    def listen(self) -> None:
        """Take the answers of the search thread."""
        screen = self._screen
        self._live.claims_answered = lambda *told: _tell(screen, ClaimsAnswered(*told))
        self._live.claims_failed = lambda reason: _tell(screen, Failed(reason))

    # Questions and answers ---------------------------------------------------------------

    def ask(self, query: Query, why: Why = Why.NEW, *, is_typing: bool = False) -> None:
        """Ask for the claims of a query; the last answer stays until the next is there."""
        if why is Why.NEW and not is_typing:
            self._left.clear()
        self.query, self._why = query, why
        self._asked = self._live.ask_claims(query, self.wish, is_typing=is_typing)

    def turn_to(self, query: Query) -> None:
        """Ask for the claims of a query, the cursor on the claim it is on; `clear` leads back."""
        if query != self.query:
            self._left.append(self.query)
            self.ask(query, Why.SETTLED)

    def order(self, wish: Wish) -> None:
        """Ask for the same claims in another order."""
        self.wish = wish
        self.ask(self.query, Why.ORDERED)

    def clear(self) -> None:
        """Go back to the query that was turned from, or to all claims; the cursor on its claim."""
        self.ask(self._left.pop() if self._left else Query(), Why.SETTLED)

    @property
    def awaited(self) -> int | None:
        """The number of the question that the reader waits for, or None."""
        is_awaited = self._asked is not None and self._why is not Why.REFRESH
        return self._asked.number if self._asked is not None and is_awaited else None

    @property
    def is_at_rest(self) -> bool:
        """Whether every question has been answered."""
        return self._asked is None

    def answered(self, question: ClaimQuestion, results: LedgerResults) -> None:
        """Put an answer into the table, unless something else was asked since."""
        if self._asked is None or question.number != self._asked.number:
            return
        self._asked = None
        screen, contents = self._screen, self._screen.contents
        is_newer = self._why is Why.REFRESH
        stay = contents.staying(screen.table.cursor_key) if is_newer else None
        contents.take(results, question.wish.grouping, stay=stay)
        screen.show_claims(keep=stays(self._why, screen.table.cursor_index))
        then, self._then = self._then, None
        if then is not None:
            then()

    def when_answered(self, do: Callable[[], None]) -> None:
        """Do something once the question that was asked last is answered."""
        self._then = do

    def failed(self) -> None:
        """Wait no longer for an answer."""
        self._asked = None

    # What the background brings ------------------------------------------------------------

    def grow_stale(self) -> None:
        """Take note that there are other claims by now."""
        self._is_stale = True

    def changed(self) -> None:
        """Show the claims as they are after the reader changed them, the cursor where it is."""
        screen = self._screen
        screen.table.clear_marks()
        screen.contents.forget()
        self.ask(Query.parse(self.query.text), Why.REFRESH)

    def refresh(self) -> None:
        """Bring the table up to date, with every row left where it is."""
        if self._is_stale and self._asked is None and self._before is None:
            self._is_stale = False
            self.ask(Query.parse(self.query.text), Why.REFRESH)

    # The box -----------------------------------------------------------------------------

    @property
    def is_typing(self) -> bool:
        """Whether the filter is being typed."""
        return self._before is not None

    def open_box(self) -> None:
        """Show the box with the present query, all of it selected."""
        screen, contents = self._screen, self._screen.contents
        if self._before is None:
            self._before = _Before(
                self.query, contents.results, contents.keys, contents.heads, screen.table.cursor_key
            )
        screen.add_class("-filtering")
        set_box(screen.box, self.query.text)
        screen.set_focus(screen.box)
        screen.box.select_all()
        screen.show_lines()

    def typed(self, text: str) -> None:
        """Ask for what was typed."""
        text_left = text.strip()
        if self.is_typing and not (0 < len(text_left) < LIVE_FROM and text_left.isascii()):
            self.ask(Query.parse(text), is_typing=True)

    def keep_box(self) -> None:
        """Close the box and go to the claims that were found."""
        query = Query.parse(self._screen.box.value)
        if self._before is not None and query != self._before.query:
            # The last word is a whole one now, which it may not have been when it was asked.
            self.ask(query)
        self._close_box()

    def leave_box(self) -> None:
        """Close the box and put the table back as it was."""
        before, contents = self._before, self._screen.contents
        self._close_box()
        if before is None:
            return
        self._asked, self.query = None, before.query
        if before.results is not contents.results:
            contents.put_back(before.results, before.keys, before.heads)
            self._screen.show_claims(keep=False, to=before.cursor)

    def _close_box(self) -> None:
        self._before = None
        self._screen.remove_class("-filtering")
        self._screen.set_focus(self._screen.table)
        self._screen.show_lines()

    def complete(self) -> None:
        """Complete the word before the cursor; again for the next proposal."""
        box = self._screen.box
        if self._completion is None or not self._completion.stands_in(box.value):
            self._completion = Completion.of(box.value, box.cursor_position, self._values)
        proposal = self._completion.next()
        if proposal is not None:
            set_box(box, proposal.text, proposal.cursor)
            self.typed(box.value)

    def _values(self, field: str, prefix: str) -> Sequence[str]:
        if field == "@":
            return [saved.name for saved in self._screen.reader.library.saved.all()]
        searcher = self._live.searcher
        return searcher.complete(field, prefix) if searcher is not None else ()


def _tell(screen: LedgerScreen, message: Message) -> None:
    if screen.is_running:
        screen.post_message(message)
