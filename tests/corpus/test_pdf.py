"""PDF: paragraphs out of lines, and clear words when there are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.making_pdf import pdf_of
from tests.corpus.reading_aid import all_of, article_of
from tui.corpus.format_table import Kind, kind_of
from tui.corpus.readers import pdf

_LINES = (
    "The port authority confirmed on Tuesday that all four cranes were run-",
    "ning again, and denied that anybody had been dismissed for the strike in",
    "the autumn.",
    "The union said that it had heard of it from the radio, like everybody else",
    "in town (or nearly).",
)
_TEXT = (
    "The port authority confirmed on Tuesday that all four cranes were running again, and denied "
    "that anybody had been dismissed for the strike in the autumn.\n\n"
    "The union said that it had heard of it from the radio, like everybody else in town "
    "(or nearly)."
)


def test_lines_become_paragraphs_again(tmp_path: Path) -> None:
    data = pdf_of([_LINES], title="Port reopens", author="Ana Ferreira")
    article = article_of(tmp_path, "a.pdf", data)
    assert article.text == f"Port reopens\n\n{_TEXT}"
    assert article.authors == ("Ana Ferreira",)


def test_what_every_page_has_at_its_edge_is_no_text(tmp_path: Path) -> None:
    texts = [
        f"On the {day} it rained in the morning, he said." for day in ("first", "last", "next")
    ]
    pages = [["Harbour Courier", text, f"Page {number} of 3"] for number, text in enumerate(texts)]
    article = article_of(tmp_path, "a.pdf", pdf_of(pages, title="Microsoft Word - port.docx"))
    assert article.text == " ".join(texts)


def test_a_pdf_without_text_says_what_to_do(tmp_path: Path) -> None:
    _, (refusal,) = all_of(tmp_path, "a.pdf", pdf_of([[]]))
    assert "only pictures" in refusal.reason


def test_a_damaged_pdf_is_refused(tmp_path: Path) -> None:
    _, (refusal,) = all_of(tmp_path, "a.pdf", b"%PDF-1.7\n" + b"1 0 obj << /Type /Catalog >>" * 9)
    assert "PDF" in refusal.reason


def test_without_the_extra_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "is_installed", lambda: False)
    assert kind_of("a.pdf") is Kind.NEEDS_PART
    _, (refusal,) = all_of(tmp_path, "a.pdf", pdf_of([_LINES]))
    assert "newsreader-tui[pdf]" in refusal.advice
