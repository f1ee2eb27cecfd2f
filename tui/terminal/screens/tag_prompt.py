"""The tag prompt: type, see the tags that fit, take one or make a new one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.matching import fuzzy
from tui.matching.fold import fold
from tui.news.mark import Tag
from tui.terminal.commands import Scope
from tui.terminal.safe import one_line
from tui.terminal.screens.picker import Choice, Picker


class TagPrompt(ModalScreen[Tag | None]):
    """Asks for a tag to give (or to take away); gives it, or None.

    `known` are the tags of the library by use, with the number of articles;
    `set_now` are those that all the articles in question have.
    """

    scopes = (Scope.PROMPT,)

    def __init__(
        self,
        what: str,
        known: Sequence[tuple[Tag, int]],
        set_now: Sequence[Tag],
        *,
        is_new_allowed: bool = True,
    ) -> None:
        super().__init__()
        self._what = what
        self._known = known
        self._set_now = set_now
        self._is_new_allowed = is_new_allowed

    def compose(self) -> ComposeResult:
        """What it is about, the box, the tags, what is wrong with what was typed."""
        with Vertical(classes="dialog"):
            yield Static(self._heading(), classes="title")
            find: Callable[[str], Sequence[Choice]] = self._find
            empty = "No tag fits." if self._known else "No tags yet. Type the first one."
            yield Picker(find, placeholder="tag, or topic/part", empty=empty)
            yield Static(classes="keys")

    def _heading(self) -> Content:
        tags = Content(" ").join(
            [Content.styled(f"#{one_line(tag.name)}", "$tag-style") for tag in self._set_now]
        )
        return Content.assemble((self._what, "bold")) + (
            Content("   ") + tags if tags else Content()
        )

    def _find(self, typed: str) -> Sequence[Choice]:
        wanted = typed.strip().lstrip("#")
        found = list(self._ranked(wanted))
        problem = ""
        if wanted and self._is_new_allowed:
            try:
                tag = Tag.typed(wanted)
            except ValueError as error:
                problem = f"{error}."
            else:
                _put_new(found, tag)
        self.query_one(".keys", Static).update(Content(problem or self._advice()))
        return found

    def _advice(self) -> str:
        return "enter takes it · tab fills it in · esc closes"

    def _ranked(self, wanted: str) -> Iterator[Choice]:
        known = [tag.name for tag, _ in self._known]
        if not wanted:
            ranked: list[tuple[int, tuple[int, ...]]] = [(i, ()) for i in range(len(known))]
            if self._is_new_allowed:
                ranked.sort(key=lambda pair: self._known[pair[0]][0] in self._set_now)
        else:
            ranked = [(found.index, found.positions) for found in fuzzy.rank(wanted, known)]
            start = fold(wanted)
            ranked.sort(key=lambda pair: not fold(known[pair[0]]).startswith(start))
        for index, positions in ranked:
            tag, count = self._known[index]
            is_set = tag in self._set_now and self._is_new_allowed
            about = "set already" if is_set else f"{count:,} article{'s' if count != 1 else ''}"
            yield Choice(tag.name, tag.name, about, positions)

    def on_picker_picked(self, event: Picker.Picked) -> None:
        """Give the tag."""
        if event.choice.value is not None:
            self.dismiss(Tag(event.choice.value))

    def run_command(self, command: str) -> None:
        """Run a command of prompts."""
        if command == "cancel":
            self.dismiss(None)
        else:
            self.query_one(Picker).run_command(command)


def _put_new(found: list[Choice], tag: Tag) -> None:
    """Offer to make the tag, after those of which a part begins with it, unless it is there."""
    if any(choice.label == tag.name for choice in found):
        found.sort(key=lambda choice: choice.label != tag.name)
        return
    begin = fold(tag.name)
    found.sort(key=lambda choice: not _begins(choice.label, begin))
    after = sum(1 for choice in found if _begins(choice.label, begin))
    found.insert(after, Choice(tag.name, tag.name, "make this new tag"))


def _begins(name: str, begin: str) -> bool:
    """Whether the tag, or a part of it after a slash, begins so (folded)."""
    name = fold(name)
    return name.startswith(begin) or f"/{begin}" in name
