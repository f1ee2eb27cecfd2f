"""Leading: what the ledger shows beside its table: articles, pairs, menus; and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.news.ledger import LedgerRow
from tui.news.pair import Pair
from tui.news.span import Span
from tui.terminal import quoting
from tui.terminal.ledger.ordering import ledger_order_menu, wished
from tui.terminal.ledger.pair_screen import PairScreen
from tui.terminal.screens import sharing
from tui.terminal.screens.going import go_from_ledger
from tui.terminal.screens.help import HelpScreen
from tui.terminal.screens.reading import Opened

if TYPE_CHECKING:
    from tui.terminal.ledger.screen import LedgerScreen
    from tui.terminal.screens.main import MainScreen
    from tui.terminal.screens.trail import Place

PAIRS = 1_000
"""Pairs at most that are listed, the newest first."""


class Leading:
    """What leads away from the ledger."""

    def __init__(self, ledger: LedgerScreen) -> None:
        self._ledger = ledger
        self._came_from: Place | None = None
        self._has_led = False

    def begin(self) -> None:
        """Remember where on the reading screen the ledger is opened."""
        self._came_from = self._ledger.main.searching.trail.here()
        self._has_led = False

    def run(self, command: str) -> None:
        """Run a command that shows something else than the ledger."""
        ledger = self._ledger
        match command:
            case "open-claim":
                if (row := self._row()) is not None:
                    self._open(row)
            case "pairs-of-claim":
                self._pairs_of_claim()
            case "pairs-of-all":
                self._show_pairs(ledger.reader.library.pairs.proposed(limit=PAIRS))
            case "order-claims":
                menu = ledger_order_menu(ledger.asking.wish, ledger.reader.keymap)
                ledger.app.push_screen(menu, self._order)
            case "copy-claim":
                self._copy()
            case "ledger-help":
                ledger.app.push_screen(HelpScreen(ledger.reader.keymap))
            case "close-ledger":
                self._close()

    def _row(self) -> LedgerRow | None:
        key = self._ledger.table.cursor_key
        return next(iter(self._ledger.contents.rows([] if key is None else [key])), None)

    def _open(self, row: LedgerRow) -> None:
        """Read the article at the claim; the ledger stays as it is meanwhile."""
        main = self._ledger.main
        self._has_led = True
        self._ledger.app.pop_screen()
        go_from_ledger(main, row.article_id, lambda shown: _arrive(main, shown, row))

    def _close(self) -> None:
        main, place = self._ledger.main, self._came_from
        self._ledger.app.pop_screen()
        if self._has_led and place is not None:
            main.searching.trail.put(place)
        self._has_led = False

    def _order(self, command: str | None) -> None:
        if command is not None:
            asking = self._ledger.asking
            asking.order(wished(asking.wish, command))

    def _pairs_of_claim(self) -> None:
        key = self._ledger.table.cursor_key
        pairs = self._ledger.reader.library.pairs.of([] if key is None else [key])
        if pairs:
            self._show_pairs(pairs, "Pairs of this claim")
            return
        every = self._ledger.reader.keymap.shown("pairs-of-all")
        self._ledger.say(f"No pair with this claim. {every} lists all possible conflicts.")

    def _show_pairs(self, pairs: Sequence[Pair], title: str = "Possible conflicts") -> None:
        ledger = self._ledger
        if not pairs:
            left = ledger.reader.library.comparing.left()
            waiting = f" {left:,} articles are still to be compared." if left else ""
            ledger.say(f"There is no pair to be judged.{waiting}")
            return

        def go(row: LedgerRow | None) -> None:
            if row is not None:
                self._open(row)

        def changed(claims: Sequence[int]) -> None:
            ledger.contents.touch(claims)
            ledger.repaint()

        ledger.app.push_screen(PairScreen(ledger.main, pairs, title, changed), go)

    def _copy(self) -> None:
        row, ledger = self._row(), self._ledger
        shelf = ledger.reader.library.shelf
        article = shelf.article(row.article_id) if row is not None else None
        if row is None or article is None:
            return
        found = shelf.findings(row.article_id)
        claims = found.claims if found is not None else ()
        if row.position < len(claims):
            text = quoting.claim_quotation(article, claims[row.position])
        else:
            text = quoting.quotation(article, row.content)
        sharing.put(ledger, text, "the quotation")


def _arrive(main: MainScreen, shown: Opened, row: LedgerRow) -> None:
    """Put the cursor on the claim, or where it was if it is not found there any more."""
    claims = shown.findings.claims if shown.findings is not None else ()
    if row.position < len(claims) and claims[row.position].span.start == row.start:
        main.article.reach(claims[row.position])
    elif row.start < len(shown.article.text):
        main.article.go_to(Span(row.start, row.start + 1))
