"""What is suggested when nothing has it all."""

from __future__ import annotations

from tui.library.search.words.suggesting import left_out
from tui.news.query.query import Query


def test_only_what_wants_something_is_counted_without_a_condition() -> None:
    counted: list[str] = []

    def count(tree: object) -> str:
        counted.append(str(tree))
        return "7"

    tree = Query.parse("harbour -the").tree
    assert tree is not None
    assert left_out(tree, count, str) != []
    assert len(counted) == 1
    assert "harbour" in counted[0]
