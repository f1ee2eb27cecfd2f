"""Reading an article in the app: selecting, copying, opening, explaining."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from tests.terminal.reader import Place, Reader, make_place, reading
from tui.news.findings import Claim, Mention
from tui.news.span import Span
from tui.terminal.outside import Outside, Program
from tui.terminal.registry.commands import Pane, Scope

HOSPITAL = "Hospital ship waits outside"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path)


def selected(reader: Reader) -> str:
    article, span = reader.main.article.article, reader.main.article.selection
    return span.of(article.text) if article is not None and span is not None else ""


async def test_words_are_selected_from_the_finding_under_the_cursor(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("enter", "}", "v")
        assert selected(reader) == "Daniel Okafor"
        assert Scope.SELECTING in reader.main.scopes
        assert "2 words selected" in reader.line("explain")
        await reader.press("l", "j", ")", "h")
        assert selected(reader) == "Daniel Okafor denied that any ship had been turned away"
        await reader.press("o", "(")
        assert selected(reader).startswith("The port authority confirmed on Tuesday")
        await reader.press("escape")
        assert selected(reader) == ""
        assert Scope.READING in reader.main.scopes


async def test_a_selection_ends_with_its_pane_and_its_article(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("enter", "v")
        assert selected(reader) == "Port"
        await reader.do("list-pane")
        assert selected(reader) == ""
        await reader.press("v")
        assert reader.main.list.marked
        await reader.press("enter", "v")
        await reader.do("next-article")
        assert selected(reader) == ""


async def test_what_is_copied_is_chosen_or_selected_and_the_way_it_went_is_said(
    place: Place,
) -> None:
    async with reading(place) as reader:
        await reader.press("enter", "]", "y", "q")
        assert reader.app.clipboard.startswith("“Daniel Okafor denied that any ship")
        assert "— Daniel Okafor (denied), Harbour Courier, 14 November 2023" in reader.app.clipboard
        assert "if the terminal lets" in reader.line("explain")
        await reader.press("y", "y")
        assert reader.app.clipboard.startswith("Port reopens, ministry says\n\nThe port authority")
        await reader.press("y", "p")
        assert reader.app.clipboard.endswith("port.md")
        await reader.press("v", "y")
        assert reader.app.clipboard == "Daniel Okafor denied that any ship had been turned away"
        assert selected(reader) == ""
        taker = (sys.executable, "-c", "import sys; assert sys.stdin.read().endswith('away')")
        reader.app.outside = Outside(clipboards=(Program(("/no/such/program",)), Program(taker)))
        await reader.press("v", "y")
        await reader.settle(lambda: "and through the terminal" in reader.line("explain"))
        assert f"Copied 10 words with {Path(sys.executable).name}" in reader.line("explain")


async def test_in_the_list_all_marked_rows_are_copied(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("v", "j", "v", "y")
        assert "headlines and links of 2 articles" in reader.text
        await reader.press("h")
        first, second = reader.app.clipboard.split("\n\n")
        assert first.startswith("Port reopens, ministry says\n")
        assert second.startswith("Cranes idle for third day\n")
        await reader.press("y", "p")
        assert [Path(line).name for line in reader.app.clipboard.split("\n")] == [
            "port.md",
            "cranes.md",
        ]


async def test_the_original_is_opened_by_its_address_else_by_its_file(
    tmp_path: Path, place: Place
) -> None:
    taken = tmp_path / "opened"
    code = f"import sys; open({str(taken)!r}, 'a').write(sys.argv[1] + chr(10))"
    program = Program((sys.executable, "-c", code))
    place.write(
        {"web.md": "---\ntitle: Web\ndate: 2024-01-01\nurl: https://a.example/1\n---\nHi.\n"}
    )
    place.bring_in()
    async with reading(place) as reader:
        reader.app.outside = Outside(browsers=(program,), pagers=(program,))
        await reader.do("open-original")
        await reader.settle(lambda: "Opened with" in reader.line("explain"))
        await reader.do("next-article", "open-original")
        await reader.settle(lambda: "port.md" in reader.line("explain"))
    assert taken.read_text().split() == ["https://a.example/1", str(place.folder / "port.md")]


async def test_where_nothing_can_open_it_the_path_is_said(place: Place) -> None:
    async with reading(place, size=(200, 30)) as reader:
        await reader.do("open-original")
        assert str(place.folder / "port.md") in reader.line("explain")
        (place.folder / "port.md").unlink()
        await reader.do("open-original")
        assert "gone" in reader.line("explain")


async def test_the_text_goes_through_a_command_whose_output_can_be_read_and_cancelled(
    place: Place,
) -> None:
    code = "import sys; print(len(sys.stdin.read().split()), 'words')"
    async with reading(place) as reader:
        await reader.press("enter", "]", "v", "|")
        await reader.type(shlex.join([sys.executable, "-c", code]))
        await reader.press("enter")
        await reader.settle(lambda: "10 words" in reader.text and "done" in reader.text)
        await reader.press("escape", "escape", "|")
        assert "-c" in reader.text  # the command of before
        await reader.type("sleep 60")
        await reader.press("enter", "escape")
        await reader.settle(lambda: "cancelled" in reader.text)
        await reader.press("q", "|")
        await reader.type("no-such-program")
        await reader.press("enter")
        assert "no-such-program: No such file" in reader.line("explain")


AKIN = {
    "one.md": (
        "---\ntitle: One\ndate: 2024-02-01\n---\n"
        "The union denied that the gate was opened on purpose.\n"
    ),
    "two.md": (
        "---\ntitle: Two\ndate: 2024-01-01\nsource: AFP\n---\nDaniel Okafor was there.\n\n"
        "The union denied that anybody opened the gate on purpose.\n"
    ),
}


async def test_a_finding_is_explained_and_leads_to_who_else_says_so(place: Place) -> None:
    place.write(AKIN)
    place.bring_in()
    async with reading(place) as reader:
        await reader.press("i")
        assert "Nothing to explain here" in reader.line("explain")
        await reader.press("enter", "]", "i")
        await reader.settle(lambda: "Who else says the same" in reader.text)
        assert "denied  The union" in reader.text
        assert "a verb with “that”: said that … · confidence 0.90" in reader.text
        await reader.press("enter")
        assert reader.headline == "Two"
        assert reader.main.pane is Pane.ARTICLE
        assert isinstance(reader.main.article.finding, Claim)
        await reader.press("{", "i")
        await reader.settle(lambda: "Other articles: 2" in reader.text)
        await reader.press("j", "enter")
        assert reader.headline == HOSPITAL
        under_cursor: object = reader.main.article.finding
        assert isinstance(under_cursor, Mention)


async def test_an_article_that_the_search_does_not_hold_is_opened_all_the_same(
    place: Place,
) -> None:
    async with reading(place) as reader:
        await reader.search("title:reopens")
        await reader.press("enter", "enter", "}", "i")
        await reader.settle(lambda: "Other articles: 1" in reader.text)
        await reader.press("enter")
        await reader.settle(lambda: reader.headline == HOSPITAL)
        assert len(reader.headlines) == 4
        await reader.press("backspace")
        await reader.settle(lambda: len(reader.headlines) == 1)
        assert reader.headline == "Port reopens, ministry says"
        assert reader.main.pane is Pane.ARTICLE
        assert isinstance(reader.main.article.finding, Mention)
        await reader.press("backspace")
        assert "nowhere else" in reader.line("explain")


async def test_panes_that_come_and_go_leave_the_paragraph_under_the_eye(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("J", "enter")
        view = reader.main.article
        view.go_to(view.article.paragraphs[30] if view.article else Span(0, 1))
        view.scroll_lines(2)
        await reader.settle()
        here = view.place
        for keys in (("z",), ("z",), ("w", "5", "5", "escape"), ("w", "l", "escape"), ("1", "2")):
            await reader.press(*keys)
            assert view.place == here, keys
        for width, height in ((60, 20), (200, 50), (80, 24), (120, 30)):
            await reader.pilot.resize_terminal(width, height)
            await reader.settle()
            assert view.place == here, width


async def test_words_are_found_over_the_line_ends_of_the_file(place: Place) -> None:
    wrapped = (
        "The port authority confirmed on Tuesday that all of the big cranes\n"
        "were running again, eleven days after the dockers had walked out.\n"
    )
    place.write({"wrapped.md": f"---\ntitle: Wrapped\ndate: 2024-01-01\n---\n{wrapped}"})
    place.bring_in()
    async with reading(place) as reader:
        await reader.press("enter", "f")
        await reader.type("Cranes were")
        assert "1 here" in reader.text
        hit = reader.main.article.hit
        assert hit is not None
        assert len(hit.span) == len("cranes were")


async def test_an_article_in_another_language_says_that_nothing_is_looked_for(
    tmp_path: Path,
) -> None:
    spanish = (
        "El ministerio dijo el martes que el puente cerca del puerto permanecerá cerrado hasta "
        "finales de mes, según el ayuntamiento. â€œNoâ€, dijo el alcalde."
    )
    place = make_place(tmp_path, {"es.txt": f"El puente\n\n{spanish}\n"})
    place.bring_in()
    async with reading(place) as reader:
        assert "Spanish" in reader.text
        assert "Entities and claims are off: Spanish." in reader.text
        assert "! looks wrongly decoded" in reader.text
