"""Endings: other forms of a word, and none that mean something else."""

from __future__ import annotations

import pytest

from tui.matching.endings import endings


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("hospital", "hospitals"),
        ("hospitals", "hospital"),
        ("ministry", "ministries"),
        ("ministries", "ministry"),
        ("strike", "strikes"),
        ("strike", "striking"),
        ("agree", "agreeing"),
        ("resign", "resigned"),
        ("deny", "denied"),
        ("clash", "clashes"),
        ("clashes", "clash"),
        ("stop", "stopped"),
        ("war", "wars"),
        ("bombing", "bombings"),
    ],
)
def test_forms_of_a_word(word: str, form: str) -> None:
    assert form in endings(word)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("news", "new"),
        ("united", "unit"),
        ("crisis", "crisi"),
        ("his", "hi"),
        ("king", "k"),
        ("the", "thing"),
    ],
)
def test_words_that_only_look_like_forms(word: str, other: str) -> None:
    assert other not in endings(word)


def test_short_words_numbers_and_other_scripts_have_no_other_forms() -> None:
    assert [endings(word) for word in ("un", "2023", "москва", "москва́", "")] == [()] * 5


def test_a_letter_three_times_in_a_row_is_a_slip_and_no_form_of_a_word() -> None:
    assert endings("agreee") == endings("freee") == ()
