"""Lines that are paragraphs are told from those into which a paragraph is broken."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.test_claims import claims
from tui.analysis.lines import blocks, line_ends

STORY = (
    "The port was closed on Monday after a strike by the dockers of three companies.\n\n"
    "Nobody knew when Calder Bay would open it again, Ana Lopes said in the town hall, where "
    "Peter Novak had come to hear her. The ferries to Keth and Larmont stood still."
)
PAGE = (
    "World\nPolitics\nPort closed after strike | The Ledger\nBy Jon Reed\n7 November 2023\n"
    "(Handout via Meridian)\nThe port said on Monday that it was closed, and that no ferry would "
    "leave for Keth before the end of the week.\nRead more\nPort opens\n"
)


def test_a_line_of_a_page_is_a_paragraph() -> None:
    assert [block.of(PAGE) for block in blocks(PAGE)] == PAGE.split("\n")[:-1]


def test_a_line_of_a_broken_paragraph_is_none() -> None:
    broken = "\n\n".join(textwrap.fill(paragraph, 60) for paragraph in STORY.split("\n\n"))
    assert not line_ends(broken)
    assert len(blocks(broken)) == 2


def test_paragraphs_broken_without_empty_lines_between_end_where_there_was_room() -> None:
    broken = "\n".join(textwrap.fill(paragraph, 60) for paragraph in STORY.split("\n\n"))
    (end,) = line_ends(broken)
    assert broken[end - 10 : end + 7] == "companies.\nNobody"


def test_what_stands_over_a_story_says_nothing_in_it() -> None:
    (claim,) = claims(PAGE)
    assert [run.of(PAGE) for run in claim.source] == ["The port"]


@given(st.text(st.sampled_from("aB ,.\n"), max_size=80))
def test_blocks_hold_every_letter_once_and_in_order(text: str) -> None:
    found = blocks(text)
    assert "".join("".join(block.of(text).split()) for block in found) == "".join(text.split())
    assert list(found) == sorted(found)


def test_a_sentence_that_a_page_tore_apart_is_one() -> None:
    text = '"The talks were long but we have come to\n\nan end of them," Ana Lopes said.'
    (claim,) = claims(text)
    assert [run.of(text) for run in claim.source] == ["Ana Lopes"]
    assert [run.of(text) for run in claim.content][-1] == 'an end of them,"'


def test_a_menu_says_nothing() -> None:
    text = "Home\nWorld\nMayor says no\nSports\nContact us\nPodcasts\n\nThe port was closed."
    assert not claims(text)
