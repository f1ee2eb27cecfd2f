"""Regular expressions in queries: what they find, and that they never take long."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.making import put
from tests.library.search_corpus import TODAY
from tui.library.library import Library
from tui.library.search.searcher import Searcher
from tui.matching.patterns import Budget, places
from tui.news.query.query import Field, FieldName, Query

TEXTS = {
    "a.txt": "Flight AF-447 was lost over the sea, and/or diverted.",
    "b.txt": "Flight af-448 landed. Nothing else happened in Gaza City.",
    "c.txt": "a" * 4_000 + "b. The port was closed.",
}


@pytest.fixture
def searcher(library: Library) -> Iterator[Searcher]:
    for path, text in TEXTS.items():
        put(library, path, text)
    with closing(Searcher.open(library.path, today=lambda: TODAY)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (r"/af-44\d/", 2),
        (r"/AF-44\d/", 1),
        (r"/af-44\d/ landed", 1),
        (r"-/af-44\d/", 1),
        (r"/af-447/ OR /port was/", 2),
        (r"/and\/or/", 1),
        (r"/^flight/", 2),
        (r"/[landed/", 1),
        (r"and/or", 1),
    ],
)
def test_an_expression_finds_what_it_matches(searcher: Searcher, query: str, found: int) -> None:
    assert len(searcher.search(Query.parse(query)).exact) == found


def test_what_matches_is_marked(searcher: Searcher) -> None:
    results = searcher.search(Query.parse(r"/af-44\d/"))
    text = TEXTS["a.txt"]
    assert [hit.span.of(text) for hit in results.words.spans(text)] == ["AF-447"]


def test_an_expression_without_end_is_given_up_and_it_is_said(searcher: Searcher) -> None:
    began = process_time()
    results = searcher.search(Query.parse(r"/(a+)+$/"))
    assert process_time() - began < 5
    assert "not all texts were looked into" in results.explanation
    assert len(list(places(r"(a|a)+c", TEXTS["c.txt"]))) == 0


def test_a_spent_budget_looks_no_further() -> None:
    budget = Budget(seconds=0.0)
    assert not budget.stands("port", "port")
    assert budget.is_spent


def test_what_is_no_expression_is_searched_as_words() -> None:
    query = Query.parse("/(port/")
    assert any("no regular expression" in problem for problem in query.problems)
    assert query.tree is not None


@given(st.text(st.sampled_from("ab/\\().*[] |+?^$"), max_size=20))
def test_any_expression_prints_as_it_was_written(text: str) -> None:
    query = Query.parse(f"/{text}/")
    assert Query.parse(str(query)) == query
    for span in places(text, "ab ba" * 20) if query.tree == Field(FieldName.REGEX, text) else ():
        assert 0 <= span.start < span.stop <= 100
