"""Datelines, which are no part of what anybody said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.test_claims import claims
from tui.analysis.claims.datelines import datelines


@pytest.mark.parametrize(
    "head",
    [
        "CALDER BAY, Nov 9 (Meridian) - ",
        "WASHINGTON (AP) — ",
        "BEIRUT/JERUSALEM, Nov 9 (Reuters) - ",
        "KABUL, Afghanistan — ",
        "London (AFP) -- ",
        "CNN — ",
        "Image copyright EPA Image caption ",
        "Media caption ",
    ],
)
def test_a_dateline_is_told_from_the_story(head: str) -> None:
    text = f"Headline here\n\n{head}The port was open."
    assert [span.of(text) for span in datelines(text)] == [head]


@pytest.mark.parametrize(
    "text",
    [
        "UN - The council met.",
        "He left - They stayed.",
        "ISIS - the group - fled.",
        "U.S. - led it",
    ],
)
def test_a_dash_alone_makes_no_dateline(text: str) -> None:
    assert list(datelines(text)) == []


def test_a_dateline_is_no_part_of_a_content() -> None:
    text = "CALDER BAY, Nov 9 (Meridian) - The cranes will stand still from Friday, the union said."
    (claim,) = claims(text)
    assert [run.of(text) for run in claim.content] == ["The cranes will stand still from Friday"]


@given(st.text(st.sampled_from("AB a,()-—\n.9"), max_size=80))
def test_datelines_lie_inside_the_text_in_order(text: str) -> None:
    spans = list(datelines(text))
    assert all(span.stop <= len(text) for span in spans)
    assert spans == sorted(spans)
