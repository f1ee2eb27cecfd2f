"""The menu of the ledger's orders and groups."""

from __future__ import annotations

from dataclasses import replace

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.library.search.ledger_answering import Wish
from tui.news.ledger import LedgerGrouping, LedgerSort
from tui.terminal.commands import COMMANDS, Scope
from tui.terminal.keymap import Keymap
from tui.terminal.links import command_at, to_command

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
LEFT = 28
"""Cells of the left column."""


class LedgerOrder(ModalScreen[str | None]):
    """Asks for an order or a grouping; gives the id of its command, or None when it is closed."""

    scopes = (Scope.LEDGER_ORDER,)

    def __init__(self, wish: Wish, keymap: Keymap) -> None:
        super().__init__()
        self._wish = wish
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """Orders at the left, groups at the right, what is so now marked."""
        with Vertical(classes="dialog -order"):
            yield Static(Content("\n").join(self._lines()))

    def _lines(self) -> list[Content]:
        now = self._wish.sort or LedgerSort.NEWEST
        left = [self._line(id_, is_now=sort is now) for id_, sort in SORTS.items()]
        right = [
            self._line(id_, is_now=group is self._wish.grouping) for id_, group in GROUPS.items()
        ]
        key = (self._keymap.shown("close-claims-order"), "$key-style")
        right += [Content()] * (len(left) - len(right) - 1)
        right.append(to_command(Content.assemble("  ", key, " closes"), "close-claims-order"))
        titles = Content.styled("  Sort claims", "bold"), Content.styled("  Gather in", "bold")
        pairs = (titles, (Content(), Content()), *zip(left, right, strict=True))
        return [one.pad_right(LEFT - one.cell_length) + other for one, other in pairs]

    def _line(self, command: str, *, is_now: bool) -> Content:
        sign = ("• ", "$accent-style") if is_now else "  "
        key = (f"{self._keymap.shown(command):<3}", "$key-style")
        words = (COMMANDS[command].title.lower(), "bold" if is_now else "")
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


def wished(wish: Wish, command: str) -> Wish:
    """The wish with the order that a command asks for."""
    if command in GROUPS:
        return replace(wish, grouping=GROUPS[command])
    return replace(wish, sort=SORTS[command])
