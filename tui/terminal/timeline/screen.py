"""The timeline: claims day by day, a plot of them above, all dates of one of them below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.errors import NewsreaderError
from tui.library.claims.ledger import Ledger
from tui.library.search.reading import Reading
from tui.news.ledger import LedgerRow
from tui.news.timeline import Clock, Day, Moment, timeline, told_by
from tui.terminal.looks.links import to_command
from tui.terminal.looks.safe import one_line
from tui.terminal.registry.commands import Scope
from tui.terminal.screens.dialogs.over_rows import move_rows
from tui.terminal.timeline import head as heads
from tui.terminal.timeline import lines
from tui.terminal.widgets.row_list import RowList
from tui.terminal.widgets.row_look import RowState

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

Find = Callable[[Reading], Sequence[int]]
"""Gives the claims of a timeline, as their rows in the library."""

KEYS = (
    ("open-on-timeline", "opens"),
    ("close-rows", "back"),
    ("next-day", "next day"),
    ("previous-day", "day before"),
    ("timeline-clock", "other dates"),
)
TOLD_LINES = 2
"""Lines of the content under the rows."""


class TimelineFound(Message):
    """The claims of a timeline were read; a sentence when that was not possible."""

    def __init__(self, found: list[Day] | str) -> None:
        super().__init__()
        self.found = found


class EventsFound(Message):
    """The days that the claims speak of were looked for: the same claims by these."""

    def __init__(self, days: list[Day]) -> None:
        super().__init__()
        self.days = days


class TimelineScreen(ModalScreen[LedgerRow | None]):
    """Shows claims by the day; gives the one that the reader wants to see, or None.

    The cursor begins on the claim `at`, so that what was said before it stands above.
    """

    scopes = (Scope.TIMELINE, Scope.ROWS)

    def __init__(
        self, main: MainScreen, subject: str, find: Find, note: str = "", *, at: int | None = None
    ) -> None:
        super().__init__()
        self._at = at
        self._main = main
        self._subject = one_line(subject)
        self._find = find
        self._note = note
        self._is_plain = main.reader.settings.plain
        self._clock = Clock.SAID
        self._days: list[Day] = []
        self._by_event: list[Day] = []
        self._plotted = heads.Plotted()
        self._moments: list[Moment] = []
        self._starts: list[int] = []

    def compose(self) -> ComposeResult:
        """The title, the plot, the days, the claim under the cursor, the keys."""
        with Vertical(classes="timeline"):
            yield Static(id="timeline-title")
            yield Static(id="timeline-head")
            yield RowList(self._paint, empty="Looking through the library…")
            yield Static(id="timeline-told")
            yield Static(classes="keys")

    def on_mount(self) -> None:
        """Take the keys, and read the claims beside the screen."""
        self.set_focus(self.rows)
        self.query_one(".keys", Static).update(self._keys())
        self._show_head()
        self.run_worker(self._look, thread=True, exit_on_error=False)

    @property
    def rows(self) -> RowList:
        """The claims of all days."""
        return self.query_one(RowList)

    @property
    def clock(self) -> Clock:
        """By which of its days each claim is told."""
        return self._clock

    def _look(self) -> None:
        found: list[Day] | str
        try:
            with closing(Reading(self._main.reader.library.path)) as reading:
                rows = Ledger(reading).rows(self._find(reading))
            found = timeline([row for row in rows if row is not None], self._clock)
        except NewsreaderError as error:
            found = str(error)
        if self.is_running:
            self.post_message(TimelineFound(found))
        if self.is_running and not isinstance(found, str):
            # As long as all the rest for ten thousand claims: the rows are shown meanwhile.
            self.post_message(EventsFound(told_by(found, Clock.EVENT)))

    def on_timeline_found(self, event: TimelineFound) -> None:
        """Show the days."""
        if isinstance(event.found, str):
            self.rows.empty = one_line(event.found)
            return
        self.rows.empty = "No claims."
        self._show(event.found, self._at)

    def on_events_found(self, event: EventsFound) -> None:
        """Say how many speak of a day, and have them ready by it."""
        self._by_event = event.days
        self._plotted = self._plot()
        self._show_head()

    # Drawing -----------------------------------------------------------------------------

    def _show(self, days: list[Day], claim: int | None = None) -> None:
        """Show days; the cursor on a claim, if one is given."""
        self._days = days
        self._plotted = self._plot()
        self._moments = [moment for day in days for moment in day.moments]
        headings, at = {}, 0
        for day in days:
            headings[at] = lines.heading(day, self._clock)
            at += len(day.moments)
        self._starts = list(headings)
        self.rows.show(range(len(self._moments)), headings=headings, keep=False)
        claims = [moment.row.claim for moment in self._moments]
        self.rows.move_to(claims.index(claim) if claim in claims else 0)
        self._show_head()
        self._show_told()

    def _plot(self) -> heads.Plotted:
        events = sum(len(day.moments) for day in self._by_event if day.day)
        return heads.Plotted.of(self._days, self._clock, events)

    @property
    def _moment(self) -> Moment | None:
        key = self.rows.cursor_key
        return self._moments[key] if key is not None else None

    @property
    def _width(self) -> int:
        return self.query_one("#timeline-title", Static).content_size.width or self.app.size.width

    def _show_head(self) -> None:
        moment, width = self._moment, self._width
        title = heads.title(self._subject, self._days, self._note, width)
        self.query_one("#timeline-title", Static).update(title)
        size = width, self.app.size.height
        at = moment.day if moment is not None else ""
        drawn = heads.head(self._plotted, size, at, is_plain=self._is_plain)
        self.query_one("#timeline-head", Static).update(drawn if self._days else Content())

    def _show_told(self) -> None:
        moment, width = self._moment, self._width
        told = Content()
        if moment is not None:
            words = Content(" ".join(one_line(moment.row.content).split()) or "–")
            wrapped = words.wrap(max(12, width))[:TOLD_LINES]
            told = Content("\n").join([*wrapped, *lines.dates(moment).wrap(max(12, width))])
        self.query_one("#timeline-told", Static).update(told)

    def _paint(self, key: int, width: int, _state: RowState) -> Sequence[Content]:
        return [lines.line(self._moments[key], self._clock, width, is_plain=self._is_plain)]

    def _keys(self) -> Content:
        keymap, parts = self._main.reader.keymap, list[Content]()
        for command, word in KEYS:
            if key := keymap.shown(command):
                parts.append(to_command(Content.assemble((key, "$key-style"), f" {word}"), command))
        return Content("   ").join(parts)

    def on_row_list_cursor_moved(self) -> None:
        """Say all about the claim, and show where in time it stands."""
        self._show_head()
        self._show_told()

    def on_resize(self) -> None:
        """Draw the head for the room there is."""
        self.call_after_refresh(self._show_head)
        self.call_after_refresh(self._show_told)

    # Commands ----------------------------------------------------------------------------

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Open the claim that was clicked twice."""
        event.stop()
        self.run_command("open-on-timeline")

    def run_command(self, command: str) -> None:
        """Run a command of the timeline."""
        if move_rows(self.rows, command):
            return
        at = self.rows.cursor_index
        match command:
            case "open-on-timeline" if self._moment is not None:
                self.dismiss(self._moment.row)
            case "next-day":
                self.rows.move_to(next((row for row in self._starts if row > at), at))
            case "previous-day":
                self.rows.move_to(max((row for row in self._starts if row < at), default=0))
            case "timeline-clock":
                self._turn()
            case "close-rows":
                self.dismiss(None)

    def _turn(self) -> None:
        """Tell the claims by another of their days, the cursor on its claim if it has one."""
        clocks = list(Clock)
        self._clock = clocks[(clocks.index(self._clock) + 1) % len(clocks)]
        moment = self._moment
        has_day = moment is not None and (self._clock is not Clock.EVENT or moment.event)
        is_ready = self._clock is Clock.EVENT and self._by_event
        days = self._by_event if is_ready else told_by(self._days, self._clock)
        self._show(days, moment.row.claim if moment and has_day else None)
