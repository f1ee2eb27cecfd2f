"""The door: nothing harmful comes through, and going through twice changes nothing."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.corpus.clean import MARKS_LIMIT, clean, one_line

_FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u200b\u2028-\u202e\u2060\u2066-\u206f\ud800-\udfff\ufeff]"
)
# Plain `st.text()` draws no surrogates and seldom the characters that matter here.
_HOSTILE = st.text(
    st.one_of(
        st.characters(exclude_categories=[]),
        st.sampled_from("\r\n\t\x00\x1b\x85\x9b\u2028\u202e\u2066\ufeff\ud83d\u0301\u0327\u0344 a"),
    )
)


@given(_HOSTILE)
@example("a" + "\u0344" * 40 + "\r\r\n\x00\n")
@example("\u0928\u200d\u093c\x00\u093c")
def test_nothing_forbidden_is_left_and_cleaning_again_changes_nothing(text: str) -> None:
    cleaned = clean(text)
    assert not _FORBIDDEN.search(cleaned)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_ascii_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("dirty", "expected"),
    [
        ("a\r\nb\rc\vd\fe\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\tb\xa0c\u202fd\u2009e", "a b c d e"),
        ("\x1b]52;c;aGk=\x07hi \x9b31m", "]52;c;aGk=hi 31m"),
        ("minis\u00adter\u200b \ufeffof", "minister of"),
        ("lone \ud83d half", "lone \ufffd half"),
        ("e\u0301te\u0301", "\u00e9t\u00e9"),
        ("👩\u200d🚒 می\u200cشود \u6771\u4eac", "👩\u200d🚒 می\u200cشود \u6771\u4eac"),
    ],
)
def test_each_kind_of_character_goes_its_way(dirty: str, expected: str) -> None:
    assert clean(dirty) == expected


def test_a_letter_keeps_only_a_bounded_heap_of_accents() -> None:
    cleaned = clean("o" + "\u0316\u0301" * 500 + "k")
    assert cleaned.startswith(("\u00f3", "o"))
    assert cleaned.endswith("k")
    assert len(cleaned) <= MARKS_LIMIT + 2


def test_a_megabyte_of_accents_does_not_hold_the_program() -> None:
    start = time.perf_counter()
    clean("o" + "\u0316\u0301" * 500_000)
    assert time.perf_counter() - start < 5


@given(_HOSTILE)
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert "\n" not in line
    assert line == line.strip()


def test_no_message_hides_in_unseen_characters() -> None:
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "steal")
    assert clean(f"calm{hidden}\U000e0001 words") == "calm words"
    assert clean("a" + "\ufe0f\U000e0101" * 200) == "a\ufe0f\U000e0101"
    assert clean("b" + "\u200d" * 9 + "c") == "b\u200d\u200dc"


def test_flags_and_joined_emoji_stay_whole() -> None:
    scotland = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
    for text in (scotland, "❤\ufe0f\u200d\U0001f525", "می\u200cخواهم", "葛\U000e0100飾"):
        assert clean(text) == text
