"""The way back through the lists one came through, and what the search box looks into."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.terminal.reader import NEWS, Place, make_place, reading
from tui.news.query.query import Query
from tui.terminal.lists.scopes import Within, scoped, unscoped

PORT, UNION, CRANES, HOSPITAL = (
    "Port reopens, ministry says",
    "Union denies deal with port",
    "Cranes idle for third day",
    "Hospital ship waits outside",
)
PARTS = st.sampled_from(
    ["strike", '"no deal"', "-talks", "by:union", "stance:denied", "date:2023", "source:afp",
     "a | b", "(a -b)", "tag:x", "@morning", "about:port", "title:x", "sort:date", "claim:z"]
)  # fmt: skip


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path)


async def test_escape_goes_back_step_by_step_to_each_list_and_article_as_it_was(
    place: Place,
) -> None:
    many = {
        f"{n:02}.md": f"---\ntitle: Day {n}\ndate: 2023-10-{n:02}\n---\nQuay.\n"
        for n in range(1, 31)
    }
    place.write(many)
    place.bring_in()
    async with reading(place) as reader:
        rows = reader.main.list
        await reader.search("quay")
        await reader.press("enter", "G", "k")
        top, at = rows.scroll_offset.y, rows.cursor_index
        assert top > 0
        await reader.search("okafor")
        await reader.press("enter", "j", "enter", "}")
        assert reader.headline == PORT
        await reader.press("enter")
        await reader.settle(lambda: "naming Daniel Okafor" in reader.line("top"))
        await reader.press("j", "enter", "escape", "escape")
        assert reader.main.article.has_focus
        assert reader.headline == PORT
        assert reader.main.article.finding is not None
        await reader.press("escape")
        assert reader.headlines == [HOSPITAL, PORT]
        assert "‹ quay" in reader.line("top")
        await reader.press("escape")
        assert (rows.scroll_offset.y, rows.cursor_index) == (top, at)
        await reader.press("escape")
        assert len(reader.headlines) == len(NEWS) + 30
        assert "‹" not in reader.line("top")
        await reader.press("+")
        assert (rows.scroll_offset.y, rows.cursor_index) == (top, at)
        await reader.press("+", "-")
        assert (rows.scroll_offset.y, rows.cursor_index) == (top, at)


async def test_a_box_left_by_escape_opens_again_as_it_was_left(place: Place) -> None:
    async with reading(place) as reader:
        await reader.search("okafor")
        await reader.press("down", "escape")
        assert len(reader.headlines) == 4
        await reader.press("/")
        assert reader.main.box.value == "okafor"
        assert reader.headlines == [HOSPITAL, PORT]
        assert reader.headline == PORT
        await reader.press("escape")
        assert len(reader.headlines) == 4


async def test_the_box_looks_into_claims_alone_and_says_so(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("/", *"ship", "shift+tab", "shift+tab")
        await reader.settle(lambda: reader.headlines == [PORT])
        assert "[claims]" in reader.text
        await reader.press("enter")
        assert reader.main.articles.contents.query.text == "claim:ship"
        assert "claims" in reader.line("top")
        await reader.press("/")
        assert reader.main.box.value == "ship"
        assert "[claims]" in reader.text
        await reader.press("escape", "/", "shift+up")
        assert reader.main.searching.history.searches == ("claim:ship",)


async def test_a_search_of_claims_shows_the_claim_and_opens_there(place: Place) -> None:
    async with reading(place) as reader:
        await reader.search("claim:ship")
        listed = reader.main.articles.contents.listed(reader.main.list.keys[0])
        assert listed is not None
        assert listed.snippet is not None
        claim = "Daniel Okafor denied that any ship had been turned away"
        assert listed.snippet.text.strip("…") in claim
        await reader.press("enter", "enter")
        text = reader.main.article.article
        hit = reader.main.article.hit
        assert text is not None
        assert hit is not None
        assert hit.span.of(text.text) == "denied"


async def test_the_box_narrows_what_the_list_held(place: Place) -> None:
    async with reading(place) as reader:
        await reader.search("source:courier")
        await reader.press("enter", "/", "ctrl+t", *"hospital")
        assert "[this list]" in reader.text
        await reader.settle(lambda: reader.headlines == [HOSPITAL])
        await reader.press("enter", "escape")
        assert reader.headlines == [PORT, HOSPITAL]


async def test_tab_leads_from_the_box_to_the_article_and_on_to_the_notes(place: Place) -> None:
    async with reading(place) as reader:
        reader.app.library.marks.note(place.id_of("cranes.md"), "Ask the cranes again")
        await reader.press("/", *"cranes", "tab", "tab")
        await reader.settle(lambda: "[this article]" in reader.text)
        assert reader.main.finding.wanted == "cranes"
        assert len(reader.headlines) == 4
        await reader.press("tab", "tab")
        await reader.settle(lambda: reader.headlines == [CRANES])
        await reader.settle(lambda: "[notes]" in reader.text)
        assert not reader.main.finding.wanted


async def test_n_goes_over_to_the_next_result_when_it_is_pressed_again_at_the_end(
    place: Place,
) -> None:
    async with reading(place) as reader:
        await reader.search("okafor")
        await reader.press("enter", "enter", "n")
        assert reader.headline == HOSPITAL
        assert "n again: the next result" in reader.line("explain")
        await reader.press("n")
        assert reader.headline == PORT
        assert reader.main.article.hit is not None
        await reader.settle(lambda: "Result 2 of 2" in reader.line("explain"))
        await reader.press("n", "N", "N")
        assert reader.headline == HOSPITAL
        assert reader.main.article.hit is not None


async def test_a_scope_is_taken_by_a_click(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("/", *"ship")
        await reader.pilot.click("#scopes", offset=(36, 0))
        await reader.settle(lambda: reader.headlines == [PORT])
        assert reader.main.box.has_focus


@given(st.lists(PARTS, max_size=4).map(" ".join), st.sampled_from([Within.CLAIMS, Within.NOTES]))
def test_a_scope_is_written_in_the_language_and_read_again(typed: str, within: Within) -> None:
    query = scoped(Query.parse(typed), within)
    assert Query.parse(query.text) == query
    found, inner = unscoped(query.text)
    assert scoped(Query.parse(inner), found) == query


def test_two_publishers_narrow_a_list_instead_of_widening_it() -> None:
    query = scoped(Query.parse("source:bbc"), Within.LIST, Query.parse("source:afp strike"))
    assert Query.parse(query.text) == query
    assert query.text == "source:afp strike -(-source:bbc -source:bbc)"
