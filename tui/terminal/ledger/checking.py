"""Checking: the reader's status, note and evidence on the claims of the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.news.ledger import Check, LedgerRow, Status
from tui.terminal.ledger.details import checked
from tui.terminal.ledger.lost_checks import LostChecks
from tui.terminal.looks.safe import one_line
from tui.terminal.screens.dialogs.confirm import Confirm
from tui.terminal.screens.dialogs.note_editor import NoteEditor

if TYPE_CHECKING:
    from tui.terminal.ledger.screen import LedgerScreen

ASK_ABOVE = 500
"""Claims that are given a status at once without asking; undo takes back any number."""

STATUSES = {
    "claim-open": Status.OPEN,
    "claim-checking": Status.CHECKING,
    "claim-supported": Status.SUPPORTED,
    "claim-refuted": Status.REFUTED,
    "claim-mixed": Status.MIXED,
    "claim-cannot-tell": Status.CANNOT_TELL,
}


class Checking:
    """What the reader does to claims."""

    def __init__(self, screen: LedgerScreen) -> None:
        self._screen = screen
        self._library = screen.reader.library
        self.lost = 0
        """Checks whose claim is not found any more, when they were last counted."""

    def count_lost(self) -> None:
        """Count the checks whose claim is not found any more."""
        self.lost = len(self._library.checks.lost())

    def mend_lost(self) -> None:
        """Show the checks whose claim is not found any more, to put them right."""
        self.count_lost()
        if self.lost:
            self._screen.app.push_screen(LostChecks(self._screen.main))
        else:
            self._screen.say("Every check has its claim.")

    def give(self, status: Status) -> None:
        """Give the marked claims a status, or the one under the cursor."""
        meant = self.meant()
        if len(meant) <= ASK_ABOVE:
            self._give(meant, status)
            return

        def go(is_wanted: bool | None) -> None:
            if is_wanted:
                self._screen.attempt(lambda: self._give(meant, status))

        question = f"{checked(len(meant), status)}?"
        self._screen.app.push_screen(Confirm(question, self._screen.reader.keymap), go)

    def _give(self, meant: Sequence[LedgerRow], status: Status) -> None:
        if not meant:
            self._screen.say("There is no claim here.")
            return
        count = self._library.checks.set_status(meant, status)
        self._changed(meant)
        undo = f" · {self._screen.reader.keymap.shown('undo-here')} undoes" if count else ""
        self._screen.say(checked(count, status) + undo)

    def meant(self) -> list[LedgerRow]:
        """The claims that a key is for, as they are now."""
        table = self._screen.table
        marked = table.marked
        if marked:
            return self._screen.contents.rows([key for key in table.keys if key in marked])
        return self._screen.contents.rows([] if table.cursor_key is None else [table.cursor_key])

    # Note and evidence ---------------------------------------------------------------------

    def note(self) -> None:
        """Write the note on the claim under the cursor."""
        if (row := self._row()) is None:
            return

        def keep(text: str | None) -> None:
            if text is not None:
                self._screen.attempt(lambda: self._library.checks.set_note(row, text))
                self._changed([row])

        editor = NoteEditor(_title(row), row.check.note, self._screen.reader.keymap)
        self._screen.app.push_screen(editor, keep)

    def evidence(self) -> None:
        """Edit the links to evidence of the claim under the cursor."""
        if (row := self._row()) is not None:
            self._edit(row, "\n".join(row.check.evidence))

    def _edit(self, row: LedgerRow, text: str, problem: str = "") -> None:
        def keep(edited: str | None) -> None:
            if edited is not None:
                self._screen.attempt(lambda: self._keep_evidence(row, edited, before=text))

        editor = NoteEditor(
            _title(row),
            text,
            self._screen.reader.keymap,
            label="evidence",
            advice=problem or ADVICE,
        )
        self._screen.app.push_screen(editor, keep)

    def _keep_evidence(self, row: LedgerRow, text: str, *, before: str) -> None:
        links, wrong = told_links(text)
        if wrong and text != before:
            # Back into the editor with it: what was written is not thrown away.
            number, line = wrong[0]
            problem = (
                f"Line {number}, {line[:40]!r}, is no link: {_why_no_link(line)}. "
                "Left once more as it is, it goes into the note."
            )
            self._edit(row, text, problem)
            return
        self._library.checks.set_evidence(row, links)
        if wrong:
            now = self._screen.contents.rows([row.claim])
            words = "\n".join(line for _, line in wrong)
            for each in now:
                self._library.checks.set_note(each, f"{each.check.note}\n{words}".strip())
            self._screen.say("What was no link is in the note now.")
        self._changed([row])

    def _row(self) -> LedgerRow | None:
        key = self._screen.table.cursor_key
        return next(iter(self._screen.contents.rows([] if key is None else [key])), None)

    # Back and on again -----------------------------------------------------------------------

    def turn(self, *, is_undo: bool) -> None:
        """Undo or redo, whatever it was, and say what."""
        stepping = self._screen.main.stepping
        words = stepping.undo() if is_undo else stepping.redo()
        self._screen.asking.changed()
        self._screen.say(words)

    def _changed(self, rows: Sequence[LedgerRow]) -> None:
        self._screen.contents.touch([row.claim for row in rows])
        self._screen.repaint()


ADVICE = "one link a line, http:// or https://"


def told_links(text: str) -> tuple[list[str], list[tuple[int, str]]]:
    """The links in a text, one a line, and the lines that are none with their numbers."""
    links, wrong = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        link = line.strip()
        if not link:
            continue
        try:
            Check(evidence=(link,))
        except ValueError:
            wrong.append((number, link))
        else:
            links.append(link)
    return links, wrong


def _why_no_link(line: str) -> str:
    """What to do about a line that is no link."""
    if not line.lower().startswith(("http://", "https://")):
        return "write http:// or https:// before it"
    return "take out the space" if any(map(str.isspace, line)) else "it is cut short or too long"


def _title(row: LedgerRow) -> str:
    return one_line(row.content or row.headline)
