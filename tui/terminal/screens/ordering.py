"""Ordering: sorting and grouping the list, by a menu that writes what one may type as well.

While nothing is searched the order is kept for the list of all articles, and
is there again after every search and at the next start.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.news.query.query import Grouping, Query, Sort
from tui.terminal.keys.keymap import Keymap
from tui.terminal.registry.commands import Scope
from tui.terminal.screens.dialogs.order_menu import Column, OrderMenu

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
        self._screen.app.push_screen(order_menu(query, self._screen.reader.keymap), self._take)

    def _take(self, command: str | None) -> None:
        if command is not None:
            # Asked for again, for what is in the list may be an older answer by now.
            self._screen.searching.when_answered(lambda: self._change(command))

    def _change(self, command: str) -> None:
        before = Query.parse(self._screen.articles.contents.query.text)
        query = ordered(before, command)
        self.learn(query)
        self._screen.searching.reorder(query)


def ordered(query: Query, command: str) -> Query:
    """The query in the order that a command asks for, its text included."""
    if command in GROUPS:
        query = replace(query, group=GROUPS[command])
    else:
        sort = SORTS[command]
        query = replace(query, sort=None if query.is_empty and sort is Sort.NEWEST else sort)
    return Query.parse(str(query))


def order_menu(query: Query, keymap: Keymap) -> OrderMenu:
    """The menu of the orders there are for what a query asks."""
    sorts: dict[str, Sort | None] = dict(SORTS)
    now = query.sort
    if query.is_empty:
        # Without words nothing is better than anything else.
        del sorts["sort-best"]
        now = now or Sort.NEWEST
    left, right = Column.of("Sort", sorts, now), Column.of("Group", GROUPS, query.group)
    return OrderMenu(Scope.ORDER, left, right, "close-order", keymap)
