"""The note editor: a note on one article, kept when it is left, however it is left."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from tui.terminal.keys.key_words import key_words
from tui.terminal.keys.keymap import Keymap
from tui.terminal.looks.safe import one_line, safe
from tui.terminal.registry.commands import Scope


class NoteEditor(ModalScreen[str]):
    """Edits a note; gives its text, empty when there is to be none.

    There is no way to leave that throws the text away: undo does that.
    """

    scopes = (Scope.EDITOR,)

    def __init__(
        self, headline: str, note: str, keymap: Keymap, *, label: str = "note", advice: str = ""
    ) -> None:
        """An editor of what `label` says, with a sentence of advice below the text."""
        super().__init__()
        self._headline = headline
        self._note = note
        self._keymap = keymap
        self._label = label
        self._advice = advice

    def compose(self) -> ComposeResult:
        """The headline, the text, and how to leave."""
        with Vertical(classes="dialog"):
            title = Content.assemble(
                (f"{self._label}  ", "$muted-style"), (one_line(self._headline), "bold")
            )
            yield Static(title, classes="title")
            area = TextArea(safe(self._note), soft_wrap=True, compact=True)
            area.cursor_blink = False
            yield area
            undo = self._keymap.shown("undo")
            after = f"{undo} afterwards takes it back"
            words = (("keep-note", "keeps it and closes"), *([("", after)] if undo else []))
            advice = f"{one_line(self._advice)}\n" if self._advice else ""
            keys = Content.styled(advice, "$accent-style") + key_words(self._keymap, words)
            yield Static(keys, classes="keys")

    def on_mount(self) -> None:
        """Stand at the end of what is written."""
        area = self.query_one(TextArea)
        area.focus()
        area.move_cursor(area.document.end)

    def run_command(self, command: str) -> None:
        """Keep the note."""
        if command == "keep-note":
            self.dismiss(self.query_one(TextArea).text.strip())
