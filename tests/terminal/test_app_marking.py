"""Tagging and other marks from the keyboard, with undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static, TextArea

from tests.terminal.reader import Place, Reader, make_place, opened, reading
from tui.news.mark import Tag
from tui.settings import Settings
from tui.terminal.registry.commands import Pane
from tui.terminal.screens.dialogs.confirm import Confirm
from tui.terminal.screens.dialogs.note_editor import NoteEditor
from tui.terminal.screens.dialogs.picker import Picker
from tui.terminal.screens.dialogs.tag_prompt import TagPrompt
from tui.terminal.screens.main import MainScreen

OWN = Settings(tags={"1": Tag("harbour"), "5": Tag("check")})


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path)


def tags_of(place: Place, name: str) -> list[str]:
    id_ = place.id_of(name)
    with opened(place) as library:
        return [tag.name for tag in library.marks.tags_of(id_)]


def choices(reader: Reader) -> list[str]:
    return [choice.label for choice in reader.app.screen.query_one(Picker)._choices]


async def tag(reader: Reader, name: str) -> None:
    await reader.do("tag")
    await reader.type(name)
    await reader.do("choose")


async def test_a_tag_is_typed_made_and_shown_everywhere_at_once(place: Place) -> None:
    async with reading(place) as reader:
        await tag(reader, "harbour-news")
        assert tags_of(place, "port.md") == ["harbour-news"]
        assert reader.line("explain") == "Tagged harbour-news · 1 article · u takes it back"
        assert reader.text.count("#harbour-news") == 2
        assert isinstance(reader.app.screen, MainScreen)
        assert reader.main.list.has_focus


async def test_tags_that_are_there_are_offered_first_and_the_new_one_after_them(
    place: Place,
) -> None:
    async with reading(place) as reader:
        for name in ("harbour", "strike/2023", "charity"):
            await tag(reader, name)
        await reader.press("j")
        await reader.do("tag")
        assert sorted(choices(reader)) == ["charity", "harbour", "strike/2023"]
        await reader.type("har")
        assert choices(reader) == ["harbour", "har", "charity"]
        await reader.do("fill-in")
        assert choices(reader)[0] == "harbour"
        await reader.do("choose")
        assert tags_of(place, "union.md") == ["harbour"]


async def test_what_cannot_be_a_tag_is_explained_and_not_taken(place: Place) -> None:
    async with reading(place) as reader:
        await reader.do("tag")
        await reader.type("a:b")
        assert choices(reader) == []
        words = reader.app.screen.query_one(".keys", Static)
        assert "cannot be a tag" in str(words.content)
        await reader.do("choose")
        assert isinstance(reader.app.screen, TagPrompt)
        await reader.do("cancel")
        assert isinstance(reader.app.screen, MainScreen)


async def test_the_prompt_shows_the_tags_the_article_has(place: Place) -> None:
    async with reading(place) as reader:
        await tag(reader, "harbour")
        await reader.do("tag")
        assert "Tag “Port reopens, ministry says”   #harbour" in reader.text
        assert "set already" in reader.text


async def test_a_single_tag_is_taken_away_at_once_and_one_of_several_is_asked_for(
    place: Place,
) -> None:
    async with reading(place) as reader:
        await reader.do("untag")
        assert reader.line("explain") == "There is no tag to take away."
        await tag(reader, "harbour")
        await reader.do("untag")
        assert tags_of(place, "port.md") == []
        await tag(reader, "harbour")
        await tag(reader, "strike")
        await reader.do("untag")
        assert choices(reader) == ["harbour", "strike"]
        await reader.type("stri")
        assert choices(reader) == ["strike"]
        await reader.do("choose")
        assert tags_of(place, "port.md") == ["harbour"]


async def test_undo_and_redo_say_what_they_did_and_outlive_the_program(place: Place) -> None:
    async with reading(place) as reader:
        await tag(reader, "harbour")
        await reader.press("u")
        assert reader.line("explain") == "Undid: tagged harbour on “Port reopens, ministry says”"
        assert "#harbour" not in reader.text
        await reader.press("ctrl+r")
        assert reader.line("explain") == "Redid: tagged harbour on “Port reopens, ministry says”"
        assert reader.text.count("#harbour") == 2
        await reader.press("ctrl+r")
        assert reader.line("explain") == "There is nothing to redo."
    async with reading(place) as reader:
        assert reader.text.count("#harbour") == 2
        await reader.press("u", "u")
        assert reader.line("explain") == "There is nothing to undo."
        assert tags_of(place, "port.md") == []


async def test_looking_at_articles_is_nothing_that_undo_takes_back(place: Place) -> None:
    async with reading(place) as reader:
        await tag(reader, "harbour")
        await reader.press("enter", "J", "u")
        assert reader.line("explain") == "Undid: tagged harbour on “Port reopens, ministry says”"


async def test_own_tag_keys_give_a_tag_and_take_it_away(place: Place) -> None:
    async with reading(place, settings=OWN) as reader:
        await reader.press("1", "5", "j", "1")
        assert tags_of(place, "port.md") == ["check", "harbour"]
        assert tags_of(place, "union.md") == ["harbour"]
        await reader.press("1")
        assert tags_of(place, "union.md") == []
        await reader.press("2")
        assert reader.main.pane is Pane.ARTICLE


async def test_marked_rows_are_tagged_together_and_undone_together(place: Place) -> None:
    async with reading(place, settings=OWN) as reader:
        await reader.press("v", "j", "j", "V")
        assert "4 marked" in reader.line("top")
        await reader.press("1")
        assert reader.line("explain") == "Tagged harbour · 4 articles · u takes it back"
        await reader.press("u")
        assert reader.line("explain") == "Undid: tagged harbour · 4 articles"
        assert tags_of(place, "union.md") == []
        await reader.press("escape")
        assert "marked" not in reader.line("top")


async def test_in_the_text_only_the_article_on_screen_is_meant(place: Place) -> None:
    async with reading(place, settings=OWN) as reader:
        await reader.press("v", "v", "enter", "5")
        assert "1 article" in reader.line("explain")
        assert tags_of(place, "cranes.md") == ["check"]


async def test_very_many_articles_are_asked_for_first(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.terminal.screens.marking.marking.ASK_ABOVE", 1)
    async with reading(place, settings=OWN) as reader:
        await reader.press("v", "v", "1")
        assert isinstance(reader.app.screen, Confirm)
        assert "Tag 2 articles with harbour?" in reader.text
        await reader.press("n")
        assert tags_of(place, "port.md") == []
        await reader.press("1", "y")
        assert tags_of(place, "port.md") == ["harbour"]


async def test_stars_and_read_marks_go_on_and_off(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("s")
        assert "★" in reader.text
        await reader.press("m")
        assert "○ Port reopens" in reader.text
        await reader.press("s", "m")
        assert "★" not in reader.text
        assert "● Port reopens" in reader.text


async def test_a_tag_moves_nothing_on_screen(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("j", "enter", "space")
        row = reader.main.article.scroll_offset.y
        above = reader.main.article.article
        await tag(reader, "harbour")
        assert reader.main.article.article is above
        assert abs(reader.main.article.scroll_offset.y - row) <= 1
        assert reader.main.list.cursor_index == 1


async def test_a_note_is_kept_however_the_editor_is_left_and_undone_by_undo(place: Place) -> None:
    id_ = place.id_of("port.md")
    async with reading(place) as reader:
        await reader.press("a")
        assert isinstance(reader.app.screen, NoteEditor)
        reader.app.screen.query_one(TextArea).insert("ask the ministry q?\nagain")
        await reader.press("escape")
        with opened(place) as library:
            assert library.marks.note_of(id_) == "ask the ministry q?\nagain"
        assert "✎" in reader.text
        assert "ask the ministry q?" in reader.text
        await reader.press("a", "ctrl+s")
        assert isinstance(reader.app.screen, MainScreen)
        await reader.press("u")
        assert "✎" not in reader.text
        assert "ask the ministry" not in reader.text


async def test_a_note_that_is_being_written_is_kept_when_the_terminal_is_closed(
    place: Place,
) -> None:
    id_ = place.id_of("port.md")
    async with reading(place) as reader:
        await reader.press("a")
        reader.app.screen.query_one(TextArea).insert("ask the min")
        reader.app.leave()
        await reader.settle(lambda: not reader.app.is_running or reader.app._exit)
    with opened(place) as library:
        assert library.marks.note_of(id_) == "ask the min"


async def test_an_article_whose_file_is_gone_can_still_be_tagged(place: Place) -> None:
    id_ = place.id_of("port.md")
    async with reading(place, settings=OWN) as reader:
        (place.folder / "port.md").unlink()
        reader.hear(*place.bring_in())
        await reader.settle(lambda: "3 articles" in reader.line("top"))
        await reader.press("1")
        with opened(place) as library:
            assert library.marks.tags_of(id_) == (Tag("harbour"),)


def fill_the_disk(reader: Reader) -> None:
    """Let the library grow no more, as on a full disk."""
    raw = reader.app.library._connection.raw
    raw.execute("PRAGMA max_page_count = 1").fetchall()


async def test_what_cannot_be_kept_is_said_and_the_note_stays_in_the_editor(place: Place) -> None:
    async with reading(place, size=(200, 30)) as reader:
        fill_the_disk(reader)
        await reader.press("a")
        text = "word " * 20_000
        reader.app.screen.query_one(TextArea).insert(text)
        await reader.press("escape")
        assert "the disk is full" in reader.line("explain")
        editor = reader.app.screen
        assert isinstance(editor, NoteEditor)
        assert editor.query_one(TextArea).text == text.strip()
        reader.app.library._connection.raw.execute("PRAGMA max_page_count = 100000").fetchall()
        await reader.press("escape")
        assert reader.app.library.marks.note_of(place.id_of("port.md")) == text.strip()
        await reader.press("I")
        choices = reader.app.screen.query_one(Picker)._choices
        assert any("the disk is full" in choice.about for choice in choices)
