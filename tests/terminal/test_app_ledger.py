"""The ledger in the terminal: filter, order, articles and back, checks, and pairs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Static, TextArea

from tests.library.making import story
from tests.library.test_comparing import put
from tests.terminal.reader import Place, Reader, make_place, plain, reading
from tui.events import Analysed
from tui.library.library import Library
from tui.news.findings import Stance
from tui.news.ledger import LedgerRow, Status
from tui.news.pair import Verdict
from tui.news.query.query import Query
from tui.news.span import Span
from tui.settings import Settings
from tui.terminal.ledger.checking import told_links
from tui.terminal.ledger.contents import sentence_of
from tui.terminal.ledger.pair_screen import PairScreen
from tui.terminal.ledger.screen import LedgerScreen
from tui.terminal.looks.signs import LETTERS
from tui.terminal.registry.commands import Pane

REFUTED = Status.REFUTED
STORIES = (
    ("2023-11-09", "Courier", "Idle", "The Port said | all four cranes of the port stood idle"),
    ("2023-11-10", "AFP", "Idle too", "The Port confirmed | four cranes of the port stood idle"),
    ("2023-11-11", "Radio", "No", "The Union denied | the four cranes of the port stood idle"),
    ("2023-11-12", "Evening", "Ship", "The Union said | the hospital ship waits outside"),
)


def fill(library: Library) -> None:
    for number, line in enumerate(STORIES):
        put(library, number, line)
    while library.comparing.compare(2):
        pass


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = make_place(tmp_path, {})
    with place.open() as library:
        fill(library)
    return place


def ledger(reader: Reader) -> LedgerScreen:
    screen = reader.app.screen
    assert isinstance(screen, LedgerScreen)
    return screen


def claims(reader: Reader) -> list[LedgerRow]:
    screen = ledger(reader)
    return screen.contents.rows(list(screen.table.keys))


def contents(reader: Reader) -> list[str]:
    return [row.content.removeprefix("the ") for row in claims(reader)]


async def opened(reader: Reader) -> LedgerScreen:
    await reader.do("ledger")
    await answered(reader)
    return ledger(reader)


async def answered(reader: Reader) -> None:
    screen = ledger(reader)
    await reader.settle(lambda: screen.asking.awaited is None)


async def filtered(reader: Reader, text: str) -> None:
    await reader.do("filter-claims")
    ledger(reader).box.value = text
    await reader.idle()
    await answered(reader)


async def test_the_ledger_lists_every_claim_and_says_all_about_the_one_under_the_cursor(
    place: Place,
) -> None:
    async with reading(place) as reader:
        await opened(reader)
        assert contents(reader)[:2] == [
            "hospital ship waits outside",
            "four cranes of the port stood idle",
        ]
        assert "4 claims · 2 speakers · 1 possible conflict" in reader.text
        await reader.do("row-down")
        assert "⇄" in reader.text
        await reader.settle(lambda: "possible denial" in reader.text)
        assert "published 11 November 2023" in reader.text


async def test_from_a_claim_it_opens_on_its_speaker_and_esc_shows_all_then_closes(
    place: Place,
) -> None:
    async with reading(place) as reader:
        await reader.do("open", "next-claim")
        await opened(reader)
        assert ledger(reader).asking.query.text == "by:Union"
        assert {row.speaker for row in claims(reader)} == {"Union"}
        await filtered(reader, "stance:denied")
        await reader.do("keep-filter", "claims-of-speaker")
        await answered(reader)
        assert ledger(reader).asking.query.text != "stance:denied"
        await reader.do("close-rows")
        await answered(reader)
        assert ledger(reader).asking.query.text == "stance:denied"
        await reader.do("close-rows")
        await answered(reader)
        assert len(claims(reader)) == 4
        await reader.do("close-rows")
        assert reader.app.screen is reader.main


async def test_the_filter_answers_while_one_types_and_esc_puts_the_table_back(
    place: Place,
) -> None:
    async with reading(place) as reader:
        await opened(reader)
        await filtered(reader, "stance:denied")
        assert contents(reader) == ["four cranes of the port stood idle"]
        assert "denied" in reader.text
        await reader.do("leave-filter")
        assert len(claims(reader)) == 4
        await filtered(reader, "hospital")
        await reader.do("keep-filter")
        await answered(reader)
        assert contents(reader) == ["hospital ship waits outside"]
        await filtered(reader, "hopsital")
        assert "close matches · hopsital → hospital" in reader.text


async def test_an_article_opens_at_the_claim_and_esc_comes_back_to_the_ledger_as_it_was(
    place: Place,
) -> None:
    async with reading(place) as reader:
        await opened(reader)
        await filtered(reader, "cranes")
        await reader.do("keep-filter")
        await answered(reader)
        await reader.do("row-down", "open-claim")
        await reader.settle(lambda: reader.app.screen is reader.main)
        assert reader.headline == "Idle too"
        assert reader.main.pane is Pane.ARTICLE
        assert reader.main.article.finding is not None
        await reader.press("escape")
        assert ledger(reader).asking.query.text == "cranes"
        assert ledger(reader).table.cursor_index == 1
        await reader.do("open-claim")
        await reader.do("go-back")
        assert ledger(reader).table.cursor_index == 1
        await reader.do("close-ledger")
        assert (reader.headline, reader.main.pane) == ("Ship", Pane.LIST)


async def test_a_status_is_one_key_on_marked_rows_too_and_no_row_jumps_away(
    place: Place,
) -> None:
    async with reading(place) as reader:
        await opened(reader)
        await filtered(reader, "status:open")
        await reader.do("keep-filter")
        await answered(reader)
        await reader.press("v", "v", "r")
        refuted = [row.check.status for row in claims(reader)]
        assert refuted == [Status.REFUTED, Status.REFUTED, Status.OPEN, Status.OPEN]
        ledger(reader).hear(Analysed((), 4, 4))
        ledger(reader).asking.refresh()
        await reader.settle(lambda: ledger(reader).asking.is_at_rest)
        assert len(claims(reader)) == 4
        await reader.press("u")
        assert {row.check.status for row in claims(reader)} == {Status.OPEN}
        await reader.press("ctrl+r")
        assert claims(reader)[0].check.status is Status.REFUTED


async def test_groups_have_headings_and_the_cursor_stays_on_its_claim(place: Place) -> None:
    async with reading(place) as reader:
        screen = await opened(reader)
        await reader.do("row-down")
        here = screen.table.cursor_key
        await reader.press("O", "S")
        await answered(reader)
        assert screen.table.cursor_key == here
        assert "Port · 2" in reader.text
        await reader.press("O", "N", "O", "o")
        await answered(reader)
        assert [row.publisher for row in claims(reader)] == ["Courier", "AFP", "Radio", "Evening"]


async def test_evidence_is_one_link_a_line_and_what_is_none_is_said_and_kept(
    place: Place,
) -> None:
    async with reading(place) as reader:
        await opened(reader)
        await reader.press("e")
        reader.app.screen.query_one(TextArea).text = "https://a.example/x\nsee the court file"
        await reader.do("keep-note")
        assert "Line 2" in reader.text
        await reader.do("keep-note")
        check = claims(reader)[0].check
        assert check.evidence == ("https://a.example/x",)
        assert check.note == "see the court file"
        await reader.press("a")
        reader.app.screen.query_one(TextArea).text = "ask again"
        await reader.do("keep-note")
        await reader.settle(lambda: "ask again" in reader.text)


def test_lines_that_are_no_links_keep_their_numbers() -> None:
    text = "\nhttps://a.example\nftp://b\n  http://c.example/d  \n"
    assert told_links(text) == (["https://a.example", "http://c.example/d"], [(3, "ftp://b")])


async def test_a_pair_is_judged_with_one_key_and_never_asked_again(place: Place) -> None:
    async with reading(place, size=(80, 24)) as reader:
        await opened(reader)
        await reader.do("row-down", "pairs-of-claim")
        screen = reader.app.screen
        assert isinstance(screen, PairScreen)
        assert "Courier" in reader.text or "AFP" in reader.text
        assert "Radio" in reader.text
        assert "possible denial" in plain(screen.query_one("#pair-reason", Static).content)
        await reader.press("c")
        pairs = reader.app.library.pairs
        assert [pair.verdict for pair in pairs.judged()] == [Verdict.CONFLICT]
        await reader.press("u")
        assert pairs.judged() == []
        await reader.press("x", "escape", "C")
        assert "no pair to be judged" in reader.text


async def test_possible_conflicts_open_from_reading_and_lead_to_the_article(place: Place) -> None:
    async with reading(place, size=(60, 20)) as reader:
        await reader.do("conflicts")
        await reader.settle(lambda: isinstance(reader.app.screen, PairScreen))
        await reader.do("open-other")
        await reader.settle(lambda: reader.app.screen is reader.main)
        assert reader.headline == "No"
        await reader.press("escape")
        assert ledger(reader)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 50)])
async def test_a_line_of_the_table_fits_any_screen(place: Place, size: tuple[int, int]) -> None:
    async with reading(place, size=size, settings=Settings(plain=size[0] == 60)) as reader:
        await opened(reader)
        rows = [line for line in reader.text.splitlines() if "ship" in line and "Union" in line]
        assert rows
        assert ("Evening" in rows[0]) is (size[0] == 200)


async def test_a_check_that_lost_its_claim_is_put_on_another_or_dropped(place: Place) -> None:
    with place.open() as library:
        searcher = place.searcher()
        (one,) = library.ledger.rows(list(searcher.claims(Query.parse("stance:denied")).exact))
        searcher.close()
        assert one is not None
        library.checks.set_status([replace(one, key="0" * 16, content="the cranes idle")], REFUTED)
        library.checks.set_note(replace(one, key="1" * 16, content="a ship"), "ask")
        assert len(library.checks.lost()) == 2
    async with reading(place) as reader:
        await opened(reader)
        assert "! 2 checks lost their claim" in reader.text
        await reader.press("!")
        assert "Check without its claim 1 of 2" in reader.text
        assert "The claims of the article now" in reader.text
        await reader.press("x")
        assert "Dropped. u undoes it." in reader.text
        await reader.press("u")
        assert "1 of 2" in reader.text
        await reader.press("enter", "enter")
        assert "Every check has its claim." in reader.text
        await reader.press("escape")
        assert "lost" not in reader.text
        (now,) = [row for row in claims(reader) if row.claim == one.claim]
        assert (now.check.status, now.check.note) == (REFUTED, "ask")


async def test_a_claim_is_corrected_in_the_table_and_undone_there(place: Place) -> None:
    async with reading(place) as reader:
        screen = await opened(reader)
        await reader.press("x")
        assert "What is wrong with" in reader.text
        await reader.press("r", LETTERS[Stance.DENIED])
        await reader.settle(lambda: screen.asking.is_at_rest)
        assert claims(reader)[0].stance is Stance.DENIED
        assert "takes it back" in reader.text
        await reader.press("x", "E")
        assert "Who says “the hospital ship" in reader.text
        await reader.press(*"Mayor", "enter")
        await reader.settle(lambda: screen.asking.is_at_rest)
        assert claims(reader)[0].speaker == "Mayor"
        await reader.press("v", "v", "x", "x")
        await reader.settle(lambda: screen.asking.is_at_rest)
        assert len(claims(reader)) == 2
        await reader.press("u", "u", "u")
        await reader.settle(lambda: screen.asking.is_at_rest)
        assert (claims(reader)[0].stance, claims(reader)[0].speaker) == (Stance.SAID, "Union")
        assert len(claims(reader)) == 4


async def test_a_claim_that_says_little_alone_is_shown_with_its_sentence(tmp_path: Path) -> None:
    place = make_place(tmp_path, {})
    with place.open() as library:
        put(library, 0, ("2023-11-11", "Radio", "Arms", "Reports of a deal: the Union denied | it"))
    async with reading(place) as reader:
        await opened(reader)
        assert "it ‹Reports of a deal:" in reader.text
        await reader.settle(lambda: "sentence  Reports of a deal:" in reader.text)


def test_a_sentence_that_lost_its_end_is_shown_around_the_claim() -> None:
    before, after = "The port lay idle for a day. " * 20, "it would rain" + " again" * 100
    text = f"{before.replace('. ', '.')}The union said {after}."
    article = story(text)
    at = text.index("The union")
    told = sentence_of(article, Span(at, at + 20))
    assert told.startswith("… The union said it would rain")
    assert told.endswith("again …")
    assert len(told) < 400
