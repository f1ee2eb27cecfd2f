"""The search command: it answers as the screen does."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from tests.library.making import Stamp, opened
from tui.commands.arguments.parser import UsageError
from tui.commands.arguments.query import query_of
from tui.commands.search import answered, open_searcher
from tui.library.shelf.pieces import Filed
from tui.news.article import Article
from tui.news.query.query import Query


def test_other_spellings_follow_however_much_is_found(tmp_path: Path) -> None:
    texts = [f"Kiev was quiet, day {day}." for day in range(6)] + ["Kyiv was quiet, too."]
    with opened(tmp_path / "news.library", durable=False) as library:
        library.shelf.put_many(
            Filed(Stamp(f"/{n}.txt"), [Article(text=text, path=f"{n}.txt")])
            for n, text in enumerate(texts)
        )

    with closing(open_searcher(tmp_path / "news.library")) as searcher:
        results = answered(searcher, "kiev")

    assert (len(results.exact), len(results.close)) == (6, 1)
    assert "also spelt kyiv" in results.explanation


@pytest.mark.parametrize("text", ["by:", "/(/", "claim:(by:", "-"])
def test_of_what_nothing_is_left_is_not_answered_with_every_article(text: str) -> None:
    with pytest.raises(UsageError, match="Nothing is left"):
        query_of(text.split())


@pytest.mark.parametrize("text", ["", "sort:date", "by: harbour"])
def test_no_query_asks_for_every_article(text: str) -> None:
    assert query_of(text.split()) == Query.parse(text)
