"""Related articles: others on the event of one, by what they share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.library.making import put
from tests.library.search_corpus import TODAY
from tests.library.test_copies import WIRE, sign_all
from tui.library.library import Library
from tui.library.search.searcher import Searcher
from tui.news.article import ArticleId
from tui.news.query.query import Query

SAME = (
    "Dockers went back to the cranes of the port after the strike, and the union said the talks"
    " about their shifts would go on while ships wait outside."
)
LESS = "Shifts at the mill changed after talks with the union; nobody spoke of a strike."
FILL = [f"A cat named {name} sat on a mat in street {name} and looked." for name in "abcdefghijkl"]


@pytest.fixture
def ids(library: Library) -> dict[str, ArticleId]:
    found = {
        "asked": put(library, "a.txt", WIRE, published="2023-11-07"),
        "copy": put(library, "b.txt", WIRE + " Thus it ended.", published="2023-11-08"),
        "same": put(library, "c.txt", SAME, published="2023-11-09"),
        "again": put(library, "d.txt", SAME + " So it goes.", published="2023-11-10"),
        "less": put(library, "e.txt", LESS, published="2023-11-20"),
        "later": put(library, "f.txt", SAME + " A year passed.", published="2024-11-09"),
    }
    for number, text in enumerate(FILL):
        put(library, f"x{number}.txt", text, published="2023-11-08")
    sign_all(library)
    return found


@pytest.fixture
def searcher(library: Library) -> Iterator[Searcher]:
    with closing(Searcher.open(library.path, today=lambda: TODAY)) as opened:
        yield opened


def test_others_on_the_event_come_closest_first_without_copies_and_other_years(
    library: Library, ids: dict[str, ArticleId]
) -> None:
    found = library.related(ids["asked"])
    called = {id_: name for name, id_ in ids.items()}
    rows = library.shelf.ids([akin.rowid for akin in found])
    assert [called.get(rows[akin.rowid]) for akin in found] == ["same", "less"]
    assert 1 >= found[0].share > found[1].share > 0
    assert {"cranes", "dockers"} <= set(found[0].shared)


def test_a_query_asks_for_them_in_that_order_and_goes_on_to_narrow(
    library: Library, ids: dict[str, ArticleId], searcher: Searcher
) -> None:
    def found(query: str) -> list[ArticleId | None]:
        results = searcher.search(Query.parse(query))
        return [library.shelf.id(rowid) for rowid in results.exact]

    assert found(f"related:{ids['asked']}") == [ids["same"], ids["less"]]
    assert found(f"related:{ids['asked']} sort:-date") == [ids["less"], ids["same"]]
    assert found(f"related:{ids['asked']} mill") == [ids["less"]]
    assert found("related:ffffffffffff") == []


def test_an_article_that_shares_nothing_has_nothing_related(library: Library) -> None:
    id_ = put(library, "a.txt", "Alone.")
    assert library.related(id_) == ()
    assert library.related(ArticleId("0123456789abcdef")) == ()
    assert Path(library.path).is_file()
