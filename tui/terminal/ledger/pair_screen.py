"""Pairs: claims that may contradict each other, both sides beside each other, to be judged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.errors import NewsreaderError
from tui.news.ledger import LedgerRow
from tui.news.pair import Pair, Verdict
from tui.terminal.keys.key_line import key_line
from tui.terminal.ledger.pair_look import BESIDE, Sides, pair_line, reason_words, side_words
from tui.terminal.looks.safe import one_line
from tui.terminal.registry.commands import Scope
from tui.terminal.screens.dialogs.over_rows import move_rows
from tui.terminal.widgets.row_list import RowList
from tui.terminal.widgets.row_look import RowState

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

SIDES, STACKED = 32, 48
"""Lines that both sides and what stands around them take; the list of pairs has the rest."""

VERDICTS = {
    "pair-conflict": Verdict.CONFLICT,
    "pair-update": Verdict.UPDATE,
    "pair-same": Verdict.SAME,
    "pair-unrelated": Verdict.UNRELATED,
}


class PairScreen(ModalScreen[LedgerRow | None]):
    """Goes through pairs; gives the claim whose article the reader wants to see, or None.

    `changed` is called with the claims of a pair that was judged.
    """

    scopes = (Scope.PAIRS, Scope.ROWS)

    def __init__(
        self,
        main: MainScreen,
        pairs: Sequence[Pair],
        title: str,
        changed: Callable[[Sequence[int]], None],
    ) -> None:
        super().__init__()
        self._main = main
        self._library = main.reader.library
        self._title = title
        self._changed = changed
        self._pairs = dict(enumerate(pairs))
        self._said = ""

    def compose(self) -> ComposeResult:
        """The pairs, the reason for the one under the cursor, both sides, the keys."""
        with Vertical(classes="dialog -tall pairs"):
            yield Static(classes="title", id="which-pairs")
            yield RowList(self._paint, empty="No pair is left to be judged.")
            yield Static(id="pair-reason")
            with Horizontal(id="sides"):
                with VerticalScroll(can_focus=False):
                    yield Static(id="one-side")
                with VerticalScroll(can_focus=False):
                    yield Static(id="other-side")
            yield Static(classes="keys", id="pair-keys")

    def on_mount(self) -> None:
        """Show the first pair."""
        self.set_focus(self._rows)
        self._rows.show(list(self._pairs))
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        """Stand the sides side by side where there is room."""
        self.set_class(event.size.width < BESIDE, "-stacked")
        height = event.size.height
        room = max(height // 8, height - (STACKED if event.size.width < BESIDE else SIDES))
        self._rows.styles.height = max(1, min(len(self._pairs) or 1, room))
        self.call_after_refresh(self._show)

    @property
    def _rows(self) -> RowList:
        return self.query_one(RowList)

    def _sides(self, key: int | None) -> Sides | None:
        pair = self._pairs.get(key) if key is not None else None
        if pair is None:
            return None
        one, other = self._library.ledger.rows([pair.one, pair.other])
        return Sides(pair, one, other) if one is not None and other is not None else None

    # Drawing -----------------------------------------------------------------------------

    def _paint(self, key: int, width: int, _state: RowState) -> Sequence[Content]:
        try:
            sides = self._sides(key)
        except NewsreaderError as error:
            return [Content.styled(one_line(str(error)), "$error-style")]
        if sides is None:
            return [Content.styled("these claims are not found any more", "$muted-style")]
        return [pair_line(sides, width, is_plain=self._main.reader.settings.plain)]

    def on_row_list_cursor_moved(self, event: RowList.CursorMoved) -> None:
        """Show the pair under the cursor."""
        event.stop()
        self._said = ""
        self._show()

    def _show(self) -> None:
        rows = self._rows
        number = f"  {rows.cursor_index + 1:,} of {len(self._pairs):,}" if self._pairs else ""
        which = Content.assemble((one_line(self._title), "bold"), (number, "$muted-style"))
        if self._said:
            which += Content.styled(f"   {self._said}", "$accent-style")
        self.query_one("#which-pairs", Static).update(which)
        try:
            sides = self._sides(rows.cursor_key)
            texts = self._texts(sides) if sides else []
        except NewsreaderError as error:
            self.query_one("#pair-reason", Static).update(Content(one_line(str(error))))
            return
        reason = self.query_one("#pair-reason", Static)
        reason.update(reason_words(sides.pair) if sides else Content())
        for id_, text in zip(("one-side", "other-side"), texts or [Content()] * 2, strict=True):
            self.query_one(f"#{id_}", Static).update(text)
        for scroll in self.query(VerticalScroll):
            scroll.scroll_to(y=0, animate=False)
        keys = self.query_one("#pair-keys", Static)
        line = key_line(self._main.reader.keymap, Scope.PAIRS, None, max(20, keys.size.width))
        keys.update(line)

    def _texts(self, sides: Sides) -> list[Content]:
        is_plain, shelf = self._main.reader.settings.plain, self._library.shelf
        return [
            side_words(row, number, shelf.article(row.article_id), is_plain=is_plain)
            for number, row in enumerate((sides.one, sides.other), 1)
        ]

    # Commands ----------------------------------------------------------------------------

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Open the earlier article of the pair that was clicked."""
        event.stop()
        self.run_command("open-one")

    def run_command(self, command: str) -> None:
        """Judge, move, open or close; when the library fails, say why and go on."""
        try:
            self._run(command)
        except NewsreaderError as error:
            self._said = one_line(str(error))
            self._show()

    def _run(self, command: str) -> None:
        sides = self._sides(self._rows.cursor_key)
        match command:
            case _ if command in VERDICTS:
                if sides is not None:
                    self._judge(sides, VERDICTS[command])
            case "undo-here" | "redo-here":
                self._turn(is_undo=command == "undo-here")
            case "texts-down" | "texts-up":
                for scroll in self.query(VerticalScroll):
                    scroll.scroll_relative(y=1 if command == "texts-down" else -1, animate=False)
            case "open-one" | "open-other":
                if sides is not None:
                    self.dismiss(sides.one if command == "open-one" else sides.other)
            case "close-rows":
                self.dismiss(None)
            case _:
                move_rows(self._rows, command)

    def _judge(self, sides: Sides, verdict: Verdict) -> None:
        """Keep the verdict, and go on to the next pair."""
        self._library.pairs.judge(sides.one, sides.other, verdict)
        for key in [key for key, pair in self._pairs.items() if pair is sides.pair]:
            self._pairs[key] = replace(sides.pair, verdict=verdict)
        self._rows.repaint()
        self._changed([sides.one.claim, sides.other.claim])
        self._rows.move(1)
        undo = self._main.reader.keymap.shown("undo-here")
        self._tell(f"{verdict}, kept · {undo} undoes")

    def _turn(self, *, is_undo: bool) -> None:
        stepping = self._main.stepping
        words = stepping.undo() if is_undo else stepping.redo()
        self._look_again()
        self._tell(words)

    def _look_again(self) -> None:
        """Read the verdicts as they are now."""
        claims = [claim for pair in self._pairs.values() for claim in (pair.one, pair.other)]
        pairs = self._library.pairs
        given = {
            (pair.one, pair.other): pair.verdict for pair in pairs.judged(claims, limit=10_000)
        }
        self._pairs = {
            key: replace(pair, verdict=given.get((pair.one, pair.other)))
            for key, pair in self._pairs.items()
        }
        self._rows.repaint()
        self._changed(claims)

    def _tell(self, words: str) -> None:
        def say() -> None:
            self._said = words
            self._show()

        # After the message that the cursor moved, which takes away what was said before.
        self.call_after_refresh(say)
