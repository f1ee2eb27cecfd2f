"""The orders and groups of an answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.library.search_corpus import STORIES, Desk, filled
from tui.news.hits import Results
from tui.news.query.query import Grouping, Query, Sort


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = filled(tmp_path_factory.mktemp("search") / "news.library")
    with desk.library:
        yield desk
        desk.searcher.close()


def names(desk: Desk, results: Results) -> list[str]:
    return [desk.names[rowid] for rowid in results.exact]


@pytest.mark.parametrize("sort", [None, *Sort])
@pytest.mark.parametrize("text", ["", "the", "source:afp", "resign"])
def test_another_order_finds_the_same_and_groups_hold_all_of_it(
    desk: Desk, sort: Sort | None, text: str
) -> None:
    found = set(desk.searcher.search(Query.parse(text)).exact)
    for group in (None, *Grouping):
        asked = f"{text} " + (f"sort:{sort} " if sort else "") + (f"group:{group}" if group else "")
        results = desk.searcher.search(Query.parse(asked))
        assert set(results.exact) == found
        assert len(results.exact) == len(found)
        if group is Grouping.COPY:  # cuts out only what was run several times; see the folds
            assert not results.groups
            continue
        assert bool(results.groups) is bool(group and found)
        stop = 0
        for run in results.groups:
            assert run.first == stop
            stop += run.count
            column = 1 if group is Grouping.SOURCE else 0
            inside = {STORIES[desk.names[r]][column] for r in results.exact[run.first : stop]}
            assert inside == {run.name or ""}
        assert not results.groups or stop == len(found)


def test_orders_go_by_what_they_are_called(desk: Desk) -> None:
    claims = desk.ask("sort:-claims")
    assert claims[0] == "hezbollah"
    assert claims[-1] == desk.ask("sort:claims")[-1] or desk.ask("sort:claims")[-1] == "hezbollah"
    headlines = [STORIES[name][2].lstrip("“\"'‘").casefold() for name in desk.ask("sort:title")]
    plain = [headline for headline in headlines if headline.isascii()]
    assert plain == sorted(plain)
    days = desk.searcher.search(Query.parse("group:day")).groups
    dated = [run.name for run in days if run.name]
    assert dated == sorted(dated, reverse=True)
    assert days[-1].name is None
    days = desk.searcher.search(Query.parse("group:day sort:date")).groups
    assert [run.name for run in days if run.name] == sorted(dated)


def test_what_was_read_comes_after_what_was_not(desk: Desk) -> None:
    desk.library.marks.set_read([next(iter(desk.ids.values()))], True)
    read = set(desk.ask("is:read"))
    order = desk.ask("sort:unread")
    assert set(order[-len(read) :]) == read
    results = desk.searcher.search(Query.parse("sort:unread"))
    assert "unread first" in results.explanation
