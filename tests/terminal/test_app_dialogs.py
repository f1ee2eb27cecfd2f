"""Help, palette, layers, themes and the import report."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.filter import ANSIToTruecolor
from textual.widgets import Input

from tests.terminal.reader import NEWS, THEMES, Place, Reader, make_place, opened, reading
from tui.news.mark import Tag
from tui.settings import Settings
from tui.terminal.app import NewsreaderApp
from tui.terminal.keeping import Kept
from tui.terminal.progress import Progress
from tui.terminal.registry.commands import COMMANDS, Pane
from tui.terminal.screens.dialogs.help import HelpScreen
from tui.terminal.screens.dialogs.palette import Palette
from tui.terminal.screens.dialogs.picker import Choice, Picker
from tui.terminal.screens.dialogs.switchboard import Switchboard
from tui.terminal.screens.main import MainScreen
from tui.terminal.start import Start


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path)


def picker(reader: Reader) -> Picker:
    return reader.app.screen.query_one(Picker)


def inside(reader: Reader) -> str:
    """The words inside the dialog's box, on one line."""
    lines = [line.split("│") for line in reader.text.split("\n")]
    return " ".join(" ".join(parts[1] for parts in lines if len(parts) > 2).split())


async def test_help_lists_every_command_with_the_readers_own_keys(place: Place) -> None:
    settings = Settings(keys={"tag": ("z",)}, tags={"5": Tag("check")})
    async with reading(place, settings=settings) as reader:
        await reader.press("?")
        assert isinstance(reader.app.screen, HelpScreen)
        choices = picker(reader)._choices
        assert {choice.value for choice in choices} == set(COMMANDS)
        assert [c.about for c in choices if c.value == "tag"] == ["z"]
        assert [c.about for c in choices if c.value == "own-tag"] == ["5"]
        assert "Moving" in reader.text
        await reader.type("undo")
        assert picker(reader)._choices[0].value == "undo"
        await reader.press("escape")
        assert isinstance(reader.app.screen, MainScreen)


async def test_help_finds_a_command_by_its_key_and_can_run_it(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("?")
        await reader.type("w")
        assert "view" in [choice.value for choice in picker(reader)._choices]
        await reader.do("cancel")
        await reader.press("f1")
        await reader.type("layers on or off")
        await reader.press("enter")
        assert isinstance(reader.app.screen, Switchboard)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 50)])
async def test_help_fits_every_screen_and_says_the_whole_sentence(
    place: Place, size: tuple[int, int]
) -> None:
    async with reading(place, size=size) as reader:
        await reader.press("?")
        await reader.type("speaker")
        assert COMMANDS["open"].help in inside(reader)
        assert all(len(line) <= size[0] for line in reader.text.split("\n"))


async def test_the_palette_finds_a_command_by_its_letters_and_shows_its_key(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("ctrl+p")
        assert isinstance(reader.app.screen, Palette)
        await reader.type("tkatg")
        assert picker(reader)._choices[0].label == "Take a tag away"
        assert picker(reader)._choices[0].about == "T"
        await reader.do("cancel")
        await reader.press(":")
        await reader.type("findings")
        await reader.press("enter")
        assert reader.main.pane is Pane.FINDINGS


async def test_own_tags_are_in_the_palette(place: Place) -> None:
    async with reading(place, settings=Settings(tags={"5": Tag("check")})) as reader:
        await reader.press(":")
        await reader.type("check")
        await reader.press("enter")
        assert reader.line("explain").startswith("Tagged check")


async def test_layers_and_width_work_while_one_looks(place: Place) -> None:
    async with reading(place) as reader:
        view = reader.main.article
        await reader.press("w", "2", "e", "+", "-", "-")
        assert not view.drawn_layers.claims
        assert not view.drawn_layers.entities
        assert view.reading_width == 76
        assert "off" in reader.text
        await reader.press("7")
        assert reader.main.list.row_height == 1
        await reader.press("escape")
        assert isinstance(reader.app.screen, MainScreen)


async def test_a_theme_is_tried_on_while_choosing_and_taken_off_again(place: Place) -> None:
    async with reading(place, all_themes=True) as reader:
        before = reader.app.theme
        others = [name for name in reader.app.looks if name != before]
        assert len(others) >= 3
        for name in others[:2]:
            await reader.do("theme")
            await reader.type(name)
            assert reader.app.theme == name
            await reader.do("cancel")
            assert reader.app.theme == before
        await reader.do("theme")
        await reader.type(others[0])
        await reader.do("choose")
        assert reader.app.theme == others[0]


async def test_a_theme_that_was_taken_is_told_for_the_next_start(place: Place) -> None:
    told: list[Kept] = []
    async with reading(place, all_themes=True, keep=told.append) as reader:
        reader.app.keep()
        await reader.do("theme")
        await reader.type("sepia")
        await reader.do("choose")
        reader.app.keep()
        reader.app.keep()
    assert [kept.theme for kept in told] == ["", "sepia"]
    assert told[0].article is not None


async def test_a_broken_theme_stands_first_in_the_picker_and_is_worn_once_mended(
    place: Place,
) -> None:
    path = place.one_theme() / "mine.yaml"
    path.write_text("extends: newsreader-drak\n")
    async with reading(place, settings=Settings(theme="mine")) as reader:
        assert reader.app.theme == "newsreader-dark"
        await reader.do("theme")
        assert picker(reader).choice == Choice("mine", None, "cannot be worn")
        assert "no theme 'newsreader-drak' to extend" in inside(reader)
        await reader.press("down", "enter")
        assert reader.app.picked_theme == ""
        path.write_text("extends: newsreader-dark\ntitle: Mine\n")
        reader.app.look_at_themes()
        await reader.settle()
        assert reader.app.theme == "mine"


async def test_the_legend_explains_the_article_on_screen(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("L")
        assert "✗ denied" in reader.text
        assert "what is said" in reader.text
        await reader.press("L")
        assert "what is said" not in reader.text


async def test_the_import_report_names_every_file_left_out_and_why(tmp_path: Path) -> None:
    place = make_place(tmp_path, {**NEWS, "broken.json": '{"title": "x", '})
    (place.folder / "noise.txt").write_bytes(bytes(range(256)) * 20)
    place.bring_in()
    async with reading(place) as reader:
        await reader.press("I")
        assert "4 articles · 4 analysed · 2 left out" in reader.text
        assert "broken.json" in reader.text
        await reader.type("noise")
        assert len(picker(reader)._choices) == 1
        await reader.press("enter")
        assert reader.line("explain").startswith("No pager was found: ")
        assert reader.line("explain").endswith("noise.txt") or "…" in reader.line("explain")
        assert isinstance(reader.app.screen, MainScreen)


async def test_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    place = make_place(tmp_path, {})
    async with reading(place) as reader:
        assert "No articles here yet." in reader.text
        assert reader.line("keys").startswith("R look again")
        assert "tag" not in reader.line("keys")
        await reader.press("enter", "t", "]", "n", "s", "a", "v", "u", "J", "escape", "space", "L")
        await reader.do("findings-pane", "down", "open", "bottom", "top", "half-page-down")
        assert reader.app.is_running


async def test_a_folder_of_which_nothing_can_be_read_says_so(tmp_path: Path) -> None:
    place = make_place(tmp_path, {"broken.json": '{"title": "x", '})
    async with reading(place) as reader:
        assert "the file could not" in reader.text


BLOCKS = {*map(chr, range(0x2500, 0x2600)), *"✗✎"}
"""Lines, blocks and shapes, and signs that have a letter instead."""


async def test_plain_mode_has_no_boxes_and_letters_for_signs(place: Place) -> None:
    async with reading(place, settings=Settings(plain=True)) as reader:
        assert "* Port reopens" in reader.text
        reader.main.progress = Progress(analysed=1, to_analyse=4)
        await reader.press("v", "enter", "]")
        assert not BLOCKS & set(reader.text)
        assert "analysing 1 of 4" in reader.text
        await reader.press("B")
        assert not BLOCKS & set(reader.text)
        await reader.press("escape", "?")
        assert not BLOCKS & set(reader.text)


async def test_the_cursor_of_a_prompt_is_seen_in_the_terminals_own_colours(place: Place) -> None:
    async with reading(place, settings=Settings(theme="terminal"), all_themes=True) as reader:
        await reader.press("t")
        style = reader.app.screen.query_one(Input).get_component_rich_style("input--cursor")
        assert style.reverse
        assert style.bgcolor is not None
        assert style.bgcolor.is_default


async def test_a_theme_that_is_saved_while_one_reads_is_worn_at_once(place: Place) -> None:
    path = place.one_theme() / "mine.yaml"
    path.write_text('extends: newsreader-dark\ncolors:\n  accent: "#112233"\n')
    async with reading(place, settings=Settings(theme="mine")) as reader:
        assert reader.app.get_css_variables()["accent"] == "#112233"
        path.write_text('extends: newsreader-dark\ncolors:\n  accent: "#445566"\n# changed\n')
        reader.app.look_at_themes()
        await reader.settle()
        assert reader.app.get_css_variables()["accent"] == "#445566"
        path.write_text("extends: newsreader-dark\ncolors:\n  acc")
        reader.app.look_at_themes()
        await reader.settle()
        assert reader.app.get_css_variables()["accent"] == "#445566"
        assert "mine.yaml, line" in reader.line("explain")


@pytest.mark.parametrize(
    ("asked", "terminal", "worn"),
    [
        ("newsreader-dark", "xterm-256color", "newsreader-dark"),
        ("newsreader-dark", "xterm", "terminal"),
        ("terminal", "xterm-256color", "terminal"),
        ("sepia", "xterm", "sepia"),
    ],
)
async def test_the_terminals_own_colours_are_left_to_the_terminal(
    place: Place, monkeypatch: pytest.MonkeyPatch, asked: str, terminal: str, worn: str
) -> None:
    monkeypatch.delenv("COLORTERM", raising=False)
    monkeypatch.setenv("TERM", terminal)
    async with reading(place, settings=Settings(theme=asked), all_themes=True) as reader:
        assert reader.app.theme == worn
        [converted] = [f for f in reader.app._filters if isinstance(f, ANSIToTruecolor)]
        assert converted.enabled is (worn != "terminal")


async def test_without_colours_weight_and_lines_say_what_colours_would(place: Place) -> None:
    with opened(place) as library:
        app = NewsreaderApp(
            library, place.searcher, Start(theme_folders=(THEMES,), is_colourless=True)
        )
        async with app.run_test() as pilot:
            assert app.theme == "plain"
            await pilot.press("?")
            assert app.screen.styles.background.a == 0  # else the screen behind would be blank
