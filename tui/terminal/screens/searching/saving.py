"""Saving: searches kept under a name, and the ones kept before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.library.marks.saved import SavedQuery
from tui.terminal.screens.dialogs.saved_prompts import NamePrompt, Picked, SavedPicker

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen


class Saving:
    """What the reader does with saved searches."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._saved = screen.reader.library.saved

    def save(self) -> None:
        """Ask for a name and save the present search under it."""
        if self._screen.is_typing:
            if self._screen.finding.is_open:
                self._screen.say("This looks into one article; a search of all can be saved.")
                return
            text = self._screen.searching.box.query.text.strip()
            self._screen.searching.box.keep()
        else:
            text = self._screen.articles.contents.query.text.strip()
        if not text:
            search = self._screen.reader.keymap.shown("search")
            self._screen.say(f"There is no search to save; {search} searches.")
            return

        def keep(name: str | None) -> None:
            if name is not None:
                self._do(lambda: self._saved.save(name, text), f"Saved as @{name}")

        self._screen.app.push_screen(NamePrompt(f"Save “{text}” as", self._saved.all()), keep)

    def pick(self) -> None:
        """Show the saved searches; search one, rename or delete it."""
        picker = SavedPicker(self._saved.all(), self._screen.reader.keymap)
        self._screen.app.push_screen(picker, self._picked)

    def _picked(self, picked: Picked | None) -> None:
        match picked:
            case Picked("rename-saved", name):
                self._rename(name)
            case Picked("delete-saved", name):
                self._do(lambda: self._saved.delete(name), f"Deleted @{name}")
            case Picked(_, name):
                self._screen.searching.show_query(f"@{name}")

    def _rename(self, old: str) -> None:
        def keep(name: str | None) -> None:
            if name is not None and name != old:
                self._do(lambda: self._saved.rename(old, name), f"@{old} is @{name} now")

        prompt = NamePrompt(f"Rename @{old} to", self._others(old), text=old, is_rename=True)
        self._screen.app.push_screen(prompt, keep)

    def _others(self, name: str) -> list[SavedQuery]:
        return [saved for saved in self._saved.all() if saved.name != name]

    def _do(self, change: Callable[[], object], done: str) -> None:
        undo = self._screen.reader.keymap.shown("undo")

        def do() -> None:
            try:
                change()
            except ValueError as error:
                self._screen.say(f"{error}.", "$warning-style")
                return
            self._screen.say(f"{done} · {undo} takes it back" if undo else done)
            self._screen.searching.saved_changed()

        self._screen.attempt(do)
