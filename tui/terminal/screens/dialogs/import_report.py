"""The import report: what came in, what did not, and why; wrong settings too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.news.left_out import by_reason
from tui.news.listing import Counts, LeftOut
from tui.terminal.article.wrap import fit, wrap
from tui.terminal.looks.safe import one_line
from tui.terminal.screens.dialogs.picker import Choice, Picker
from tui.terminal.screens.dialogs.picker_prompt import TextPrompt

REASON_LINES = 2


class ImportReport(TextPrompt):
    """Lists every file that could not be read, by the reason; `troubles` are other sentences.

    Gives the path of the file that the reader wants to look at, or None.
    """

    def __init__(
        self, counts: Counts, left_out: Sequence[LeftOut], troubles: Sequence[str]
    ) -> None:
        super().__init__()
        self._counts = counts
        self._left_out = left_out
        self._troubles = troubles

    def compose(self) -> ComposeResult:
        """The counts, the box, the files."""
        with Vertical(classes="dialog -tall"):
            yield Static(self._summary(), classes="title")
            yield Picker(
                self._find,
                placeholder="part of a path or reason; enter opens the file",
                empty=(
                    "Every file could be read." if not self._choices else "No file has these words."
                ),
                lines=_lines,
                row_height=1 + REASON_LINES,
            )

    def _summary(self) -> Content:
        counts = self._counts
        plural = "" if counts.articles == 1 else "s"
        return Content.assemble(
            ("Import report   ", "bold"),
            f"{counts.articles:,} article{plural} · {counts.analysed:,} analysed · "
            f"{counts.refused:,} left out",
        )

    @property
    def _choices(self) -> list[Choice]:
        return list(self._all())

    def _all(self) -> Iterator[Choice]:
        for trouble in self._troubles:
            place, _, what = trouble.partition(": ")
            is_file = place.endswith((".yaml", ".yml")) or ", line " in place
            yield Choice(place if is_file else "Attention", None, what if is_file else trouble)
        for reason in by_reason(self._left_out):
            count = len(reason.left_out)
            heading = f"{count:,} × {reason.reason}" if count > 1 else reason.reason
            for left in reason.left_out:
                place = left.path if left.line is None else f"{left.path}, line {left.line}"
                about = " ".join(map(_sentence, (left.reason, left.advice))).strip()
                yield Choice(place, left.path, about, heading=one_line(heading))

    def _find(self, typed: str) -> Sequence[Choice]:
        words = typed.casefold().split()
        return [
            choice
            for choice in self._choices
            if all(word in f"{choice.label} {choice.about}".casefold() for word in words)
        ]

    def run_command(self, command: str) -> None:
        """Run a command of prompts; to choose a file is to look at it."""
        choice = self.query_one(Picker).choice
        is_nothing_there = choice is None or not choice.value
        super().run_command("cancel" if command == "choose" and is_nothing_there else command)

    def filled(self, choice: Choice) -> None:
        """Nothing: the box is for finding a file."""


def _lines(choice: Choice, width: int) -> Sequence[Content]:
    """The place, its end kept when it is long, and the reason under it."""
    label = one_line(choice.label)
    while Content(label).cell_length > width - 1 and len(label) > 1:
        label = "…" + label[2:]
    about = one_line(choice.about)
    runs = list(wrap(about, 0, len(about), max(8, width - 4)))
    reason = [about[start:stop] for start, stop in runs[:REASON_LINES]]
    if len(runs) > REASON_LINES:
        reason[-1] = fit(about[runs[REASON_LINES - 1][0] :], max(8, width - 4))
    return [
        Content.styled(label, "bold"),
        *(Content.styled(f"   {r}", "$muted-style") for r in reason),
    ]


def _sentence(words: str) -> str:
    """The words with a capital letter and a full stop."""
    words = words.strip()
    if not words:
        return ""
    return words[0].upper() + words[1:] + ("" if words.endswith((".", "!", "?")) else ".")
