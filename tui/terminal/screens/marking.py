"""Marking: tags, stars, notes and read marks, on the articles meant when the key was pressed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui.library.journal import Step
from tui.news.article import ArticleId
from tui.news.listing import Row
from tui.news.mark import Tag
from tui.terminal.commands import Pane
from tui.terminal.safe import one_line
from tui.terminal.screens.confirm import Confirm
from tui.terminal.screens.note_editor import NoteEditor
from tui.terminal.screens.tag_prompt import TagPrompt
from tui.terminal.wrap import fit

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

ASK_ABOVE = 500
"""Articles that are marked at once without asking; undo takes back any number."""


class Marking:
    """What the reader does to articles."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._library = screen.reader.library

    def targets(self) -> list[Row]:
        """The marked rows while in the list, else the article on screen."""
        contents = self._screen.articles.contents
        marked = self._screen.list.marked if self._screen.pane is Pane.LIST else frozenset[int]()
        if marked:
            keys = [key for key in self._screen.list.keys if key in marked]
            return contents.rows(keys)
        self._screen.reading.show_now()
        shown = self._screen.reading.shown
        return contents.rows([shown.key]) if shown is not None else []

    # Tags --------------------------------------------------------------------------------

    def ask_tag(self) -> None:
        """Ask for a tag, and give it to the articles meant."""
        rows = self._targets_or_say()
        if rows:
            prompt = TagPrompt(f"Tag {_named(rows)}", self._library.marks.all_tags(), _common(rows))
            self._screen.app.push_screen(prompt, lambda tag: self._give(rows, tag))

    def ask_untag(self) -> None:
        """Ask which tag to take away; a single one goes without asking."""
        rows = self._targets_or_say()
        counts: dict[Tag, int] = {}
        for row in rows:
            for tag in row.tags:
                counts[tag] = counts.get(tag, 0) + 1
        if not rows:
            return
        if not counts:
            self._screen.say("There is no tag to take away.")
        elif len(counts) == 1 and len(rows) == 1:
            self._take(rows, next(iter(counts)))
        else:
            known = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
            prompt = TagPrompt(
                f"Take a tag from {_named(rows)}", known, _common(rows), is_new_allowed=False
            )
            self._screen.app.push_screen(prompt, lambda tag: self._take(rows, tag))

    def toggle_tag(self, tag: Tag) -> None:
        """Give a tag, or take it away where all the articles meant have it."""
        rows = self._targets_or_say()
        if rows and all(tag in row.tags for row in rows):
            self._take(rows, tag)
        elif rows:
            self._give(rows, tag)

    def _give(self, rows: Sequence[Row], tag: Tag | None) -> None:
        if tag is not None:
            self._do(rows, f"tagged {tag}", lambda ids: self._library.marks.tag(ids, tag))

    def _take(self, rows: Sequence[Row], tag: Tag | None) -> None:
        if tag is not None:
            self._do(rows, f"untagged {tag}", lambda ids: self._library.marks.untag(ids, tag))

    # Read, star, note --------------------------------------------------------------------

    def toggle_read(self) -> None:
        """Mark as read; as unread where all are read."""
        rows = self._targets_or_say()
        to_read = not all(row.is_read for row in rows)
        if rows:
            what = "marked read" if to_read else "marked unread"
            self._do(rows, what, lambda ids: self._library.marks.set_read(ids, to_read))

    def toggle_star(self) -> None:
        """Give a star; take it away where all have one."""
        rows = self._targets_or_say()
        to_star = not all(row.is_starred for row in rows)
        if rows:
            what = "starred" if to_star else "unstarred"
            self._do(rows, what, lambda ids: self._library.marks.set_starred(ids, to_star))

    def toggle_reviewed(self) -> None:
        """Mark as reviewed; as not reviewed where all are."""
        rows = self._targets_or_say()
        to_done = not all(row.is_reviewed for row in rows)
        if rows:
            what = "marked reviewed" if to_done else "marked not reviewed"
            self._do(rows, what, lambda ids: self._library.marks.set_reviewed(ids, to_done))

    def write_note(self) -> None:
        """Open the note of the article on screen."""
        self._screen.reading.show_now()
        shown = self._screen.reading.shown
        if shown is None:
            return
        id_, key, before = shown.id, shown.key, self._library.marks.note_of(shown.id)

        def keep(text: str | None) -> None:
            if text is None or text == before.strip():
                return
            if not self._screen.attempt(lambda: self._library.marks.note(id_, text)):
                # What was written is not thrown away because it cannot be kept just now.
                edit(text)
                return
            self._screen.say("Kept the note." if text else "Removed the note.")
            self._changed([key])

        def edit(text: str) -> None:
            editor = NoteEditor(shown.article.headline, text, self._screen.reader.keymap)
            self._screen.app.push_screen(editor, keep)

        edit(before)

    # Undo --------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the last thing done."""
        self._turned("Undid", self._library.journal.undo(), "There is nothing to undo.")

    def redo(self) -> None:
        """Do again what was taken back."""
        self._turned("Redid", self._library.journal.redo(), "There is nothing to redo.")

    def _turned(self, did: str, step: Step | None, nothing: str) -> None:
        if step is None:
            self._screen.say(nothing)
            return
        left = " · what was changed since was left as it is" if step.skipped else ""
        count = f" · {_articles(step.articles)}" if step.articles else ""
        self._screen.say(f"{did}: {step.what}{count}{left}")
        self._screen.searching.saved_changed()
        is_whole = len(step.ids) == step.articles
        keys = self._screen.articles.contents.keys_of(step.ids) if is_whole else None
        self._changed(keys)
        self._screen.reading.repaint_findings()

    # Doing -------------------------------------------------------------------------------

    def _targets_or_say(self) -> list[Row]:
        rows = self.targets()
        if not rows:
            self._screen.say("There is no article here.")
        return rows

    def _do(
        self, rows: Sequence[Row], what: str, verb: Callable[[Sequence[ArticleId]], int]
    ) -> None:
        """Do it to the articles, asked first when they are many, and say so."""
        ids = [row.id for row in rows]
        keys = [row.rowid for row in rows]

        def act(is_wanted: bool | None) -> None:
            if is_wanted:
                self._screen.attempt(do)

        def do() -> None:
            changed = verb(ids)
            undo = self._screen.reader.keymap.shown("undo")
            ending = f" · {undo} takes it back" if undo and changed else ""
            done = f"{what[0].upper()}{what[1:]} · {_articles(changed)}"
            self._screen.say(done + ending if changed else f"Nothing to change: {what} already.")
            self._changed(keys)

        if len(ids) > ASK_ABOVE:
            question = f"{what[0].upper()}{what[1:]}: {_articles(len(ids))}. Do it?"
            self._screen.app.push_screen(Confirm(question, self._screen.reader.keymap), act)
        else:
            act(True)

    def _changed(self, keys: Sequence[int] | None) -> None:
        self._screen.articles.repaint(keys)
        self._screen.reading.repaint_marks()
        self._screen.show_lines()


def _named(rows: Sequence[Row]) -> str:
    """The articles in a few words."""
    if len(rows) == 1:
        return f"“{fit(one_line(rows[0].headline), 48)}”"
    return _articles(len(rows))


def _articles(count: int) -> str:
    return f"{count:,} article{'' if count == 1 else 's'}"


def _common(rows: Sequence[Row]) -> list[Tag]:
    """The tags that all the articles have."""
    return sorted(set.intersection(*(set(row.tags) for row in rows))) if rows else []
