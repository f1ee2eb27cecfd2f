"""Date forms: which days they mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.news.query.query_dates import Days, canonical_dates, days_of

TODAY = date(2024, 3, 14)
"""A Thursday."""


@pytest.mark.parametrize(
    ("text", "start", "stop"),
    [
        ("2023", "2023-01-01", "2024-01-01"),
        ("2023-11", "2023-11-01", "2023-12-01"),
        ("2023-12-31", "2023-12-31", "2024-01-01"),
        ("2023-11..2023-12", "2023-11-01", "2024-01-01"),
        ("2023-11-05..", "2023-11-05", None),
        ("..2023", None, "2024-01-01"),
        ("7d", "2024-03-07", "2024-03-15"),
        ("2w", "2024-02-29", "2024-03-15"),
        ("1m", "2024-02-14", "2024-03-15"),
        ("1y", "2023-03-14", "2024-03-15"),
        ("..7d", None, "2024-03-08"),
        ("7d..yesterday", "2024-03-07", "2024-03-14"),
        ("today", "2024-03-14", "2024-03-15"),
        ("yesterday", "2024-03-13", "2024-03-14"),
        ("last-week", "2024-03-04", "2024-03-11"),
        ("this week", "2024-03-11", "2024-03-18"),
        ("last-month", "2024-02-01", "2024-03-01"),
        ("last-year", "2023-01-01", "2024-01-01"),
        ("5 November 2023", "2023-11-05", "2023-11-06"),
        ("Nov_2023", "2023-11-01", "2023-12-01"),
        ("November 5th, 2023", "2023-11-05", "2023-11-06"),
        ("25/11/2023", "2023-11-25", "2023-11-26"),
        ("11/25/2023", "2023-11-25", "2023-11-26"),
        ("5.11.2023", "2023-11-05", "2023-11-06"),
        ("2023-11-05..09", "2023-11-05", "2023-11-10"),
        ("2023-09..11", "2023-09-01", "2023-12-01"),
        (">2023-12", "2024-01-01", None),
        (">=2023-12-31", "2023-12-31", None),
        ("<2024-03-01", None, "2024-03-01"),
        ("≤2023", None, "2024-01-01"),
        (">last-week", "2024-03-11", None),
        ("<today", None, "2024-03-14"),
    ],
)
def test_a_form_means_its_days(text: str, start: str | None, stop: str | None) -> None:
    canonical = canonical_dates(text)

    assert canonical is not None
    days = days_of(canonical, TODAY)
    assert days == Days(
        date.fromisoformat(start) if start else None, date.fromisoformat(stop) if stop else None
    )


def test_none_means_no_days() -> None:
    assert canonical_dates("None") == "none"
    assert days_of("none", TODAY) is None


@pytest.mark.parametrize(
    "text",
    ["", "..", "soon", "2023-13", "2023-02-30", "12", "ma-2023", "3x", ">7d", ">", "5/6/2023"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    assert canonical_dates(text) is None


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(alphabet="0123456789-./ dwmy><="),
        st.from_regex(r"\d{4}(-\d\d?(-\d\d?)?)?(\.\.(\d{4}-\d\d?)?)?", fullmatch=True),
        st.from_regex(r"\d{1,4}[dwmy](\.\.)?", fullmatch=True),
    )
)
def test_a_canonical_form_stays_as_it_is_and_means_days(text: str) -> None:
    canonical = canonical_dates(text)

    if canonical is not None:
        assert canonical_dates(canonical) == canonical
        days_of(canonical, TODAY)
