import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size, split_graphemes

from tui.news.article import paragraphs
from tui.news.span import Span
from tui.terminal.article import wrap as wrap_module
from tui.terminal.article.wrap import (
    _NARROW,
    characters_in,
    fit,
    hand_wrap_width,
    wrap,
    written_lines,
)

PROSE = st.text(
    st.sampled_from("aaaabcdeé   ,.-—\n“”’東京は。、（）한국👩🚀\u200d\ufe0f❤\u0301e"), max_size=120
)


def lines(text: str, width: int) -> list[str]:
    return [text[start:stop] for start, stop in wrap(text, 0, len(text), width)]


def whole(text: str, hand_width: int | None) -> list[str]:
    return [text[a:b] for a, b in written_lines(text, Span(0, len(text)), hand_width)]


@given(PROSE, st.integers(1, 40))
@example("東京は。", 2)
def test_lines_hold_every_character_but_the_spaces_between_them(text: str, width: int) -> None:
    at = 0
    for start, stop in wrap(text, 0, len(text), width):
        assert at <= start < stop
        assert not text[at:start].strip(" \n")
        at = stop
    assert not text[at:].strip(" \n")


@given(PROSE, st.integers(1, 40))
def test_no_line_is_wider_than_asked_unless_one_grapheme_is(text: str, width: int) -> None:
    for line in lines(text, width):
        drawn = line.replace("\n", " ")
        graphemes = split_graphemes(drawn)[0]
        # A joiner with nothing before it makes the two ways to count disagree by a cell.
        cells = min(cell_len(drawn), sum(cells for _, _, cells in graphemes))
        assert cells <= width or len(graphemes) == 1


@given(PROSE, st.integers(1, 40))
def test_no_grapheme_is_cut(text: str, width: int) -> None:
    flat = text.replace("\n", " ")
    # A joiner behind leading spaces, which are not shown, joins nothing to them.
    leading = len(flat) - len(flat.lstrip(" "))
    graphemes = split_graphemes(flat[leading:])[0]
    inside = {leading + n for start, stop, _ in graphemes for n in range(start + 1, stop)}
    for start, _ in wrap(text, 0, len(text), width):
        assert start not in inside


@given(
    st.text(st.sampled_from("aaaabé   ,-—\n”東京は。👩🚀\u200d\ufe0f\u0301🇩"), max_size=400),
    st.integers(1, 9),
)
def test_a_text_wrapped_in_pieces_has_the_lines_that_it_has_in_one(text: str, width: int) -> None:
    whole = lines(text, width)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wrap_module, "PIECE", 70)
        assert lines(text, width) == whole


@given(st.text(st.sampled_from("ab ,é—\n"), max_size=200), st.integers(1, 40))
def test_the_fast_way_breaks_no_word_that_fits(text: str, width: int) -> None:
    for start, stop in wrap(text, 0, len(text), width):
        is_cut = stop < len(text) and text[stop] not in " \n" and text[stop - 1] != "—"
        if is_cut:
            assert stop - start == width
            assert " " not in text[start:stop]


def test_the_fast_way_is_taken_only_for_characters_of_one_cell() -> None:
    narrow = [chr(code) for code in range(0x20, 0x11000) if _NARROW.fullmatch(chr(code))]
    assert {character for character in narrow if get_character_cell_size(character) != 1} == set()
    assert {"é", "“", "’", "—", "ж", "€", "…"} <= set(narrow)


def test_chinese_breaks_anywhere_but_not_before_a_closing_mark() -> None:
    assert lines("东京港务局表示，货柜", 14) == ["东京港务局表", "示，货柜"]


def test_a_long_address_is_broken_after_its_slashes() -> None:
    assert lines("see https://example.org/a/b/c/d now", 20) == [
        "see",
        "https://example.org/",
        "a/b/c/d now",
    ]


def test_text_wrapped_by_hand_flows_again() -> None:
    text = (
        "The port authority confirmed on Tuesday that all four cranes were\n"
        "running again, eleven days after the dockers of the northern quay\n"
        "walked out."
    )
    assert hand_wrap_width(text, paragraphs(text)) == 65
    assert whole(text, 65) == [text]


def test_verse_and_lists_keep_their_lines() -> None:
    verse = "The cranes stood still\nupon the quay\nand no one came"
    assert hand_wrap_width(verse, paragraphs(verse)) is None
    assert whole(verse, None) == verse.split("\n")
    asked = "The union asks for three things, and says it will not talk before:\n- pay\n- rest"
    assert whole(asked, len(asked.split("\n", maxsplit=1)[0])) == asked.split("\n")


@given(PROSE.filter(str.strip), st.one_of(st.none(), st.integers(50, 120)))
def test_written_lines_leave_out_only_newlines(text: str, hand_width: int | None) -> None:
    assert "".join(whole(text, hand_width)).replace("\n", "") == text.replace("\n", "")


@given(PROSE, st.integers(0, 40))
@example("\u200d\u200daa", 1)
def test_a_fitted_text_fits(text: str, width: int) -> None:
    text = text.replace("\n", " ")
    drawn = fit(text, width)
    assert cell_len(drawn) <= width
    assert drawn == text or not drawn or drawn.endswith("…")


@given(PROSE)
def test_a_cell_and_its_character_name_each_other(text: str) -> None:
    text = text.replace("\n", " ")
    used = 0
    for start, _, size in split_graphemes(text)[0]:
        if size:
            assert {characters_in(text, cell) for cell in range(used, used + size)} == {start}
        used += size
    assert characters_in(text, used) == len(text)
