"""The timeline in the terminal: of a query, of one claim and its like, by each of its days."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.test_comparing import put
from tests.terminal.reader import Place, Reader, make_place, reading
from tests.terminal.test_app_ledger import fill, opened
from tui.news.timeline import Clock
from tui.settings import Settings
from tui.terminal.ledger.screen import LedgerScreen
from tui.terminal.timeline.screen import TimelineScreen

LEAVES = ("2023-11-14", "Courier", "Soon", "The Port said | a ship would leave on Friday")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = make_place(tmp_path, {})
    with place.open() as library:
        fill(library)
        put(library, 9, LEAVES)
    return place


async def shown(reader: Reader) -> TimelineScreen:
    screen = reader.app.screen
    assert isinstance(screen, TimelineScreen)
    await reader.settle(lambda: bool(screen.rows.keys))
    return screen


async def test_the_timeline_of_all_claims_keeps_its_days_apart(place: Place) -> None:
    async with reading(place, size=(100, 32)) as reader:
        await opened(reader)
        await reader.press("t")
        screen = await shown(reader)
        assert "all claims  5 claims · 5 days" in reader.text
        assert "claims a day, most 1 in 9 Nov 2023" in reader.text
        assert "9 Nov 2023 · 1 claim" in reader.text
        await reader.press("tab", "d")
        assert screen.clock is Clock.EVENT
        assert "17 Nov 2023 · 1 claim" in reader.text
        assert "speaks of “Friday”, 17 Nov 2023" in reader.text
        assert "published 14 Nov 2023" in reader.text
        await reader.press("enter")
        await reader.settle(lambda: reader.app.screen is reader.main)
        assert reader.headline == "Soon"
        await reader.press("escape")
        assert isinstance(reader.app.screen, LedgerScreen)


async def test_one_claim_is_told_with_its_like_and_its_denials(place: Place) -> None:
    async with reading(place, size=(60, 20), settings=Settings(plain=True)) as reader:
        screen = await opened(reader)
        screen.table.move_to(2)
        await reader.press("T")
        await shown(reader)
        assert "3 cla" in reader.text
        days = [line.strip() for line in reader.text.splitlines() if "· 1 claim" in line]
        assert [day[:6] for day in days] == ["9 Nov ", "10 Nov", "11 Nov"]
        assert all(len(line) <= 60 for line in reader.text.splitlines())


async def test_the_search_of_the_list_has_a_timeline_and_a_speaker_has_what_was_said_before(
    place: Place,
) -> None:
    async with reading(place) as reader:
        await reader.do("timeline")
        await reader.settle(lambda: isinstance(reader.app.screen, TimelineScreen))
        await shown(reader)
        await reader.press("escape")
        ledger = reader.app.screen
        assert isinstance(ledger, LedgerScreen)
        before = ledger.table.cursor_key
        await reader.press("S")
        await reader.settle(lambda: ledger.asking.awaited is None)
        assert ledger.asking.query.text == "by:Port"
        assert ledger.table.cursor_key == before
        assert len(ledger.table.keys) == 3
