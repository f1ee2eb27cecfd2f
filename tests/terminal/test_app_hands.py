"""What comes from the hands beside keys: clicks, and text that is pasted."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from tests.terminal.reader import Place, make_place, opened, reading
from tui.settings import Settings
from tui.terminal.screens.main import MainScreen


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path)


async def test_a_headline_pasted_in_two_lines_is_searched_whole(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("/")
        reader.app.post_message(events.Paste("port\n  reopens\n"))
        await reader.settle()
        assert reader.main.box.value == "port reopens"


async def test_the_keys_told_in_a_prompt_are_the_readers_and_can_be_clicked(place: Place) -> None:
    async with reading(place, settings=Settings(keys={"cancel": ("f10",)})) as reader:
        await reader.press("t")
        lines = reader.text.split("\n")
        row = next(n for n, line in enumerate(lines) if "f10" in line)
        await reader.pilot.click(offset=(lines[row].index("f10"), row))
        assert isinstance(reader.app.screen, MainScreen)


async def test_a_click_beside_a_prompt_closes_it_and_changes_nothing(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("t")
        await reader.type("harbour")
        await reader.pilot.click(offset=(1, 1))
        assert isinstance(reader.app.screen, MainScreen)
        await reader.settle()
    with opened(place) as library:
        assert not library.marks.all_tags()
