"""Texts that were decoded wrongly are told from texts that are only foreign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.news.mojibake import decoding_fault, is_wrongly_decoded


@pytest.mark.parametrize(
    "text",
    ["The governor’s office said “no”.", "Größe, über, Ärger, daß", "Café déjà vu à Nîmes"],
)
def test_utf8_read_as_windows_letters_is_noticed(text: str) -> None:
    assert not is_wrongly_decoded(text)
    wrong = text.encode().decode("cp1252", "replace").replace("\ufffd", "\x9d")
    assert is_wrongly_decoded(wrong)


@pytest.mark.parametrize(
    "text",
    [
        "SÃO PAULO. A Câmara disse «não», à noite.",
        "L’été à Paris — «Â»",
        "Міністерство повідомило про Сі Цзіньпіна і Рівне.",
        "Москва. РФ и США",
        "日本語の新聞",
        "Señor, ¿qué?",
    ],
)
def test_what_is_only_foreign_is_left_in_peace(text: str) -> None:
    assert decoding_fault(text) == ""


def test_letters_that_were_lost_are_counted() -> None:
    assert decoding_fault("caf\ufffd d\ufffdj\ufffd vu") == "3 letters could not be decoded"


@given(st.text())
def test_any_text_can_be_asked_about(text: str) -> None:
    assert isinstance(decoding_fault(text), str)
