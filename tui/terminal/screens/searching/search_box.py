"""The search box: what is typed, in what it is looked for, and what it found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from tui.news.query.query import Query
from tui.terminal.line import StatusLine
from tui.terminal.lists.completion import Completion
from tui.terminal.lists.explain_line import counts, explain_line
from tui.terminal.lists.scopes import Within, scoped, unscoped
from tui.terminal.registry.commands import Pane
from tui.terminal.screens.searching.finding import set_box, show_scope
from tui.terminal.screens.searching.trail import Place
from tui.terminal.widgets.count import Count

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen
    from tui.terminal.screens.searching.searching import Searching

LIVE_FROM = 2
"""Letters from which on typing searches."""

SCOPES = tuple(Within)

ASKED = {
    Within.ALL: 'words, "phrases", tag:x, by:name, stance:denied, entity:name, date:2023-11',
    Within.LIST: "looks only among the articles that the list held",
    Within.CLAIMS: "looks only into claims; by:name and stance:denied are of the same one",
    Within.NOTES: "looks only into your notes and what you highlighted",
}


class SearchBox:
    """The box while it looks into all articles, or a part of what the library holds."""

    def __init__(self, screen: MainScreen, searching: Searching) -> None:
        self._screen = screen
        self._searching = searching
        self._history = searching.history
        self._before: Place | None = None
        self._left: tuple[Within, str, Place] | None = None  # how the box was left by escape
        self._is_open = self._is_untouched = False
        self._completion: Completion | None = None
        self.within = Within.ALL

    @property
    def is_open(self) -> bool:
        """Whether the box is shown."""
        return self._is_open

    @property
    def query(self) -> Query:
        """What is asked by what stands in the box, where it is looked for."""
        return self._whole(self._screen.box.value)

    def _whole(self, text: str) -> Query:
        around = self._before.results.query if self._before is not None else None
        return scoped(Query.parse(text), self.within, around)

    def open(self, within: Within | None = None, text: str = "") -> None:
        """Show the box with the present search in it, all of it selected.

        With `within` it is opened for that, with this text, which is searched at once.
        """
        if not self._is_open:
            self._before = self._searching.trail.here()
        self._is_open, self._is_untouched = True, True
        left, self._left = self._left, None
        if within is not None:
            self.within = within
        elif left is not None:
            # One comes back to what one left, as it was.
            self.within, text = left[0], left[1]
        else:
            self.within, text = unscoped(self._searching.query.text)
        self._screen.typing.open("/ ", text)
        if left is not None and within is None:
            self._searching.trail.put(left[2], is_list_only=True)
        show_scope(self._screen, self.within)
        self.say_count()
        if within is not None:
            self._search(text)

    def typed(self, text: str) -> None:
        """Search for what was typed into the box."""
        self._history.rest()
        self._is_untouched = False
        self._search(text)

    def _search(self, text: str) -> None:
        typed = text.strip()
        if not self._is_open or (len(typed) < LIVE_FROM and typed.isascii() and typed.isalnum()):
            return
        self._searching.ask_typed(self._whole(text))

    def keep(self) -> None:
        """Close the box and go to what was found."""
        query, before = self._screen.ordering.of(self.query), self._before
        self._screen.ordering.learn(query)
        self._history.keep(query.text)
        self._searching.settle(query)
        if before is not None and query != before.results.query:
            self._searching.trail.leave(before)
        self._close(Pane.LIST)

    def leave(self) -> None:
        """Close the box and put the list back as it was before."""
        before, here = self._before, self._searching.trail.here()
        pane = before.pane if before is not None else Pane.LIST
        text = self._screen.box.value
        if before is not None and here is not None and before.results is not here.results:
            self._history.keep(self.query.text)
            self._searching.trail.put(before, is_list_only=True)
            self._left = (self.within, text, here)
        self._searching.forget_question()
        self._close(pane)

    def forget_left(self) -> None:
        """The list is another one now: the box opens with that."""
        self._left = None

    def _close(self, pane: Pane) -> None:
        self._before = None
        self._is_open = False
        self._screen.typing.close(pane)

    # In what it is looked for --------------------------------------------------------------

    def switch(self, by: int) -> None:
        """Look for the same in the next part (or the one before)."""
        self.switch_to(SCOPES[(SCOPES.index(self.within) + by) % len(SCOPES)], by)

    def switch_to(self, within: Within, by: int = 1) -> None:
        """Look for the same in this part."""
        text = self._screen.box.value
        if within is Within.ARTICLE:
            if self._screen.reading.shown is None:
                self.switch_to(SCOPES[(SCOPES.index(within) + by) % len(SCOPES)])
                return
            self.leave()
            self._left = None
            self._screen.finding.open(text)
            return
        self.within = within
        show_scope(self._screen, within)
        self._search(text)
        self.say_count()

    # What helps to type ----------------------------------------------------------------------

    def walk(self, *, older: bool) -> None:
        """Put an earlier (or later) search into the box."""
        now = self._screen.box.value if self.within is Within.LIST else self.query.text
        self.put((self._history.older if older else self._history.newer)(now))

    def put(self, text: str) -> None:
        """Put a whole search into the box and search for it."""
        self.within, text = unscoped(text)
        show_scope(self._screen, self.within)
        set_box(self._screen.box, text)
        self._search(text)

    def complete(self) -> None:
        """Complete the word before the cursor; with nothing to complete, look elsewhere."""
        box = self._screen.box
        if self._completion is None or not self._completion.stands_in(box.value):
            self._completion = Completion.of(box.value, box.cursor_position, self._values)
        proposal = self._completion.next()
        if proposal is None:
            self.switch(1)
            return
        set_box(box, proposal.text, proposal.cursor)
        self.typed(box.value)

    def _values(self, field: str, prefix: str) -> Sequence[str]:
        if field == "@":
            return [saved.name for saved in self._screen.reader.library.saved.all()]
        searcher = self._searching.searcher
        return searcher.complete(field, prefix) if searcher is not None else ()

    def look(self, by: int) -> None:
        """Look at the next result (or the one before).

        Above the first come the earlier searches, and below these the later ones. In a box
        that was just opened they come at once: there is no result to go up to.
        """
        rows = self._screen.list
        is_above = self._is_untouched or rows.cursor_index == 0 or not len(rows.keys)
        self._is_untouched = False
        if by < 0 and (self._history.is_walked or is_above):
            self.walk(older=True)
        elif by > 0 and self._history.is_walked:
            self.walk(older=False)
        else:
            rows.move(by)

    def look_on(self) -> None:
        """Look at the next result, also while one stands among earlier searches."""
        self._is_untouched = False
        self._screen.list.move(1)

    def say_count(self) -> None:
        """Say under the box what was found, and what was understood."""
        if not self._is_open:
            return
        results = self._screen.articles.contents.results
        explain = self._screen.query_one("#search-explain", StatusLine)
        count = self._screen.query_one(Count)
        problems = results.query.problems if results is not None else ()
        is_asked = results is not None and bool(self._screen.box.value.strip())
        if results is None or not is_asked or (results.query.is_empty and not problems):
            explain.left = Content.styled(ASKED[self.within], "$muted-style")
            count.say("")
            return
        count.say("" if results.query.is_empty else counts(results.explanation))
        explain.left = explain_line(results.explanation, problems)
