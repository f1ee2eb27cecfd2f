"""What comes from the hands beside keys: clicks, and text that is pasted."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from tests.terminal.reader import Place, make_place, reading


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path)


async def test_a_headline_pasted_in_two_lines_is_searched_whole(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("/")
        reader.app.post_message(events.Paste("port\n  reopens\n"))
        await reader.settle()
        assert reader.main.box.value == "port reopens"
