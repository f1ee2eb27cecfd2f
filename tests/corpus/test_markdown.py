# ruff: noqa: E501  tables of examples, one a line
"""Markdown: the fields of the front matter, and the words of the text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.corpus.reading_aid import all_of, article_of, date_of
from tui.corpus.readers.markdown import MARKUP_LIMIT, without_markup


def test_front_matter_goes_to_the_fields(tmp_path: Path) -> None:
    article = article_of(
        tmp_path,
        "a.md",
        "---\ntitle: 'Port reopens, ministry says'\ndate: 2023-11-19T08:30:00+01:00\n"
        "authors:\n  - Ana Ferreira\n  - name: Li Wei\nsource: Harbour Courier\n"
        "tags: [harbour, strike]\nurl: https://courier.example/port\nlanguage: no\n---\n\nIt reopened.\n",
    )
    assert article.headline == "Port reopens, ministry says"
    assert date_of(article) == "2023-11-19T08:30:00+01:00"
    assert article.authors == ("Ana Ferreira", "Li Wei")
    assert article.publisher == "Harbour Courier"
    assert article.topics == ("harbour", "strike")
    assert article.url == "https://courier.example/port"
    assert article.language == "no"
    assert article.text == "Port reopens, ministry says\n\nIt reopened."


def test_toml_front_matter_is_read_too(tmp_path: Path) -> None:
    text = '+++\ntitle = "Port reopens"\ndate = 2023-11-07\ntags = ["harbour"]\n+++\nIt reopened.\n'
    article = article_of(tmp_path, "a.md", text)
    assert (article.headline, date_of(article)) == ("Port reopens", "2023-11-07")
    assert article.topics == ("harbour",)


def test_an_address_called_source_is_the_address(tmp_path: Path) -> None:
    text = '---\nsource: "https://www.courier.example/2023/11/07/port"\nauthor: "[[Ana Ferreira]]"\n---\nIt did.'
    article = article_of(tmp_path, "a.md", text)
    assert article.url == "https://www.courier.example/2023/11/07/port"
    assert article.publisher == "courier.example"
    assert date_of(article) == "2023-11-07"
    assert article.authors == ("Ana Ferreira",)


def test_the_first_heading_is_the_headline_and_is_not_said_twice(tmp_path: Path) -> None:
    assert (
        article_of(tmp_path, "a.md", "# Port *reopens*\n\nIt did.").text
        == "Port reopens\n\nIt did."
    )
    twice = "---\ntitle: Port reopens\n---\n# Port reopens\n\nIt did."
    assert article_of(tmp_path, "b.md", twice).text == "Port reopens\n\nIt did."


def test_another_heading_than_the_title_stays_in_the_text(tmp_path: Path) -> None:
    article = article_of(tmp_path, "a.md", "---\ntitle: Port reopens\n---\n# The quay\n\nIt did.")
    assert article.text == "Port reopens\n\nThe quay\n\nIt did."


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("The *Asklepia* lay **at anchor**.", "The Asklepia lay at anchor."),
        ("See [the report](https://a.example 'x') ![a ship](ship.png).", "See the report ."),
        ("> quoted\n> words\n\nafter", "quoted\nwords\n\nafter"),
        (
            "- one\n- two\n  - three\n\n1. first\n2. second",
            "- one\n- two\n- three\n\n1. first\n2. second",
        ),
        ("## Heading\nText with `code` and\\\na break", "Heading\n\nText with code and\na break"),
        ("Tom &amp; Jerry <b>bold</b><br>new", "Tom & Jerry bold\nnew"),
        ("<!-- hidden -->\n\nShown.", "Shown."),
        ("[Updated] The [/] bracket", "[Updated] The [/] bracket"),
    ],
)
def test_markup_is_taken_off_and_words_stay(markup: str, words: str) -> None:
    assert without_markup(markup) == ("", words)


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    article = article_of(tmp_path, "a.md", "---\nThe port reopened on Tuesday.\n")
    assert article.text == "The port reopened on Tuesday."


def test_front_matter_that_is_never_closed_names_the_line(tmp_path: Path) -> None:
    articles, (refusal,) = all_of(
        tmp_path, "fire.md", "---\ntitle: Fire\ndate: 2023\n\nIt burnt.\n"
    )
    assert articles == ()
    assert str(refusal) == (
        f"{tmp_path}/fire.md, line 4: the front matter is never closed. "
        "The file was skipped; close it with ---."
    )


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("title: [Fire", 3),
        ("title: a\n\tb: c", 3),
        ("- a\n- b", 2),
        ("a: &a [x]\nb: [" + "*a, " * 20 + "]", 3),
        ("a: " + "[" * 30 + "]" * 30, 2),
        ("a: " + "[" * 20_000, 2),
        ("- " * 20_000, 2),
    ],
)
def test_faulty_front_matter_costs_the_fields_and_not_the_text(
    tmp_path: Path, header: str, line: int
) -> None:
    start = time.perf_counter()
    (article,), (refusal,) = all_of(tmp_path, "a.md", f"---\n{header}\n---\nIt burnt.")
    assert article.text == "It burnt."
    assert refusal.line == line
    assert time.perf_counter() - start < 2


def test_a_very_long_text_keeps_its_markup() -> None:
    text = "![" * (MARKUP_LIMIT // 2 + 1)
    assert without_markup(text) == ("", text)


@pytest.mark.parametrize(
    "head",
    [
        # Hugo, in its three forms
        ("---\ntitle: Port reopens\ndate: 2023-11-14T09:00:00Z\nauthors: [Ana Ferreira]\n"
        "tags: [harbour]\ndraft: false\n---\n"),
        ('+++\ntitle = "Port reopens"\ndate = 2023-11-14T09:00:00Z\nauthors = ["Ana Ferreira"]\n'
        'tags = ["harbour"]\n[params]\nlang = "en"\n+++\n'),
        ('{\n"title": "Port reopens", "date": "2023-11-14T09:00:00Z",\n"params": '
        '{"author": "Ana Ferreira"}, "tags": ["harbour"]\n}\n'),
        # Obsidian's clipper
        ('---\ntitle: "Port reopens"\nsource: "https://courier.example/1"\nauthor:\n'
        '  - "[[Ana Ferreira]]"\npublished: 2023-11-14T09:00:00Z\ncreated: 2024-01-01\n'
        'tags:\n  - "harbour"\n---\n'),
        # Zettlr and pandoc
        ("---\ntitle: Port reopens\ndate: 2023-11-14T09:00:00Z\nauthor:\n  - name: Ana Ferreira\n"
        "keywords:\n  - '#harbour'\n...\n"),
    ],
)  # fmt: skip
def test_front_matter_in_the_ways_of_its_writers(tmp_path: Path, head: str) -> None:
    for name in ("a.md", "a"):
        article = article_of(tmp_path, name, f"{head}\nIt *rained*.\n")
        assert article.text == "Port reopens\n\nIt rained."
        assert date_of(article) == "2023-11-14T09:00:00Z"
        assert (article.authors, article.topics) == (("Ana Ferreira",), ("harbour",))


def test_a_text_that_begins_with_a_brace_is_a_text(tmp_path: Path) -> None:
    text = "{sic} was added by the editor.\n\nIt rained."
    assert article_of(tmp_path, "a.md", text).text == text
