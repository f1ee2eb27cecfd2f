"""Narrowing: every count is what the search finds with that one more condition."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.search_corpus import Desk, filled
from tests.library.test_comparing import put
from tests.terminal.reader import Place, Reader, make_place, reading
from tui.library.search.facets.all_counts import AllCounts
from tui.library.search.facets.facets import COUNTING, FIELDS, Facet
from tui.library.search.facets.foremost import Foremost
from tui.library.search.facets.held import Held
from tui.library.search.reading import Reading
from tui.news.hits import Results
from tui.news.query.query import Field, FieldName, Query
from tui.terminal.lists.narrowing import narrowed
from tui.terminal.live import live_facets
from tui.terminal.live.live_counts import LiveCounts
from tui.terminal.live.live_facets import Facets, LiveFacets
from tui.terminal.screens.main import MainScreen
from tui.terminal.screens.searching.narrowing import FacetsScreen, More, rows_of
from tui.terminal.widgets.row_list import RowList

QUERIES = (
    "",
    "ministry",
    "source:afp",
    'source:afp source:"harbour courier"',
    "date:2023",
    "date:2023-11",
    "date:2023-10-15..2023-11-08",
    "date:30d",
    "is:unread | tag:none",
    "-hospital",
    "stance:denied",
    "@recent",
    "@recent -@abroad",
    "entity:hezbollah sort:date",
    'hospital "of the',
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = filled(tmp_path_factory.mktemp("facets") / "news.library")
    desk.library.saved.save("recent", "date:2023-10..")
    desk.library.saved.save("abroad", "source:afp")
    yield desk
    desk.searcher.close()
    desk.library.close()


def all_counts(reading: Reading, rowids: Sequence[int]) -> AllCounts:
    held = Held()
    held.follow(reading)
    return AllCounts(reading, held, rowids)


def facets(desk: Desk, results: Results) -> list[Facet]:
    reading = Reading(desk.library.path)
    try:
        counter = all_counts(reading, results.exact)
        return [facet for name in FIELDS for facet in counter.of(name)]
    finally:
        reading.close()


@pytest.mark.parametrize("text", QUERIES)
def test_a_count_is_what_the_search_finds_with_that_one_more_condition(
    desk: Desk, text: str
) -> None:
    query = Query.parse(text)
    results = desk.searcher.search(query)
    found = facets(desk, results)
    assert found
    for facet in found:
        with_it = narrowed(query, results.filled, facet.asked)
        without = narrowed(query, results.filled, facet.asked, is_excluded=True)
        assert with_it is not None
        assert without is not None
        assert desk.searcher.search(with_it).total == facet.count, str(with_it)
        left = desk.searcher.search(without).total
        assert left == results.total - facet.count, str(without)


def test_every_kind_of_facet_is_there_and_the_commonest_first(desk: Desk) -> None:
    found = facets(desk, desk.searcher.search(Query()))
    assert {facet.asked.name for facet in found} == set(FIELDS)
    for name in FIELDS:
        some = [facet for facet in found if facet.asked.name is name]
        order = [f.asked.value if name is FieldName.DATE else f.count for f in some]
        assert order == sorted(order, reverse=True)


def test_what_was_typed_is_gone_on_with_and_a_wider_value_gives_way() -> None:
    def text(typed: str, name: FieldName, value: str, *, is_excluded: bool = False) -> str:
        query = Query.parse(typed)
        asked = Field(name, value, name is FieldName.SOURCE)
        found = narrowed(query, query.tree, asked, is_excluded=is_excluded)
        assert found is not None
        return found.text

    assert text("Snow  ice", FieldName.SOURCE, "AFP") == "Snow  ice source:=AFP"
    assert text("a | b", FieldName.STANCE, "denied") == "(a | b) stance:denied"
    assert text("source:a x", FieldName.SOURCE, "A B") == 'x source:="A B"'
    assert text("date:2023", FieldName.DATE, "2023-11") == "date:2023-11"
    assert text("", FieldName.STANCE, "said", is_excluded=True) == "-stance:said"
    assert text('"half', FieldName.STANCE, "said").endswith("stance:said")


@given(st.text("ab\"'()|-:=@~* \\", max_size=20), st.sampled_from(["AFP", "The B C", "x-y"]))
def test_a_condition_put_into_any_text_narrows_and_never_gets_lost(text: str, value: str) -> None:
    query = Query.parse(text)
    found = narrowed(query, query.tree, Field(FieldName.SOURCE, value, is_exact=True))
    assert found is not None
    assert value in found.text
    assert Query.parse(found.text) == found
    assert len(str(found)) > len(str(query)) or "source" in str(query)


def test_only_the_newest_answer_is_counted_to_the_end(desk: Desk) -> None:
    told: list[tuple[Results, FieldName]] = []
    done = threading.Event()
    answers = [desk.searcher.search(Query.parse(text)) for text in ("", "ministry", "harbour")]

    def counted(results: Results, facets: Facets) -> None:
        told.append((results, facets.name))
        if results is answers[-1] and facets.name is COUNTING[-1]:
            done.set()

    live = LiveCounts(desk.library.path, LiveFacets().of, counted, pytest.fail)
    live.start()
    for _ in range(20):
        for results in answers:
            live.ask(results)
    assert done.wait(10)
    live.close()
    assert [name for results, name in told if results is answers[-1]][-len(FIELDS) :] == [*COUNTING]


@pytest.mark.parametrize("query", ["", "ministry", "harbour OR the", "stance:said", "nothing"])
def test_the_foremost_articles_are_counted_as_all_are(desk: Desk, query: str) -> None:
    rowids = desk.searcher.search(Query.parse(query)).exact
    reading = Reading(desk.library.path)

    counters = all_counts(reading, rowids), Foremost(reading, rowids)

    for name in FIELDS:
        every, foremost = (dict(_counts(counter.of(name))) for counter in counters)
        # Which of many that stand in one article each come first is anybody's guess.
        assert foremost.items() & every.items() or not every
        assert sorted(foremost.values()) == sorted(every.values())
        assert all(every[value] == foremost[value] for value in every.keys() & foremost.keys())
    reading.close()


def _counts(facets: Sequence[Facet]) -> list[tuple[str, int]]:
    return [(facet.asked.value, facet.count) for facet in facets]


def test_of_a_long_answer_the_foremost_are_counted_first_and_then_all(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_facets, "FOREMOST", 5)
    told, done = list[Facets](), threading.Event()

    def counted(_: Results, facets: Facets) -> None:
        told.append(facets)
        if facets.name is COUNTING[-1] and facets.among is None:
            done.set()

    live = LiveCounts(desk.library.path, LiveFacets().of, counted, pytest.fail)
    live.start()
    live.ask(desk.searcher.search(Query()))

    assert done.wait(10)
    live.close()
    assert [facets.among for facets in told] == [5] * len(FIELDS) + [None] * len(FIELDS)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path)


def rows(reader: Reader) -> list[tuple[str, int]]:
    screen = reader.app.screen
    assert isinstance(screen, FacetsScreen)
    return [(row.asked.value, row.count) for row in screen._rows if isinstance(row, Facet)]


async def go_to(reader: Reader, value: str) -> None:
    await reader.settle(lambda: value in dict(rows(reader)))
    place = [name for name, _ in rows(reader)].index(value)
    reader.app.screen.query_one(RowList).move_to(place)
    await reader.settle()


async def test_the_pane_narrows_excludes_and_takes_back_one_by_one(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("F")
        await reader.settle(lambda: dict(rows(reader)).get("2023-11") == 4)
        await reader.settle(lambda: ("Daniel Okafor", 2) in rows(reader))
        assert dict(rows(reader))["Harbour Courier"] == 2
        assert "Narrow by" in reader.text
        await go_to(reader, "Harbour Courier")
        await reader.press("enter")
        await reader.settle(lambda: len(reader.headlines) == 2)
        await reader.settle(lambda: dict(rows(reader)).get("denied") == 1)
        assert "Harbour Courier" in reader.line("top") or "Harbour Courier" in str(
            reader.main.articles.summary()
        )
        await go_to(reader, "denied")
        await reader.press("x")
        await reader.settle(lambda: reader.headlines == ["Hospital ship waits outside"])
        await reader.press("escape")
        await reader.settle(lambda: len(reader.headlines) == 2)
        await reader.press("escape")
        await reader.settle(lambda: len(reader.headlines) == 4)
        assert isinstance(reader.app.screen, FacetsScreen)
        await reader.press("escape")
        assert isinstance(reader.app.screen, MainScreen)


async def test_conditions_stay_when_the_pane_closes_and_esc_in_the_list_takes_them_away(
    place: Place,
) -> None:
    async with reading(place) as reader:
        await reader.search("port")
        await reader.press("enter", "F")
        await go_to(reader, "The Evening Ledger")
        await reader.press("enter")
        await reader.settle(lambda: reader.headlines == ["Union denies deal with port"])
        await reader.press("q")
        assert isinstance(reader.app.screen, MainScreen)
        assert reader.app.is_running
        await reader.press("escape")
        await reader.settle(lambda: len(reader.headlines) == 2)
        assert reader.main.articles.contents.query.text == "port"
        assert reader.app.searches[-1] == 'port source:="The Evening Ledger"'
        await reader.press("escape")
        await reader.settle(lambda: len(reader.headlines) == 4)


async def test_a_list_without_articles_has_nothing_to_narrow_by(place: Place) -> None:
    async with reading(place) as reader:
        await reader.search("zeppelin")
        await reader.press("enter", "F")
        await reader.settle(lambda: "Nothing to narrow by" in reader.text)
        await reader.press("enter", "x", "escape")
        assert isinstance(reader.app.screen, MainScreen)


def test_a_field_shows_its_first_values_and_all_when_it_is_opened() -> None:
    facets = tuple(Facet(Field(FieldName.SOURCE, f"Paper {n}", True), 20 - n) for n in range(20))
    told = Facets(FieldName.SOURCE, facets, None)
    assert rows_of(told, is_open=False) == [*facets[:6], More(FieldName.SOURCE, 14)]
    assert rows_of(told, is_open=True)[:20] == [*facets]
    few = Facets(FieldName.SOURCE, facets[:6], None)
    assert rows_of(few, is_open=False) == [*facets[:6]]


async def test_the_speakers_left_out_are_counted_and_shown_on_enter(tmp_path: Path) -> None:
    place = make_place(tmp_path, {})
    with place.open() as library:
        for number in range(20):
            told = ("2023-11-09", "Courier", f"No {number}", f"Speaker{number} said | it was late")
            put(library, number, told)
    async with reading(place) as reader:
        await reader.press("F")
        screen, more = reader.app.screen, More(FieldName.BY, None)
        assert isinstance(screen, FacetsScreen)
        await reader.settle(lambda: more in screen._rows)
        assert ("Speaker9", 1) not in rows(reader)
        screen.query_one(RowList).move_to(screen._rows.index(more))
        await reader.press("enter")
        await reader.settle(lambda: ("Speaker9", 1) in rows(reader))
