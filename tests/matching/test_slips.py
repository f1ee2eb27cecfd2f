"""Slips: which letters went wrong in a misspelling, and how rare that is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.matching.typos.slips import Slip, rarity, slips

WORDS = st.text(alphabet="abeint'é9", min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("typed", "near", "expected"),
    [
        ("hte", "the", [(Slip.SWAPPED, "t", "h")]),
        ("hopsital", "hospital", [(Slip.SWAPPED, "s", "p")]),
        ("adress", "address", [(Slip.OMITTED, "=", "d")]),
        ("untill", "until", [(Slip.EXTRA, "=", "l")]),
        ("seperate", "separate", [(Slip.INSTEAD, "a", "e")]),
        ("goverment", "government", [(Slip.OMITTED, "r", "n")]),
        ("nknow", "know", [(Slip.EXTRA, "^", "n")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_slips_are_told_by_their_kind_and_letters(
    typed: str, near: str, expected: list[tuple[Slip, str, str]]
) -> None:
    assert slips(typed, near) == expected


def test_what_ears_and_fingers_confuse_is_likelier_than_what_they_do_not() -> None:
    assert rarity("seperate", "separate") < rarity("sebarate", "separate")
    assert rarity("adress", "address") < rarity("addess", "address")
    assert rarity("hopsital", "hospital") < rarity("hoxpital", "hospital")


@given(WORDS, WORDS)
def test_only_the_word_itself_takes_no_slip(typed: str, near: str) -> None:
    assert bool(slips(typed, near)) is (typed != near)
    assert rarity(typed, near) >= 0
