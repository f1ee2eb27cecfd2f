"""Opening: from the reading screen to the ledger, on what is under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.news.findings import Claim, Mention
from tui.news.query import Field, FieldName
from tui.news.query_print import printed
from tui.terminal.commands import Pane
from tui.terminal.ledger.screen import LedgerScreen

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen


def open_ledger(main: MainScreen) -> None:
    """Open the ledger on the speaker or the name under the cursor, else on all claims."""
    _opened(main).open_on(_under_cursor(main))


def open_conflicts(main: MainScreen) -> None:
    """Open the ledger, and over it all pairs that nobody has judged."""
    ledger = _opened(main)
    ledger.open_on("")
    ledger.call_after_refresh(lambda: ledger.run_command("pairs-of-all"))


def _opened(main: MainScreen) -> LedgerScreen:
    reader = main.reader
    if reader.ledger is None:
        reader.ledger = LedgerScreen(main)
        reader.install_screen(reader.ledger, "ledger")
    reader.ledger.leading.begin()
    reader.push_screen("ledger")
    return reader.ledger


def _under_cursor(main: MainScreen) -> str:
    finding = main.article.finding if main.pane is not Pane.LIST else None
    match finding:
        case Claim(speaker=speaker) if speaker is not None:
            field, name = FieldName.BY, speaker.name
        case Mention(entity=entity):
            field, name = FieldName.ABOUT, entity
        case _:
            return ""
    return printed(Field(field, name.replace('"', "")))


LEDGER_HANDLERS: Mapping[str, Callable[[MainScreen], None]] = MappingProxyType(
    {"ledger": open_ledger, "conflicts": open_conflicts}
)
