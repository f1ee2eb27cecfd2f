"""Panes: which are on screen, how wide they are, and how that is changed and kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.terminal.reader import Place, make_place, reading
from tui.terminal.panes import LEAST, Panes, from_json, to_json
from tui.terminal.registry.commands import Pane

PANES = st.builds(
    Panes,
    st.dictionaries(
        st.sampled_from([f"{pane} of {n}" for pane in ("list", "findings") for n in (2, 3)]),
        st.floats(0, 1).map(lambda share: round(share, 4)),
    ),
    st.frozensets(st.sampled_from(Pane), max_size=2),
    st.booleans(),
)


@given(PANES, st.integers(1, 300), st.sampled_from(Pane))
def test_the_panes_and_the_borders_between_them_fill_the_screen(
    panes: Panes, columns: int, at: Pane
) -> None:
    panes = panes.shown(at)
    widths = panes.widths(columns, at)
    assert at in widths
    assert sum(widths.values()) + len(widths) - 1 == max(columns, 1)
    if len(widths) > 1:
        assert all(cells >= LEAST[pane] for pane, cells in widths.items())


@given(PANES, st.integers(80, 300), st.sampled_from(Pane), st.sampled_from([-4, 4]))
def test_a_step_changes_the_pane_in_focus_that_way_or_not_at_all(
    panes: Panes, columns: int, at: Pane, by: int
) -> None:
    panes = panes.shown(at)
    if len(panes.seen(columns, at)) == 1:
        return
    before, changed = panes.widths(columns, at)[at], panes.resized(at, by, columns)
    after = changed.widths(columns, at)[at]
    others = [cells - LEAST[p] for p, cells in panes.widths(columns, at).items() if p is not at]
    if by > 0 and max(others) >= by:
        assert after > before
    assert (after == before) if changed is panes else 0 < (after - before) * (by // 4) <= 4


@given(PANES, st.integers(80, 300), st.sampled_from(Pane), st.integers(0, 300))
def test_a_border_goes_where_it_is_dragged_as_far_as_there_is_room(
    panes: Panes, columns: int, at: Pane, x: int
) -> None:
    panes = panes.shown(at)
    seen = panes.seen(columns, at)
    if len(seen) == 1:
        return
    first, _, *_ = (panes.with_border(0, x, columns, at)).widths(columns, at).values()
    later = sum(LEAST[pane] for pane in seen[1:])
    if LEAST[seen[0]] <= x <= columns - later - len(seen):
        assert first == x


@given(PANES)
def test_panes_come_back_as_they_were_kept(panes: Panes) -> None:
    assert from_json(to_json(panes)) == panes


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path)


async def test_the_pane_in_focus_is_made_wider_and_narrower_by_keys_and_mouse(place: Place) -> None:
    async with reading(place) as reader:
        main = reader.main
        before = main.list.region.width
        await reader.press(">", ">", "<")
        assert main.list.region.width == before + 4
        await reader.press("l", ">")
        assert main.article.region.width > 0
        divider = main.query_one("#left-divider")
        await reader.pilot.mouse_down(divider)
        await reader.pilot.hover("#panes", offset=(30, 5))
        await reader.pilot.mouse_up("#panes", offset=(30, 5))
        await reader.idle()
        assert main.list.region.width == 30
        await reader.pilot.click(divider, times=2)
        await reader.idle()
        assert main.list.region.width == before


async def test_zooming_shows_the_pane_in_focus_alone_and_the_others_come_back(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("z")
        await reader.idle()
        assert reader.main.list.region.width == 120
        assert reader.line("top").startswith("list")
        await reader.press("enter")
        await reader.idle()
        assert reader.main.article.region.width == 120
        await reader.press("z")
        await reader.idle()
        assert reader.main.arranging.seen == tuple(Pane)
        assert reader.main.article.has_focus


async def test_hidden_panes_are_passed_over_and_come_back_when_asked_for(place: Place) -> None:
    async with reading(place) as reader:
        reader.main.arranging.toggle(Pane.ARTICLE)
        await reader.idle()
        assert "Claims 1" in reader.text
        await reader.press("l")
        assert reader.main.pane is Pane.FINDINGS
        await reader.press("escape", "2")
        await reader.idle()
        assert reader.main.arranging.seen == tuple(Pane)


async def test_a_pane_that_is_clicked_stays_where_it_is_under_the_mouse(tmp_path: Path) -> None:
    async with reading(make_place(tmp_path), size=(80, 24)) as reader:
        main = reader.main
        left = main.article.region.x
        await reader.pilot.mouse_down("#article", offset=(12, 5))
        await reader.settle()
        assert main.pane is Pane.ARTICLE
        assert main.article.region.x == left
        await reader.pilot.hover("#article", offset=(24, 5))
        await reader.pilot.mouse_up("#article", offset=(24, 5))
        await reader.settle()
        assert main.list.region.area
        await reader.press("escape", "2")
        assert not main.list.region.area
        await reader.press("1")
        await reader.pilot.click("#article", offset=(12, 5))
        await reader.settle()
        await reader.press(">")
        assert 0 < main.article.region.x < left
