"""The prompt for how a tag looks: its sign typed in a box, its colour chosen from a list."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.news.mark import Tag
from tui.news.tag_look import SIGNS, TagColor, TagLook, TagLooks, is_sign
from tui.terminal.keys.key_words import prompt_words
from tui.terminal.looks.tag_paint import paint_tag
from tui.terminal.screens.dialogs.picker import Choice, Picker
from tui.terminal.screens.dialogs.picker_prompt import PickerPrompt

_AS_ABOVE = "as the tag above"
_WORDS = (
    *(("fill-in", "another sign"), ("prompt-up", "and"), ("prompt-down", "colour")),
    *(("choose", "takes both"), ("cancel", "closes")),
)


class TagLookPrompt(PickerPrompt[TagLook]):
    """Asks how a tag is to look; gives its look, or None."""

    def __init__(self, tag: Tag, own: TagLook, looks: TagLooks) -> None:
        """`own` is its look now, without what it takes over from the tags above it."""
        super().__init__()
        self._tag = tag
        self._own = own
        self._looks = looks

    def compose(self) -> ComposeResult:
        """The tag, the box for the sign, the colours."""
        with Vertical(classes="dialog -small"):
            yield Static(
                Content.assemble(("Look of ", "bold"), paint_tag(self._tag, self._looks)),
                classes="title",
            )
            yield Picker(self._find, placeholder="a sign; empty: as it is above", lines=self._lines)
            yield Static(classes="keys")

    def on_mount(self) -> None:
        """Begin with the look it has."""
        picker = self.query_one(Picker)
        picker.fill(self._own.sign)

    def _find(self, typed: str) -> Sequence[Choice]:
        sign = typed.strip()
        is_usable = not sign or is_sign(sign)
        problem = f"“{sign}” takes more than one cell, or cannot be seen alone."
        self.query_one(".keys", Static).update(
            prompt_words(self, _WORDS) if is_usable else Content(problem)
        )
        if not is_usable:
            return []
        colors = sorted(TagColor, key=lambda color: color is not self._own.color)
        names = [color.value for color in colors]
        names.insert(1 if self._own.color else 0, _AS_ABOVE)
        return [Choice(name, name) for name in names]

    def _look(self, choice: Choice) -> TagLook:
        sign = self.query_one(Picker).typed.strip()
        color = None if choice.label == _AS_ABOVE else TagColor(choice.label)
        return TagLook(sign, color)

    def _lines(self, choice: Choice, width: int) -> Sequence[Content]:
        """The tag as it would look, and the name of the colour."""
        own = {**self._looks.own, self._tag.name: self._look(choice)}
        painted = paint_tag(self._tag, TagLooks(own))
        room = max(1, width - len(_AS_ABOVE) - 3)
        shown = painted.truncate(room, ellipsis=True) if painted.cell_length > room else painted
        gap = " " * max(1, width - shown.cell_length - len(choice.label) - 1)
        return [Content.assemble(shown, gap, (choice.label, "$muted-style"))]

    def taken(self, choice: Choice) -> TagLook | None:
        """The look."""
        return self._look(choice)

    def run_command(self, command: str) -> None:
        """Run a command of prompts; filling in goes through the signs that are offered."""
        picker = self.query_one(Picker)
        if command == "fill-in":
            picker.fill(SIGNS[(SIGNS.find(picker.typed or " ") + 1) % len(SIGNS)])
        else:
            super().run_command(command)
