"""Going to an article, a tag, an entity or a speaker by a few letters of its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.reader import Place, Reader, make_place, plain, reading
from tui.news.mark import Tag
from tui.terminal.registry.commands import Pane
from tui.terminal.screens.dialogs.library_picker import LibraryPicker
from tui.terminal.screens.dialogs.picker import Choice, Picker, choice_lines
from tui.terminal.screens.main import MainScreen

PORT, UNION, CRANES, HOSPITAL = (
    "Port reopens, ministry says",
    "Union denies deal with port",
    "Cranes idle for third day",
    "Hospital ship waits outside",
)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path)


def choices(reader: Reader) -> list[Choice]:
    return list(reader.app.screen.query_one(Picker)._choices)


def count(reader: Reader) -> str:
    return plain(reader.app.screen.query_one(".picker-count").render())


async def test_an_article_is_opened_by_letters_of_its_headline(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("p")
        await reader.settle(lambda: count(reader) == "4 of 4")
        await reader.type("hsw")
        await reader.settle(lambda: count(reader) == "1 of 4")
        assert [choice.label for choice in choices(reader)] == [HOSPITAL]
        assert choices(reader)[0].matched == (0, 9, 14)
        assert "10 Nov" in choices(reader)[0].about
        await reader.press("enter")
        await reader.settle(lambda: reader.main.pane is Pane.ARTICLE)
        assert reader.headline == HOSPITAL
        assert len(reader.headlines) == 4


async def test_an_article_that_the_list_does_not_hold_is_opened_among_all(place: Place) -> None:
    async with reading(place) as reader:
        await reader.search("okafor")
        await reader.press("enter", "p", *"cranes", "enter")
        await reader.settle(lambda: reader.main.pane is Pane.ARTICLE)
        assert reader.headline == CRANES


async def test_an_entity_and_a_speaker_lead_to_their_articles(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("e", *"dok")
        await reader.settle(lambda: count(reader) == "1 of 1")
        assert choices(reader)[0].about == "person · 2 articles"
        await reader.press("enter")
        await reader.settle(lambda: reader.headlines == [PORT, HOSPITAL])
        assert reader.main.articles.contents.query.text == 'person:="Daniel Okafor"'
        await reader.press("P", *"union", "enter")
        await reader.settle(lambda: reader.headlines == [UNION])


async def test_tags_are_reached_from_the_same_picker_with_what_is_below_them(place: Place) -> None:
    async with reading(place) as reader:
        reader.app.library.marks.tag([place.id_of("union.md")], Tag("sea"))
        reader.app.library.marks.tag([place.id_of("port.md")], Tag("sea/ships"))
        await reader.press("p", *"sea", "ctrl+t")
        await reader.settle(lambda: [c.label for c in choices(reader)] == ["sea", "sea/ships"])
        assert choices(reader)[0].about == "2 articles"
        await reader.press("enter")
        await reader.settle(lambda: reader.headlines == [PORT, UNION])


async def test_an_empty_picker_says_so_and_leads_nowhere(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("p", "shift+tab", "shift+tab", "shift+tab")
        await reader.settle(lambda: "No article has a tag yet." in reader.text)
        await reader.press("enter")
        assert isinstance(reader.app.screen, LibraryPicker)
        await reader.press("escape")
        assert isinstance(reader.app.screen, MainScreen)


async def test_a_new_article_is_offered_the_next_time(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("p", "escape")
        place.write({"late.md": "---\ntitle: Late news\ndate: 2023-11-19\n---\nLate."})
        place.bring_in(is_analysed=False)
        await reader.press("p", *"late")
        await reader.settle(lambda: count(reader) == "2 of 5")
        await reader.press("enter")
        await reader.settle(lambda: reader.headline == "Late news")


@pytest.mark.parametrize(
    ("matched", "shown"),
    [
        ((0, 1), "Union denies deal with por…"),
        ((33, 34, 35), "…l with port authority ove…"),
        ((0, 62), "… over cranes at Calder Bay"),
        ((), "Union denies deal with por…"),
    ],
)
def test_the_letters_that_matched_are_in_view(matched: tuple[int, ...], shown: str) -> None:
    label = "Union denies deal with port authority over cranes at Calder Bay"

    (line,) = choice_lines(Choice(label, "1", "", matched), 28)

    last = max(matched, default=0)
    assert line.plain == shown
    assert [line.plain[run.start] for run in line.spans][-1:] == [label[last]] * bool(matched)
