"""The page of an entity in the app: reached, walked, left for an article, corrected from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.reader import NEWS, Place, Reader, make_place, plain, reading
from tui.news.entity_page import Told
from tui.news.findings import Claim, Mention
from tui.settings import Settings
from tui.terminal.entity.screen import EntityScreen
from tui.terminal.ledger.screen import LedgerScreen
from tui.terminal.registry.commands import Pane
from tui.terminal.screens.dialogs.entity_prompt import EntityPrompt
from tui.terminal.screens.dialogs.picker import Picker
from tui.terminal.screens.main import MainScreen

LATER = (
    "---\ntitle: Minister leaves\ndate: 2023-11-16\nsource: AFP\n---\n"
    "Crowds met Daniel Okafor at the quay.\n\nDaniel Okafor left.\n"
)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path, {**NEWS, "later.md": LATER})


def page(reader: Reader) -> EntityScreen:
    screen = reader.app.screen
    assert isinstance(screen, EntityScreen)
    return screen


async def shown(reader: Reader, name: str = "Daniel Okafor") -> EntityScreen:
    """The page, once it is there."""

    def is_there() -> bool:
        screen = reader.app.screen
        found = screen.page if isinstance(screen, EntityScreen) else None
        return found is not None and found.entity.name == name

    await reader.settle(is_there)
    return page(reader)


async def to_page(reader: Reader) -> EntityScreen:
    """From the first name of the newest article to its page."""
    await reader.press("enter", "}")
    await reader.do("entity-page")
    return await shown(reader)


async def test_from_a_name_to_its_page_and_on_to_a_claim(place: Place) -> None:
    async with reading(place) as reader:
        await to_page(reader)
        assert "Daniel Okafor  person  3 articles · 10 Nov 2023 – 16 Nov 2023" in reader.text
        assert "Claims by it · 1   ✗1" in reader.text
        assert "articles a day, most 1 in 10 Nov 2023" in reader.text
        await reader.press("enter")
        assert isinstance(reader.app.screen, MainScreen)
        assert reader.headline == "Port reopens, ministry says"
        assert isinstance(reader.main.article.finding, Claim)
        await reader.press("backspace")
        assert reader.headline == "Minister leaves"


async def test_escape_leads_from_an_article_back_to_the_page_as_it_was(place: Place) -> None:
    async with reading(place) as reader:
        screen = await to_page(reader)
        while not isinstance(screen.row, Told):
            await reader.press("j")
        row = screen.rows.cursor_index
        await reader.press("enter")
        assert isinstance(reader.app.screen, MainScreen)
        await reader.press("escape")
        again = await shown(reader)
        assert again.rows.cursor_index == row
        await reader.press("escape")
        assert isinstance(reader.app.screen, MainScreen)
        assert reader.main.pane is Pane.ARTICLE


async def test_sections_lead_to_publishers_articles_and_all_of_them(place: Place) -> None:
    async with reading(place) as reader:
        screen = await to_page(reader)
        await reader.press("tab", "j", "enter")
        await reader.settle(lambda: reader.headlines == ["Minister leaves"])
        assert "from AFP · naming Daniel Okafor" in reader.text
        await reader.press("enter", "}")
        await reader.do("entity-page")
        screen = await shown(reader)
        await reader.settle(lambda: len(screen.rows.keys) > 0)
        screen.rows.move_to(len(screen.rows.keys))
        await reader.idle()
        await reader.press("enter")
        await reader.settle(lambda: reader.headline == "Hospital ship waits outside")
        assert isinstance(reader.main.article.finding, Mention)
        await reader.do("entity-page")
        await shown(reader)
        await reader.press("a")
        await reader.settle(lambda: len(reader.headlines) == 3)
        assert reader.main.pane is Pane.LIST


async def test_the_picker_and_the_explanation_lead_to_it_too(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("e")
        await reader.settle(lambda: reader.app.screen.query_one(Picker).choice is not None)
        await reader.press("ctrl+o")
        await shown(reader)
        await reader.press("escape")
        assert isinstance(reader.app.screen, MainScreen)
        await reader.press("J", "]", "i")
        assert "page of the entity" in reader.text
        await reader.press("p")
        await shown(reader)


async def test_a_new_name_is_given_on_the_page_and_taken_back(place: Place) -> None:
    async with reading(place, size=(80, 24)) as reader:
        await to_page(reader)
        await reader.press("E")
        assert isinstance(reader.app.screen, EntityPrompt)
        reader.app.screen.query_one(Picker).fill("D. Okafor")
        await reader.press("enter")
        screen = await shown(reader, "D. Okafor")
        said = plain(screen.query_one("#entity-said").render())
        assert said == "Renamed Daniel Okafor to D. Okafor · 3 articles · u takes it back"
        await reader.press("u")
        await shown(reader)
        await reader.press("escape")
        assert isinstance(reader.app.screen, MainScreen)


async def test_somebody_else_in_one_article_leaves_the_others(place: Place) -> None:
    async with reading(place) as reader:
        screen = await to_page(reader)
        await reader.press("tab", "S")
        assert "Go to a claim or an article" in reader.text
        before, last = screen.page, len(screen.rows.keys) - 1
        screen.look_again()
        screen.rows.move_to(last)  # before the library was looked through
        await reader.settle(lambda: screen.page is not before)
        assert screen.rows.cursor_index == last
        await reader.press("S")
        await reader.type("Samuel Okafor")
        await reader.press("enter")
        await reader.settle(lambda: screen.page is not None and screen.page.articles == 2)
        assert "is Samuel Okafor in “Hospital ship waits outside”" in reader.text
        assert reader.text.count("Hospital ship") == 1


async def test_it_fits_a_small_screen_in_plain_signs(place: Place) -> None:
    async with reading(place, size=(60, 20), settings=Settings(plain=True)) as reader:
        await to_page(reader)
        assert reader.text.splitlines()[2] == " 9999            9999    9999"
        assert " d " in reader.text
        assert "esc back" in reader.text


async def test_its_timeline_and_its_claims_in_the_ledger_lead_back_to_the_page(
    place: Place,
) -> None:
    async with reading(place) as reader:
        await to_page(reader)
        await reader.press("t")
        await reader.settle(lambda: "14 Nov 2023 · 1 claim" in reader.text)
        assert "Publishers" not in reader.text
        await reader.press("escape")
        assert "Publishers" in reader.text
        await reader.press("c")
        ledger = reader.app.screen
        assert isinstance(ledger, LedgerScreen)
        assert ledger.asking.query.text == 'by:="Daniel Okafor"'
        await reader.settle(lambda: ledger.asking.awaited is None and len(ledger.table.keys) == 1)
        # From the ledger to the page of who speaks, and back into the ledger that is there.
        await reader.press("P")
        await shown(reader)
        await reader.press("c")
        await reader.settle(lambda: reader.app.screen is ledger)
        await reader.press("c")
        await shown(reader)
        await reader.press("t")
        await reader.settle(lambda: "14 Nov 2023" in reader.text)
        await reader.press("enter")
        await reader.settle(lambda: reader.app.screen is reader.main)
        assert isinstance(reader.main.article.finding, Claim)
