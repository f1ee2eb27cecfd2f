"""Ordering: sorting and grouping the list, by a menu that writes what one may type as well.

While nothing is searched the order is kept for the list of all articles, and
is there again after every search and at the next start.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.news.query import Grouping, Query, Sort
from tui.terminal.commands import COMMANDS, Scope
from tui.terminal.keymap import Keymap
from tui.terminal.links import command_at, to_command

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

SORTS = {
    "sort-best": None,
    "sort-newest": Sort.NEWEST,
    "sort-oldest": Sort.OLDEST,
    "sort-added": Sort.LAST_ADDED,
    "sort-publisher": Sort.SOURCE,
    "sort-headline": Sort.TITLE,
    "sort-unread": Sort.UNREAD,
    "sort-claims": Sort.MOST_CLAIMS,
}
GROUPS = {
    "group-day": Grouping.DAY,
    "group-publisher": Grouping.SOURCE,
    "group-copy": Grouping.COPY,
    "group-none": None,
}


class Ordering:
    """The order of the list; `everything` is the one of all articles, as a query."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self.everything = ""

    def of(self, query: Query) -> Query:
        """The query as it is asked: for all articles, in the order that was chosen for them."""
        if self.everything and query == Query():
            return Query.parse(self.everything)
        return query

    def learn(self, query: Query) -> None:
        """Keep the order that was asked for while nothing is searched."""
        if query.is_empty:
            self.everything = str(replace(query, tree=None))

    def choose(self) -> None:
        """Show the orders there are, and take one."""
        query = self._screen.articles.contents.query
        self._screen.app.push_screen(OrderScreen(query, self._screen.reader.keymap), self._take)

    def _take(self, command: str | None) -> None:
        if command is not None:
            # Asked for again, for what is in the list may be an older answer by now.
            self._screen.searching.when_answered(lambda: self._change(command))

    def _change(self, command: str) -> None:
        before = Query.parse(self._screen.articles.contents.query.text)
        query = ordered(before, command)
        self.learn(query)
        self._screen.searching.ask_for(query, keep=True)


def ordered(query: Query, command: str) -> Query:
    """The query in the order that a command asks for, its text included."""
    if command in GROUPS:
        query = replace(query, group=GROUPS[command])
    else:
        sort = SORTS[command]
        query = replace(query, sort=None if query.is_empty and sort is Sort.NEWEST else sort)
    return Query.parse(str(query))


class OrderScreen(ModalScreen[str | None]):
    """Asks for an order; gives the id of its command, or None when it is closed."""

    scopes = (Scope.ORDER,)

    def __init__(self, query: Query, keymap: Keymap) -> None:
        super().__init__()
        self._query = query
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """The orders in two columns, the present ones marked."""
        with Vertical(classes="dialog -order"):
            yield Static(Content("\n").join(self._lines()))

    def _lines(self) -> list[Content]:
        query = self._query
        sort = "sort-newest" if query.is_empty and query.sort is None else _named(query.sort, SORTS)
        # Without words nothing is better than anything else.
        sorts = [id_ for id_ in SORTS if not (query.is_empty and id_ == "sort-best")]
        left = [self._line(id_, is_now=id_ == sort) for id_ in sorts]
        group = _named(query.group, GROUPS)
        right = [self._line(id_, is_now=id_ == group) for id_ in GROUPS]
        right += [Content()] * (len(left) - len(right) - 1)
        key = (self._keymap.shown("close-order"), "$key-style")
        right.append(to_command(Content.assemble("  ", key, " closes"), "close-order"))
        title = Content.styled("  Sort", "bold"), Content.styled("  Group", "bold")
        pairs = (title, (Content(), Content()), *zip(left, right, strict=True))
        return [one.pad_right(26 - one.cell_length) + other for one, other in pairs]

    def _line(self, command: str, *, is_now: bool) -> Content:
        sign = ("• ", "$accent-style") if is_now else "  "
        key = (f"{self._keymap.shown(command):<3}", "$key-style")
        words = (COMMANDS[command].title, "bold" if is_now else "")
        return to_command(Content.assemble(sign, key, words), command)

    def on_click(self, event: events.Click) -> None:
        """Take what is clicked; a click beside the panel closes it."""
        command = command_at(event)
        if command is not None:
            self.run_command(command)
        elif event.widget is self:
            self.dismiss(None)

    def run_command(self, command: str) -> None:
        """Take the order, or close."""
        self.dismiss(command if command in SORTS or command in GROUPS else None)


def _named(
    value: Sort | Grouping | None, names: dict[str, Sort | None] | dict[str, Grouping | None]
) -> str:
    return next((name for name, meant in names.items() if meant == value), "")
