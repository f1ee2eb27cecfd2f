"""Lost checks: those whose claim is not found any more, beside the claims that are found now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.library.claims.checks import LostCheck
from tui.matching.statements.likeness import likeness
from tui.news.ledger import LedgerRow
from tui.terminal.article.wrap import fit
from tui.terminal.ledger.columns import stance_words, status_words, who
from tui.terminal.looks.links import to_command
from tui.terminal.looks.safe import one_line, safe
from tui.terminal.registry.commands import Scope
from tui.terminal.screens.dialogs.over_rows import move_rows
from tui.terminal.widgets.row_list import RowList
from tui.terminal.widgets.row_look import RowState

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

KEYS = (
    ("take-claim", "it is this claim"),
    ("drop-check", "drop the check"),
    ("next-check", "next"),
    ("undo-here", "undo"),
    ("close-rows", "close"),
)


class LostChecks(ModalScreen[None]):
    """Goes through lost checks, to put each on the claim that it is of, or to drop it."""

    scopes = (Scope.LOST_CHECKS, Scope.ROWS)

    def __init__(self, main: MainScreen) -> None:
        super().__init__()
        self._main = main
        self._library = main.reader.library
        self._lost: list[LostCheck] = []
        self._rows: list[tuple[float, LedgerRow]] = []
        self._at = 0

    def compose(self) -> ComposeResult:
        """The check as it was, the claims of its article now, the keys."""
        with Vertical(classes="dialog -tall -lost-checks"):
            yield Static(classes="title", id="lost-check")
            yield Static(id="check-then")
            yield RowList(self._paint, row_height=2, empty="")
            yield Static(id="lost-said")
            yield Static(classes="keys")

    def on_mount(self) -> None:
        """Take the keys and show the first."""
        keymap, parts = self._main.reader.keymap, list[Content]()
        for command, word in KEYS:
            key = (keymap.shown(command), "$key-style")
            parts.append(to_command(Content.assemble(key, f" {word}"), command))
        self.query_one(".keys", Static).update(Content("   ").join(parts))
        self.set_focus(self.rows)
        self._look()

    @property
    def rows(self) -> RowList:
        """The claims that the article has now, the likest first."""
        return self.query_one(RowList)

    def _look(self) -> None:
        self._lost = self._library.checks.lost()
        self._at = min(self._at, max(0, len(self._lost) - 1))
        self._rows = []
        if self._lost:
            lost = self._lost[self._at]
            claims = self._library.ledger.claims_of(lost.article_id)
            found = (row for row in self._library.ledger.rows(claims) if row is not None)
            self._rows = [(likeness(lost.content, row.content), row) for row in found]
            self._rows.sort(key=lambda each: (-each[0], each[1].position))
        self._show()

    def _show(self) -> None:
        many = f" {self._at + 1} of {len(self._lost):,}" if len(self._lost) > 1 else ""
        title = Content.styled(f"Check without its claim{many}" if self._lost else "", "bold")
        self.query_one("#lost-check", Static).update(title)
        self.query_one("#check-then", Static).update(self._then())
        self.rows.empty = (
            "The article is gone, or nobody says anything in it any more."
            if self._lost
            else "Every check has its claim."
        )
        heading = {0: "The claims of the article now, the likest first"} if self._rows else {}
        self.rows.show(range(len(self._rows)), headings=heading, keep=False)
        self.rows.move_to(0)

    def _then(self) -> Content:
        if not self._lost:
            return Content()
        lost = self._lost[self._at]
        article = self._library.shelf.article(lost.article_id)
        where = article.headline if article is not None else "an article that is gone"
        source = one_line(lost.source) or "nobody is named"
        lines = [
            Content.assemble((one_line(status_words(lost.check.status)), "$accent-style")),
            Content.assemble((source, "bold"), f": {one_line(lost.content)}"),
            Content.styled(f"in {one_line(where)}", "$muted-style"),
        ]
        if lost.check.note:
            lines.append(Content.styled(safe(lost.check.note), "$note-style"))
        return Content("\n").join([*lines, *map(Content, map(one_line, lost.check.evidence))])

    def _paint(self, key: int, width: int, _state: RowState) -> Sequence[Content]:
        alike, row = self._rows[key]
        head = Content.assemble(
            (f" {stance_words(row)}", f"${row.stance}-style"),
            "  ",
            (who(row), "bold"),
            (f"  {alike:.0%} alike", "$muted-style"),
        )
        words = " ".join(one_line(row.content).split()) or "–"
        return [head.truncate(width - 1, ellipsis=True), Content(f"   {fit(words, width - 4)}")]

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Take the claim that was clicked twice."""
        event.stop()
        self.run_command("take-claim")

    def run_command(self, command: str) -> None:
        """Put a check right, drop it, or go to another one."""
        if not move_rows(self.rows, command) and not self._main.attempt(lambda: self._run(command)):
            self._say(self._main.troubles[-1])

    def _run(self, command: str) -> None:
        key = self.rows.cursor_key
        match command:
            case "take-claim" if self._lost and key is not None:
                self._done(self._take, "Put on this claim.")
            case "drop-check" if self._lost:
                self._done(self._drop, "Dropped.")
            case "next-check" | "previous-check" if self._lost:
                self._at = (self._at + (1 if command == "next-check" else -1)) % len(self._lost)
                self._say("")
                self._look()
            case "undo-here" | "redo-here":
                stepping = self._main.stepping
                self._say(stepping.undo() if command == "undo-here" else stepping.redo())
                self._look()
            case "close-rows":
                self.dismiss(None)

    def _take(self, lost: LostCheck) -> None:
        key = self.rows.cursor_key
        if key is not None:
            self._library.checks.move(lost, self._rows[key][1])

    def _drop(self, lost: LostCheck) -> None:
        self._library.checks.drop(lost.article_id, lost.key)

    def _done(self, do: Callable[[LostCheck], None], words: str) -> None:
        do(self._lost[self._at])
        self._say(f"{words} {self._main.reader.keymap.shown('undo-here')} undoes it.")
        self._look()

    def _say(self, words: str) -> None:
        said = Content.styled(one_line(words), "$accent-style")
        self.query_one("#lost-said", Static).update(said)
