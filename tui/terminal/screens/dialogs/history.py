"""The history: what the reader did, when and to how many articles, and going back to any of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.errors import NewsreaderError
from tui.library.marks.journal import Step
from tui.terminal.article.wrap import fit
from tui.terminal.keys.key_words import key_words
from tui.terminal.lists.ago import ago, exactly
from tui.terminal.looks.safe import one_line
from tui.terminal.registry.commands import Scope
from tui.terminal.screens.dialogs.confirm import Confirm
from tui.terminal.screens.dialogs.over_rows import move_rows, turn_step
from tui.terminal.screens.marking.stepping import turned
from tui.terminal.screens.marking.targets import articles_told
from tui.terminal.widgets.row_list import RowList
from tui.terminal.widgets.row_look import RowState

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

PREVIEWED = 5
"""Headlines shown of the step under the cursor, where the screen is high enough."""

ROOM_FOR_STEPS = 16
"""Lines of the screen that are kept for the steps and all around them."""

SIGNS, PLAIN_SIGNS = ("●", "○", "×"), ("*", "-", "x")
"""Before a step that stands, one that was undone, and one that cannot be done again."""


class HistoryScreen(ModalScreen[None]):
    """The steps, the latest first, and the articles of the one under the cursor."""

    scopes = (Scope.HISTORY, Scope.ROWS)

    def __init__(self, main: MainScreen) -> None:
        super().__init__()
        self._main = main
        self._journal = main.reader.library.journal
        self._steps: dict[int, Step] = {}

    def compose(self) -> ComposeResult:
        """The steps, what the one under the cursor was done to, the keys."""
        words = (
            *(("go-to-step", "goes there"), ("undo-here", "one step back")),
            *(("redo-here", "one step on"), ("close-rows", "closes")),
        )
        with Vertical(classes="dialog -tall history"):
            yield Static("History", classes="title")
            yield RowList(self._paint, empty="You have not marked anything yet.")
            yield Static(classes="preview")
            yield Static(key_words(self._main.reader.keymap, words), classes="keys")

    def on_mount(self) -> None:
        """Show all that is kept, on the latest thing that stands."""
        self.set_focus(self._rows)
        self._read()
        self._go_to_now()

    @property
    def _rows(self) -> RowList:
        return self.query_one(RowList)

    @property
    def _step(self) -> Step | None:
        """What is under the cursor."""
        key = self._rows.cursor_key
        return self._steps.get(key) if key is not None else None

    def _read(self) -> None:
        steps = self._journal.outline()
        self._steps = {step.number: step for step in steps}
        headings: dict[int, str] = {}
        first = next((n for n, step in enumerate(steps) if not step.is_undone), len(steps))
        if 0 < first < len(steps):
            headings[first] = "this is how it is now; what stands above was undone"
        self._rows.show(list(self._steps), headings=headings)
        self._preview()

    def _go_to_now(self) -> None:
        latest = next((number for number, s in self._steps.items() if not s.is_undone), None)
        if latest is not None:
            self._rows.move_to_key(latest)

    # Drawing -----------------------------------------------------------------------------

    def _paint(self, key: int, width: int, _state: RowState) -> Sequence[Content]:
        step = self._steps.get(key)
        if step is None:
            return []
        signs = PLAIN_SIGNS if self._main.reader.settings.plain else SIGNS
        sign = signs[step.is_undone + step.is_buried]
        about = [articles_told(step.articles)] if step.articles else []
        about += ["undone"] if step.is_undone else []
        about.append(ago(step.at, self._main.reader.library.now()))
        tail = fit(" · ".join(about), max(12, width * 2 // 3))
        what = fit(one_line(step.what), max(8, width - len(tail) - 5))
        gap = " " * max(1, width - Content(what).cell_length - len(tail) - 4)
        look = "$muted-style" if step.is_undone else ""
        return [Content.assemble(f" {sign} ", (what, look), gap, (tail, "$muted-style"))]

    def on_row_list_cursor_moved(self, event: RowList.CursorMoved) -> None:
        """Show what the step was done to."""
        event.stop()
        self._preview()

    def _preview(self) -> None:
        preview, step = self.query_one(".preview", Static), self._step
        if step is None:
            preview.update(Content())
            return
        width = max(20, preview.content_size.width or self.app.size.width - 10)
        head = f"{exactly(step.at)} · {_offered(step)}"
        lines = [Content.styled(fit(head, width), "$accent-style")]
        try:
            places = self._journal.articles_of(step.number)
        except NewsreaderError as error:
            places, lines = [], [Content.styled(one_line(str(error)), "$error-style")]
        previewed = max(1, min(PREVIEWED, self.app.size.height - ROOM_FOR_STEPS))
        for place in places[:previewed]:
            gone = "  file removed" if place.is_gone else ""
            words = fit(one_line(place.headline), width - len(gone) - 2)
            lines.append(Content.assemble("  ", words, (gone, "$warning-style")))
        if (more := max(len(places), step.articles) - previewed) > 0:
            lines.append(Content.styled(f"  and {more:,} more", "$muted-style"))
        preview.update(Content("\n").join(lines))

    # Commands ----------------------------------------------------------------------------

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Go to the step that was clicked."""
        event.stop()
        self.run_command("go-to-step")

    def run_command(self, command: str) -> None:
        """Run a command of the history."""
        if turn_step(self._main, command):
            self._read()
            self._go_to_now()
        elif command == "go-to-step":
            self._main.attempt(self._ask_to_go)
        elif not move_rows(self._rows, command):
            self.dismiss(None)

    def _ask_to_go(self) -> None:
        step = self._step
        way = self._journal.way_to(step.number) if step is not None else []
        if step is None or not way:
            self._preview()
            return

        def go(is_wanted: bool | None) -> None:
            if is_wanted:
                self._main.attempt(lambda: self._go_to(step.number))

        if len(way) == 1:
            go(True)
            return
        verb = "Do again" if step.is_undone else "Undo"
        ends = "up to and with" if step.is_undone else "down to and with"
        question = f"{verb} {len(way):,} steps, {ends} “{one_line(step.what)}”?"
        self.app.push_screen(Confirm(question, self._main.reader.keymap), go)

    def _go_to(self, number: int) -> None:
        steps = self._main.stepping.go_to(number)
        self._read()
        if steps:
            preview = self.query_one(".preview", Static)
            preview.update(Content.styled(one_line(turned(steps, self._journal)), "$accent-style"))


def _offered(step: Step) -> str:
    """What going to the step would do."""
    if step.is_buried:
        return "undone, and cannot be done again: something else was done after it"
    if step.is_undone:
        return "undone; going there does it again, with all before it"
    return "going there undoes it, with all after it"
