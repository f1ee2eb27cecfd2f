"""Saved searches and earlier ones, as the reader meets them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.reader import Place, Reader, make_place, opened, reading
from tui.terminal.lists.history import LONGEST, SearchHistory
from tui.terminal.screens.dialogs.palette import Palette
from tui.terminal.screens.dialogs.picker import Picker
from tui.terminal.screens.dialogs.saved_prompts import EarlierPicker, NamePrompt, SavedPicker
from tui.terminal.screens.main import MainScreen

PORT, UNION, CRANES, HOSPITAL = (
    "Port reopens, ministry says",
    "Union denies deal with port",
    "Cranes idle for third day",
    "Hospital ship waits outside",
)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path)


def labels(reader: Reader) -> list[str]:
    return [choice.label for choice in reader.app.screen.query_one(Picker)._choices]


def saved(reader: Reader) -> list[tuple[str, str]]:
    return [(each.name, each.text) for each in reader.app.library.saved.all()]


async def save(reader: Reader, text: str, name: str) -> None:
    await reader.search(text)
    await reader.press("ctrl+s")
    assert isinstance(reader.app.screen, NamePrompt)
    await reader.type(name)
    await reader.press("enter")
    assert isinstance(reader.app.screen, MainScreen)


async def test_a_search_is_saved_from_the_box_and_asked_for_by_its_name(place: Place) -> None:
    async with reading(place) as reader:
        await save(reader, "hospital", "ships")
        assert saved(reader) == [("ships", "hospital")]
        assert "Saved as @ships" in reader.line("explain")
        assert reader.headlines == [HOSPITAL]
        await reader.search("port | @ships")
        await reader.settle(lambda: len(reader.headlines) == 3)
        await reader.search("@ship")
        assert reader.headlines == []
        assert "did you mean @ships?" in reader.line("search-explain")


async def test_undo_takes_a_saved_search_back_and_the_list_follows(place: Place) -> None:
    async with reading(place) as reader:
        await save(reader, "hospital", "ships")
        await reader.search("@ships")
        await reader.settle(lambda: reader.headlines == [HOSPITAL])
        await reader.press("enter", "u")
        await reader.settle(lambda: reader.headlines == [])
        assert "Undid: saved @ships" in reader.line("explain")
        assert "0 articles" not in reader.line("explain")
        await reader.press("ctrl+r")
        await reader.settle(lambda: reader.headlines == [HOSPITAL])


async def test_the_picker_searches_renames_and_deletes(place: Place) -> None:
    async with reading(place) as reader:
        await save(reader, "hospital", "ships")
        await save(reader, "cranes", "idle")
        await reader.press("@")
        assert isinstance(reader.app.screen, SavedPicker)
        assert labels(reader) == ["@idle", "@ships"]
        await reader.type("hospit")
        assert labels(reader) == ["@ships"]
        await reader.press("f2")
        assert "Rename @ships to" in reader.text
        await reader.type("-out")
        await reader.press("enter")
        assert saved(reader) == [("idle", "cranes"), ("ships-out", "hospital")]
        await reader.press("@", "down", "enter")
        await reader.settle(lambda: reader.headlines == [HOSPITAL])
        assert reader.main.articles.contents.query.text == "@ships-out"
        await reader.press("@", "ctrl+x")
        assert saved(reader) == [("ships-out", "hospital")]
        await reader.press("u")
        assert len(saved(reader)) == 2


async def test_a_name_that_is_there_is_replaced_only_where_that_is_said(place: Place) -> None:
    async with reading(place) as reader:
        await save(reader, "hospital", "ships")
        await reader.search("cranes")
        await reader.press("ctrl+s")
        await reader.type("SHIPS")
        assert labels(reader) == ["@ships"]
        assert "replaces hospital" in reader.text
        await reader.press("enter")
        assert saved(reader) == [("ships", "cranes")]
        await reader.press("ctrl+s")
        await reader.type("a(b")
        await reader.press("enter")
        assert isinstance(reader.app.screen, NamePrompt)
        assert "cannot be a name" in reader.text


async def test_without_a_search_there_is_nothing_to_save(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("ctrl+s")
        assert isinstance(reader.app.screen, MainScreen)
        assert "no search to save" in reader.line("explain")
        await reader.press("@")
        assert "Nothing saved yet" in reader.text


async def test_saved_searches_are_in_the_palette_and_completed_by_tab(place: Place) -> None:
    async with reading(place) as reader:
        await save(reader, "hospital", "ships")
        await reader.press(":")
        assert isinstance(reader.app.screen, Palette)
        await reader.type("@ships")
        await reader.press("enter")
        await reader.settle(lambda: reader.headlines == [HOSPITAL])
        await reader.search("union -@sh")
        reader.main.box.cursor_position = len("union -@sh")
        await reader.press("tab")
        assert reader.main.box.value == "union -@ships"


async def test_the_hits_of_a_saved_search_are_marked_in_the_article(place: Place) -> None:
    async with reading(place) as reader:
        await save(reader, "stance:denied by:okafor", "okafor")
        await reader.search("@okafor")
        await reader.press("enter", "enter")
        await reader.settle(lambda: reader.main.article.hit is not None)


async def test_up_above_the_first_result_walks_earlier_searches_and_down_comes_back(
    place: Place,
) -> None:
    async with reading(place, searches=("cranes", "okafor")) as reader:
        await reader.press("j", "/", "up")
        assert reader.main.box.value == "okafor"
        await reader.settle(lambda: len(reader.headlines) == 2)
        await reader.press("ctrl+n")
        assert reader.main.box.value == "okafor"
        assert reader.headline == reader.headlines[1]
        await reader.press("up")
        assert reader.main.box.value == "cranes"
        await reader.press("down")
        assert reader.main.box.value == "okafor"
        await reader.press("down")
        assert reader.main.box.value == ""
        await reader.settle(lambda: len(reader.headlines) == 4)
        await reader.press("down")
        assert reader.headline == UNION
        await reader.press("up")
        assert (reader.headline, reader.main.box.value) == (PORT, "")


async def test_an_earlier_search_is_found_by_a_few_letters(place: Place) -> None:
    async with reading(place, searches=("cranes", "okafor")) as reader:
        await reader.press("/", "ctrl+r")
        assert isinstance(reader.app.screen, EarlierPicker)
        assert labels(reader) == ["okafor", "cranes"]
        await reader.type("crn")
        await reader.press("enter")
        await reader.settle(lambda: reader.headlines == [CRANES, PORT])
        assert reader.main.box.value == "cranes"
        await reader.press("enter")
        assert reader.app.searches == ("okafor", "cranes")


async def test_what_is_saved_outlives_the_program(place: Place) -> None:
    async with reading(place) as reader:
        await save(reader, "hospital", "ships")
    with opened(place) as library:
        assert [each.name for each in library.saved.all()] == ["ships"]


def test_the_history_holds_each_search_once_and_nothing_that_was_pasted() -> None:
    history = SearchHistory([f"s{number}" for number in range(500)])
    assert len(history.searches) == 200
    for search in ("s499", "new", "s499", "x" * (LONGEST + 1), "  "):
        history.keep(search)
    assert history.searches[-2:] == ("new", "s499")
    assert history.searches.count("s499") == 1
