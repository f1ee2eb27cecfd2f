"""Reading with the whole program: panes, articles, findings, what is said around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.reader import NEWS, Place, Reader, make_place, opened, reading
from tui.background import Analysed, AnalysisOff, Scanned, Shelved, Trouble
from tui.library.search import answering
from tui.news.findings import Claim
from tui.settings import Settings
from tui.terminal.app import NewsreaderApp
from tui.terminal.keys.keymap import default_keymap
from tui.terminal.keys.unknown_keys import UnknownKeys
from tui.terminal.progress import Progress
from tui.terminal.registry.commands import COMMANDS, Pane, Scope
from tui.terminal.screens.handlers import HANDLERS
from tui.terminal.start import Start

NEWEST, UNION, CRANES, HOSPITAL = (
    "Port reopens, ministry says",
    "Union denies deal with port",
    "Cranes idle for third day",
    "Hospital ship waits outside",
)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path)


def test_every_command_of_the_reading_screen_can_be_carried_out_there() -> None:
    there = {
        command.id
        for command in COMMANDS.values()
        if command.scope in (Scope.READING, Scope.SELECTING, Scope.SEARCH, Scope.EVERYWHERE)
    }
    assert set(HANDLERS) == there - {"own-tag"}


async def test_the_newest_article_is_on_screen_at_once_with_what_was_found(place: Place) -> None:
    async with reading(place) as reader:
        assert reader.headlines == [NEWEST, UNION, CRANES, HOSPITAL]
        assert reader.headline == NEWEST
        assert "4 articles" in reader.line("top")
        assert "Claims 1" in reader.text
        assert "Daniel Okafor" in reader.text
        assert "1 claims" not in reader.line("explain")


async def test_the_article_follows_the_cursor_of_the_list(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("j")
        assert reader.headline == UNION
        await reader.press("j", "j", "j")
        await reader.settle(lambda: reader.headline == HOSPITAL)
        await reader.press("g")
        await reader.settle(lambda: reader.headline == NEWEST)
        await reader.do("bottom")
        await reader.settle(lambda: reader.headline == HOSPITAL)


async def test_opening_an_article_marks_it_read_but_passing_by_does_not(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("j", "enter")
        assert reader.main.pane is Pane.ARTICLE
        rows = reader.main.articles.contents.rows(list(reader.main.list.keys))
        assert [row.is_read for row in rows] == [False, True, False, False]
        await reader.do("next-article")
        rows = reader.main.articles.contents.rows(list(reader.main.list.keys))
        assert [row.is_read for row in rows] == [False, True, True, False]


async def test_claims_are_gone_through_and_explained_and_shown_in_both_panes(
    place: Place,
) -> None:
    async with reading(place) as reader:
        await reader.press("enter", "]")
        claim = reader.main.article.finding
        assert isinstance(claim, Claim)
        assert reader.line("explain").startswith("✗ denied · Daniel Okafor")
        assert reader.main.findings.rows.cursor_index == 0
        await reader.press("]")
        assert reader.line("explain").startswith("No claim after this one.")
        await reader.press("}")
        await reader.settle(lambda: "person" in reader.line("explain"))
        assert reader.main.findings.rows.cursor_index == 1


async def test_the_findings_pane_leads_the_article(place: Place) -> None:
    async with reading(place) as reader:
        await reader.do("findings-pane")
        assert reader.main.pane is Pane.FINDINGS
        await reader.press("j")
        await reader.settle(lambda: reader.line("explain").startswith("Daniel Okafor · person"))
        await reader.press("k")
        await reader.settle(lambda: isinstance(reader.main.article.finding, Claim))
        await reader.press("enter")
        assert reader.main.article.has_focus


async def test_enter_on_a_name_shows_all_articles_with_it(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("enter", "}", "enter")
        await reader.settle(lambda: reader.headlines == [NEWEST, HOSPITAL])
        assert reader.main.pane is Pane.LIST
        await reader.press("escape")
        await reader.settle(lambda: len(reader.headlines) == 4)
        assert reader.headline == NEWEST


async def test_an_enter_before_the_first_answer_opens_the_first_article(place: Place) -> None:
    with opened(place) as library:
        app = NewsreaderApp(library, place.searcher, Start(theme_folders=(place.one_theme(),)))
        app.main.searching.when_answered(lambda: app.main.run_command("open"))
        async with app.run_test() as pilot:
            reader = Reader(app, pilot)
            await reader.settle(lambda: app.main.pane is Pane.ARTICLE)
            assert reader.headline == "Port reopens, ministry says"
            # As it comes when it was pressed before the terminal gave up its lines to us.
            await reader.press("escape", "ctrl+j")
            assert app.main.pane is Pane.ARTICLE


async def test_escape_goes_one_step_back_and_never_quits(place: Place) -> None:
    async with reading(place) as reader:
        await reader.do("findings-pane")
        seen = []
        for _ in range(4):
            await reader.press("escape")
            seen.append(reader.main.pane)
        assert seen == [Pane.ARTICLE, Pane.LIST, Pane.LIST, Pane.LIST]
        assert reader.app.is_running
        await reader.press("q")
        assert reader.app.return_value == place.id_of("port.md")


async def test_panes_are_reached_by_tab_by_letters_and_by_digits(place: Place) -> None:
    async with reading(place) as reader:
        for key, pane in (
            ("tab", Pane.ARTICLE),
            ("tab", Pane.FINDINGS),
            ("tab", Pane.LIST),
            ("shift+tab", Pane.FINDINGS),
            ("h", Pane.ARTICLE),
            ("l", Pane.FINDINGS),
            ("l", Pane.FINDINGS),
            ("1", Pane.LIST),
            ("h", Pane.LIST),
            ("2", Pane.ARTICLE),
            ("3", Pane.FINDINGS),
        ):
            await reader.press(key)
            assert reader.main.pane is pane, key


async def test_keys_that_mean_nothing_do_nothing_and_say_so_once(place: Place) -> None:
    async with reading(place) as reader:
        before = reader.text
        await reader.press("Q", "X", "f9", "ctrl+t", "9")
        assert "9 has no tag (tags: in the settings); ? shows the keys" in reader.line("explain")
        await reader.press("é")
        told = "é does nothing here; ? shows the keys"
        assert reader.line("explain").strip() == told
        await reader.press("t", "%")
        assert "%" in reader.text
        await reader.press("escape")
        assert reader.text.replace(told, "1 claim ] · 1 name }") == before


def test_of_a_key_that_is_held_it_is_said_once_that_it_does_nothing() -> None:
    keys = UnknownKeys(default_keymap())
    assert keys.words("Q", [Scope.READING, Scope.EVERYWHERE])
    assert not keys.words("Q", [Scope.READING, Scope.EVERYWHERE])
    assert keys.words("X", [Scope.PAIRS]) == "X does nothing here"
    assert keys.words("Q", [Scope.READING, Scope.EVERYWHERE])


async def test_own_keys_take_the_place_of_the_defaults_everywhere(place: Place) -> None:
    settings = Settings(keys={"down": ("z",), "open": ("ctrl+o",)})
    async with reading(place, settings=settings) as reader:
        await reader.press("j")
        assert reader.headline == NEWEST
        await reader.press("z")
        assert reader.headline == UNION
        assert "ctrl+o open" in reader.line("keys")


async def test_space_goes_on_to_the_next_article_after_the_last_page(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("j", "enter")
        view = reader.main.article
        await reader.do("page-down")
        assert reader.headline == UNION
        assert view.scroll_offset.y > 10
        await reader.do("bottom", "page-down")
        assert reader.headline == CRANES
        assert reader.main.pane is Pane.ARTICLE
        await reader.do("bottom", "page-down", "page-down")
        assert reader.headline == HOSPITAL
        assert "last article" in reader.line("explain")


async def test_wrong_settings_are_said_at_the_start_and_kept_in_the_report(place: Place) -> None:
    settings = Settings(keys={"tagg": ("z",)}, theme="newsreader-drak")
    async with reading(place, settings=settings, problems=("settings.yaml, line 3: no",)) as reader:
        assert reader.line("explain") == "settings.yaml, line 3: no (and 2 more; I shows all)"
        await reader.press("I")
        assert "did you mean tag?" in reader.text
        assert "did you mean newsreader-dark?" in reader.text


async def test_the_first_run_says_what_to_do(place: Place) -> None:
    async with reading(place, size=(80, 24), is_first_run=True) as reader:
        assert reader.line("explain") == (
            "Samples; yours: newsreader FOLDER. enter reads, ] claims, / searches, t tags."
        )
        assert reader.line("keys").endswith("? help")


async def test_the_article_that_was_on_screen_last_is_on_screen_again(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "TYPING_LIMIT", 2)  # of the beginning, where it is not
    async with reading(place, article=place.id_of("cranes.md")) as reader:
        await reader.settle(lambda: reader.headline == CRANES)
        assert reader.main.list.cursor_index == 2


# What the background brings ----------------------------------------------------------------


async def test_new_articles_come_in_above_without_moving_the_one_being_looked_at(
    place: Place,
) -> None:
    place.write({f"old{n}.md": f"---\ndate: 2020-01-{n:02}\n---\nOld {n}." for n in range(1, 31)})
    place.bring_in()
    async with reading(place) as reader:
        await reader.press("j")
        assert reader.headline == UNION
        row = reader.main.list.cursor_index * 2 - reader.main.list.scroll_offset.y
        place.write(
            {
                f"{n}.md": f"---\ntitle: News {n}\ndate: 2024-01-{n:02}\n---\nText {n}."
                for n in range(1, 29)
            }
        )
        reader.hear(*place.bring_in())
        await reader.settle(lambda: len(reader.main.list.keys) == 62)
        assert reader.headline == UNION
        assert reader.main.list.cursor_index == 29
        assert reader.main.list.cursor_index * 2 - reader.main.list.scroll_offset.y == row
        assert "62 articles" in reader.line("top")


async def test_an_edited_article_shows_its_new_text_where_the_reader_was(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("j", "enter")
        await reader.do("page-down")
        row = reader.main.article.scroll_offset.y
        place.write({"union.md": NEWS["union.md"].replace("Paragraph 40 of", "The fortieth of")})
        reader.hear(*place.bring_in(is_analysed=False))
        assert "edited" in reader.line("explain")
        article = reader.main.article.article
        assert article is not None
        assert "The fortieth of" in article.text
        await reader.idle()
        assert reader.main.article.scroll_offset.y == row


async def test_an_article_whose_file_is_removed_stays_on_screen_and_says_so(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("j")
        (place.folder / "union.md").unlink()
        reader.hear(*place.bring_in(), Shelved(0, 0))
        await reader.settle(lambda: "3 articles" in reader.line("top"))
        assert reader.headline == UNION
        assert "gone from the corpus" in reader.line("explain")
        assert "file removed" in reader.text
        await reader.press("j")
        assert reader.headline == CRANES
        await reader.press("k")
        assert reader.app.is_running


async def test_a_renamed_file_stays_under_the_cursor_once(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("j", "enter")
        await reader.do("page-down")
        row = reader.main.article.scroll_offset.y
        (place.folder / "union.md").rename(place.folder / "dockers.md")
        reader.hear(*place.bring_in(), Shelved(1, 1))
        await reader.settle(lambda: reader.main.searching.is_up_to_date)
        assert reader.headlines == [NEWEST, UNION, CRANES, HOSPITAL]
        assert reader.headline == UNION
        assert reader.main.list.cursor_index == 1
        assert reader.main.article.scroll_offset.y == row
        assert "file removed" not in reader.text


async def test_an_empty_folder_is_said_to_be_empty_once_it_was_looked_through(
    tmp_path: Path,
) -> None:
    place = make_place(tmp_path, {})
    async with reading(place) as reader:
        reader.main.progress = Progress(is_looking=True)
        reader.main.articles.show(keep=True)
        assert reader.main.list.empty == "Reading in the files…"
        reader.hear(*place.bring_in())
        assert "No articles here yet." in reader.main.list.empty


async def test_findings_appear_in_the_article_on_screen_when_they_are_made(tmp_path: Path) -> None:
    place = make_place(tmp_path, {})
    place.write(NEWS)
    place.bring_in(is_analysed=False)
    async with reading(place) as reader:
        assert "Not analysed yet." in reader.text
        await reader.press("]")
        assert reader.line("explain") == "Not analysed yet."
        await reader.press("enter")
        await reader.do("down")
        row = reader.main.article.scroll_offset.y
        for event in place.bring_in():
            reader.hear(event)
        await reader.press("]")
        assert reader.line("explain").startswith("✗ denied")
        assert reader.main.article.scroll_offset.y == row
        assert "Claims 1" in reader.text


async def test_progress_and_trouble_are_said_below(place: Place) -> None:
    async with reading(place) as reader:
        reader.hear(Scanned(9, 5, 0, 0, 0), Shelved(2, 5))
        assert "reading in 2 of 5" in reader.line("keys")
        reader.hear(Shelved(5, 5), Analysed((), 1, 9))
        assert "analysing 1 of 9" in reader.line("keys")
        reader.hear(Trouble("The disk is full."))
        assert reader.line("explain") == "The disk is full."
        reader.hear(AnalysisOff("No model is installed. Run this."))
        assert "entities and claims are off" in reader.line("keys")


# Sizes -------------------------------------------------------------------------------------


def panes_seen(reader_text: str) -> set[str]:
    marks = {"list": "Cranes idle", "article": "The port", "findings": "Claims 1"}
    return {pane for pane, mark in marks.items() if mark in reader_text}


@pytest.mark.parametrize(
    ("size", "at_list", "at_article", "at_findings"),
    [
        ((60, 20), {"list"}, {"article"}, {"findings"}),
        ((80, 24), {"list", "article"}, {"article"}, {"article", "findings"}),
        ((120, 30), *[{"list", "article", "findings"}] * 3),
        ((200, 50), *[{"list", "article", "findings"}] * 3),
    ],
)
async def test_as_many_panes_as_read_well_are_shown_around_the_one_in_focus(
    place: Place,
    size: tuple[int, int],
    at_list: set[str],
    at_article: set[str],
    at_findings: set[str],
) -> None:
    async with reading(place, size=size) as reader:
        for command, seen in (
            ("list-pane", at_list),
            ("article-pane", at_article),
            ("findings-pane", at_findings),
        ):
            await reader.do(command)
            await reader.idle()
            assert panes_seen(reader.text) == seen, command


async def test_what_is_too_long_for_its_line_is_said_in_full_over_the_lines_above(
    place: Place,
) -> None:
    async with reading(place, size=(60, 20)) as reader:
        await reader.press("l")
        above = reader.text.split("\n")[:15]
        await reader.press("r")
        lines = reader.text.split("\n")
        assert lines[:15] == above
        said = " ".join(" ".join(lines[15:19]).split())
        assert said.endswith(
            "Nothing to correct here. ] goes to the next claim, } to the next name."
        )
        await reader.press("enter", "]")
        assert "to the next name" not in reader.text


async def test_a_narrow_screen_says_where_one_is_and_jumps_open_the_article(place: Place) -> None:
    async with reading(place, size=(60, 20)) as reader:
        assert reader.line("top").startswith("list")
        await reader.press("]")
        assert reader.main.pane is Pane.ARTICLE
        assert reader.line("top").startswith("article")


async def test_growing_and_shrinking_keeps_pane_and_article(place: Place) -> None:
    async with reading(place, size=(120, 30)) as reader:
        await reader.press("j", "enter")
        for width, height in ((60, 20), (200, 50), (10, 3), (80, 24)):
            await reader.pilot.resize_terminal(width, height)
            await reader.idle()
        assert reader.headline == UNION
        assert reader.main.pane is Pane.ARTICLE
