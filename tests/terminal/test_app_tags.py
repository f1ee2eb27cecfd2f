"""Several tags at once, all articles that are shown, and how tags look."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Static

from tests.terminal.reader import Place, Reader, make_place, opened, plain, reading
from tests.terminal.test_app_marking import choices, tags_of
from tui.news.mark import Tag
from tui.news.tag_look import TagColor, TagLook
from tui.terminal.lists.typed_tags import TypedTags
from tui.terminal.screens.dialogs.tag_prompt import TagPrompt


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path)


def advice(reader: Reader) -> str:
    return plain(reader.app.screen.query_one(".keys", Static).content)


async def test_several_tags_are_typed_with_spaces_or_commas_and_given_as_one_step(
    place: Place,
) -> None:
    async with reading(place) as reader:
        reader.app.library.marks.tag([place.id_of("union.md")], Tag("harbour"))
        await reader.do("tag")
        await reader.type("war/sea, strike har")
        assert choices(reader) == ["harbour", "har"]
        assert advice(reader) == "also war/sea (new)  strike (new)".replace("war", "#war").replace(
            "strike", "#strike"
        )
        await reader.do("fill-in")
        await reader.type(" ")
        assert choices(reader)[0] == "war/sea strike harbour"
        await reader.do("choose")
        assert tags_of(place, "port.md") == ["harbour", "strike", "war/sea"]
        assert reader.line("explain").startswith("Tagged war/sea, strike, harbour · 1 article")
        await reader.press("u")
        assert tags_of(place, "port.md") == []


async def test_a_tag_that_cannot_be_one_among_several_is_explained(place: Place) -> None:
    async with reading(place) as reader:
        await reader.do("tag")
        await reader.type("good b:d more")
        assert choices(reader) == []
        assert "cannot be a tag" in advice(reader)


async def test_only_tags_that_are_there_can_be_taken_and_several_at_once(place: Place) -> None:
    async with reading(place) as reader:
        marks = reader.app.library.marks
        marks.tag([place.id_of("port.md")], Tag("harbour"), Tag("strike"), Tag("war"))
        marks.tag([place.id_of("union.md")], Tag("elsewhere"))
        await reader.do("untag")
        assert choices(reader) == ["harbour", "strike", "war"]
        await reader.type("elsewhere ")
        assert choices(reader) == []
        assert advice(reader) == "Nothing here is tagged elsewhere."
        reader.app.screen.query_one("Input").value = ""  # type: ignore[attr-defined]
        await reader.type("harbour, w")
        await reader.do("choose")
        assert tags_of(place, "port.md") == ["strike"]


async def test_all_articles_shown_are_marked_counted_and_tagged_together(place: Place) -> None:
    async with reading(place) as reader:
        await reader.search("harbour")
        await reader.do("keep-results")
        await reader.press("*")
        assert "shown are marked" in reader.line("explain")
        shown = len(reader.main.list.keys)
        assert len(reader.main.list.marked) == shown
        await reader.do("tag")
        assert isinstance(reader.app.screen, TagPrompt)
        assert f"Tag {shown} articles" in reader.text or shown == 1
        await reader.type("quay")
        await reader.do("choose")
        assert len(reader.app.library.marks.all_tags()) == 1
        await reader.press("*")
        assert not reader.main.list.marked


async def test_a_look_is_seen_in_the_list_the_article_and_the_prompt(place: Place) -> None:
    with opened(place) as library:
        library.marks.tag([place.id_of("port.md")], Tag("war/gaza"))
        library.tags.set_look(Tag("war"), TagLook("▲", TagColor.RED))
    async with reading(place) as reader:
        assert reader.text.count("▲war/gaza") == 2
        await reader.do("tag")
        assert reader.text.count("▲war/gaza") >= 2


@given(st.text(max_size=60), st.sampled_from(["war", "war/gaza"]))
def test_any_text_is_tags_and_what_is_filled_in_reads_the_same(text: str, name: str) -> None:
    now = TypedTags.read(text)
    again = TypedTags.read(now.with_last(name))
    assert again.last == name or (again.last == "" and not name)
    assert set(again.before) | {Tag(name)} == set(now.before) | {Tag(name)}


async def test_the_tag_that_was_given_last_is_given_again_by_enter_alone(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("A", "t")
        await reader.type("aaa")
        await reader.press("enter", "escape", "t")
        await reader.type("zzz")
        await reader.press("enter", "j", "t")
        assert choices(reader)[0] == "zzz"
        await reader.press("enter")
        assert "Tagged zzz" in reader.line("explain")
