"""Folding keeps offsets and sees the words that the index sees."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.library.shelf.words import Words
from tui.matching.fold import _FOLDED, _MAY_FOLD, fold, folded_words, words

ALPHABETS = [
    ("Latin", 0x20, 0x24F),
    ("Greek and Cyrillic", 0x370, 0x527),
    ("Armenian, Hebrew, Arabic", 0x531, 0x6FF),
    ("Devanagari", 0x900, 0x97F),
    ("Vietnamese and other accents", 0x1E00, 0x1EFF),
    ("Greek with accents", 0x1F00, 0x1FFF),
    ("punctuation", 0x2000, 0x2063),
    ("kana and ideographs", 0x3000, 0x5000),
    ("Hangul", 0xAC00, 0xD7A3),
]
KNOWN_TO_DIFFER = frozenset("ǠǡͿ\u0605\u061c\u061dẛ")
"""Letters so rare, or so new, that the index folds or cuts them otherwise."""


@pytest.mark.parametrize(("name", "first", "last"), ALPHABETS, ids=[a[0] for a in ALPHABETS])
def test_words_are_cut_and_folded_as_the_index_does(name: str, first: int, last: int) -> None:
    index = Words()
    chars = [
        c
        for c in map(chr, range(first, last + 1))
        if unicodedata.category(c) not in {"Cn", "So"} and c not in KNOWN_TO_DIFFER
    ]

    for char in chars:
        text = unicodedata.normalize("NFC", f"x{char}y {char}")
        assert list(folded_words(text)) == index.of(text), (name, char, hex(ord(char)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Müller's Café", ("muller", "s", "cafe")),
        ("he-said 100% C++", ("he", "said", "100", "c")),
        ("Hồ Chí Minh", ("ho", "chi", "minh")),
        ("ИЗВЕСТИЯ", ("известия",)),
        ("naïve_snake", ("naive", "snake")),
    ],
)
def test_case_and_accents_go(text: str, expected: tuple[str, ...]) -> None:
    assert folded_words(text) == expected


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_offsets_hold_in_the_text_as_it_was(text: str) -> None:
    assert len(fold(text)) == len(text)
    for word in words(text):
        assert folded_words(text[word.start : word.stop])[:1] == (word.folded,)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters() | st.sampled_from("ẛṡéÉ’")))
def test_a_text_folds_as_its_characters_do(text: str) -> None:
    assert fold(text) == "".join(map(fold, text))


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters() | st.sampled_from("sSéE’ \u0301_kK")), st.sampled_from("séek1"))
def test_a_text_has_a_word_that_begins_so_as_the_index_cuts_it(text: str, prefix: str) -> None:
    index = Words()
    (folded,) = index.of(prefix)

    assert index.begin(text, folded) == any(word.startswith(folded) for word in index.of(text))


def test_what_is_passed_over_folds_to_itself() -> None:
    beyond_ascii = map(chr, range(0x80, 0x1_0000))
    passed_over = [char for char in beyond_ascii if not _MAY_FOLD.match(char)]
    assert passed_over
    assert [char for char in passed_over if _FOLDED[char] != char] == []
