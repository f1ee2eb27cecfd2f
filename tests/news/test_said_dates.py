"""The day on which something was said, as the article states it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.news.article import Published
from tui.news.findings import Claim, Quotation, Stance
from tui.news.said_dates import said_on
from tui.news.span import Span

WEDNESDAY = Published("2023-11-15")


def claim_in(marked: str) -> tuple[str, Claim]:
    """A text with `[cue]` and `{content}` marked, and its claim."""
    text = marked.translate(dict.fromkeys(map(ord, "[]{}")))
    cue, content = _marked(marked, "[]"), _marked(marked, "{}")
    return text, Claim((cue,), (), (content,), Stance.SAID, Quotation.INDIRECT, 0.9, "test")


def _marked(marked: str, pair: str) -> Span:
    start, stop = marked.index(pair[0]), marked.index(pair[1])
    before = sum(marked[:start].count(c) for c in "[]{}")
    inside = sum(marked[start + 1 : stop].count(c) for c in "[]{}")
    return Span(start - before, stop - before - 1 - inside)


@pytest.mark.parametrize(
    ("marked", "day"),
    [
        ("The ministry [said] on Monday that {the port was open}.", "2023-11-13"),
        ("On Tuesday, the ministry [denied] that {it had paid}.", "2023-11-14"),
        ("{The port is open}, the ministry [said] on Wednesday.", "2023-11-15"),
        ("The ministry [said] yesterday {the port was open}.", "2023-11-14"),
        ("The ministry [said] on 3 May {the port was open}.", "2023-05-03"),
        ("The ministry [said] on December 24 {the port was open}.", "2022-12-24"),
        ("In a statement of 1 March 2019 it [said] {the port was open}.", "2019-03-01"),
    ],
)
def test_a_stated_day_is_read(marked: str, day: str) -> None:
    assert said_on(*claim_in(marked), WEDNESDAY) == Published(day)


@pytest.mark.parametrize(
    "marked",
    [
        "The ministry [said] that {the port would open on Friday}.",
        "The port was closed on Monday. The ministry [said] {it was open}.",
        "Work was halted on Tuesday, the minister [describing] {a real threat}.",
        "{39 are dead}, officials [said], adding that work ended yesterday.",
        "Carter [commented] on yesterday's {bombings}.",
        "The ministry [said] on 31 February {the port was open}.",
    ],
)
def test_the_day_of_something_else_is_not_taken(marked: str) -> None:
    assert said_on(*claim_in(marked), WEDNESDAY) is None


def test_a_day_of_the_week_says_nothing_without_a_day_of_publication() -> None:
    text, claim = claim_in("The ministry [said] on Monday that {the port was open}.")
    assert said_on(text, claim, None) is None
    assert said_on(text, claim, Published("2023-11")) is None


@given(st.text(max_size=300), st.data())
def test_any_text_gives_a_day_or_none(text: str, data: st.DataObject) -> None:
    text += "x"
    start = data.draw(st.integers(0, len(text) - 1))
    cue = Span(start, data.draw(st.integers(start + 1, len(text))))
    claim = Claim((cue,), (), (), Stance.DECLINED, Quotation.INDIRECT, 0.5, "test")
    found = said_on(text, claim, WEDNESDAY)
    assert found is None or len(found.text) == 10
