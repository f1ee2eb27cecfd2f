"""The ledger's screen: claims of all articles as a table, and all about the one under the cursor.

It lies over the reading screen and is kept as it is while the reader looks at
an article from it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, Static

from tui.errors import NewsreaderError
from tui.events import Analysed, AnalysisOff, Compared, Event, Idle, Shelved
from tui.news.query.query import Query
from tui.terminal.keys.key_line import key_line
from tui.terminal.ledger import columns
from tui.terminal.ledger.asking import Asking, ClaimsAnswered
from tui.terminal.ledger.checking import STATUSES, Checking
from tui.terminal.ledger.columns import Columns
from tui.terminal.ledger.contents import LedgerContents
from tui.terminal.ledger.correcting import ClaimCorrecting
from tui.terminal.ledger.handlers import HANDLERS
from tui.terminal.ledger.leading import Leading
from tui.terminal.ledger.telling import Telling
from tui.terminal.ledger.words import covered, empty_words, explained, top_words
from tui.terminal.line import StatusLine
from tui.terminal.looks.safe import one_line
from tui.terminal.registry.commands import Scope
from tui.terminal.screens.dialogs.over_rows import move_rows
from tui.terminal.screens.lines import NOTICE_SECONDS
from tui.terminal.screens.searching.answers import Failed
from tui.terminal.widgets.box import Box
from tui.terminal.widgets.row_list import RowList
from tui.terminal.widgets.row_look import RowState

if TYPE_CHECKING:
    from tui.terminal.app import NewsreaderApp
    from tui.terminal.screens.main import MainScreen

REFRESH_SECONDS = 1.0
"""How often at most the table takes in what the background has brought."""


class LedgerScreen(Screen[None]):
    """Where claims are read and checked."""

    def __init__(self, main: MainScreen) -> None:
        super().__init__(id="ledger")
        self.main: MainScreen = main
        self.reader: NewsreaderApp = main.reader
        self.contents: LedgerContents = LedgerContents(main.reader.library)
        self.asking: Asking = Asking(self, main.searching.live)
        self.checking: Checking = Checking(self)
        self.correcting: ClaimCorrecting = ClaimCorrecting(self)
        self.leading: Leading = Leading(self)
        self.telling: Telling = Telling(self)
        self._first = Query()
        self._notice = Content()
        self._quiet: Timer | None = None

    def compose(self) -> ComposeResult:
        """The lines at the top, the table, the details, the lines below."""
        yield StatusLine(id="ledger-top")
        with Vertical(id="ledger-filter"):
            with Horizontal(id="ledger-row"):
                yield Static("/ ", id="ledger-slash")
                box = Box(id="ledger-box")
                box.cursor_blink = False
                yield box
                yield Static(id="ledger-count")
            yield StatusLine(id="ledger-understood")
        yield Static(id="ledger-head")
        yield RowList(self._paint, empty="Looking for claims…", can_mark=True, id="claims")
        with VerticalScroll(id="details", can_focus=False):
            yield Static(id="told")
        yield StatusLine(id="ledger-said")
        yield StatusLine(id="ledger-keys")

    # Parts -------------------------------------------------------------------------------

    @property
    def table(self) -> RowList:
        """The table of claims."""
        return self.query_one("#claims", RowList)

    @property
    def box(self) -> Input:
        """The box of the filter."""
        return self.query_one("#ledger-box", Input)

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """The filter while one types in it, else the table."""
        is_typing = self.focused is self.box
        return (Scope.LEDGER_BOX,) if is_typing else (Scope.LEDGER, Scope.ROWS)

    @property
    def _is_plain(self) -> bool:
        return self.reader.settings.plain

    # Opening and bringing up to date -------------------------------------------------------

    def on_mount(self) -> None:
        """Listen for answers, with the keys in the table."""
        self.asking.listen()
        self.set_focus(self.table)
        self.set_interval(REFRESH_SECONDS, self._refresh)
        self.asking.ask(self._first)

    def open_on(self, query: str) -> None:
        """Show the claims of a query."""
        self._first = Query.parse(query)
        # Before it is mounted it could not take the answer.
        if self.is_mounted:
            self.asking.ask(self._first)

    def on_screen_resume(self) -> None:
        """Show what was changed in the articles meanwhile."""
        self.attempt(self.checking.count_lost)
        if self.contents.results is not None:
            self.contents.forget()
            self.repaint()

    def hear(self, event: Event) -> None:
        """Take in what the background says."""
        if isinstance(event, Shelved | Analysed | Compared | Idle | AnalysisOff):
            self.asking.grow_stale()

    def _refresh(self) -> None:
        if self.is_current:
            self.asking.refresh()

    @on(ClaimsAnswered)
    def _answered(self, event: ClaimsAnswered) -> None:
        self.attempt(lambda: self.asking.answered(event.question, event.results))

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self.asking.failed()
        self.say(event.reason, "$error-style")

    def show_claims(self, *, keep: bool, to: int | None = None) -> None:
        """Put the contents into the table; `keep` leaves the cursor on its claim."""
        self.table.empty = empty_words(self)
        self.table.show(self.contents.keys, headings=self.contents.headings, keep=keep)
        if to is not None:
            self.table.move_to_key(to)
        self.repaint()

    def repaint(self) -> None:
        """Paint the rows, the details and the lines anew; nothing moves."""
        self.table.repaint()
        self._show_head()
        self.telling.show()
        self.show_lines()

    # Drawing -----------------------------------------------------------------------------

    def _columns(self, width: int) -> Columns:
        return Columns.of(width, self.contents.grouping)

    def _paint(self, key: int, width: int, _state: RowState) -> Sequence[Content]:
        try:
            seen = self.contents.seen(key, self.table.visible_keys)
        except NewsreaderError as error:
            return [Content.styled(one_line(str(error)), "$error-style")]
        if seen is None:
            return [Content.styled("this claim is not found any more", "$muted-style")]
        return [columns.line(seen, self._columns(width), is_plain=self._is_plain)]

    def _show_head(self) -> None:
        width = self.table.scrollable_content_region.width - 1
        self.query_one("#ledger-head", Static).update(columns.head(self._columns(max(20, width))))

    def on_resize(self) -> None:
        """Fit the columns to the screen."""
        self.call_after_refresh(self.repaint)

    @on(RowList.CursorMoved)
    def _moved(self) -> None:
        self.telling.soon()
        self.show_lines()

    # Commands ----------------------------------------------------------------------------

    def run_command(self, command: str) -> None:
        """Run a command of the ledger."""
        self.attempt(lambda: self._run(command))

    def _run(self, command: str) -> None:
        if command in STATUSES:
            self.checking.give(STATUSES[command])
        elif (handler := HANDLERS.get(command)) is not None:
            handler(self)
        elif not move_rows(self.table, command):
            self.leading.run(command)

    def mark(self, command: str) -> None:
        """Mark the row under the cursor, the rows up to it, or all."""
        table = self.table
        if command == "mark-claim-row":
            table.toggle_mark()
            table.move(1)
        elif command == "mark-claim-rows":
            table.mark_range()
        elif table.marked_count == len(table.keys):
            table.clear_marks()
        else:
            table.mark_all()
        self.show_lines()

    def step_back(self) -> None:
        """Drop the marks; else leave the query; else close."""
        if self.table.marked:
            self.table.clear_marks()
            self.show_lines()
        elif not self.asking.query.is_empty:
            self.asking.clear()
        else:
            self.leading.run("close-ledger")

    def attempt(self, do: Callable[[], None]) -> bool:
        """Do something that needs the library; when that fails, say why and go on."""
        try:
            do()
        except NewsreaderError as error:
            self.say(str(error), "$error-style")
            return False
        return True

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        self.run_command("open-claim")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.asking.typed(event.value)

    @on(events.DescendantFocus)
    def _focus_moved(self) -> None:
        # A click into the table keeps what was typed.
        if self.asking.is_typing and self.focused is self.table:
            self.asking.keep_box()

    # What is said ------------------------------------------------------------------------

    def say(self, words: str, style: str = "") -> None:
        """Say something below the table, for a while."""
        self._notice = Content.styled(one_line(words), style) if style else Content(one_line(words))
        if self._quiet is not None:
            self._quiet.stop()
        self._quiet = self.set_timer(NOTICE_SECONDS, self._be_quiet)
        self.show_lines()

    def _be_quiet(self) -> None:
        self._notice = Content()
        self.show_lines()

    def show_lines(self) -> None:
        """Write the lines around the table anew."""
        if not self.is_mounted:
            return
        top = self.query_one("#ledger-top", StatusLine)
        top.left, top.right = top_words(self)
        understood, count = explained(self)
        self.query_one("#ledger-understood", StatusLine).left = understood
        self.query_one("#ledger-count", Static).update(count)
        said = self.query_one("#ledger-said", StatusLine)
        said.left = self._notice or understood
        said.right = Content() if self._notice else covered(self)
        keys = self.query_one("#ledger-keys", StatusLine)
        keys.left = key_line(self.reader.keymap, self.scopes[0], None, self.size.width - 2)
