"""Keys that arrive in one burst, as from a macro or over a slow line: none is lost or misread."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key, key_to_character

from tests.terminal.reader import Place, Reader, make_place, reading
from tui.terminal.registry.commands import Pane
from tui.terminal.screens.dialogs.help import HelpScreen
from tui.terminal.screens.main import MainScreen

HOSPITAL = "Hospital ship waits outside"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path)


def burst(reader: Reader, *keys: str) -> None:
    """Post the events back to back, as the driver does with what it read at once."""
    for key in keys:
        if len(key) == 1:
            reader.app.post_message(events.Key(_character_to_key(key), key))
        else:
            reader.app.post_message(events.Key(key, key_to_character(key)))


def is_help_open(reader: Reader) -> bool:
    return isinstance(reader.app.screen, HelpScreen) and reader.app.focused is not None


async def test_a_search_sent_in_one_burst_is_typed_into_the_box_and_opened(place: Place) -> None:
    async with reading(place) as reader:
        burst(reader, "/", *"hospitax", "backspace", "l", "enter", "enter")
        await reader.settle(lambda: reader.main.pane is Pane.ARTICLE)
        assert reader.headline == HOSPITAL
        assert reader.main.articles.contents.query.text == "hospital"


async def test_an_arrow_right_after_the_letters_means_what_they_find(place: Place) -> None:
    async with reading(place) as reader:
        burst(reader, "/", *"okafor", "down", "enter", "enter")
        await reader.settle(lambda: reader.main.pane is Pane.ARTICLE)
        assert reader.headline == reader.headlines[1]


async def test_a_tag_a_note_and_a_command_can_each_be_sent_in_one_burst(place: Place) -> None:
    async with reading(place) as reader:
        burst(
            reader, "t", *"check", "enter", "j", "a", *"Ask her.", "escape", ":", *"help", "enter"
        )
        await reader.settle(lambda: is_help_open(reader))
        marks = reader.app.library.marks
        assert [tag.name for tag in marks.tags_of(place.id_of("port.md"))] == ["check"]
        assert marks.note_of(place.id_of("union.md")) == "Ask her."


async def test_what_is_pasted_right_after_the_key_goes_into_the_box(place: Place) -> None:
    async with reading(place) as reader:
        burst(reader, "/")
        reader.app.post_message(events.Paste("hospital"))
        burst(reader, "enter")
        await reader.settle(lambda: reader.headlines == [HOSPITAL])


async def test_keys_go_on_when_a_search_is_not_answered(place: Place) -> None:
    async with reading(place) as reader:
        reader.main.searching.close()
        burst(reader, "/", *"hospital", "enter", "t", *"check", "enter")
        await reader.settle(
            lambda: (
                bool(reader.app.library.marks.all_tags())
                and isinstance(reader.app.screen, MainScreen)
            )
        )
