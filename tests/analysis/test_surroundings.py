"""What stands around an article: leftovers of a web page, and the turns of a transcript."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.analysis.leftovers import leftovers
from tui.analysis.turns import find_turns

_LINES = st.lists(
    st.sampled_from(
        [
            "Q: Is it safe?",
            "BERG: It is safe.",
            "Ana Berg: We do not know.",
            "THE FACTS: It was closed.",
            "Age: 34",
            "Q Mr. Berg, is it safe?",
            "",
            "The mayor said the bridge was safe.",
            "Read more: Mayor says bridge is safe",
            "(Ana Berg/AFP via Getty Images)",
            "Follow us",
        ]
    )
    | st.text("QABE: .?’Á\n", max_size=20),
    max_size=12,
).map("\n".join)


@given(_LINES)
def test_leftovers_lie_in_the_text_and_in_one_line(text: str) -> None:
    for span in leftovers(text):
        assert span.stop <= len(text)
        assert "\n" not in span.of(text)


@given(_LINES)
def test_turns_follow_one_another_with_the_label_before_the_speech(text: str) -> None:
    turns = find_turns(text)
    assert len(turns) != 1
    last = 0
    for turn in turns:
        assert last <= turn.label.start < turn.label.stop <= turn.speech.start
        assert turn.speech.of(text).strip()
        last = turn.speech.stop
    assert last <= len(text)


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our newsletter",
        "Watch more: The bridge from above",
        "Photo: Ana Berg/Reuters",
        "We use cookies to improve your experience.",
        "4 min read",
        "TODAY IN THE BAY:Bridge closed until May",
        "Story continues below",
    ],
)
def test_a_line_of_the_page_is_left_over(line: str) -> None:
    text = f"The bridge is closed.\n\n{line}\n\nIt opens on Monday."
    assert [span.of(text) for span in leftovers(text)] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Read more than one of his letters and you will see why.",
        "Share prices fell on Monday.",
        "Photo: The bridge was closed on Monday. It opens in May.",
        "The newsletter of the union asked members to sign up.",
        "Home prices rose.",
    ],
)
def test_a_sentence_of_the_article_is_not_left_over(line: str) -> None:
    assert list(leftovers(f"The bridge is closed.\n\n{line}")) == []


def test_a_wrapped_line_is_no_leftover() -> None:
    text = "Of all the papers that people in the town of Calder Bay could\nRead more, few did."
    assert list(leftovers(text)) == []


def test_label_lines_and_fact_checks_are_no_turns() -> None:
    assert find_turns("Age: 34\nLocation: Calder Bay\nPhone: 555 0100") == ()
    assert find_turns("THE FACTS: It is true.\n\nVERDICT: It is true.") == ()
    assert find_turns("Paris: The bridge is closed.\n\nRome: The road is closed.") == ()


def test_an_answer_goes_on_over_paragraphs_until_the_next_turn() -> None:
    text = "Q: Is it?\n\nBERG: It is.\n\nAnd it was.\n\nQ: Was it?\n\nThe bridge is closed."
    assert [turn.speech.of(text) for turn in find_turns(text)] == [
        "Is it?",
        "It is.\n\nAnd it was.",
        "Was it?",
    ]
