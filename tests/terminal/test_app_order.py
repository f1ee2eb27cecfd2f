"""The order of the list, its groups, marked rows, layers, and words that can be clicked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.reader import Place, make_place, reading
from tui.news.findings import Kind
from tui.terminal.registry.commands import Pane
from tui.terminal.screens.dialogs.help import HelpScreen
from tui.terminal.screens.dialogs.switchboard import Switchboard
from tui.terminal.screens.main import MainScreen

NEWEST, UNION, CRANES, HOSPITAL = (
    "Port reopens, ministry says",
    "Union denies deal with port",
    "Cranes idle for third day",
    "Hospital ship waits outside",
)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path)


async def test_the_menu_sorts_and_groups_all_articles_until_another_order_is_chosen(
    place: Place,
) -> None:
    async with reading(place) as reader:
        await reader.press("j", "O", "h")
        await reader.settle(lambda: reader.headlines == [CRANES, HOSPITAL, NEWEST, UNION])
        assert reader.headline == UNION
        await reader.press("O", "g")
        await reader.settle(lambda: "AFP · 1 ─" in reader.text)
        assert reader.headlines == [CRANES, HOSPITAL, NEWEST, UNION]
        assert "Harbour Courier · 2 ─" in reader.text
        assert "by headline · under publishers" in reader.line("top")
        await reader.search("okafor")
        await reader.press("enter", "escape")
        await reader.settle(lambda: len(reader.headlines) == 4)
        assert reader.headlines == [CRANES, HOSPITAL, NEWEST, UNION]
        await reader.do("order")
        assert "• h  By headline" in reader.text
        await reader.press("n", "O", "x")
        await reader.settle(lambda: reader.headlines == [NEWEST, UNION, CRANES, HOSPITAL])
        assert reader.line("top").endswith("4 articles")


async def test_a_search_is_sorted_and_grouped_in_its_own_words(place: Place) -> None:
    async with reading(place) as reader:
        await reader.search("port OR ship")
        await reader.press("enter", "O", "o", "O", "d")
        await reader.settle(lambda: "10 November 2023 · 1" in reader.text)
        assert reader.main.articles.contents.query.text == "port OR ship sort:date group:day"
        assert reader.headlines[0] == HOSPITAL
        # From the first row one sees the row that is first now; see the test before for others.
        assert reader.headline == HOSPITAL


async def test_an_import_leaves_the_row_and_its_heading_under_the_cursor(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("O", "d")
        await reader.settle(lambda: "12 November 2023 · 1" in reader.text)
        await reader.press("j", "j")
        before = reader.text.split("\n")
        (place.folder / "cranes.md").unlink()
        place.write({"new.md": "---\ntitle: New\ndate: 2024-01-01\nsource: AFP\n---\nNew."})
        reader.hear(*place.bring_in())
        await reader.settle(lambda: NEWEST in reader.headlines and "New" in reader.headlines)
        assert reader.headline == CRANES
        row = next(n for n, line in enumerate(before) if "▌" in line)
        await reader.idle()
        after = reader.text.split("\n")
        assert next(n for n, line in enumerate(after) if "▌" in line) >= row
        assert "12 November 2023 ─" in after[next(n for n, x in enumerate(after) if "▌" in x) - 1]


async def test_all_rows_shown_are_marked_and_their_number_is_said(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("A")
        assert reader.line("explain").startswith("All 4 articles shown are marked")
        await reader.press("d")
        rows = reader.main.articles.contents.rows(list(reader.main.list.keys))
        assert all(row.is_reviewed and row.is_read for row in rows)
        assert "■ Port reopens" in reader.text
        await reader.press("u", "v")
        await reader.do("invert-marks")
        assert reader.line("explain") == "1 article marked."
        rows = reader.main.articles.contents.rows(list(reader.main.list.keys))
        assert not any(row.is_reviewed for row in rows)


async def test_layers_are_switched_by_part_and_all_at_once(place: Place) -> None:
    async with reading(place) as reader:
        view = reader.main.article
        await reader.press("w", "s")
        assert isinstance(reader.app.screen, Switchboard)
        assert "✗ denied 1" in reader.text
        await reader.press("d")
        assert "□ ✗ denied 1" in reader.text
        assert not list(reader.main.findings._claims)
        await reader.press("escape", "k", "p", "escape", "escape")
        assert Kind.PERSON not in view.drawn_layers.kinds
        drawn = view.drawn_layers
        await reader.press("W")
        assert view.drawn_layers.is_bare
        assert "Plain text" in reader.line("explain")
        await reader.press("W")
        assert view.drawn_layers == drawn


async def test_panes_are_hidden_in_the_menu(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("w", "f", "l", "escape")
        await reader.idle()
        assert reader.main.arranging.seen == (Pane.ARTICLE,)
        await reader.press("w", "a")
        assert reader.main.arranging.panes.order == (Pane.ARTICLE,)


async def test_words_on_the_screen_do_what_they_say_when_clicked(place: Place) -> None:
    async with reading(place) as reader:
        keys = reader.line("keys")
        await reader.pilot.click("#keys", offset=(1 + keys.index("help"), 0))
        await reader.settle(lambda: isinstance(reader.app.screen, HelpScreen))
        await reader.press("escape")
        top = reader.line("top")
        await reader.pilot.click("#top", offset=(1 + top.index("4 articles"), 0))
        await reader.settle(lambda: reader.main.is_typing)
        await reader.press("escape")
        lines = reader.text.split("\n")
        row = next(n for n, line in enumerate(lines) if "Harbour Courier · 14 November" in line)
        await reader.pilot.click(offset=(lines[row].rindex("Harbour"), row))
        await reader.settle(lambda: reader.headlines == [NEWEST, HOSPITAL])
        await reader.press("O")
        lines = reader.text.split("\n")
        row = next(n for n, line in enumerate(lines) if "Oldest first" in line)
        await reader.pilot.click(offset=(lines[row].index("Oldest"), row))
        await reader.settle(lambda: reader.headlines == [HOSPITAL, NEWEST])
        assert isinstance(reader.app.screen, MainScreen)
