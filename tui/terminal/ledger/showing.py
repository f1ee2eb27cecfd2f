"""Showing the ledger: made when it is first wanted, and kept as it is from then on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.news.query.query import Query

if TYPE_CHECKING:
    from tui.terminal.ledger.screen import LedgerScreen
    from tui.terminal.screens.main import MainScreen


def show_ledger(main: MainScreen, back: Callable[[], None] | None = None) -> LedgerScreen:
    """Put the ledger on the screen; `back` is done when it is closed without leading elsewhere."""
    # The ledger leads to the pages of entities, which lead here.
    from tui.terminal.ledger.screen import LedgerScreen  # noqa: PLC0415

    reader = main.reader
    if reader.ledger is None:
        reader.ledger = LedgerScreen(main)
        reader.install_screen(reader.ledger, "ledger")
    reader.ledger.leading.begin(back)
    reader.push_screen("ledger")
    return reader.ledger


def to_ledger(main: MainScreen, query: str, back: Callable[[], None] | None = None) -> None:
    """Show the claims of a query: in the ledger that is on the screen already, or by opening it."""
    ledger = main.reader.ledger
    if ledger is not None and ledger in main.app.screen_stack:
        ledger.asking.ask(Query.parse(query))
    else:
        show_ledger(main, back).open_on(query)


def leave_ledger(main: MainScreen) -> bool:
    """Put the ledger away for what is under it, to come back to it; False when it is not there."""
    ledger = main.reader.ledger
    if ledger is None or main.app.screen is not ledger:
        return False
    ledger.leading.leave()
    return True
