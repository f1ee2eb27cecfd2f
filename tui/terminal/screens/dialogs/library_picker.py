"""The library picker: go to an article, a tag, an entity or a speaker by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import overload

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.library.entities.labels import What
from tui.matching.picks import fuzzy
from tui.news.tag_look import TagLooks
from tui.terminal.keys.key_words import DOT, key_words
from tui.terminal.keys.keymap import Keymap
from tui.terminal.live.live_picks import Answer
from tui.terminal.registry.commands import Scope
from tui.terminal.screens.dialogs.picker import Choice, Picker, choice_lines, tag_lines
from tui.terminal.widgets.chips import Chips

ASKED = {
    What.ARTICLES: "letters of a headline",
    What.TAGS: "letters of a tag",
    What.ENTITIES: "letters of a name",
    What.SPEAKERS: "letters of a speaker's name",
}
PAGED = (What.ENTITIES, What.SPEAKERS)
"""What has a page of its own."""

NONE = {
    What.ARTICLES: "There are no articles.",
    What.TAGS: "No article has a tag yet.",
    What.ENTITIES: "No entities have been found yet.",
    What.SPEAKERS: "No speakers have been found yet.",
}


@dataclass(frozen=True, slots=True)
class Taken:
    """What the reader chose: `key` is the rowid of an article, `kind` the kind of an entity.

    `is_page` says that its page is wanted, not its articles.
    """

    what: What
    text: str
    key: int = 0
    kind: str = ""
    is_page: bool = False


class Picked(Message):
    """An answer came from the thread."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


class NotRead(Message):
    """The library could not be read."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


class LibraryPicker(ModalScreen[Taken | None]):
    """Finds something by its name; gives it, or None.

    `ask` puts a pattern and gives its number, `about` says something of an
    article by its rowid.
    """

    scopes = (Scope.LIBRARY, Scope.PROMPT)

    def __init__(
        self,
        what: What,
        ask: Callable[[What, str], int],
        about: Callable[[int], str],
        keymap: Keymap,
        looks: TagLooks,
    ) -> None:
        super().__init__()
        self._what = what
        self._ask = ask
        self._about = about
        self._keymap = keymap
        self._looks = looks
        self._number = 0
        self._answer: Answer | None = None

    def compose(self) -> ComposeResult:
        """What is picked from, the box, the list, the keys."""
        with Vertical(classes="dialog"):
            yield Chips([(what.value, what.value) for what in What], self._what.value)
            yield Picker(
                self._find,
                placeholder=ASKED[self._what],
                empty="…",
                is_counted=True,
                lines=self._lines,
            )
            yield Static(self._keys(), classes="keys")

    def _keys(self) -> Content:
        page = [("picked-page", "its page")] if self._what in PAGED else []
        words = [
            ("choose", "goes there"),
            *page,
            ("next-sort", "other things"),
            ("cancel", "closes"),
        ]
        return key_words(self._keymap, [("", "'exact ^start end$ !not"), *words], DOT)

    def _lines(self, choice: Choice, width: int) -> Sequence[Content]:
        """The choice; a tag with its sign and in its colour."""
        if self._answer is None or self._answer.wanted.what is not What.TAGS:
            return choice_lines(choice, width)
        return tag_lines(choice, width, self._looks)

    def _find(self, typed: str) -> None:
        self._number = self._ask(self._what, typed)

    def on_picked(self, event: Picked) -> None:
        """Show what matches, unless more was typed since."""
        answer = event.answer
        if answer.wanted.number != self._number:
            return
        picker = self.query_one(Picker)
        if not answer.labels.texts:
            picker.say(NONE[self._what])
            return
        self._answer = answer
        picker.show(Choices(answer, self._about), answer.picks.total, len(answer.labels.texts))
        if not answer.picks.total:
            picker.say("Nothing fits.")

    def on_not_read(self, event: NotRead) -> None:
        """Say why there is nothing to choose from."""
        self.query_one(Picker).say(event.reason)

    def on_chips_chosen(self, event: Chips.Chosen) -> None:
        """Pick from something else."""
        self._switch(What(event.name))

    def _switch(self, what: What) -> None:
        self._what = what
        picker = self.query_one(Picker)
        self.query_one(Chips).active = what.value
        picker.placeholder = ASKED[what]
        self.query_one(".keys", Static).update(self._keys())
        picker.find()

    def on_picker_picked(self, event: Picker.Picked) -> None:
        """Give what was chosen."""
        self._give(event.choice, is_page=False)

    def _give(self, choice: Choice | None, *, is_page: bool) -> None:
        answer = self._answer
        if (
            choice is None
            or answer is None
            or choice.value is None
            or answer.wanted.what is not self._what
        ):
            return
        index, labels = int(choice.value), answer.labels
        key = labels.keys[index] if labels.keys else 0
        kind = labels.kinds[index] if labels.kinds else ""
        self.dismiss(Taken(self._what, labels.texts[index], key, kind, is_page))

    def run_command(self, command: str) -> None:
        """Run a command of prompts."""
        picker = self.query_one(Picker)
        sorts = list(What)
        if command == "cancel":
            self.dismiss(None)
        elif command in ("next-sort", "previous-sort"):
            by = 1 if command == "next-sort" else -1
            self._switch(sorts[(sorts.index(self._what) + by) % len(sorts)])
        elif command == "picked-page":
            if self._what in PAGED:
                self._give(picker.choice, is_page=True)
        elif command == "fill-in":
            if picker.choice is not None:
                picker.fill(picker.choice.label)
        else:
            picker.run_command(command)


class Choices(Sequence[Choice]):
    """The choices of an answer, made as they are seen."""

    def __init__(self, answer: Answer, about: Callable[[int], str]) -> None:
        self._best = answer.picks.best
        self._labels = answer.labels
        self._parts = fuzzy.parts_of(answer.wanted.pattern)
        self._about = about

    def __len__(self) -> int:
        return len(self._best)

    @overload
    def __getitem__(self, at: int) -> Choice: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Choice]: ...
    def __getitem__(self, at: int | slice) -> Choice | Sequence[Choice]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        index = self._best[at].index
        text, labels = self._labels.texts[index], self._labels
        # Only the foremost come with their letters; who scrolls on has the others found.
        match = self._best[at] if self._best[at].positions else None
        if match is None and self._parts:
            match = fuzzy.places(self._parts, text)
        positions = match.positions if match is not None else ()
        if labels.keys:
            about = self._about(labels.keys[index])
        else:
            count = labels.counts[index]
            about = f"{count:,} article{'' if count == 1 else 's'}"
            about = f"{labels.kinds[index]} · {about}" if labels.kinds else about
        return Choice(text, str(index), about, positions)
