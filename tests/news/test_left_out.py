"""What was left out, by its reason."""

from __future__ import annotations

from tui.commands.printing.pace import Pace
from tui.news.left_out import by_reason
from tui.news.listing import LeftOut


def test_reasons_that_differ_in_a_number_or_a_quotation_are_one() -> None:
    left = [
        LeftOut("a.json", 3, "the JSON breaks at column 7 (no comma)", "Mend that line"),
        LeftOut("b.txt", None, "the file is empty", "There is nothing to mend"),
        LeftOut("a.json", 9, "the JSON breaks at column 12 (no brace)", "Mend that line"),
    ]
    first, second = by_reason(left)
    assert (len(first.left_out), first.files) == (2, 1)
    assert second.left_out == (left[1],)


def test_the_pace_is_told_once_it_is_known() -> None:
    now = 0.0
    pace = Pace(lambda: now)
    assert pace.words(20, 20_000) == "20 of 20,000"
    now = 10.0
    assert pace.words(10_020, 20_000) == "10,020 of 20,000 · 1,000 a second · 10 s left"
    now = 24_000.0
    assert pace.words(12_020, 20_000) == "12,020 of 20,000 · 30 a minute · 4 h 26 min left"
