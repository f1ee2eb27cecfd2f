"""What is said of an analysis that is not finished."""

from __future__ import annotations

import pytest

from tui.news.coverage import COMPLETE, Coverage


@pytest.mark.parametrize(
    ("coverage", "words", "short"),
    [
        (COMPLETE, "", ""),
        (Coverage(1738), "", ""),
        (Coverage(1738, 534), "1,204 of 1,738 articles analysed", "1,204 of 1,738 analysed"),
        (
            Coverage(1738, 534, 20),
            "1,204 of 1,738 articles analysed, 20 still to be compared",
            "1,204 of 1,738 analysed",
        ),
        (Coverage(1738, 0, 1), "1 article still to be compared", "1 to be compared"),
        (Coverage(1738, 0, 1700), "1,700 articles still to be compared", "1,700 to be compared"),
    ],
    ids=["nothing", "all", "some", "some of both", "one left", "many left"],
)
def test_only_what_is_left_to_do_is_said(coverage: Coverage, words: str, short: str) -> None:
    assert (str(coverage), coverage.short) == (words, short)
