# ruff: noqa: E501  tables of examples, one a line
"""Dates: what is written is understood, and nothing is claimed that is not written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.corpus.dates import counted_back, dated, is_relative, published
from tui.news.article import Published


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2023-11-07", "2023-11-07"),
        ("2023-11", "2023-11"),
        ("2023", "2023"),
        ("2023/11/07", "2023-11-07"),
        ("20231107", "2023-11-07"),
        ("2023-11-07T14:05:00Z", "2023-11-07T14:05:00Z"),
        ("2023-11-07T14:05:00.123+01:00", "2023-11-07T14:05:00+01:00"),
        ("2023-11-07 23:30 -0500", "2023-11-07T23:30:00-05:00"),
        ("20231107T140500Z", "2023-11-07T14:05:00Z"),
        ("Tue, 07 Nov 2023 14:05:00 +0000", "2023-11-07T14:05:00Z"),
        ("Tue, 7 Nov 2023 14:05:00 GMT", "2023-11-07T14:05:00Z"),
        ("Tue Nov 07 14:05:00 +0000 2023", "2023-11-07T14:05:00Z"),
        ("7 November 2023", "2023-11-07"),
        ("7th of November, 2023", "2023-11-07"),
        ("Tuesday 7 November 2023", "2023-11-07"),
        ("Nov. 7, 2023", "2023-11-07"),
        ("SEPT 3, 2024", "2024-09-03"),
        ("November 7, 2023 at 2:05 pm EST", "2023-11-07T14:05:00-05:00"),
        ("12:00 am", None),
        ("Nov 7, 2023, 12:00 AM UTC", "2023-11-07T00:00:00Z"),
        ("November 2023", "2023-11"),
        ("Published: Aug. 10, 2024", "2024-08-10"),
        ("Published on 10 August 2024", "2024-08-10"),
        ("1699365900", "2023-11-07T14:05:00Z"),
        ("1699365900000", "2023-11-07T14:05:00Z"),
        ("2023年11月7日", "2023-11-07"),
    ],
)
def test_dates_are_understood_as_they_are_usually_written(
    written: str, expected: str | None
) -> None:
    found = published(written)
    assert (found.text if found else None) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("03/04/2023", "2023"),  # March or April: both readings share the year
        ("16/08/2024", "2024-08-16"),
        ("08/16/2024", "2024-08-16"),
        ("5/5/2023", "2023-05-05"),
        ("3.4.2023", "2023-04-03"),
        ("2023-11-07T14:05:00", "2023-11-07"),  # a time without a zone is no moment
        ("2023-11-07 14:05 IST", "2023-11-07"),  # India, Israel or Ireland
        ("2023-11-07 25:99 UTC", "2023-11-07"),
        ("2023-11-00", "2023-11"),
        ("2023-00-00", "2023"),
    ],
)
def test_a_date_is_no_more_precise_than_what_is_certain(written: str, expected: str) -> None:
    found = published(written)
    assert found is not None
    assert found.text == expected


@pytest.mark.parametrize(
    "written",
    ["", "yesterday", "2023-13-01", "2023-02-30", "31 June 2023", "7 November", "11/07/23", "12345",
     "The year 2023", "9999-01-01", "0001-01-01", "2023-11-07 and more", "٢٠٢٣-١١-٠٧", "May", "x" * 200],
)  # fmt: skip
def test_what_states_no_date_gives_none(written: str) -> None:
    assert published(written) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("breitbart_2016-09-12_stealth", "2016-09-12"),
        ("20240222-dravin", "2024-02-22"),
        ("2024_08_10_cereal", "2024-08-10"),
        ("2023-11", "2023-11"),
        ("https://example.com/2023/11/10/ship", "2023-11-10"),
        ("https://example.com/2023/11/ship", "2023-11"),
        ("000_6f4aeab3919da0c1", None),
        ("a20231107b", None),
        ("story-120231107", None),
        ("20231399", None),
        ("apollo-11", None),
        ("report 2023", None),
    ],
)
def test_a_file_name_or_address_gives_its_date_as_a_last_resort(
    name: str, expected: str | None
) -> None:
    found = dated(name)
    assert (found.text if found else None) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("6 YEARS AGO", "2018"),
        ("a month ago", "2024-02"),
        ("14 months ago", "2023-01"),
        ("2 weeks ago", "2024-02-16"),
        ("1 day ago", "2024-02-29"),
        ("yesterday", "2024-02-29"),
        ("11 hours ago", "2024-02-29"),
        ("5m ago", "2024-03-01"),
        ("today", "2024-03-01"),
        ("February 5", "2024-02-05"),
        ("Published: Tue, 29 Feb", "2024-02-29"),
        ("Sept. 18, 10:30am EDT", "2023-09-18"),
    ],
)
def test_how_long_ago_is_counted_back_from_when_it_was_seen(written: str, expected: str) -> None:
    assert is_relative(written)
    found = counted_back(written, Published("2024-03-01T10:30:00Z"))
    assert found is not None
    assert found.text == expected
    assert counted_back(written, Published("2024")) is None


@given(
    st.text(st.sampled_from("0123456789-/.:T Z+novpmest,"))
    | st.from_regex(r"\A[0-9]{1,4} ?[a-z]{1,6} ago\Z")
    | st.text()
)
def test_no_text_makes_the_dates_fail(text: str) -> None:
    published(text)
    dated(text)
    assert is_relative(text) or counted_back(text, Published("1001-01-01")) is None


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(9998, 12, 31)))
def test_every_iso_day_is_read_back(day: date) -> None:
    found = published(day.isoformat())
    assert found is not None
    assert found.text == day.isoformat()
