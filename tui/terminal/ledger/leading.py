"""Leading: what the ledger shows beside its table: articles, pairs, menus; and the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from tui.news.ledger import LedgerRow
from tui.news.pair import Pair
from tui.news.span import Span
from tui.terminal.article import quoting
from tui.terminal.ledger.ordering import ledger_order_menu, wished
from tui.terminal.ledger.pair_screen import PairScreen
from tui.terminal.screens.dialogs.help import HelpScreen
from tui.terminal.screens.going import go_from_ledger
from tui.terminal.screens.marking import sharing
from tui.terminal.screens.reading import Opened
from tui.terminal.timeline.screen import Find, TimelineScreen

if TYPE_CHECKING:
    from tui.terminal.ledger.screen import LedgerScreen
    from tui.terminal.screens.main import MainScreen
    from tui.terminal.screens.searching.trail import Place

PAIRS = 1_000
"""Pairs at most that are listed, the newest first."""


class Leading:
    """What leads away from the ledger."""

    def __init__(self, ledger: LedgerScreen) -> None:
        self._ledger = ledger
        self._came_from: Place | None = None
        self._back: Callable[[], None] | None = None
        self._has_led = False

    def begin(self, back: Callable[[], None] | None = None) -> None:
        """Remember where on the reading screen the ledger is opened, and what leads back."""
        self._came_from = self._ledger.main.searching.trail.here()
        self._back, self._has_led = back, False

    def leave(self) -> None:
        """Put the ledger away, kept as it is, for something of the reading screen."""
        self._has_led = True
        self._ledger.app.pop_screen()

    def run(self, command: str) -> None:
        """Run a command that shows something else than the ledger."""
        handlers: Mapping[str, Callable[[], None]] = {
            "open-claim": self._open_claim,
            "pairs-of-claim": self._pairs_of_claim,
            "pairs-of-all": self._all_pairs,
            "order-claims": self._choose_order,
            "copy-claim": self._copy,
            "ledger-help": self._help,
            "close-ledger": self._close,
        }
        if command in handlers:
            handlers[command]()

    def _all_pairs(self) -> None:
        self._show_pairs(self._ledger.reader.library.pairs.proposed(limit=PAIRS))

    def _choose_order(self) -> None:
        ledger = self._ledger
        menu = ledger_order_menu(ledger.asking.wish, ledger.reader.keymap)
        ledger.app.push_screen(menu, self._order)

    def _help(self) -> None:
        self._ledger.app.push_screen(HelpScreen(self._ledger.reader.keymap))

    def timeline(self, name: str, find: Find, note: str = "") -> None:
        """Show the claims that are found by the day; leave for the one that is chosen there."""

        def go(row: LedgerRow | None) -> None:
            if row is not None:
                self._open(row)

        ledger = self._ledger
        screen = TimelineScreen(ledger.main, name, find, note, at=ledger.table.cursor_key)
        ledger.app.push_screen(screen, go)

    @property
    def row(self) -> LedgerRow | None:
        """The claim under the cursor, as it is now."""
        key = self._ledger.table.cursor_key
        return next(iter(self._ledger.contents.rows([] if key is None else [key])), None)

    def _open_claim(self) -> None:
        if (row := self.row) is not None:
            self._open(row)

    def draw_borders(self) -> None:
        """Read the article at the claim under the cursor, and draw its borders there."""
        main = self._ledger.main
        if (row := self.row) is not None:
            self._open(row, lambda: main.run_command("correct-bounds"))

    def _open(self, row: LedgerRow, then: Callable[[], object] = lambda: None) -> None:
        """Read the article at a claim; the ledger stays as it is meanwhile."""
        main = self._ledger.main
        self.leave()

        def arrived(shown: Opened) -> None:
            _arrive(main, shown, row)
            main.call_after_refresh(then)

        go_from_ledger(main, row.article_id, arrived)

    def _close(self) -> None:
        main, place = self._ledger.main, self._came_from
        self._ledger.app.pop_screen()
        back, self._back = self._back, None
        if self._has_led and place is not None:
            main.searching.trail.put(place)
        elif back is not None:
            back()
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
        row, ledger = self.row, self._ledger
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
