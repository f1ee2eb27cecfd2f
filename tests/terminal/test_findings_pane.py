from textual import on
from textual.app import ComposeResult

from tests.terminal.story import ARTICLE, CLAIMS, FINDINGS, MENTIONS, WidgetApp
from tui.news.findings import Findings, Kind
from tui.terminal.article.layers import Layers
from tui.terminal.article.paint import Finding
from tui.terminal.widgets.findings_pane import FindingsPane
from tui.terminal.widgets.row_list import RowList


class PaneApp(WidgetApp):
    """The pane, and which findings it spoke of."""

    def __init__(self) -> None:
        super().__init__()
        self.pane = FindingsPane()
        self.heard: list[tuple[str, Finding]] = []
        self.leaked = 0

    def compose(self) -> ComposeResult:
        yield self.pane

    @on(FindingsPane.FindingPointed)
    def hear_pointed(self, event: FindingsPane.FindingPointed) -> None:
        self.heard.append(("pointed", event.finding))

    @on(FindingsPane.FindingChosen)
    def hear_chosen(self, event: FindingsPane.FindingChosen) -> None:
        self.heard.append(("chosen", event.finding))

    @on(RowList.CursorMoved)
    @on(RowList.Chosen)
    def hear_row(self) -> None:
        self.leaked += 1


SIZE = (32, 20)


async def test_claims_come_in_two_lines_and_entities_in_one() -> None:
    app = PaneApp()
    async with app.run_test(size=SIZE) as pilot:
        app.pane.show(ARTICLE, FINDINGS)
        await pilot.pause()
        assert [line[:31].rstrip() for line in app.lines()] == [
            " Claims 5 ────────────────────",
            "▌✗ Dockers' Union",
            "▌  deal with port",
            " ✓ Port authority",
            "   all four cranes were runni…",
            " ✗ The Dockers' Union",
            "   any deal had been signed",
            ' " its secretary, Tomas Brandl',
            '   "Nobody',
            ' " He',
            '   the talks "were never seri…',
            " Entities 4 ──────────────────",
            "  Tomas Brandl      person   2",
            "  dockers            group   1",
            "  Dockers' Union       org   1",
            "  Harlow Quay        place   1",
            *[""] * 4,
        ]


async def test_the_reader_points_at_findings_and_chooses_them() -> None:
    app = PaneApp()
    async with app.run_test(size=SIZE) as pilot:
        app.pane.show(ARTICLE, FINDINGS)
        app.pane.rows.focus()
        app.pane.rows.move(1)
        app.pane.rows.move_to(5)
        app.pane.rows.choose()
        await pilot.pause()
        assert app.heard == [
            ("pointed", CLAIMS[1]),
            ("pointed", MENTIONS[3]),
            ("chosen", MENTIONS[3]),
        ]
        assert app.leaked == 0


async def test_the_pane_follows_the_article_without_answering_back() -> None:
    app = PaneApp()
    async with app.run_test(size=SIZE) as pilot:
        app.pane.show(ARTICLE, FINDINGS)
        app.pane.reveal(CLAIMS[3])
        assert app.pane.finding_of(app.pane.rows.cursor_key or 0) == CLAIMS[3]
        app.pane.reveal(MENTIONS[4])
        assert app.pane.finding_of(app.pane.rows.cursor_key or 0) == MENTIONS[3]
        app.pane.reveal(None)
        await pilot.pause()
        assert app.heard == []


async def test_the_pane_says_why_there_is_nothing() -> None:
    app = PaneApp()
    async with app.run_test(size=SIZE) as pilot:
        app.pane.show(ARTICLE, None, "Reading for claims …")
        await pilot.pause()
        assert "Reading for claims …" in "".join(app.lines())
        app.pane.show(ARTICLE, Findings())
        await pilot.pause()
        assert "No claims and no entities" in " ".join(" ".join(app.lines()).split())
        app.pane.show(None)
        await pilot.pause()
        assert not "".join(app.lines()).strip()


async def test_kinds_that_are_not_drawn_are_not_listed() -> None:
    app = PaneApp()
    async with app.run_test(size=SIZE) as pilot:
        app.pane.show(ARTICLE, FINDINGS, layers=Layers(kinds=frozenset({Kind.DATE})))
        await pilot.pause()
        assert [line for line in app.lines() if "date" in line] != []
        assert not any("Harlow" in line for line in app.lines())


async def test_findings_made_again_leave_the_cursor_where_it_is() -> None:
    app = PaneApp()
    async with app.run_test(size=SIZE) as pilot:
        app.pane.show(ARTICLE, FINDINGS)
        app.pane.reveal(CLAIMS[2])
        app.pane.show(ARTICLE, FINDINGS)
        await pilot.pause()
        assert app.pane.rows.cursor_index == 2
