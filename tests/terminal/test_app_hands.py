"""What comes from the hands beside keys: clicks, and text that is pasted."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Static

from tests.terminal.reader import Place, make_place, opened, reading
from tui.news.mark import Tag
from tui.settings import Settings
from tui.terminal.keys.key_words import clicked
from tui.terminal.registry.commands import Pane
from tui.terminal.screens.main import MainScreen
from tui.terminal.widgets.divider import Divider


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


async def test_one_click_chooses_in_a_picker_and_the_second_of_two_hits_nothing_behind(
    place: Place,
) -> None:
    with opened(place) as library:
        library.marks.tag([place.id_of("hospital.md")], Tag("harbour"))
    async with reading(place) as reader:
        await reader.press("t")
        lines = reader.text.split("\n")
        row = next(n for n, line in enumerate(lines) if "#harbour" in line)
        await reader.pilot.click(offset=(lines[row].index("#harbour"), row), times=2)
        await reader.settle()
        assert isinstance(reader.app.screen, MainScreen)
        assert reader.headline == "Port reopens, ministry says"
        assert reader.main.pane is Pane.LIST
    with opened(place) as library:
        assert library.marks.tags_of(place.id_of("port.md")) == (Tag("harbour"),)


async def test_the_keys_of_the_list_are_not_told_while_a_pane_stands_over_it(place: Place) -> None:
    async with reading(place) as reader:
        assert "t tag" in reader.line("keys")
        await reader.do("tags")
        assert reader.line("keys").strip() == ""
        await reader.press("escape")
        assert "t tag" in reader.line("keys")


async def test_a_click_on_what_has_gone_since_means_nothing(place: Place) -> None:
    async with reading(place) as reader:
        event = events.Click(Static(), 1, 1, 0, 0, 1, shift=False, meta=False, ctrl=False)
        assert clicked(reader.app.screen, event) is None


async def test_a_border_that_is_dragged_in_one_burst_moves_and_is_let_go(place: Place) -> None:
    async with reading(place) as reader:
        border = reader.app.screen.query(Divider).first()
        x, wide = border.region.x, reader.main.list.size.width
        for kind, at in (
            (events.MouseDown, x),
            (events.MouseMove, x + 4),
            (events.MouseUp, x + 8),
        ):
            reader.app.post_message(mouse(kind, at, 5))
        await reader.settle(lambda: reader.main.list.size.width > wide)
        assert not border.is_held
        assert reader.app.mouse_captured is None


def mouse(kind: type[events.MouseEvent], x: int, y: int) -> events.MouseEvent:
    """An event of the mouse as the terminal sends it, the left button held."""
    return kind(
        widget=None,
        x=x,
        y=y,
        delta_x=0,
        delta_y=0,
        button=1,
        shift=False,
        meta=False,
        ctrl=False,
        screen_x=x,
        screen_y=y,
    )
