"""Picker: a box to type in and the choices that answer it; what prompts are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.content import Span as StyledRun
from textual.message import Message
from textual.widgets import Input, Static

from tui.news.mark import Tag
from tui.news.tag_look import TagLooks
from tui.terminal.article.wrap import fit
from tui.terminal.looks.safe import one_line
from tui.terminal.looks.tag_paint import paint_tag, tag_style
from tui.terminal.widgets.box import Box
from tui.terminal.widgets.row_list import RowList
from tui.terminal.widgets.row_look import RowState

LABEL_SHARE = 0.6
"""How much of a row the label may take before what is said about it is cut no further."""

BEYOND = 6
"""Letters that are shown behind the last one that matched."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One row of a picker: its name, what is said about it, and the letters that matched.

    `value` is what the screen wants back. A choice with the value None is only
    said, and cannot be taken. `heading` is drawn above the first of those that
    share it.
    """

    label: str
    value: str | None
    about: str = ""
    matched: tuple[int, ...] = ()
    heading: str = ""


class Picker(Vertical):
    """A box and a list under it; the keys of the list work while the box has the focus."""

    class Picked(Message):
        """The reader took a choice."""

        def __init__(self, picker: Picker, choice: Choice) -> None:
            super().__init__()
            self.picker, self.choice = picker, choice

    class Looked(Message):
        """The cursor stands on another choice; None when there is none."""

        def __init__(self, picker: Picker, choice: Choice | None) -> None:
            super().__init__()
            self.picker, self.choice = picker, choice

    def __init__(  # noqa: PLR0913  what a picker is told, each by name
        self,
        find: Callable[[str], Sequence[Choice] | None],
        *,
        placeholder: str = "",
        empty: str = "Nothing fits.",
        lines: Callable[[Choice, int], Sequence[Content]] | None = None,
        row_height: int = 1,
        is_counted: bool = False,
    ) -> None:
        """`find` gives the choices for what is typed, or None when `show` will bring them.

        With `is_counted` it is said how many of how many there are.
        """
        super().__init__()
        self._find = find
        self._placeholder = placeholder
        self._empty = empty
        self._lines = lines or choice_lines
        self._row_height = row_height
        self._is_counted = is_counted
        self._choices: Sequence[Choice] = ()
        self._is_awaited = self._is_wanted = False
        self._all = 0

    def compose(self) -> ComposeResult:
        """The box over the list."""
        box = Box(self._placeholder)
        box.cursor_blink = False
        with Horizontal(classes="picker-box"):
            yield box
            yield Static(classes="picker-count")
        yield RowList(
            self._paint,
            row_height=self._row_height,
            empty=self._empty,
            is_menu=True,
        )

    def on_mount(self) -> None:
        """Show everything there is to choose from."""
        self.find()

    @property
    def placeholder(self) -> str:
        """What the empty box says."""
        return self.query_one(Input).placeholder

    @placeholder.setter
    def placeholder(self, words: str) -> None:
        self.query_one(Input).placeholder = words

    @property
    def typed(self) -> str:
        """What stands in the box."""
        return self.query_one(Input).value

    @property
    def choice(self) -> Choice | None:
        """The choice under the cursor, or None when there is none."""
        rows = self.query_one(RowList)
        return self._choices[rows.cursor_index] if self._choices else None

    def find(self) -> None:
        """Find the choices for what is typed, and stand on the first."""
        self._is_wanted = False
        choices = self._find(self.typed)
        self._is_awaited = choices is None
        if choices is not None:
            if not self.typed:
                self._all = len(choices)
            self.show(choices, len(choices), max(self._all, len(choices)))

    def show(self, choices: Sequence[Choice], matching: int, of: int) -> None:
        """Show these choices; so many match, out of all there are."""
        self._is_awaited = False
        rows = self.query_one(RowList)
        is_same = self._choices is choices
        self._choices = choices
        rows.show(range(len(choices)), headings=_headings(choices), keep=is_same)
        if self._is_counted:
            self.query_one(".picker-count", Static).update(Content(f"{matching:,} of {of:,}"))
        self.post_message(self.Looked(self, self.choice))
        if self._is_wanted:
            self._is_wanted = False
            self._pick()

    def say(self, words: str) -> None:
        """Say why there is nothing to choose from."""
        self._choices = ()
        rows = self.query_one(RowList)
        rows.empty = one_line(words)
        rows.show(())

    def run_command(self, command: str) -> None:
        """Run one of the commands of prompts, but for closing, which is the screen's."""
        rows = self.query_one(RowList)
        match command:
            case "choose":
                self._pick()
            case "prompt-down":
                rows.move(1)
            case "prompt-up":
                rows.move(-1)
            case "prompt-page-down":
                rows.move_page(1)
            case "prompt-page-up":
                rows.move_page(-1)
            case "fill-in":
                if (choice := self.choice) is not None and choice.value is not None:
                    self.fill(choice.value)

    def fill(self, text: str) -> None:
        """Put a text into the box, the cursor behind it."""
        box = self.query_one(Input)
        box.value = text
        box.cursor_position = len(text)

    def _pick(self) -> None:
        if self._is_awaited:
            # What is meant is what will be found for the letters typed before.
            self._is_wanted = True
            return
        choice = self.choice
        if choice is not None and choice.value is not None:
            self.post_message(self.Picked(self, choice))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.find()

    @on(RowList.CursorMoved)
    def _moved(self, event: RowList.CursorMoved) -> None:
        event.stop()
        self.post_message(self.Looked(self, self.choice))

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self._pick()

    def _paint(self, key: int, width: int, state: RowState) -> Sequence[Content]:
        del state  # the list draws the cursor itself
        return self._lines(self._choices[key], width)


def _headings(choices: Sequence[Choice]) -> dict[int, str]:
    if not isinstance(choices, list | tuple):
        return {}  # they are made as they are seen
    before = ""
    found: dict[int, str] = {}
    for index, choice in enumerate(choices):
        if choice.heading != before:
            found[index] = before = choice.heading
    return found


def tag_lines(choice: Choice, width: int, looks: TagLooks) -> Sequence[Content]:
    """The line of a choice that is a tag: its sign before it, in its colour."""
    tag = Tag(choice.label)
    sign = paint_tag(tag, looks, name="")
    style = f"${tag_style(looks.of(tag).color)}-style"
    room = width - sign.cell_length
    return [sign + line for line in choice_lines(choice, room, style)]


def choice_lines(choice: Choice, width: int, style: str = "") -> Sequence[Content]:
    """One line: the label with its matched letters, and at the right what is said about it."""
    room = width - 1
    about = fit(one_line(choice.about), max(0, room - int(room * LABEL_SHARE)))
    left = room - (len(about) + 2 if about else 0)
    label, matched = _in_view(one_line(choice.label), choice.matched, left)
    label = fit(label, left)
    runs = [StyledRun(at, at + 1, "$accent-style") for at in matched if at < len(label)]
    look = "$muted-style" if choice.value is None else style
    content = Content(label, [*([StyledRun(0, len(label), look)] if look and label else []), *runs])
    if not about:
        return [content]
    tail = Content.styled(about, "$muted-style")
    gap = max(1, room - content.cell_length - tail.cell_length)
    return [content + Content(" " * gap) + tail]


def _in_view(label: str, matched: tuple[int, ...], room: int) -> tuple[str, tuple[int, ...]]:
    """A label and its matched letters, the beginning left out where the last would be cut off."""
    last = max(matched, default=0)
    if last < len(fit(label, room)) - 1 or len(fit(label, room)) == len(label):
        return label, matched
    end, start = last + 1 + BEYOND, 0
    while start < last and Content(label[start:end]).cell_length > room - 1:
        start += 1
    return "…" + label[start:], tuple(at - start + 1 for at in matched if at >= start)
