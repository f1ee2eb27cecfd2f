"""What is done to a tag everywhere: renamed, merged, deleted, given another look."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.library.marks.tags import with_renamed_tag
from tui.news.mark import Tag
from tui.news.query.query import Query
from tui.news.tag_look import TagLook
from tui.news.tag_told import Changed, deleted, own_keys, renamed
from tui.terminal.screens.dialogs.confirm import Confirm
from tui.terminal.screens.dialogs.tag_look_prompt import TagLookPrompt
from tui.terminal.screens.dialogs.tag_name_prompt import TagNamePrompt
from tui.terminal.screens.marking.targets import articles_told

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen


class TagChanges:
    """The questions before a change, the change, and what is said after it."""

    def __init__(self, main: MainScreen, then: Callable[[Tag], None]) -> None:
        """`then` is called after every change, with the tag as it is called now."""
        self._main = main
        self._library = main.reader.library
        self._tags = main.reader.library.tags
        self._then = then

    def run(self, command: str, tag: Tag) -> None:
        """Ask what the command needs to know, and do it."""
        match command:
            case "rename-tag":
                self._ask_name(f"Rename {tag}", tag, text=tag.name)
            case "merge-tag":
                self._ask_name(f"Merge {tag} with", tag, is_new_allowed=False)
            case "delete-tag":
                self._ask_delete(tag)
            case "look-of-tag":
                self._ask_look(tag)

    def _ask_name(
        self, title: str, tag: Tag, *, text: str = "", is_new_allowed: bool = True
    ) -> None:
        known = self._library.marks.all_tags()
        if not is_new_allowed:
            known = [(other, count) for other, count in known if not other.is_within(tag)]
            if not known:
                self._main.say("There is no other tag to merge it with.")
                return
        prompt = TagNamePrompt(
            title, known, self._tags.looks, text=text, is_new_allowed=is_new_allowed
        )
        self._main.app.push_screen(prompt, lambda new: self._rename(tag, new))

    def _rename(self, old: Tag, new: Tag | None) -> None:
        if new is None or new == old:
            return
        if new.is_within(old) or old.is_within(new) or not (there := self._tags.articles(new)):
            self._do(lambda: self._told(old, new, self._tags.rename(old, new)), new)
            return
        here = self._tags.articles(old)
        self._confirm(
            f"{new} is there already. Make {old} ({articles_told(here)}) and {new} "
            f"({articles_told(there)}) one tag, {new}?",
            lambda: self._told(old, new, self._tags.rename(old, new)),
            new,
        )

    def _told(self, old: Tag, new: Tag, changed: Changed) -> None:
        self._say(renamed(old, new, changed), old)
        self._main.searching.saved_changed()
        # A list of the old tag goes on as one of the new.
        query = Query.parse(self._main.articles.contents.query.text)
        if (followed := with_renamed_tag(query, old, new)) is not None:
            self._main.searching.ask_for(Query.parse(str(followed)), keep=True)

    def _ask_delete(self, tag: Tag) -> None:
        below = len(self._tags.within(tag)) - (tag in self._tags.within(tag))
        more = f" and {below:,} below it" if below else ""
        self._confirm(
            f"Take {tag}{more} from {articles_told(self._tags.articles(tag))}? "
            f"{self._main.reader.keymap.shown('undo')} brings all back.",
            lambda: self._say(deleted(tag, self._tags.delete(tag)), tag),
            tag,
        )

    def _ask_look(self, tag: Tag) -> None:
        own = self._tags.looks.own.get(tag.name, TagLook())
        prompt = TagLookPrompt(tag, own, self._tags.looks)

        def take(look: TagLook | None) -> None:
            if look is not None and look != own:
                self._do(lambda: self._tags.set_look(tag, look), tag)

        self._main.app.push_screen(prompt, take)

    # Doing -------------------------------------------------------------------------------

    def _confirm(self, question: str, do: Callable[[], None], tag: Tag) -> None:
        def act(is_wanted: bool | None) -> None:
            if is_wanted:
                self._do(do, tag)

        self._main.app.push_screen(Confirm(question, self._main.reader.keymap), act)

    def _do(self, do: Callable[[], None], tag: Tag) -> None:
        def attempt() -> None:
            try:
                do()
            except ValueError as error:
                self._main.say(f"{error}.", "$warning-style")

        self._main.attempt(attempt)
        self._main.marking.changed(None)
        self._then(tag)

    def _say(self, words: str, gone: Tag) -> None:
        keys = " ".join(own_keys(self._main.reader.settings.tags, gone))
        undo = self._main.reader.keymap.shown("undo")
        self._main.say(f"{words} · {keys or f'{undo} takes it back'}")
