"""Opening: from the reading screen to the ledger, on what is under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.news.findings import Claim, Mention
from tui.news.query.query import Field, FieldName
from tui.news.query.query_print import printed
from tui.terminal.ledger.following import claims_by
from tui.terminal.ledger.showing import show_ledger
from tui.terminal.registry.commands import Pane

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen


def open_ledger(main: MainScreen) -> None:
    """Open the ledger on the speaker or the name under the cursor, else on all claims."""
    show_ledger(main).open_on(_under_cursor(main))


def open_conflicts(main: MainScreen) -> None:
    """Open the ledger, and over it all pairs that nobody has judged."""
    ledger = show_ledger(main)
    ledger.open_on("")
    ledger.call_after_refresh(lambda: ledger.run_command("pairs-of-all"))


def open_timeline(main: MainScreen) -> None:
    """Open the ledger on the search of the list, and over it the timeline of its claims."""
    query = main.articles.contents.query
    ledger = show_ledger(main)
    ledger.open_on(str(replace(query, sort=None, group=None)))
    ledger.asking.when_answered(lambda: ledger.run_command("timeline-of-claims"))


def _under_cursor(main: MainScreen) -> str:
    finding = main.article.finding if main.pane is not Pane.LIST else None
    match finding:
        case Claim(speaker=speaker) if speaker is not None:
            return claims_by(main, speaker.name)
        case Mention(entity=entity):
            return printed(Field(FieldName.ABOUT, entity.replace('"', "")))
        case _:
            return ""


LEDGER_HANDLERS: Mapping[str, Callable[[MainScreen], None]] = MappingProxyType(
    {"ledger": open_ledger, "conflicts": open_conflicts, "timeline": open_timeline}
)
