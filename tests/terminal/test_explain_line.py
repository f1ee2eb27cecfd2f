"""The line under the box: what was not understood first, the counts apart."""

from __future__ import annotations

from tui.news.query.query import Query
from tui.terminal.lists.explain_line import counts, explain_line

SAID = "3 of 42 · = needs a word right behind it, as in =Bush · korea"


def test_the_counts_stand_apart_and_what_was_not_understood_is_in_colour() -> None:
    problems = Query.parse("korea =").problems

    line = explain_line(SAID, problems)

    assert counts(SAID) == "3 of 42"
    assert line.plain == f"{problems[0]} · korea"
    assert [(span.start, span.end) for span in line.spans] == [(0, len(problems[0]))]


def test_a_line_without_problems_is_plain() -> None:
    assert explain_line("3 of 42 · korea", ()).plain == "korea"
    assert explain_line("42 articles", ()).plain == ""
