"""Marking: tags, stars, notes and read marks, on the articles meant when the key was pressed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui.news.article import ArticleId
from tui.news.mark import Tag
from tui.terminal.screens.dialogs.confirm import Confirm
from tui.terminal.screens.dialogs.note_editor import NoteEditor
from tui.terminal.screens.dialogs.tag_prompt import TagPrompt
from tui.terminal.screens.marking.targets import Targets, articles_told, targets

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

ASK_ABOVE = 500
"""Articles that are marked at once without asking; undo takes back any number."""


class Marking:
    """What the reader does to articles."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._library = screen.reader.library
        self._last: tuple[Tag, ...] = ()
        """The tags that were given last: enter alone gives them to the next article."""

    # Tags --------------------------------------------------------------------------------

    def ask_tag(self) -> None:
        """Ask for tags, and give them to the articles meant."""
        if meant := self._targets_or_say():
            known = self._library.marks.all_tags()
            known.sort(key=lambda pair: pair[0] not in self._last)
            prompt = TagPrompt(
                f"Tag {meant.name}",
                known,
                self._common(meant),
                self._library.tags.looks,
            )
            self._screen.app.push_screen(prompt, lambda tags: self._give(meant, tags))

    def ask_untag(self) -> None:
        """Ask which tags to take away; a single one goes without asking."""
        if not (meant := self._targets_or_say()):
            return
        counts = self._library.tags.counts_on(meant.ids)
        if not counts:
            self._screen.say("There is no tag to take away.")
        elif len(counts) == 1 and len(meant) == 1:
            self._take(meant, (counts[0][0],))
        else:
            prompt = TagPrompt(
                f"Take a tag from {meant.name}",
                counts,
                self._common(meant),
                self._library.tags.looks,
                is_new_allowed=False,
            )
            self._screen.app.push_screen(prompt, lambda tags: self._take(meant, tags))

    def toggle_tag(self, tag: Tag) -> None:
        """Give a tag, or take it away where all the articles meant have it."""
        if not (meant := self._targets_or_say()):
            return
        if tag in self._common(meant):
            self._take(meant, (tag,))
        else:
            self._give(meant, (tag,))

    def _common(self, meant: Targets) -> list[Tag]:
        """The tags that all the articles have, by name."""
        counts = self._library.tags.counts_on(meant.ids)
        return sorted(tag for tag, count in counts if count == len(meant))

    def _give(self, meant: Targets, tags: Sequence[Tag] | None) -> None:
        if tags:
            self._last = tuple(tags)
            names, marks = ", ".join(map(str, tags)), self._library.marks
            self._do(
                meant,
                f"Tagged {names}",
                f"Tag {meant.name} with {names}?",
                lambda ids: marks.tag(ids, *tags),
            )

    def _take(self, meant: Targets, tags: Sequence[Tag] | None) -> None:
        if tags:
            names, marks = ", ".join(map(str, tags)), self._library.marks
            self._do(
                meant,
                f"Untagged {names}",
                f"Take {names} from {meant.name}?",
                lambda ids: marks.untag(ids, *tags),
            )

    # Read, star, note --------------------------------------------------------------------

    def toggle_read(self) -> None:
        """Mark as read; as unread where all are read."""
        if meant := self._targets_or_say():
            to_read = not self._library.marks.are_read(meant.ids)
            state = "read" if to_read else "unread"
            self._do(
                meant,
                f"Marked {state}",
                f"Mark {meant.name} {state}?",
                lambda ids: self._library.marks.set_read(ids, to_read),
            )

    def toggle_star(self) -> None:
        """Give a star; take it away where all have one."""
        if meant := self._targets_or_say():
            to_star = not self._library.marks.are_starred(meant.ids)
            self._do(
                meant,
                "Starred" if to_star else "Unstarred",
                f"Star {meant.name}?" if to_star else f"Take the stars from {meant.name}?",
                lambda ids: self._library.marks.set_starred(ids, to_star),
            )

    def toggle_reviewed(self) -> None:
        """Mark as reviewed; as not reviewed where all are."""
        if meant := self._targets_or_say():
            to_done = not self._library.marks.are_reviewed(meant.ids)
            state = "reviewed" if to_done else "not reviewed"
            self._do(
                meant,
                f"Marked {state}",
                f"Mark {meant.name} {state}?",
                lambda ids: self._library.marks.set_reviewed(ids, to_done),
            )

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
            self.changed([key])

        def edit(text: str) -> None:
            editor = NoteEditor(shown.article.headline, text, self._screen.reader.keymap)
            self._screen.app.push_screen(editor, keep)

        edit(before)

    # Rows --------------------------------------------------------------------------------

    def mark_all(self) -> None:
        """Mark every row there is, or take all marks off when every one is marked."""
        self._screen.searching.when_whole(self._mark_all)

    def _mark_all(self) -> None:
        rows = self._screen.list
        if not len(rows.keys):
            self._screen.say("There is no article here.")
        elif len(rows.marked) == len(rows.keys):
            rows.clear_marks()
            self._screen.show_lines()
        else:
            rows.mark_all()
            keymap = self._screen.reader.keymap
            ways = f"{keymap.shown('tag')} tags them · {keymap.shown('back')} drops the marks"
            self._screen.say(f"All {articles_told(len(rows.keys))} shown are marked · {ways}")

    # Doing -------------------------------------------------------------------------------

    def _targets_or_say(self) -> Targets | None:
        """The articles meant; None, and said so, when there is none."""
        meant = targets(self._screen)
        if not len(meant):
            self._screen.say("There is no article here.")
        return meant or None

    def _do(
        self,
        meant: Targets,
        done: str,
        question: str,
        verb: Callable[[Sequence[ArticleId]], int],
    ) -> None:
        """Do it to the articles, asked first when they are many, and say so."""

        def act(is_wanted: bool | None) -> None:
            if is_wanted:
                self._screen.attempt(do)

        def do() -> None:
            changed = verb(meant.ids)
            undo = self._screen.reader.keymap.shown("undo")
            ending = f" · {undo} takes it back" if undo and changed else ""
            said = f"{done} · {articles_told(changed)}{_already(len(meant) - changed)}"
            self._screen.say(
                said + ending if changed else f"Nothing to change: {done.lower()} already."
            )
            self.changed(meant.keys)

        if len(meant) > ASK_ABOVE:
            self._screen.app.push_screen(Confirm(question, self._screen.reader.keymap), act)
        else:
            act(True)

    def changed(self, keys: Sequence[int] | None) -> None:
        """Show the marks of these articles (of all for None) as they are now."""
        self._screen.articles.repaint(keys)
        self._screen.reading.repaint_marks()
        self._screen.show_lines()


def _already(count: int) -> str:
    return f" ({count:,} already)" if count else ""
