"""The menu of the ledger's orders and groups."""

from __future__ import annotations

from dataclasses import replace

from tui.library.search.ledger_answering import Wish
from tui.news.ledger import LedgerGrouping, LedgerSort
from tui.terminal.keys.keymap import Keymap
from tui.terminal.registry.commands import Scope
from tui.terminal.screens.dialogs.order_menu import Column, OrderMenu

SORTS = {
    "claims-newest": LedgerSort.NEWEST,
    "claims-oldest": LedgerSort.OLDEST,
    "claims-by-speaker": LedgerSort.SPEAKER,
    "claims-by-about": LedgerSort.ABOUT,
    "claims-by-stance": LedgerSort.STANCE,
    "claims-by-publisher": LedgerSort.PUBLISHER,
    "claims-by-status": LedgerSort.STATUS,
    "claims-by-confidence": LedgerSort.CONFIDENCE,
}
GROUPS = {
    "gather-speaker": LedgerGrouping.SPEAKER,
    "gather-about": LedgerGrouping.ABOUT,
    "gather-stance": LedgerGrouping.STANCE,
    "gather-day": LedgerGrouping.DAY,
    "gather-publisher": LedgerGrouping.PUBLISHER,
    "gather-none": None,
}


def ledger_order_menu(wish: Wish, keymap: Keymap) -> OrderMenu:
    """The menu of the orders and groupings of claims."""
    left = Column.of("Sort claims", SORTS, wish.sort or LedgerSort.NEWEST)
    right = Column.of("Gather in", GROUPS, wish.grouping)
    return OrderMenu(Scope.LEDGER_ORDER, left, right, "close-claims-order", keymap)


def wished(wish: Wish, command: str) -> Wish:
    """The wish with the order that a command asks for."""
    if command in GROUPS:
        return replace(wish, grouping=GROUPS[command])
    return replace(wish, sort=SORTS[command])
