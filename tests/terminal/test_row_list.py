from array import array
from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content

from tests.terminal.story import WidgetApp
from tui.terminal.widgets.row_list import RowList
from tui.terminal.widgets.row_look import RowState

MILLION = 1_000_000


class ListApp(WidgetApp):
    """A list of numbers, which notes what it painted and which messages came."""

    def __init__(self, row_height: int = 1) -> None:
        super().__init__()
        self.painted: list[int] = []
        self.heard: list[tuple[str, int | None]] = []
        self.words = "row"
        self.rows = RowList(self.paint, row_height=row_height, empty="No articles yet. Press o.")

    def paint(self, key: int, width: int, state: RowState) -> Sequence[Content]:
        self.painted.append(key)
        return [Content(f"{self.words} {key}"), Content(f"  of {width}{' *' * state.is_marked}")]

    def compose(self) -> ComposeResult:
        yield self.rows

    def without_scrollbar(self) -> list[str]:
        return [line[:19].rstrip() for line in self.lines()]

    def on_row_list_cursor_moved(self, event: RowList.CursorMoved) -> None:
        self.heard.append(("moved", event.key))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        self.heard.append(("chosen", event.key))


SIZE = (20, 10)


async def test_a_million_rows_are_painted_one_screen_at_a_time() -> None:
    app = ListApp()
    async with app.run_test(size=SIZE) as pilot:
        app.rows.show(array("q", range(MILLION)))
        await pilot.pause()
        assert set(app.painted) == set(range(10))
        app.rows.move_to(MILLION)
        await pilot.pause()
        assert app.lines()[-1] == f"▌row {MILLION - 1}"
        assert list(app.rows.visible_keys) == list(range(MILLION - 10, MILLION))
        assert len(set(app.painted)) == 20


async def test_an_empty_list_says_what_to_do() -> None:
    app = ListApp()
    async with app.run_test(size=SIZE):
        assert "".join(app.lines()).split() == ["No", "articles", "yet.", "Press", "o."]
        app.rows.move(1)
        app.rows.choose()
        assert app.rows.cursor_key is None


async def test_painting_one_row_anew_moves_and_paints_nothing_else() -> None:
    app = ListApp()
    async with app.run_test(size=SIZE) as pilot:
        app.rows.show(range(100))
        app.rows.move_to(50)
        await pilot.pause()
        before = app.lines()
        app.painted.clear()
        app.words = "tagged"
        app.rows.repaint([48])
        await pilot.pause()
        assert app.painted == [48]
        assert app.lines() == [line.replace("row 48", "tagged 48") for line in before]


async def test_new_rows_above_leave_the_cursor_and_the_screen_as_they_are() -> None:
    app = ListApp(row_height=2)
    async with app.run_test(size=SIZE) as pilot:
        app.rows.show(range(100, 200))
        app.rows.move_to(20)
        app.rows.move(-2)
        await pilot.pause()
        before = app.without_scrollbar()
        app.heard.clear()
        app.rows.show(range(200))
        await pilot.pause()
        assert app.without_scrollbar() == before
        assert (app.rows.cursor_key, app.rows.cursor_index) == (118, 118)
        assert app.heard == []


async def test_a_row_that_goes_hands_the_cursor_to_the_next() -> None:
    app = ListApp()
    async with app.run_test(size=SIZE) as pilot:
        app.rows.show([1, 2, 3, 4])
        app.rows.move_to_key(2)
        app.rows.show([1, 3, 4])
        await pilot.pause()
        assert app.rows.cursor_key == 3
        assert app.heard[-1] == ("moved", 3)
        app.rows.show([9, 3], keep=False)
        assert app.rows.cursor_key == 9


async def test_headings_stand_above_their_rows_and_take_no_cursor() -> None:
    app = ListApp()
    async with app.run_test(size=SIZE) as pilot:
        app.rows.show([1, 2, 3], headings={0: "exact", 2: "close matches"})
        app.rows.move_to(2)
        await pilot.pause()
        assert app.lines()[3].startswith(" close matches ───")
        assert [line[1:6] for line in app.lines()[:5]] == [
            "exact",
            "row 1",
            "row 2",
            "close",
            "row 3",
        ]
        await pilot.click(RowList, offset=(3, 3))
        assert app.rows.cursor_key == 3


async def test_the_heading_over_the_first_row_comes_back_into_sight() -> None:
    app = ListApp()
    async with app.run_test(size=SIZE) as pilot:
        app.rows.show(range(50), headings={0: "exact"})
        app.rows.move_to(49)
        app.rows.move_to(0)
        await pilot.pause()
        assert app.lines()[0].startswith(" exact")


async def test_the_heading_of_the_rows_at_the_top_stays_in_sight_and_can_be_clicked() -> None:
    app = ListApp(row_height=2)
    async with app.run_test(size=SIZE) as pilot:
        app.rows.show(range(50), headings={0: "Monday", 10: "Tuesday"})
        app.rows.move_to(8)
        await pilot.pause()
        assert app.lines()[0].startswith(" Monday")
        app.rows.move_to(20)
        await pilot.pause()
        assert app.lines()[0].startswith(" Tuesday")
        app.rows.move_to(14)
        await pilot.pause()
        assert app.lines()[:2] == [app.lines()[0], "▌row 14"]
        app.rows.move_page(1)
        await pilot.pause()
        assert "▌row 18" in app.lines()
        await pilot.click(RowList, offset=(3, 0))
        await pilot.pause()
        assert app.rows.cursor_key == 10
        assert app.lines()[:2] == [app.lines()[0], "▌row 10"]


async def test_rows_are_marked_with_the_mouse_where_that_makes_sense() -> None:
    app = ListApp()
    app.rows = RowList(app.paint, can_mark=True)
    async with app.run_test(size=SIZE) as pilot:
        app.rows.show(range(100))
        await pilot.pause()
        await pilot.click(RowList, offset=(3, 2), control=True)
        await pilot.click(RowList, offset=(3, 5), shift=True)
        assert app.rows.marked == {2, 3, 4, 5}
        assert app.rows.cursor_key == 5
        app.rows.invert_marks()
        assert app.rows.marked_count == 96


async def test_a_page_down_shows_the_next_rows_and_a_page_up_goes_back() -> None:
    app = ListApp()
    async with app.run_test(size=SIZE) as pilot:
        app.rows.show(range(100))
        app.rows.move_page(1)
        await pilot.pause()
        assert app.rows.cursor_key == 10
        assert app.lines()[0] == "▌row 10"
        app.rows.move_page(0.5)
        assert app.rows.cursor_key == 15
        app.rows.move_page(-5)
        assert app.rows.cursor_key == 0


async def test_clicking_moves_and_a_second_click_chooses() -> None:
    app = ListApp()
    async with app.run_test(size=SIZE) as pilot:
        app.rows.show(range(100))
        await pilot.pause()
        await pilot.click(RowList, offset=(3, 4))
        await pilot.click(RowList, offset=(0, 0))
        assert app.rows.cursor_key == 0
        await pilot.click(RowList, offset=(3, 4))
        assert app.rows.cursor_key == 4
        await pilot.click(RowList, offset=(3, 4), times=2)
        await pilot.pause()
        assert ("chosen", 4) in app.heard


async def test_marks_are_kept_by_key_and_shown_by_a_sign() -> None:
    app = ListApp(row_height=2)
    async with app.run_test(size=SIZE) as pilot:
        app.rows.show(range(10))
        app.rows.toggle_mark()
        app.rows.move(2)
        app.rows.mark_range()
        app.rows.move(1)
        await pilot.pause()
        assert app.rows.marked == {0, 1, 2}
        assert [line[0] for line in app.lines()[::2]] == ["◆", "◆", "◆", "▌", " "]
        assert app.lines()[1].endswith("*")
        app.rows.show([2, 3])
        assert app.rows.marked == {2}
        app.rows.clear_marks()
        app.rows.mark_all()
        assert app.rows.marked == {2, 3}


async def test_rows_can_become_taller_or_flatter_around_the_cursor() -> None:
    app = ListApp(row_height=2)
    async with app.run_test(size=SIZE) as pilot:
        app.rows.show(range(100))
        app.rows.move_to(50)
        app.rows.row_height = 1
        await pilot.pause()
        assert app.rows.cursor_key == 50
        assert "▌row 50" in app.lines()


async def test_the_cursor_stays_in_sight_when_the_list_becomes_smaller() -> None:
    app = ListApp()
    async with app.run_test(size=SIZE) as pilot:
        app.rows.show(range(100))
        app.rows.move_to(9)
        await pilot.resize_terminal(20, 5)
        await pilot.pause()
        assert "▌row 9" in app.lines()


async def test_another_theme_paints_every_row_anew() -> None:
    app = ListApp()
    async with app.run_test(size=SIZE) as pilot:
        app.rows.show(range(3))
        await pilot.pause()
        app.painted.clear()
        app.theme = "newsreader-light"
        await pilot.pause()
        assert set(app.painted) == {0, 1, 2}


async def test_a_row_is_cut_by_cells() -> None:
    app = ListApp()
    app.words = "东京港务局表示货柜将于周五"
    async with app.run_test(size=SIZE) as pilot:
        app.rows.show([1])
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        assert {strip.cell_length for strip in strips} == {20}
