"""My marks: everything the reader highlighted, to be found by its words and gone to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.library.marks.highlights import Marked
from tui.matching.fold import fold
from tui.news.article import ArticleId
from tui.news.highlight import HighlightNumber
from tui.terminal.keys.key_words import DOT, key_words
from tui.terminal.keys.keymap import Keymap
from tui.terminal.lists.mark_words import row_of
from tui.terminal.registry.commands import Scope
from tui.terminal.screens.dialogs.picker import Choice, Picker
from tui.terminal.screens.dialogs.picker_prompt import PickerPrompt


@dataclass(frozen=True, slots=True)
class Picked:
    """What is to be done with a mark: the command, and which one."""

    command: str
    number: HighlightNumber


class MyMarks(PickerPrompt[Picked]):
    """Lists marks, those of the article `here` first; gives what the reader wants with one."""

    scopes = (Scope.MARKS, Scope.PROMPT)

    def __init__(
        self,
        marks: Sequence[Marked],
        here: ArticleId | None,
        keymap: Keymap,
        is_plain: bool,
    ) -> None:
        super().__init__()
        # The sort keeps the order in each part.
        self._marks = sorted(marks, key=lambda marked: _part(marked, here))
        self._here = here
        self._keymap = keymap
        self._is_plain = is_plain
        self._by_value = {str(m.standing.highlight.number): m for m in marks}
        self._folded = [
            fold(f"{m.standing.highlight.anchor.exact} {m.standing.highlight.note} {m.headline}")
            for m in self._marks
        ]

    def compose(self) -> ComposeResult:
        """The number of marks, the box, the marks, the keys."""
        shown = self._keymap.shown
        number = len(self._marks)
        with Vertical(classes="dialog -tall"):
            title = Content.assemble(("My marks   ", "bold"), f"{number:,}")
            yield Static(title, classes="title")
            yield Picker(
                self._find,
                placeholder="words you marked, or of a note or headline",
                empty="No mark has these words."
                if number
                else f"Nothing is marked yet. In the text, {shown('mark-row')} selects words and "
                f"{shown('highlight-selection')} highlights them.",
                lines=self._lines,
                row_height=2,
            )
            words = (("choose", "goes there"), ("delete-mark", "deletes"), ("cancel", "closes"))
            yield Static(key_words(self._keymap, words, DOT), classes="keys")

    def _find(self, typed: str) -> Sequence[Choice]:
        words = fold(typed).split()
        return [
            Choice("", str(marked.standing.highlight.number), heading=_HEADINGS[self._part(marked)])
            for marked, folded in zip(self._marks, self._folded, strict=True)
            if all(word in folded for word in words)
        ]

    def _part(self, marked: Marked) -> int:
        return _part(marked, self._here)

    def _lines(self, choice: Choice, width: int) -> Sequence[Content]:
        return row_of(self._by_value[choice.value or ""], width, is_plain=self._is_plain)

    def taken(self, choice: Choice) -> Picked | None:
        """The mark that was taken."""
        return _picked("choose", choice)

    def filled(self, choice: Choice) -> None:
        """Nothing: the box is for finding a mark."""

    def run_command(self, command: str) -> None:
        """Run a command of prompts, or of this list."""
        choice = self.query_one(Picker).choice
        if command != "delete-mark":
            super().run_command(command)
        elif choice is not None and (picked := _picked(command, choice)) is not None:
            self.dismiss(picked)


def _picked(command: str, choice: Choice) -> Picked | None:
    if choice.value is None:
        return None
    return Picked(command, HighlightNumber(int(choice.value)))


_HEADINGS = ("In this article", "Lost their place", "In other articles")


def _part(marked: Marked, here: ArticleId | None) -> int:
    if marked.standing.highlight.article == here:
        return 0
    return 1 if marked.standing.is_lost and marked.rowid is not None else 2
