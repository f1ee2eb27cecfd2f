# ruff: noqa: E501  tables of examples, one a line
"""Encodings: the text comes out as it was meant, or the file is said to be no text."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.corpus.decode import text_of
from tui.corpus.reading import UnreadableError

_ENGLISH = "The minister’s office said “no one was hurt” – and that the £3m would be met."
_TEXTS = [
    (_ENGLISH, "cp1252"),
    ("Le ministre a déclaré à l’Assemblée que « rien n’était prêt » cet été.", "cp1252"),
    ("El portavoz añadió que mañana habrá una reunión en España; según él, “no”.", "cp1252"),
    ("Die Bürgermeisterin erklärte, die Brücke sei gesperrt. „Größere Schäden“ gebe es nicht.", "cp1252"),
    ("Minister oświadczył we wtorek, że żaden z żołnierzy nie przekroczył granicy.", "cp1250"),
    ("Министр заявил во вторник, что ни один из солдат не пересекал границу.", "cp1251"),
    ("Министр заявил во вторник, что ни один из солдат не пересекал границу.", "koi8_r"),
    ("قال الوزير يوم الثلاثاء إن أيا من الجنود لم يعبر الحدود.", "cp1256"),
    ("部长周二表示，没有任何士兵越过边界。发言人否认了有关交火的报道。", "gb18030"),
    ("大臣は火曜日、兵士は誰も国境を越えていないと述べた。報道官は否定した。", "cp932"),
    ("大臣は火曜日、兵士は誰も国境を越えていないと述べた。報道官は否定した。", "euc_jp"),
    ("장관은 화요일 어떤 군인도 국경을 넘지 않았다고 말했다.", "cp949"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "encoding"), _TEXTS)
def test_older_encodings_are_guessed(text: str, encoding: str) -> None:
    assert text_of(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_is_recognised_with_and_without_a_mark(encoding: str) -> None:
    assert text_of(_ENGLISH.encode(encoding)) == _ENGLISH


def test_a_stray_windows_quote_amid_utf_8_is_read_as_what_it_is() -> None:
    data = "Été à l’Élysée, où tout était prêt. Il a dit ".encode() + b"\x93non\x94."
    assert text_of(data) == "Été à l’Élysée, où tout était prêt. Il a dit “non”."


def test_a_letter_that_was_cut_off_shows_as_damage() -> None:
    assert text_of(b"until noon \xe2\x80") == "until noon \ufffd"


@pytest.mark.parametrize(
    "head", [b"%PDF-1.7\n", b"\x89PNG\r\n", b"PK\x03\x04", b"\x1f\x8b\x08", b"\x00" * 64]
)
def test_what_is_no_text_is_refused(head: bytes) -> None:
    with pytest.raises(UnreadableError):
        text_of(head + bytes(range(256)))


def test_one_stray_nul_does_not_make_a_text_binary() -> None:
    assert "\0" in text_of(b"The mayor \x00resigned on Tuesday, the council said.")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_every_text_in_utf_8_comes_out_as_it_went_in(text: str) -> None:
    assert text_of(text.encode()) == text.removeprefix("\ufeff")


@given(st.binary(), st.sampled_from(["", "utf-8", "big5", "nonsense", "hex", "utf-7", "punycode"]))
def test_any_bytes_give_a_text_or_a_refusal(data: bytes, declared: str) -> None:
    with contextlib.suppress(UnreadableError):
        assert isinstance(text_of(data, declared), str)
