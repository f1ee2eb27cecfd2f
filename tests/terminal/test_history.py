"""The history of what was done, other windows, and articles whose file is gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static, TextArea

from tests.terminal.reader import Place, Reader, make_place, opened, plain, reading
from tests.terminal.test_app_marking import tags_of
from tui.news.mark import Tag
from tui.terminal.lists.ago import ago, exactly
from tui.terminal.screens.dialogs.confirm import Confirm
from tui.terminal.screens.dialogs.history import HistoryScreen
from tui.terminal.screens.dialogs.note_editor import NoteEditor
from tui.terminal.screens.main import MainScreen
from tui.terminal.widgets.row_list import RowList


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = make_place(tmp_path)
    with opened(place) as library:
        port, union = place.id_of("port.md"), place.id_of("union.md")
        library.marks.tag([port], Tag("first"))
        library.marks.tag([port, union], Tag("second"))
        library.marks.note(port, "third")
    return place


def preview(reader: Reader) -> str:
    return plain(reader.app.screen.query_one(".preview", Static).content)


async def test_the_history_says_what_when_how_many_and_to_which(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("U")
        assert "● wrote a note" in reader.text
        assert "2 articles · just now" in reader.text
        assert exactly(1_700_000_000) in preview(reader)
        assert "Port reopens" in preview(reader)
        await reader.press("j")
        assert "Union denies" in preview(reader)
        await reader.press("escape")
        assert isinstance(reader.app.screen, MainScreen)


async def test_going_to_a_step_undoes_all_after_it_and_back_again(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("U", "G", "enter")
        asked = reader.app.screen
        assert isinstance(asked, Confirm)
        assert asked._question == "Undo 3 steps, down to and with “tagged first”?"
        await reader.press("n")
        assert tags_of(place, "port.md") == ["first", "second"]
        await reader.press("enter", "y")
        assert tags_of(place, "port.md") == []
        assert preview(reader) == "Undid: 3 steps, down to “tagged first”"
        await reader.press("enter")
        assert tags_of(place, "port.md") == ["first"]
        assert "this is how it is now" in reader.text
        await reader.press("g", "enter", "y")
        assert tags_of(place, "port.md") == ["first", "second"]
        assert preview(reader) == "Redid: 2 steps, up to “wrote a note”"
        await reader.press("u")
        assert reader.line("explain") == "Undid: wrote a note on “Port reopens, ministry says”"


async def test_a_step_that_cannot_be_done_again_says_so(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("u", "s", "U", "j")
        assert "cannot be done again" in preview(reader)
        await reader.press("enter")
        assert isinstance(reader.app.screen, HistoryScreen)
        assert reader.app.library.marks.note_of(place.id_of("port.md")) == ""


async def test_a_note_changed_by_another_hand_is_left_and_said(place: Place) -> None:
    async with reading(place) as reader:
        reader.app.library._connection.run("UPDATE note SET text = 'from elsewhere'")
        await reader.press("u")
        assert "1 left as they are: changed since by another hand" in reader.line("explain")


async def test_what_another_window_marks_is_seen_without_a_restart(place: Place) -> None:
    async with reading(place) as reader:
        assert "#elsewhere" not in reader.text
        with opened(place) as other:
            other.marks.tag([place.id_of("port.md")], Tag("elsewhere"))
        reader.main.stepping._follow()
        await reader.settle(lambda: reader.text.count("#elsewhere") == 2)


def test_only_marks_of_others_are_noticed(place: Place) -> None:
    port = place.id_of("port.md")
    with opened(place) as library, opened(place) as other:
        watch = library.watch()
        library.marks.tag([port], Tag("mine"))
        assert not watch.look()
        place.bring_in()
        other.marks.tag([port], Tag("theirs"))
        assert watch.look()
        assert not watch.look()
        other.marks.set_read([port], True, is_on_purpose=False)
        assert watch.look()
        other.shelf.drop()
        assert not watch.look()


async def test_marks_on_a_removed_file_can_be_read_changed_and_deleted(place: Place) -> None:
    port = place.id_of("port.md")
    (place.folder / "port.md").unlink()
    place.bring_in()
    async with reading(place) as reader:
        await reader.do("removed")
        assert "Port reopens, ministry says" in reader.text
        assert "#first #second · third" in reader.text
        await reader.do("open-removed")
        assert isinstance(reader.app.screen, NoteEditor)
        reader.app.screen.query_one(TextArea).insert(" and more")
        await reader.do("keep-note")
        assert reader.app.library.marks.note_of(port) == "third and more"
        await reader.do("delete-removed", "yes")
        assert not len(reader.app.screen.query_one(RowList).keys)
        await reader.press("u")
        assert "#first #second · third and more" in reader.text


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (-5, "just now"),
        (59, "just now"),
        (720, "12 min ago"),
        (7_200, "2 h ago"),
        (86_400, "1 day ago"),
        (86_400 * 90, "3 months ago"),
        (86_400 * 800, "2 years ago"),
    ],
)
def test_how_long_ago_is_said_in_one_unit(passed: int, words: str) -> None:
    assert ago(1_000_000, 1_000_000 + passed) == words
