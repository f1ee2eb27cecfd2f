"""The days of articles go by the clocks of their sources, their order by the moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.library.making import Stamp, opened, story
from tests.library.search_corpus import TODAY
from tui.library.library import Library
from tui.library.search.searcher import Searcher
from tui.news.article import ArticleId
from tui.news.query.query import Query

MOMENTS = {
    "york": "2023-11-07T23:05:00-05:00",
    "london": "2023-11-08T00:10:00Z",
    "tokyo": "2023-11-08T08:00:00+09:00",
    "day": "2023-11-07",
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "news.library") as library:
        for name, moment in MOMENTS.items():
            made = story(f"The port of {name} was quiet.", f"{name}.txt", published=moment)
            library.shelf.put(Stamp(made.path), [made])
        yield library


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("port date:2023-11-07", {"york", "day"}),
        ("date:2023-11-07", {"york", "day"}),
        ("date:2023-11-08", {"london", "tokyo"}),
        ("date:2023-11-08..", {"london", "tokyo"}),
        ("date:..2023-11-07", {"york", "day"}),
        ("date:2023-11", set(MOMENTS)),
    ],
)
def test_an_article_is_one_of_the_day_that_its_source_had(
    library: Library, query: str, expected: set[str]
) -> None:
    assert set(_found(library, query)) == expected


def test_what_came_first_stands_before_whatever_the_clocks_said(library: Library) -> None:
    assert _found(library, "port sort:date") == ["day", "tokyo", "london", "york"]


def test_each_day_is_one_group(library: Library) -> None:
    with closing(Searcher.open(library.path, today=lambda: TODAY)) as searcher:
        groups = searcher.search(Query.parse("port group:day")).groups
    assert [group.name for group in groups] == ["2023-11-08", "2023-11-07"]


def _found(library: Library, query: str) -> list[str]:
    with closing(Searcher.open(library.path, today=lambda: TODAY)) as searcher:
        rowids = searcher.search(Query.parse(query)).exact
    ids: dict[int, ArticleId] = library.shelf.ids(list(rowids))
    found = [library.shelf.article(ids[rowid]) for rowid in rowids]
    return [Path(article.path).stem for article in found if article is not None]
