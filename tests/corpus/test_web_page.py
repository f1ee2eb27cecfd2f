"""Saved web pages: the story without the menus, and what the page says of itself."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from tests.corpus.reading_aid import all_of, article_of, date_of

_FIRST = (
    "The port authority confirmed on Tuesday that all four cranes were running again, eleven days "
    "after dockers walked out over the length of their shifts at the harbour."
)
_SECOND = (
    "The Dockers’ Union denied that any deal had been signed. “Nobody from our side was in the "
    "room,” said its secretary, Tomas Brandl, who was reached by telephone."
)
_THIRD = "The minister insisted that no ship had been turned away; two captains contradict him."
_PARAGRAPHS = (_FIRST, _SECOND, _THIRD)


def _page(head: str = "", before: str = "", after: str = "") -> str:
    story = "".join(f"<p>{paragraph}</p>" for paragraph in _PARAGRAPHS)
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8">{head}</head><body>'
        '<header><nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul></nav>'
        f"</header><main><article>{before}{story}{after}</article></main>"
        "<footer><p>All rights reserved. Sign up for our newsletter.</p></footer></body></html>"
    )


def test_the_story_is_kept_and_the_menus_are_not(tmp_path: Path) -> None:
    page = _page("<title>Port reopens – Harbour Courier</title>", "<h1>Port reopens</h1>")
    article = article_of(tmp_path, "a.html", page)
    assert article.text == "\n\n".join(("Port reopens", *_PARAGRAPHS))
    assert article.headline_is_given
    assert article.publisher == "Harbour Courier"
    assert article.language == "en"


def test_meta_elements_are_understood(tmp_path: Path) -> None:
    head = (
        '<meta property="og:title" content="Port reopens">'
        '<meta property="og:site_name" content="Harbour Courier">'
        '<meta property="article:published_time" content="2023-11-14T09:31:00+01:00">'
        '<meta name="author" content="Ana Ferreira and Li Wei">'
        '<meta name="keywords" content="harbour, strike">'
        '<link rel="canonical" href="https://courier.example/port">'
    )
    article = article_of(tmp_path, "a.htm", _page(head))
    assert article.headline == "Port reopens"
    assert article.publisher == "Harbour Courier"
    assert date_of(article) == "2023-11-14T09:31:00+01:00"
    assert article.authors == ("Ana Ferreira", "Li Wei")
    assert article.topics == ("harbour", "strike")
    assert article.url == "https://courier.example/port"


@pytest.mark.parametrize("shape", ["alone", "list", "graph"])
def test_json_ld_is_understood(tmp_path: Path, shape: str) -> None:
    story = {
        "@type": ["NewsArticle"],
        "headline": "Port reopens",
        "datePublished": "2023-11-14",
        "author": {"name": "Ana Ferreira"},
        "publisher": {"name": "Harbour Courier"},
    }
    other = {"@type": "BreadcrumbList", "name": "Home"}
    value = {"alone": story, "list": [other, story], "graph": {"@graph": [other, story]}}[shape]
    head = f'<script type="application/ld+json">{json.dumps(value)}</script>'
    article = article_of(tmp_path, "a.html", _page(head))
    assert article.headline == "Port reopens"
    assert date_of(article) == "2023-11-14"
    assert article.authors == ("Ana Ferreira",)
    assert article.publisher == "Harbour Courier"


def test_a_byline_and_a_time_on_the_page_are_understood(tmp_path: Path) -> None:
    before = (
        "<h1>Port reopens</h1><p class='byline'>By Ana Ferreira, 14 November 2023</p>"
        '<p><time datetime="2023-11-14">14 November</time></p>'
    )
    article = article_of(tmp_path, "a.html", _page("<title>Port reopens</title>", before))
    assert article.authors == ("Ana Ferreira",)
    assert date_of(article) == "2023-11-14"
    assert article.text[article.body_start :].startswith("The port authority")


def test_a_page_without_date_has_none(tmp_path: Path) -> None:
    page = _page("<title>Port reopens</title>", after="<p>© 2019 Harbour Courier</p>")
    assert article_of(tmp_path, "a.html", page).published is None


def test_the_address_a_browser_wrote_into_a_saved_page_is_kept(tmp_path: Path) -> None:
    comment = "<!-- saved from url=(0044)https://www.courier.example/2023/11/14/port -->"
    article = article_of(tmp_path, "a.html", comment + _page())
    assert article.url == "https://www.courier.example/2023/11/14/port"
    assert date_of(article) == "2023-11-14"
    assert article.publisher == "courier.example"


def test_an_old_page_laid_out_with_tables_gives_its_story(tmp_path: Path) -> None:
    cells = "<h1>Port reopens</h1>" + "".join(f"<p>{text}</p>" for text in _PARAGRAPHS)
    page = (
        "<html><head><title>Port reopens</title></head><body><table><tr><td>"
        "<a href='a.html'>News</a><br><a href='b.html'>Sport</a></td>"
        f"<td>{cells}</td></tr></table></body></html>"
    )
    assert article_of(tmp_path, "a.html", page).text == "\n\n".join(("Port reopens", *_PARAGRAPHS))


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("utf-8", "utf-8"), ("iso-8859-1", "cp1252"), ("windows-1251", "cp1251"), ("x", "utf-8")],
)
def test_the_declared_encoding_is_believed(tmp_path: Path, charset: str, encoding: str) -> None:
    word = "Министр" if encoding == "cp1251" else "Café"
    page = f'<html><head><meta charset="{charset}"></head><p>{word} said that it was open.</p>'
    article = article_of(tmp_path, "a.html", page.encode(encoding))
    assert article.text == f"{word} said that it was open."


def test_xhtml_with_a_declaration_is_read(tmp_path: Path) -> None:
    page = '<?xml version="1.0" encoding="UTF-8"?>\n' + _page("<title>Port reopens</title>")
    assert article_of(tmp_path, "a.xhtml", page).headline == "Port reopens"


def test_nothing_hidden_in_references_gets_through(tmp_path: Path) -> None:
    page = _page(
        before="<p>The mayor &#27;[31m&#x9b;0m &#x202e;resigned&#0; on Monday, he said.</p>"
    )
    text = article_of(tmp_path, "a.html", page).text
    assert not set(text) & {"\x1b", "\x9b", "\u202e", "\0"}


def test_a_page_without_a_story_is_refused(tmp_path: Path) -> None:
    page = "<html><title>Sign in</title><nav><a href='/'>Home</a></nav><form><input></form></html>"
    articles, (refusal,) = all_of(tmp_path, "a.html", page)
    assert articles == ()
    assert "no story was found" in refusal.reason


@pytest.mark.parametrize(
    "unit", ["<div>", "<p>x", "<b>", "<ul><li>x", "<table><tr><td>x", "<a href=x>y</a>", "<", "&#1"]
)
def test_an_endless_page_does_not_hold_the_program(tmp_path: Path, unit: str) -> None:
    start = time.perf_counter()
    all_of(tmp_path, "a.html", unit * (500_000 // len(unit)))
    assert time.perf_counter() - start < 10
