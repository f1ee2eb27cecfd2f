"""The prompts about saved searches: under which name, which one, which earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.library.marks.saved import SavedQuery, name_typed
from tui.matching.fold import fold
from tui.matching.picks import fuzzy
from tui.terminal.keys.key_words import prompt_words
from tui.terminal.keys.keymap import Keymap
from tui.terminal.looks.safe import one_line
from tui.terminal.registry.commands import Scope
from tui.terminal.screens.dialogs.picker import Choice, Picker
from tui.terminal.screens.dialogs.picker_prompt import PickerPrompt, TextPrompt


class NamePrompt(TextPrompt):
    """Asks for the name of a search; gives it, or None when it is closed.

    `known` are the names there are; one of them can be taken, which replaces
    its search, unless `is_rename`.
    """

    def __init__(
        self, title: str, known: Sequence[SavedQuery], *, text: str = "", is_rename: bool = False
    ) -> None:
        super().__init__()
        self._title = title
        self._known = known
        self._text = text
        self._is_rename = is_rename

    def compose(self) -> ComposeResult:
        """What is to be named, the box, the names there are, what is wrong with the one typed."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled(one_line(self._title), "bold"), classes="title")
            yield Picker(self._find, placeholder="a name, for @name", empty="Type a name.")
            yield Static(classes="keys")

    def on_mount(self) -> None:
        """Have the old name ready to be changed."""
        if self._text:
            self.query_one(Picker).fill(self._text)

    def _find(self, typed: str) -> Sequence[Choice]:
        wanted, problem, new = typed.strip().lstrip("@"), "", []
        names = [saved.name for saved in self._known]
        if wanted:
            try:
                name = name_typed(wanted)
            except ValueError as error:
                problem = f"{error}."
            else:
                is_known = fold(name) in map(fold, names)
                new = [] if is_known else [Choice(f"@{name}", name, "new")]
                if is_known and self._is_rename:
                    problem = f"@{name} is there already."
        self.query_one(".keys", Static).update(Content(one_line(problem)) or prompt_words(self))
        if self._is_rename:
            return new
        known = [
            Choice(
                f"@{names[found.index]}",
                names[found.index],
                f"replaces {self._known[found.index].text}",
                tuple(at + 1 for at in found.positions),
            )
            for found in fuzzy.rank(fold(wanted), names)
        ]
        known.sort(key=lambda choice: fold(choice.value or "") != fold(wanted))
        return [*new, *known]


@dataclass(frozen=True, slots=True)
class Picked:
    """What is to be done with a saved search: the command, and the name."""

    command: str
    name: str


class SavedPicker(PickerPrompt[Picked]):
    """Lists the saved searches; gives what the reader wants with one of them, or None."""

    scopes = (Scope.SAVED, Scope.PROMPT)

    def __init__(self, known: Sequence[SavedQuery], keymap: Keymap) -> None:
        super().__init__()
        self._known = known
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """The box, the searches, the whole of the one under the cursor and the keys."""
        shown = self._keymap.shown
        with Vertical(classes="dialog"):
            yield Static("Saved searches", classes="title")
            yield Picker(
                self._find,
                placeholder="a name, or a word of the search",
                is_counted=True,
                empty=f"No saved search is called so. {shown('save-search')} in the list saves one."
                if self._known
                else f"Nothing saved yet. Search, then {shown('save-search')}.",
            )
            yield Static(classes="keys")

    def _find(self, typed: str) -> Sequence[Choice]:
        names = [saved.name for saved in self._known]
        wanted = typed.strip().lstrip("@")
        found = {f.index: f.positions for f in fuzzy.rank(fold(wanted), names)}
        folded = fold(wanted)
        # A name is known by its letters, a search by a piece of it.
        for index, saved in enumerate(self._known):
            if index not in found and folded in fold(saved.text):
                found[index] = ()
        return [
            Choice(
                f"@{names[index]}",
                names[index],
                self._known[index].text,
                tuple(at + 1 for at in positions),
            )
            for index, positions in found.items()
        ]

    def on_picker_looked(self, event: Picker.Looked) -> None:
        """Show the whole search, which may be longer than its row."""
        about = Content(f"{one_line(event.choice.about)}\n" if event.choice else "")
        words = (("rename-saved", "renames"), ("delete-saved", "deletes"), ("cancel", "closes"))
        self.query_one(".keys", Static).update(about + prompt_words(self, words))

    def taken(self, choice: Choice) -> Picked | None:
        """The search that was taken."""
        return Picked("choose", choice.value) if choice.value is not None else None

    def run_command(self, command: str) -> None:
        """Run a command of prompts, or of saved searches."""
        choice = self.query_one(Picker).choice
        if command not in ("rename-saved", "delete-saved"):
            super().run_command(command)
        elif choice is not None and choice.value is not None:
            self.dismiss(Picked(command, choice.value))


class EarlierPicker(TextPrompt):
    """Lists what was searched before, the latest first; gives one of them, or None."""

    def __init__(self, searches: Sequence[str]) -> None:
        super().__init__()
        self._searches = searches

    def compose(self) -> ComposeResult:
        """The box and the searches."""
        with Vertical(classes="dialog"):
            yield Static("Earlier searches", classes="title")
            yield Picker(
                self._find,
                placeholder="a few letters of it",
                empty="Nothing searched yet.",
                is_counted=True,
            )
            yield Static(prompt_words(self), classes="keys")

    def _find(self, typed: str) -> Sequence[Choice]:
        return [
            Choice(self._searches[f.index], self._searches[f.index], matched=f.positions)
            for f in fuzzy.rank(typed.strip(), self._searches)
        ]
