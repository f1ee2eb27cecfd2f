"""How the screen was left comes back at the next start."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.terminal.reader import Place, make_place, reading
from tui.library.search import answering
from tui.settings import Settings
from tui.terminal.article.layers import Layers
from tui.terminal.panes import Panes
from tui.terminal.registry.commands import Pane
from tui.terminal.remembered import Chosen, Remembered, from_json, to_json
from tui.terminal.screens.article_list import ArticleList

NEWEST, UNION, CRANES, HOSPITAL = (
    "Port reopens, ministry says",
    "Union denies deal with port",
    "Cranes idle for third day",
    "Hospital ship waits outside",
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(sorted(to_json(Remembered()))), JSON))
def test_whatever_stands_in_the_file_some_screen_comes_of_it(found: dict[str, Any]) -> None:
    kept = from_json(found)
    assert from_json(json.loads(json.dumps(to_json(kept)))) == kept


def test_new_settings_hold_over_what_was_set_over_the_old_ones() -> None:
    kept = Remembered(reading_width=Chosen(88, 80))
    assert kept.width_over(80) == 88
    assert kept.width_over(72) == 72


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path)


async def test_panes_layers_widths_and_the_place_in_the_article_come_back(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("O", "p", ">", "w", "2", "+", "7", "f", "escape")
        await reader.settle(lambda: reader.headlines[0] == CRANES)
        await reader.do("bottom", "open", "page-down", "down")
        await reader.idle()
        assert reader.headline == UNION
        left = reader.text
        reader.app.leave()
        kept = from_json(json.loads(json.dumps(to_json(reader.app.kept.screen))))
    assert kept.reading_width == Chosen(84, 80)
    async with reading(place, remembered=kept, article=place.id_of("union.md")) as reader:
        await reader.settle(lambda: reader.main.pane is Pane.ARTICLE)
        await reader.idle()
        assert reader.text == left


async def test_the_search_comes_back_with_the_row_and_the_finding_under_the_cursor(
    place: Place,
) -> None:
    async with reading(place) as reader:
        await reader.search("okafor")
        await reader.press("enter", "j", "enter", "}")
        finding, headline = reader.main.article.finding, reader.headline
        assert finding is not None
        article = reader.main.reading.shown
        assert article is not None
        reader.app.leave()
        kept = reader.app.kept.screen
    async with reading(place, remembered=kept, article=article.id) as reader:
        await reader.settle(lambda: reader.main.pane is Pane.ARTICLE)
        assert reader.headline == headline
        assert reader.main.articles.contents.query.text == "okafor"
        assert set(reader.headlines) == {NEWEST, HOSPITAL}
        assert reader.main.list.cursor_index == 1
        await reader.settle(lambda: reader.main.article.finding == finding)


async def test_an_article_that_left_its_list_hands_its_row_to_the_next(place: Place) -> None:
    kept = Remembered(query="is:unread", index=1)
    with place.open() as library:
        library.marks.set_read([place.id_of("union.md")], True)
    settings = Settings()
    async with reading(
        place, remembered=kept, settings=settings, article=place.id_of("union.md")
    ) as reader:
        await reader.settle(lambda: reader.main.list.cursor_index == 1)
        assert "As you left it: the answers to is:unread" in reader.line("explain")
        assert UNION not in reader.headlines


async def test_escape_leads_from_a_search_of_before_to_all_articles_and_no_further(
    place: Place,
) -> None:
    kept = Remembered(query="okafor")
    async with reading(place, remembered=kept) as reader:
        await reader.settle(lambda: len(reader.headlines) == 2)
        await reader.press("escape")
        await reader.settle(lambda: len(reader.headlines) > 2)
        await reader.press("escape", "escape")
        await reader.idle()
        assert reader.main.articles.contents.query.is_empty
        assert reader.main.searching.trail.forward()
        assert reader.main.articles.contents.query.text == "okafor"


async def test_a_hidden_list_stays_hidden_and_so_does_what_is_not_drawn(place: Place) -> None:
    kept = Remembered(
        panes=Panes(hidden=frozenset({Pane.LIST})), pane=Pane.ARTICLE, layers=Layers().bare
    )
    async with reading(place, remembered=kept, article=place.id_of("union.md")) as reader:
        await reader.settle(lambda: reader.headline == UNION)
        await reader.idle()
        assert reader.main.arranging.seen == (Pane.ARTICLE, Pane.FINDINGS)
        assert reader.main.list.region.area == 0
        await reader.press("J")
        await reader.settle(lambda: reader.headline == CRANES)
        await reader.press("W")
        assert reader.main.article.drawn_layers == Layers()


async def test_deep_in_a_long_list_its_neighbours_are_there_first_and_then_all(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "AT_ONCE", 1)
    shown: list[list[str]] = []
    to_list = ArticleList.show

    def noted(articles: ArticleList, **how: Any) -> None:
        to_list(articles, **how)
        shown.append([row.headline for row in articles.contents.rows(articles.contents.keys)])

    monkeypatch.setattr(ArticleList, "show", noted)
    async with reading(place, article=place.id_of("cranes.md")) as reader:
        await reader.settle(lambda: len(reader.headlines) == 4)
        assert (reader.headline, reader.main.list.cursor_index) == (CRANES, 2)
    assert shown == [[UNION, CRANES], [NEWEST, UNION, CRANES, HOSPITAL]]
