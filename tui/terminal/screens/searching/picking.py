"""Picking: going to an article, a tag, an entity or a speaker by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual.message import Message

from tui.library.entities.labels import What
from tui.news.findings import Kind
from tui.news.query.query import Field, FieldName
from tui.news.query.query_fields import ENTITY_FIELDS
from tui.news.query.query_print import printed
from tui.terminal.article.headline import short_date
from tui.terminal.entity.opening import open_page_named
from tui.terminal.live.live_picks import LivePicks
from tui.terminal.looks.safe import one_line
from tui.terminal.screens.dialogs.library_picker import LibraryPicker, NotRead, Picked, Taken

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen


class Picking:
    """Opens the picker and goes to what was picked."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._picker: LibraryPicker | None = None
        self._live = LivePicks(
            screen.reader.library.path,
            lambda answer: self._tell(Picked(answer)),
            lambda reason: self._tell(NotRead(reason)),
        )

    def close(self) -> None:
        """End the thread."""
        self._live.close()

    def pick(self, what: What) -> None:
        """Ask for one of these, and go to it."""
        reader = self._screen.reader
        keymap, looks = reader.keymap, reader.library.tags.looks
        self._picker = LibraryPicker(what, self._live.ask, self._about, keymap, looks)
        self._screen.app.push_screen(self._picker, self._picked)

    def _tell(self, message: Message) -> None:
        picker = self._picker
        if picker is not None and picker.is_running:
            picker.post_message(message)

    def _about(self, rowid: int) -> str:
        """The day and the publisher of an article."""
        row = self._screen.reader.library.shelf.rows([rowid])[0]
        if row is None:
            return "removed"
        parts = (short_date(row.published) if row.published else "", row.publisher or "")
        return " · ".join(one_line(part) for part in parts if part)

    def _picked(self, taken: Taken | None) -> None:
        self._picker = None
        self._live.rest()
        if taken is None:
            return
        if taken.is_page:
            open_page_named(self._screen, taken.text, taken.kind)
        elif taken.what is What.ARTICLES:
            self._screen.searching.go_to(taken.key)
        else:
            self._screen.searching.show_query(query_of(taken))


def query_of(taken: Taken) -> str:
    """The query for the articles of a tag, an entity or a speaker."""
    match taken.what:
        case What.TAGS:
            return printed(Field(FieldName.TAG, taken.text))
        case What.SPEAKERS:
            field = FieldName.BY
        case _:
            kinds = {kind: name for name, kind in ENTITY_FIELDS.items() if kind}
            field = kinds.get(Kind(taken.kind).value, FieldName.ENTITY)
    # In no query can a quotation mark be written; without it the name is found less exactly.
    return printed(Field(field, taken.text.replace('"', ""), is_exact='"' not in taken.text))


def _pick(what: What) -> Callable[[MainScreen], None]:
    return lambda screen: screen.searching.picking.pick(what)


PICKING_HANDLERS: Mapping[str, Callable[[MainScreen], None]] = {
    "go-to-article": _pick(What.ARTICLES),
    "go-to-entity": _pick(What.ENTITIES),
    "go-to-speaker": _pick(What.SPEAKERS),
    "go-to-tag": _pick(What.TAGS),
}
