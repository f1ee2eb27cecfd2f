"""Highlights and notes on words of the article, from the keyboard; marks that lost their place."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static, TextArea

from tests.terminal.reader import Place, Reader, make_place, opened, plain, reading
from tui.events import Event
from tui.news.highlight import Highlight, Standing
from tui.news.span import Span
from tui.settings import Settings
from tui.terminal.article.layers import Layers
from tui.terminal.screens.dialogs.my_marks import MyMarks
from tui.terminal.screens.dialogs.note_editor import NoteEditor
from tui.terminal.screens.dialogs.picker import Picker
from tui.terminal.screens.main import MainScreen


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path)


def marks(place: Place, name: str = "port.md") -> list[Highlight]:
    id_ = place.id_of(name)
    with opened(place) as library:
        article = library.shelf.article(id_)
        assert article is not None
        return [standing.highlight for standing in library.highlights.of(id_, article.text)]


def exact(place: Place, name: str = "port.md") -> list[str]:
    return [mark.anchor.exact for mark in marks(place, name)]


def shown(reader: Reader) -> list[Standing]:
    return list(reader.main.mine.standings)


def edit(place: Place, was: str, now: str, name: str = "port.md") -> list[Event]:
    """Change a file on the disk, and bring it in as the background does."""
    text = (place.folder / name).read_text()
    assert was in text
    place.write({name: text.replace(was, now)})
    return place.bring_in()


async def select(reader: Reader, words: str) -> None:
    """Select words of the article on screen, in the article's pane."""
    if not reader.main.article.has_focus:
        await reader.do("article-pane")
    article = reader.main.article.article
    assert article is not None
    start = article.text.index(words)
    reader.main.article.select(Span(start, start + len(words)))
    await reader.settle()


async def write(reader: Reader, text: str) -> None:
    """Write into the note editor that is open, and close it."""
    editor = reader.app.screen
    assert isinstance(editor, NoteEditor)
    editor.query_one(TextArea).text = text
    await reader.do("keep-note")


async def lose(place: Place, reader: Reader) -> None:
    """Mark words, and edit them out of the file while the article is on screen."""
    await select(reader, "four cranes were running")
    await reader.press("a")
    await write(reader, "ask the foreman")
    reader.hear(*edit(place, "four cranes were running", "some hoists moved"))
    await reader.settle()


def said(reader: Reader, name: str) -> str:
    return plain(reader.app.screen.query_one(name, Static).content)


async def test_selected_words_are_highlighted_drawn_and_taken_away_again(place: Place) -> None:
    async with reading(place) as reader:
        await select(reader, "The port authority")
        await reader.press("H")
        assert exact(place) == ["The port authority"]
        assert reader.main.article.selection is None
        assert reader.line("explain") == "Highlighted “The port authority” · u takes it back"
        assert "▐The port" in reader.text
        await reader.press("H")
        assert exact(place) == []
        assert "▐The port" not in reader.text
        await reader.do("undo")
        assert "▐The port" in reader.text


async def test_a_highlight_of_a_finding_is_its_name_or_the_claims_sentence(place: Place) -> None:
    async with reading(place) as reader:
        await reader.do("article-pane")
        await reader.press("H")
        assert "Select words with v" in reader.line("explain")
        await reader.press("}", "H", "]", "H")
        sentence = "Daniel Okafor denied that any ship had been turned away."
        assert exact(place) == [sentence, "Daniel Okafor"] or exact(place) == [
            "Daniel Okafor",
            sentence,
        ]
        await reader.press("H")
        assert exact(place) == ["Daniel Okafor"]


async def test_a_note_on_words_is_shown_when_the_cursor_is_there(place: Place) -> None:
    async with reading(place) as reader:
        await select(reader, "four cranes")
        await reader.press("a")
        await write(reader, "ask the foreman\nand his wife")
        assert [mark.note for mark in marks(place)] == ["ask the foreman\nand his wife"]
        await reader.press("]", ",")
        assert reader.line("explain") == "✎ ask the foreman and his wife"
        await reader.press("a")
        await write(reader, "asked")
        assert [mark.note for mark in marks(place)] == ["asked"]
        assert "✎" in reader.text
        await reader.press("a")
        await write(reader, "")
        assert [(mark.note, mark.anchor.exact) for mark in marks(place)] == [("", "four cranes")]
        assert marks(place, "port.md")[0].anchor.exact == "four cranes"


async def test_a_note_that_is_not_written_marks_nothing(place: Place) -> None:
    async with reading(place) as reader:
        await select(reader, "four cranes")
        await reader.press("a")
        await write(reader, "")
        assert marks(place) == []
        assert reader.main.article.selection is not None


async def test_away_from_marks_a_note_is_the_articles_own(place: Place) -> None:
    async with reading(place) as reader:
        await select(reader, "four cranes")
        await reader.press("H", "escape", "a")
        await write(reader, "on the whole")
        assert [mark.note for mark in marks(place)] == [""]
        with opened(place) as library:
            assert library.marks.note_of(place.id_of("port.md")) == "on the whole"


async def test_one_steps_through_the_marks_of_an_article(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("l", ".")
        assert reader.line("explain") == "You marked nothing in this article."
        for words in ("ship had been", "four cranes"):
            await select(reader, words)
            await reader.press("H")
        reader.main.article.top()
        await reader.press("]", ",", ",")
        at = reader.main.article.mark
        assert at is not None
        assert at.highlight.anchor.exact == "four cranes"
        await reader.press(".", ".")
        assert reader.line("explain").startswith("No mark of yours after this one.")
        assert reader.main.article.mark == shown(reader)[1]


async def test_marks_are_a_layer_and_outlive_a_new_analysis(place: Place) -> None:
    async with reading(place) as reader:
        await select(reader, "four cranes")
        await reader.press("H")
        before = marks(place)
        reader.main.article.drawn_layers = Layers(marks=False)
        await reader.settle()
        assert "▐" not in reader.text.replace("▐ ", "")
        await reader.press(".")
        assert reader.line("explain").startswith("Your marks are not drawn")
        reader.main.article.drawn_layers = Layers()
        reader.main.reading.repaint_findings()
        await reader.settle()
        assert marks(place) == before


async def test_in_plain_mode_marks_are_letters(place: Place) -> None:
    async with reading(place, settings=Settings(plain=True)) as reader:
        await select(reader, "The port authority")
        await reader.press("H")
        assert "=The port authority" in reader.text


async def test_a_mark_follows_an_edit_made_while_its_article_is_on_screen(place: Place) -> None:
    async with reading(place) as reader:
        await select(reader, "four cranes were running")
        await reader.press("H")
        reader.hear(*edit(place, "The port authority", "Corrected: on Monday the port authority"))
        await reader.settle()
        reader.hear(*edit(place, "four cranes were", "four big cranes were"))
        await reader.settle()
        [standing] = shown(reader)
        article = reader.main.article.article
        assert article is not None
        assert standing.span is not None
        assert standing.span.of(article.text) == "four big cranes were running"
        await reader.press("[", ".")
        assert "you marked “four cranes were running”" in reader.line("explain")


async def test_a_lost_mark_is_said_shown_beside_the_new_text_and_put_right(place: Place) -> None:
    async with reading(place) as reader:
        await lose(place, reader)
        lines = reader.text.splitlines()
        at = next(n for n, line in enumerate(lines) if "! 1 mark lost its place" in line)
        await reader.pilot.click(offset=(lines[at].index("! 1 mark") + 2, at))
        await reader.settle()
        assert "four cranes were running" in said(reader, "#then")
        assert "ask the foreman" in said(reader, "#then")
        await reader.press("s")
        assert isinstance(reader.app.screen, MainScreen)
        assert "Where is “four cranes were" in reader.line("explain")
        await select(reader, "some hoists moved")
        assert "puts it there" in reader.line("explain")
        await reader.press("H")
        [standing] = shown(reader)
        assert standing.span is not None
        assert standing.highlight.note == "ask the foreman"
        assert "lost its place" not in reader.text
        await reader.do("undo")
        assert "! 1 mark lost its place" in reader.text


async def test_a_proposed_place_is_taken_with_enter(place: Place) -> None:
    async with reading(place) as reader:
        await select(reader, "four cranes were running")
        await reader.press("H")
        head, _, _ = (place.folder / "port.md").read_text().partition("The port authority")
        again = "As four cranes were running, so was he. Later four cranes were running, too.\n"
        place.write({"port.md": head + again})
        reader.hear(*place.bring_in())
        await reader.settle()
        await reader.do("lost-marks")
        assert "1 of 2" in said(reader, "#now")
        await reader.press("tab")
        assert "2 of 2" in said(reader, "#now")
        await reader.press("enter")
        assert isinstance(reader.app.screen, MainScreen)
        [standing] = shown(reader)
        assert standing.span is not None


async def test_a_lost_mark_is_kept_or_deleted_and_both_are_undone(place: Place) -> None:
    async with reading(place) as reader:
        await lose(place, reader)
        await reader.do("lost-marks")
        await reader.press("k")
        assert "lost its place" not in reader.text
        assert [mark.is_let_go for mark in marks(place)] == [True]
        await reader.do("lost-marks")
        assert reader.line("explain") == "Every mark has its place."
        await reader.do("undo", "lost-marks")
        await reader.press("x")
        assert marks(place) == []
        await reader.do("undo")
        assert "! 1 mark lost its place" in reader.text


async def test_all_marks_are_listed_found_by_words_and_gone_to(place: Place) -> None:
    async with reading(place) as reader:
        await select(reader, "four cranes")
        await reader.press("H")
        await reader.do("next-article")
        await select(reader, "any deal")
        await reader.press("a")
        await write(reader, "which?")
        await reader.do("my-marks")
        assert isinstance(reader.app.screen, MyMarks)
        assert reader.text.index("any deal") < reader.text.index("four cranes")
        await reader.type("cranes")
        await reader.do("choose")
        assert reader.headline == "Port reopens, ministry says"
        assert reader.main.article.mark == shown(reader)[0]
        await reader.search("title:hospital")
        await reader.do("keep-results", "my-marks")
        await reader.type("which")
        await reader.do("choose")
        await reader.settle(lambda: reader.headline == "Union denies deal with port")
        assert reader.main.article.has_focus
        await reader.do("my-marks", "delete-mark")
        assert marks(place, "union.md") == []
        assert len(reader.app.screen.query_one(Picker)._choices) == 1


async def test_a_search_for_marks_opens_an_article_at_the_mark(place: Place) -> None:
    async with reading(place) as reader:
        for words in ("four cranes", "any ship"):
            await select(reader, words)
            await reader.press("H")
        await reader.do("next-article")
        await reader.search("highlight:ship")
        await reader.do("keep-results", "open")
        assert reader.main.article.mark == shown(reader)[1]


@pytest.mark.parametrize("size", [(60, 20), (120, 30)])
async def test_old_and_new_text_are_readable_at_every_size(
    place: Place, size: tuple[int, int]
) -> None:
    async with reading(place, size=size) as reader:
        await lose(place, reader)
        await reader.do("lost-marks")
        for words in ("as you marked it", "in the text now", "hoists", "keep it"):
            assert words in reader.text
        lines = reader.text.splitlines()
        then = next(n for n, line in enumerate(lines) if "as you marked it" in line)
        now = next(n for n, line in enumerate(lines) if "in the text now" in line)
        assert (then == now) is (size[0] > 76)
