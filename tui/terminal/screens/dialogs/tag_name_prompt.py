"""The prompt for the new name of a tag, or for the tag that it is merged with."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.matching.picks import fuzzy
from tui.news.mark import Tag
from tui.news.tag_look import TagLooks
from tui.terminal.keys.key_words import prompt_words
from tui.terminal.screens.dialogs.picker import Choice, Picker, tag_lines
from tui.terminal.screens.dialogs.picker_prompt import PickerPrompt


class TagNamePrompt(PickerPrompt[Tag]):
    """Asks for one tag; gives it, or None. `known` are those there are, which would be merged."""

    def __init__(
        self,
        title: str,
        known: Sequence[tuple[Tag, int]],
        looks: TagLooks,
        *,
        text: str = "",
        is_new_allowed: bool = True,
    ) -> None:
        super().__init__()
        self._title = title
        self._known = known
        self._looks = looks
        self._text = text
        self._is_new_allowed = is_new_allowed

    def compose(self) -> ComposeResult:
        """What it is about, the box, the tags, what is wrong with what was typed."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled(self._title, "bold"), classes="title")
            yield Picker(
                self._find,
                placeholder="tag, or topic/part",
                empty="" if self._is_new_allowed else "There is no other tag like that.",
                lines=lambda choice, width: tag_lines(choice, width, self._looks),
            )
            yield Static(classes="keys")

    def on_mount(self) -> None:
        """Have the old name ready to be changed."""
        if self._text:
            self.query_one(Picker).fill(self._text)

    def _find(self, typed: str) -> Sequence[Choice]:
        wanted, problem, found = typed.strip().lstrip("#"), "", list[Choice]()
        counts = {tag.name: count for tag, count in self._known}
        names = list(counts)
        if wanted and self._is_new_allowed:
            try:
                name = Tag.typed(wanted).name
            except ValueError as error:
                problem = f"{error}."
            else:
                if name == self._text:
                    problem = "Type the new name; what is below the tag goes with it."
                elif name not in names:
                    found.append(Choice(name, name, "the new name"))
        self.query_one(".keys", Static).update(Content(problem) or prompt_words(self))
        if self._text and wanted in ("", self._text):
            return found
        known = [
            Choice(
                name, name, f"merges: {self._known[picked.index][1]:,} have it", picked.positions
            )
            for picked in fuzzy.rank(wanted, names)
            if (name := names[picked.index]) != self._text
        ]
        known.sort(key=lambda choice: choice.label != wanted)
        return [*found, *known]

    def taken(self, choice: Choice) -> Tag | None:
        """The tag."""
        return Tag(choice.value) if choice.value is not None else None
