from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.looks.safe import one_line, safe


@given(st.text(st.characters(categories=None)))
def test_safe_text_keeps_its_length_and_holds_nothing_that_steers_a_terminal(text: str) -> None:
    drawn = safe(text)
    assert len(drawn) == len(text)
    assert safe(drawn) == drawn
    assert not {"\x1b", "\x07", "\x9b", "\x7f", "\r", "\u202e", "\u2066", "\ud800"} & set(drawn)
    drawn.encode()


def test_a_clipboard_escape_is_shown_and_not_obeyed() -> None:
    assert safe("a\x1b]52;c;ZXZpbA==\x07b") == "a�]52;c;ZXZpbA==�b"


def test_joiners_and_direction_marks_of_real_scripts_stay() -> None:
    assert safe("👩\u200d🚀 שלום\u200f") == "👩\u200d🚀 שלום\u200f"


def test_one_line_holds_no_newline_or_tab() -> None:
    assert one_line("a\nb\tc") == "a b c"
