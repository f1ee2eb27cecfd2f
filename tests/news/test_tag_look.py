from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from tui.news.mark import Tag
from tui.news.tag_look import SIGNS, TagColor, TagLook, TagLooks, is_sign

WAR, GAZA = Tag("war"), Tag("war/gaza")


def test_a_tag_looks_like_the_one_above_it_in_what_it_does_not_say_itself() -> None:
    looks = TagLooks({"war": TagLook("▲", TagColor.RED), "war/gaza": TagLook("", TagColor.BLUE)})
    assert looks.of(WAR) == TagLook("▲", TagColor.RED)
    assert looks.of(GAZA) == TagLook("▲", TagColor.BLUE)
    assert looks.of(Tag("war/gaza/north")) == TagLook("▲", TagColor.BLUE)
    assert looks.of(Tag("warships")) == TagLook("#")
    assert TagLooks().of(WAR) == TagLook("#")


@pytest.mark.parametrize(
    "sign", ["", "ab", " ", "\x1b", "漢", "😀", "\u0301", "\u202e", "א", "\ufe0f"]
)
def test_what_does_not_take_one_cell_cannot_be_a_sign(sign: str) -> None:
    assert not is_sign(sign)


def test_the_signs_that_are_offered_can_be_taken() -> None:
    assert all(is_sign(sign) for sign in SIGNS)


@given(st.characters())
def test_a_sign_takes_one_cell(sign: str) -> None:
    if is_sign(sign):
        assert Content(sign).cell_length == 1
        assert TagLook(sign).sign == sign
    else:
        with pytest.raises(ValueError, match="cannot be a sign"):
            TagLook(sign)
