"""Reading an article in the app: selecting, copying, opening, explaining."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.reader import Place, Reader, make_place, reading
from tui.terminal.commands import Scope


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path)


def selected(reader: Reader) -> str:
    article, span = reader.main.article.article, reader.main.article.selection
    return span.of(article.text) if article is not None and span is not None else ""


async def test_words_are_selected_from_the_finding_under_the_cursor(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("enter", "}", "v")
        assert selected(reader) == "Daniel Okafor"
        assert Scope.SELECTING in reader.main.scopes
        assert "2 words selected" in reader.line("explain")
        await reader.press("l", "j", ")", "h")
        assert selected(reader) == "Daniel Okafor denied that any ship had been turned away"
        await reader.press("o", "(")
        assert selected(reader).startswith("The port authority confirmed on Tuesday")
        await reader.press("escape")
        assert selected(reader) == ""
        assert Scope.READING in reader.main.scopes


async def test_a_selection_ends_with_its_pane_and_its_article(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("enter", "v")
        assert selected(reader) == "Port"
        await reader.do("list-pane")
        assert selected(reader) == ""
        await reader.press("v")
        assert reader.main.list.marked
        await reader.press("enter", "v")
        await reader.do("next-article")
        assert selected(reader) == ""
