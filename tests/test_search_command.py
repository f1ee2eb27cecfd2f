"""The search command: it answers as the screen does."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from tests.library.making import Stamp, opened
from tui.commands.search import answered, open_searcher
from tui.library.shelf.pieces import Filed
from tui.news.article import Article


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
