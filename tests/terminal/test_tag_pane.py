"""The tag pane: counts in the list and in all, and what is done to a tag everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input

from tests.terminal.reader import Place, Reader, make_place, opened, reading
from tests.terminal.test_app_marking import choices, tags_of
from tui.library.search.facets.tag_counts import TagCount, tag_counts
from tui.library.search.reading import Reading
from tui.news.mark import Tag
from tui.news.tag_look import TagColor, TagLook
from tui.settings import Settings
from tui.terminal.lists.tag_tree import TagTree
from tui.terminal.screens.dialogs.confirm import Confirm
from tui.terminal.screens.dialogs.tag_pane import TagPane
from tui.terminal.screens.main import MainScreen
from tui.terminal.widgets.row_list import RowList


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = make_place(tmp_path)
    with opened(place) as library:
        port, union, cranes = map(place.id_of, ("port.md", "union.md", "cranes.md"))
        library.marks.tag([port, union], Tag("war/gaza"))
        library.marks.tag([union, cranes], Tag("war/sea"))
        library.marks.tag([port], Tag("check"))
    return place


def pane(reader: Reader) -> TagPane:
    screen = reader.app.screen
    assert isinstance(screen, TagPane)
    return screen


def rows(reader: Reader) -> dict[str, TagCount]:
    screen = pane(reader)
    shown = screen.query_one(RowList).keys
    return {screen._branches[key].tag.name: screen._branches[key].count for key in shown}


async def open_pane(reader: Reader, at: str = "") -> None:
    await reader.do("tags")
    await reader.settle(lambda: bool(rows(reader)))
    if at:
        await stand(reader, at)


async def stand(reader: Reader, at: str) -> None:
    screen = pane(reader)
    screen.query_one(RowList).move_to_key(screen._numbers[at])
    await reader.settle()


async def answered(reader: Reader, text: str) -> None:
    await reader.settle(lambda: reader.main.articles.contents.query.text == text)


async def test_the_tree_counts_an_article_once_for_all_below_a_tag(place: Place) -> None:
    async with reading(place) as reader:
        await open_pane(reader)
        assert rows(reader) == {
            "check": TagCount(1),
            "war": TagCount(3),
            "war/gaza": TagCount(2),
            "war/sea": TagCount(2),
        }
        await reader.press("j", "h")
        assert list(rows(reader)) == ["check", "war"]
        await reader.press("l", "z")
        assert list(rows(reader)) == ["check", "war"]
        await reader.press("z", "escape")
        assert isinstance(reader.app.screen, MainScreen)


async def test_counts_say_how_many_are_in_the_list_and_follow_it(place: Place) -> None:
    async with reading(place) as reader:
        await reader.search("source:harbour")
        await reader.do("keep-results")
        await open_pane(reader)
        await reader.settle(lambda: rows(reader)["war"] == TagCount(3, 1))
        assert rows(reader)["war/sea"] == TagCount(2, 0)
        assert "1 of 3" in reader.text
        await stand(reader, "check")
        await reader.press("x")
        await answered(reader, "source:harbour -tag:check")
        await reader.settle(lambda: rows(reader)["war"].here == 0)


async def test_enter_lists_the_articles_of_a_tag_and_plus_those_of_the_list(place: Place) -> None:
    async with reading(place) as reader:
        await open_pane(reader, "war/gaza")
        await reader.press("+")
        await answered(reader, "tag:war/gaza")
        await stand(reader, "war")
        await reader.press("enter")
        await answered(reader, "tag:war")
        assert isinstance(reader.app.screen, MainScreen)
        assert len(reader.headlines) == 3


async def test_typing_filters_and_enter_lists_what_was_found(place: Place) -> None:
    async with reading(place) as reader:
        await open_pane(reader)
        await reader.do("filter-tags")
        await reader.type("gz")
        assert list(rows(reader)) == ["war/gaza"]
        await reader.do("cancel")
        assert len(rows(reader)) == 4
        await reader.do("filter-tags")
        await reader.type("sea")
        await reader.do("choose")
        await answered(reader, "tag:war/sea")


async def test_a_tag_is_renamed_with_those_below_it_and_the_list_goes_on(place: Place) -> None:
    settings = Settings(tags={"4": Tag("war/sea")})
    async with reading(place, settings=settings, size=(160, 30)) as reader:
        await reader.search("tag:war")
        await reader.do("keep-results")
        await open_pane(reader, "war")
        await reader.do("rename-tag")
        reader.app.screen.query_one(Input).value = "conflict"
        await reader.idle()
        await reader.do("choose")
        assert tags_of(place, "union.md") == ["conflict/gaza", "conflict/sea"]
        said = reader.line("explain")
        assert said.startswith("war is conflict now: 3 articles, 2 tags")
        assert "Your key 4 still gives war/sea" in said
        await answered(reader, "tag:conflict")
        assert len(reader.headlines) == 3
        await reader.settle(lambda: "conflict/gaza" in rows(reader))
        await reader.press("u")
        await reader.settle(lambda: "war/gaza" in rows(reader))
        assert tags_of(place, "union.md") == ["war/gaza", "war/sea"]


async def test_merging_and_deleting_ask_first_and_say_how_many(place: Place) -> None:
    async with reading(place, size=(160, 30)) as reader:
        await open_pane(reader, "check")
        await reader.do("merge-tag")
        assert sorted(choices(reader)) == ["war/gaza", "war/sea"]
        await reader.type("gaza")
        await reader.do("choose")
        asked = reader.app.screen
        assert isinstance(asked, Confirm)
        assert "Make check (1 article) and war/gaza (2 articles) one tag" in asked._question
        await reader.do("yes")
        assert tags_of(place, "port.md") == ["war/gaza"]
        assert "1 had both" in reader.line("explain")
        await stand(reader, "war")
        await reader.do("delete-tag")
        await reader.do("no")
        assert tags_of(place, "port.md") == ["war/gaza"]
        await reader.do("delete-tag", "yes")
        assert reader.line("explain").startswith("Deleted war: 3 articles, 2 tags")
        assert tags_of(place, "port.md") == []


async def test_a_sign_and_a_colour_are_chosen(place: Place) -> None:
    async with reading(place) as reader:
        await open_pane(reader, "war")
        await reader.do("look-of-tag", "fill-in", "prompt-down", "prompt-down", "choose")
        assert reader.app.library.tags.looks.own == {
            "war": TagLook("▲", list(TagColor)[1]),
        }
        assert "▲war/gaza" in reader.text
        await reader.do("look-of-tag")
        await reader.type("ab")
        assert "takes more than one cell" in reader.text
        await reader.do("cancel")


async def test_counts_follow_what_is_marked_in_another_window(place: Place) -> None:
    async with reading(place) as reader:
        await open_pane(reader)
        with opened(place) as other:
            other.marks.tag([place.id_of("hospital.md")], Tag("new"))
        pane(reader)._look()
        await reader.settle(lambda: "new" in rows(reader))


_names = st.lists(
    st.sampled_from(["a", "a/b", "a/b/c", "B", "b/c", "a-b", "z/y/x"]), unique=True, max_size=7
)


@given(_names, st.sets(st.sampled_from(["a", "a/b", "b", "z", "z/y"])))
def test_every_tag_stands_below_the_one_above_it_unless_that_is_folded(
    names: list[str], folded: set[str]
) -> None:
    above = {"/".join(n.split("/")[:i]) for n in names for i in range(1, n.count("/") + 1)}
    tree = TagTree({name: TagCount(1) for name in {*names, *above}})
    whole = [branch.tag.name for branch in tree.rows()]
    assert sorted(whole) == sorted({*names, *above})
    for name in whole:
        parent = name.rpartition("/")[0]
        if parent:
            between = whole[whole.index(parent) + 1 : whole.index(name)]
            assert all(other.startswith(f"{parent}/") for other in between)
    shown = [branch.tag.name for branch in tree.rows(folded)]
    assert shown == [n for n in whole if not any(n.startswith(f"{f}/") for f in folded)]


def test_five_thousand_tags_are_counted_and_drawn_at_once(place: Place) -> None:
    with opened(place) as library:
        ids = [place.id_of("port.md")]
        library.marks.tag(ids, *(Tag(f"topic{n % 90}/part{n}") for n in range(5_000)))
    found = Reading(place.path)
    try:
        first = next(tag_counts(found, ()))
    finally:
        found.close()
    assert len(first) == 5_000 + 90 + 4
    assert len(list(TagTree(first).rows())) == len(first)
