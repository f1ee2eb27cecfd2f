"""What the commands of the ledger do, but for those that give a status or lead elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.terminal.ledger.following import FOLLOWING

if TYPE_CHECKING:
    from tui.terminal.ledger.screen import LedgerScreen

HANDLERS: Mapping[str, Callable[[LedgerScreen], None]] = MappingProxyType(
    {
        **FOLLOWING,
        "note-claim": lambda screen: screen.checking.note(),
        "lost-checks": lambda screen: screen.checking.mend_lost(),
        "correct-claim": lambda screen: screen.correcting.ask(),
        "evidence": lambda screen: screen.checking.evidence(),
        "undo-here": lambda screen: screen.checking.turn(is_undo=True),
        "redo-here": lambda screen: screen.checking.turn(is_undo=False),
        "filter-claims": lambda screen: screen.asking.open_box(),
        "keep-filter": lambda screen: screen.asking.keep_box(),
        "leave-filter": lambda screen: screen.asking.leave_box(),
        "complete-filter": lambda screen: screen.asking.complete(),
        "filtered-down": lambda screen: screen.table.move(1),
        "filtered-up": lambda screen: screen.table.move(-1),
        "mark-claim-row": lambda screen: screen.mark("mark-claim-row"),
        "mark-claim-rows": lambda screen: screen.mark("mark-claim-rows"),
        "mark-all-claims": lambda screen: screen.mark("mark-all-claims"),
        "details-down": lambda screen: screen.telling.scroll(1),
        "details-up": lambda screen: screen.telling.scroll(-1),
        "close-rows": lambda screen: screen.step_back(),
    }
)
