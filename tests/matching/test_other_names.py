"""Other names: the names of one entity, and their words that are spellings of one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.matching.fold import folded_words
from tui.matching.typos.other_names import OtherNames, holds, is_spelling

NAMES = OtherNames(
    [
        ["Kyiv", "Kiev"],
        ["Muammar Gaddafi", "Moammar Gadhafi", "Muammar Qaddafi", "Colonel Gaddafi"],
        ["Islamic State", "ISIS", "Daesh"],
        ["Mahmoud Abbas", "Abu Mazen"],
    ]
)


@pytest.mark.parametrize(
    ("typed", "others"),
    [
        ("kiev", {"kyiv"}),
        ("Kyiv", {"kiev"}),
        ("qaddafi", {"gaddafi", "gadhafi"}),
        ("daesh", {"isis", "islamic state"}),
        ("abu mazen", {"mahmoud abbas"}),
        ("mahmoud", set()),
        ("colonel", set()),
        ("islamic", set()),
        ("state", set()),
        ("", set()),
    ],
)
def test_a_name_gives_the_other_names_of_the_same(typed: str, others: set[str]) -> None:
    assert {" ".join(words) for words in NAMES.of(folded_words(typed))} == others


@given(st.lists(st.lists(st.text(max_size=12), max_size=4), max_size=5))
def test_who_is_another_name_of_one_has_that_one_among_its_others(groups: list[list[str]]) -> None:
    names = OtherNames(groups)
    for form in (form for group in groups for form in group):
        words = folded_words(form)
        assert words not in names.of(words)
        assert all(words in names.of(other) for other in names.of(words))


def test_words_hold_what_stands_in_them_in_a_row() -> None:
    assert holds(("the", "red", "cross"), ("red", "cross"))
    assert not holds(("red", "iron", "cross"), ("red", "cross"))
    assert not holds(("red",), ("red", "cross"))


@pytest.mark.parametrize(
    ("name", "other", "is_one"),
    [
        *(("Zelensky", "Zelenskyy", True), ("Kyiv", "Kiev", True), ("Sergei", "Sergey", True)),
        *(("Israel", "Israeli", False), ("Syria", "Syrian", False), ("China", "Chinese", False)),
        ("Israelis", "Israeli", False),
    ],
)
def test_what_says_whose_something_is_is_no_spelling(name: str, other: str, is_one: bool) -> None:
    words = folded_words(name), folded_words(other)
    assert is_spelling(*words) is is_spelling(*words[::-1]) is is_one
