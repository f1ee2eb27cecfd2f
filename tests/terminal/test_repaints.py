"""What a key repaints: no more than it changes, or a held key would lag behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tests.terminal.reader import make_place, reading
from tui.terminal.widgets.article_view import ArticleView
from tui.terminal.widgets.row_list import RowList


@pytest.mark.parametrize("command", ["next-pane", "down", "next-article", "next-claim"])
async def test_a_key_asks_for_no_layout_and_no_repaint_of_the_whole_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    asked: list[str] = []
    refresh = Widget.refresh

    def watched(self: Widget, *regions: object, **wanted: bool) -> Widget:
        if isinstance(self, Screen) or wanted.get("layout"):
            asked.append(f"{self!r} {wanted}")
        return refresh(self, *regions, **wanted)  # type: ignore[arg-type]  # passed on as it came

    async with reading(make_place(tmp_path)) as reader:
        await reader.do("article-pane")
        await reader.do("list-pane")
        monkeypatch.setattr(Widget, "refresh", watched)
        await reader.do(command)
        monkeypatch.setattr(Widget, "refresh", refresh)
    assert asked == []


async def test_a_letter_in_the_search_box_lays_nothing_out_once_there_was_an_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layouts: list[object] = []
    lay_out = Screen._refresh_layout

    def watched(self: Screen[object], *how: object, **more: object) -> None:
        layouts.append(self)
        lay_out(self, *how, **more)  # type: ignore[arg-type]  # passed on as it came

    async with reading(make_place(tmp_path)) as reader:
        await reader.press("/")
        await reader.type("the")
        await reader.settle(lambda: " of " in reader.text)
        monkeypatch.setattr(Screen, "_refresh_layout", watched)
        await reader.type(" port")
        await reader.settle(lambda: reader.main.searching.query.text == "the port")
    assert layouts == []


@pytest.mark.parametrize(("command", "most"), [("next-pane", 2), ("search", 26)])
async def test_a_view_paints_no_line_twice_and_for_the_focus_only_the_row_under_the_cursor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, most: int
) -> None:
    painted: dict[str, int] = {}

    def counted(kind: type[RowList | ArticleView]) -> None:
        paint = kind.render_line

        def watched(self: RowList | ArticleView, y: int) -> Strip:
            painted[str(self.id)] = painted.get(str(self.id), 0) + 1
            return paint(self, y)  # type: ignore[arg-type]  # of its own kind

        monkeypatch.setattr(kind, "render_line", watched)

    async with reading(make_place(tmp_path)) as reader:
        await reader.do("article-pane", "list-pane")
        counted(RowList)
        counted(ArticleView)
        await reader.do(command)
    assert "list" in painted
    assert all(count <= most for count in painted.values()), painted


async def test_no_styles_are_matched_anew_for_the_focus_or_for_the_search_box(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    matched: list[str | None] = []
    apply = Stylesheet.apply

    def watched(self: Stylesheet, node: DOMNode, **how: object) -> None:
        matched.append(node.id)
        apply(self, node, **how)  # type: ignore[arg-type]  # passed on as it came

    async with reading(make_place(tmp_path)) as reader:
        monkeypatch.setattr(Stylesheet, "apply", watched)
        await reader.do("next-pane", "search", "next-pane")
    assert {"list", "article", "findings", "panes"}.isdisjoint(matched)
