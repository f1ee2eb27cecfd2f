"""Headlines that are packed come out as they went in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library.entities.headlines import IN_A_RUN, Headlines

TEXTS = st.lists(st.text(st.characters(exclude_characters="\n"), max_size=4), max_size=9)


@given(TEXTS, st.integers(0, 3))
def test_headlines_come_out_as_they_went_in_one_by_one_and_in_runs(
    texts: list[str], times: int
) -> None:
    headlines, given_ = Headlines(), [*texts, "x" * times] * (1 + IN_A_RUN // 7)
    headlines.extend(given_[:5])
    headlines.extend(given_[5:])
    assert len(headlines) == len(given_)
    assert [headlines[-index] for index in range(1, len(given_) + 1)] == given_[::-1]
    assert headlines[3:-2] == given_[3:-2]
    assert headlines == Headlines(given_)
    assert headlines != Headlines([*given_, "one more"])


def test_a_line_feed_is_a_space_and_beyond_the_end_there_is_nothing() -> None:
    headlines = Headlines(["two\nlines"] * IN_A_RUN + ["and\nmore", "\udc80"])
    assert headlines[0] == "two lines"
    assert headlines[IN_A_RUN:] == ["and more", "\udc80"]
    with pytest.raises(IndexError):
        headlines[IN_A_RUN + 2]
