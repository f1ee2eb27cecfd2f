"""Shaping: the borders of a name or a claim drawn word by word, seen in the text as they move.

The text stays in view behind it; nothing is kept before enter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.news.correction import GAP, Entity
from tui.news.findings import Findings, Stance
from tui.terminal.article.shape import CONTENT, NAME, SOURCE, Shape
from tui.terminal.article.units import Measure
from tui.terminal.article.wrap import fit, wrap
from tui.terminal.keys.keymap import Keymap
from tui.terminal.looks.safe import one_line
from tui.terminal.looks.signs import sign
from tui.terminal.registry.commands import Scope
from tui.terminal.widgets.article_view import ArticleView

_LINES_ABOVE = 2
"""Lines of the text kept above what is drawn; the panel lies over the lowest."""


_LINES_NOW = 4
"""Lines that the part whose borders move may take."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding as it is drawn now: its words and, of a claim, what is said of it.

    `speaker` is the reader's word, else the entity that the source names;
    None for nobody. A name has no stance.
    """

    shape: Shape
    stance: Stance | None = None
    speaker: Entity | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Asking:
    """How the screen asks for more, and shows what is drawn: told by who opens it."""

    findings: Callable[[Draft], Findings]
    speaker_in: Callable[[Shape], Entity | None]
    stance: Callable[[Stance, Callable[[Stance], None]], None]
    speaker: Callable[[Callable[[Entity | None], None]], None]


class ShapeScreen(ModalScreen[Draft | None]):
    """Draws the borders of a finding; gives the draft that was kept, or None."""

    scopes = (Scope.SHAPING,)

    def __init__(
        self, title: str, draft: Draft, view: ArticleView, asking: Asking, keymap: Keymap
    ) -> None:
        super().__init__()
        self._title = title
        self._draft = draft
        self._view = view
        self._asking = asking
        self._keymap = keymap
        self._is_speaker_given = draft.speaker is not None
        article = view.article
        self._measure = Measure(article.text, article.paragraphs) if article else Measure("", ())

    def compose(self) -> ComposeResult:
        """The parts with their words, and the keys."""
        with Vertical(classes="shaping"):
            yield Static(Content.styled(one_line(self._title), "bold"))
            yield Static(id="parts")
            yield Static(id="shaping-keys")

    def on_mount(self) -> None:
        """Show the text from a little above what is drawn."""
        column, span = self._view.column, self._draft.shape.span
        if column is not None and span is not None:
            top = column.line_of(span.start) - _LINES_ABOVE
            self._view.scroll_lines(top - self._view.scroll_offset.y)
        self._show()

    def on_resize(self) -> None:
        """Say as much as fits now."""
        self._show()

    # What is done ------------------------------------------------------------------------

    def run_command(self, command: str) -> None:
        """Move a border, go to another part, keep what is drawn, or drop it."""
        shape, measure = self._draft.shape, self._measure
        match command:
            case "end-on" | "end-back":
                self._reshape(shape.end_moved(measure, 1 if command == "end-on" else -1))
            case "start-on" | "start-back":
                self._reshape(shape.start_moved(measure, 1 if command == "start-on" else -1))
            case "next-part" | "previous-part":
                self._reshape(shape.turned(1 if command == "next-part" else -1))
            case "next-words" | "previous-words":
                self._reshape(shape.walked(measure, 1 if command == "next-words" else -1))
            case "no-words":
                self._reshape(shape.emptied())
            case "keep-shape":
                self.dismiss(self._draft)
            case "drop-shape":
                self.dismiss(None)
            case _ if self._draft.stance is not None:
                self._say_of_claim(command, self._draft.stance)

    def _say_of_claim(self, command: str, stance: Stance) -> None:
        match command:
            case "shape-stance":
                self._asking.stance(stance, lambda new: self._put(replace(self._draft, stance=new)))
            case "shape-speaker":
                self._asking.speaker(self._give_speaker)
            case "shape-negated":
                self._put(replace(self._draft, negated=not self._draft.negated))

    def _give_speaker(self, speaker: Entity | None) -> None:
        self._is_speaker_given = True
        self._put(replace(self._draft, speaker=speaker))

    def _reshape(self, shape: Shape) -> None:
        draft = replace(self._draft, shape=shape)
        is_other = shape.spans(SOURCE) != self._draft.shape.spans(SOURCE)
        if is_other and not self._is_speaker_given:
            draft = replace(draft, speaker=self._asking.speaker_in(shape))
        self._put(draft)

    def _put(self, draft: Draft) -> None:
        self._draft = draft
        self._show()

    # What is shown -----------------------------------------------------------------------

    def _show(self) -> None:
        shape = self._draft.shape
        self._view.update_findings(self._asking.findings(self._draft))
        if shape.run.span is not None:
            self._view.selecting.take(shape.run.span)
        else:
            self._view.drop_selection()
        width = max(20, self.size.width - 4)
        self.query_one("#parts", Static).update(Content("\n").join(self._lines(width)))
        self.query_one("#shaping-keys", Static).update(self._keys())

    def _lines(self, width: int) -> list[Content]:
        lines, shape = [], self._draft.shape
        here = ">" if self._view.is_plain else "▸"
        for run in shape.runs:
            is_now = run is shape.run
            words = GAP if run.part == CONTENT else "nobody" if run.part == SOURCE else "none"
            if run.span is not None:
                words = one_line(" ".join(run.span.of(self._measure.text).split()))
            look = "$accent-style" if is_now else "$muted-style"
            lead = f"{here if is_now else ' '} {run.part:<8} "
            for line in _seen(words, width - len(lead), _LINES_NOW if is_now else 1):
                lines.append(Content.assemble((lead, look), line))
                lead = " " * len(lead)
        if self._draft.stance is not None:
            lines.append(self._about(self._draft.stance, width))
        return lines

    def _about(self, stance: Stance, width: int) -> Content:
        draft = self._draft
        who = draft.speaker.name if draft.speaker else "nobody known"
        is_plain = self._view.is_plain
        negated = "not " if draft.negated else ""
        return Content.assemble(
            (f"  {sign(stance, is_plain=is_plain)} ", f"bold ${stance}-style"),
            f"{negated}{stance} · ",
            fit(f"speaker: {one_line(who)}", width - 8 - len(negated) - len(stance)),
        )

    def _keys(self) -> Content:
        wanted = [
            ("end-back end-on", "end"),
            ("start-back start-on", "beginning"),
            ("next-words", "other words"),
        ]
        if self._draft.shape.run.part != NAME:
            wanted += [("next-part", "part"), ("no-words", "none")]
        if self._draft.stance is not None:
            wanted += [("shape-stance", "stance"), ("shape-speaker", "speaker")]
            wanted += [("shape-negated", "not")]
        wanted += [("keep-shape", "keeps"), ("drop-shape", "drops")]
        line = Content()
        for commands, word in wanted:
            keys = " ".join(self._keymap.shown(command) for command in commands.split())
            if keys:
                line += Content.assemble((keys, "$key-style"), f" {word}  ")
        return line


def _seen(words: str, width: int, most: int) -> list[str]:
    """The words on some lines; of more than fit both ends, for either border may be moved."""
    lines = [words[start:stop] for start, stop in wrap(words, 0, len(words), width)] or [words]
    if len(lines) <= most:
        return lines
    if most == 1:
        end = words[-(width // 2) :]
        return [f"{fit(words, width - len(end) - 1).rstrip('…')}…{end}"]
    return [
        *lines[: most // 2 - 1],
        fit(f"{lines[most // 2 - 1]} …", width),
        *lines[-(most // 2) :],
    ]
