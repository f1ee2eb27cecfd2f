"""Articles whose file is gone, with what the reader made of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.library.shelf.removed import RemovedArticle
from tui.terminal.article.wrap import fit
from tui.terminal.keys.key_words import key_words
from tui.terminal.looks.safe import one_line
from tui.terminal.looks.tag_paint import paint_tags
from tui.terminal.registry.commands import Scope
from tui.terminal.screens.dialogs.confirm import Confirm
from tui.terminal.screens.dialogs.note_editor import NoteEditor
from tui.terminal.screens.dialogs.over_rows import move_rows, turn_step
from tui.terminal.widgets.row_list import RowList
from tui.terminal.widgets.row_look import RowState

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen


class RemovedScreen(ModalScreen[None]):
    """Lists them; opens their notes, and deletes their marks."""

    scopes = (Scope.REMOVED, Scope.ROWS)

    def __init__(self, main: MainScreen) -> None:
        super().__init__()
        self._main = main
        self._library = main.reader.library
        self._articles: dict[int, RemovedArticle] = {}
        self._numbers: dict[str, int] = {}

    def compose(self) -> ComposeResult:
        """The articles, the keys."""
        words = (
            *(("open-removed", "opens the note"), ("delete-removed", "deletes the marks")),
            *(("undo-here", "undo"), ("close-rows", "closes")),
        )
        with Vertical(classes="dialog -tall history"):
            yield Static("Marked articles whose file is gone", classes="title")
            yield RowList(
                self._paint, row_height=3, empty="Of every article with marks the file is there."
            )
            yield Static(key_words(self._main.reader.keymap, words), classes="keys")

    def on_mount(self) -> None:
        """Show them."""
        self.set_focus(self._rows)
        self._read()

    @property
    def _rows(self) -> RowList:
        return self.query_one(RowList)

    def _read(self) -> None:
        self._articles = {
            self._numbers.setdefault(article.id, len(self._numbers)): article
            for article in self._library.removed.all()
        }
        self._rows.show(list(self._articles))

    def _paint(self, key: int, width: int, _state: RowState) -> Sequence[Content]:
        article = self._articles[key]
        room = width - 3
        note = " ".join(one_line(article.note).split())
        marks = [paint_tags(article.tags, self._library.tags.looks)] if article.tags else []
        marks += [Content.styled("★", "$mark-style")] if article.is_starred else []
        if article.others:
            others = f"{article.others:,} other mark{'' if article.others == 1 else 's'}"
            marks.append(Content.styled(others, "$muted-style"))
        marks += [Content.styled(note, "$note-style")] if note else []
        last = Content(" · ").join(marks)
        last = last.truncate(room, ellipsis=True) if last.cell_length > room else last
        return [
            Content.styled(f" {fit(one_line(article.headline), room)}", "bold"),
            Content.styled(f"   {fit(one_line(article.path), room)}", "$muted-style"),
            Content("   ") + last,
        ]

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Open the note of the row that was clicked."""
        event.stop()
        self.run_command("open-removed")

    def run_command(self, command: str) -> None:
        """Run a command of this list."""
        key = self._rows.cursor_key
        article = self._articles.get(key) if key is not None else None
        if turn_step(self._main, command):
            self._read()
        elif move_rows(self._rows, command):
            return
        elif command == "close-rows":
            self.dismiss(None)
        elif article is not None and command == "open-removed":
            self._open(article, article.note)
        elif article is not None:
            self._ask_delete(article)

    def _open(self, article: RemovedArticle, text: str) -> None:
        keymap, marks = self._main.reader.keymap, self._library.marks

        def keep(text: str | None) -> None:
            if text is None or text == article.note.strip():
                return
            if not self._main.attempt(lambda: marks.note(article.id, text)):
                # What was written is not thrown away because it cannot be kept just now.
                self._open(article, text)
                return
            self._read()

        self.app.push_screen(NoteEditor(article.headline, text, keymap), keep)

    def _ask_delete(self, article: RemovedArticle) -> None:
        keymap = self._main.reader.keymap

        def delete(is_wanted: bool | None) -> None:
            if is_wanted:
                self._main.attempt(lambda: self._delete(article))

        question = (
            f"Delete all your marks on “{fit(one_line(article.headline), 60)}”? "
            f"{keymap.shown('undo')} brings them back."
        )
        self.app.push_screen(Confirm(question, keymap), delete)

    def _delete(self, article: RemovedArticle) -> None:
        self._library.removed.delete_marks([article.id])
        self._read()
