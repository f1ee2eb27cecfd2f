"""Event dates: found as precisely as the content states them, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.news.test_timeline import row
from tui.news.event_dates import event_of
from tui.news.findings import Quotation, Stance
from tui.news.ledger import LedgerRow

TUESDAY = "2023-11-14"


def told(content: str, stance: Stance = Stance.SAID, said: str | None = None) -> LedgerRow:
    return replace(row(TUESDAY, said), content=content, stance=stance)


@pytest.mark.parametrize(
    ("content", "when"),
    [
        ("ministers will meet on Friday", "2023-11-17"),
        ("a bridge was hit on Friday", "2023-11-10"),
        ("the vote would be held on Friday", "2023-11-17"),
        ("the troops left on Tuesday", "2023-11-14"),
        ("the attack of 7 October", "2023-10-07"),
        ("it would mark the attack of 7 October", "2023-10-07"),
        ("the court will sit on March 3", "2024-03-03"),
        ("fighting from 3 to 7 October killed many", "2023-10"),
        ("on October 3-7 the harbour stood still", "2023-10"),
        ("he signed it on 5 May 2021", "2021-05-05"),
        ("the agreement of May 2021", "2021-05"),
        ("they were told in September", "2023-09"),
        ("a new law will be passed in March", "2024-03"),
        ("it had fought since 2014", "2014"),
        ("coal would be gone by 2030", "2030"),
        ("two men died last night", "2023-11-13"),
        ("the gates were locked three days ago", "2023-11-11"),
        ("prices rose last month", "2023-10"),
        ("it closes 2024-01-31", "2024-01-31"),
        ("they are likely to lose in March", "2024-03"),
        ("it had posted that on January 23", "2023-01-23"),
        ("the ad that they released today", "2023-11-14"),
        ("a list of Friday, October 26, 2001", "2001-10-26"),
        # Nowadays is not the day of the words.
        ("Today we face other threats", None),
        ("the fleet today is small", None),
        ("even today they were poor", None),
        ("as USA Today wrote", None),
        # What cannot be told is not guessed.
        ("the meeting on Friday", None),
        ("it could happen on Friday", None),
        ("they could lose in December", None),
        ("next Friday they will see", None),
        ("he may leave", None),
        ("the attacks of September 11", None),
        ("the 5 May movement", None),
        ("2016 people came", None),
        ("by 2000 votes", None),
        ("Friday's vote", None),
        ("31 February was the day", None),
        ("the United Nations meeting on Friday", None),
    ],
)
def test_a_date_is_as_precise_as_its_words(content: str, when: str | None) -> None:
    found = event_of(told(content))
    assert (found and found.when.text) == when


def test_a_promise_lies_ahead_and_a_quotation_speaks_from_its_own_day() -> None:
    found = event_of(told("to leave on Friday", Stance.PROMISED))
    assert found is not None
    assert (found.when.text, found.words) == ("2023-11-17", "Friday")
    quoted = replace(told("“We came yesterday”", said="2023-11-12"), quotation=Quotation.DIRECT)
    found = event_of(quoted)
    assert found is not None
    assert found.when.text == "2023-11-11"
    assert event_of(replace(told("he left on Friday"), published=None)) is None


_WORDS = st.sampled_from(
    (
        *(
            "on",
            "in",
            "7",
            "31",
            "2023",
            "2024",
            "October",
            "May",
            "Feb.",
            "Friday",
            "last",
            "next",
        ),
        *("this", "will", "was", "ago", "days", "three", ",", ".", "–", "“", "”", "since", "by"),
        *("year", "month", "yesterday", "September", "11", "2023-11-31", "held", "to"),
    )
)


@given(
    st.one_of(st.text(max_size=60), st.lists(_WORDS, max_size=14).map(" ".join)),
    st.sampled_from([None, "2023", "2023-11", "2023-02-28", "1000-01-01", "9998-12-31T23:59:59Z"]),
)
def test_any_content_has_a_date_that_stands_in_it_or_none(text: str, day: str | None) -> None:
    found = event_of(replace(row(day), content=text))
    assert found is None or found.words in " ".join(text.split())
