"""Articles as Markdown: the words come out as they are, whatever they are."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tui.exchange.kept import Kept
from tui.exchange.markdown import as_markdown, escaped_lines, file_name
from tui.news.article import Article, ArticleId, Published
from tui.news.highlight import Anchor, Highlight, HighlightNumber, Standing
from tui.news.mark import Tag
from tui.news.span import Span

ID = ArticleId("0123456789abcdef")
TEXT = "A headline\n\nThe port was shut, she said.\n\n1. It *will* open <b>soon</b>."


def marked(words: str, note: str = "", number: int = 1) -> Standing:
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    anchor = Anchor.on(TEXT, span)
    return Standing(Highlight(HighlightNumber(number), ID, anchor, note, 0), span)


def kept(article: Article, *highlights: Standing) -> Kept:
    return Kept(ID, article, None, (Tag("a/b"),), "My *note*.", highlights, True, True, False)


ARTICLE = Article(TEXT, "a.txt", body_start=12, published=Published("2023-11-07"))


def test_front_matter_holds_what_is_known() -> None:
    text = as_markdown(kept(ARTICLE))
    front = yaml.safe_load(text.split("---")[1])
    assert front == {
        "title": "A headline",
        "date": "2023-11-07",
        "tags": ["a/b"],
        "starred": True,
        "newsreader": ID,
    }
    assert "## Note\n\nMy \\*note\\*.\n" in text


def test_highlights_stand_in_the_text_with_their_notes_below() -> None:
    text = as_markdown(
        kept(ARTICLE, marked("port was shut", "Which?"), marked("was", "In it.", number=2))
    )
    assert "The ==port was shut==[^1][^2], she said.\n\n[^1]: Which?\n\n[^2]: In it." in text
    lost = Standing(marked("port was shut", "Where?").highlight, None)
    text = as_markdown(kept(ARTICLE, lost))
    assert "## Highlights that lost their place\n\n> port was shut\n\nWhere?" in text


def test_a_file_is_named_by_day_headline_and_id_and_nothing_else() -> None:
    assert file_name(kept(ARTICLE)) == f"2023-11-07-a-headline-{ID}.md"
    hostile = Article("../../etc/passwd \\ C:\n\nx", "a.txt", body_start=24)
    assert file_name(kept(hostile)) == f"etc-passwd-c-x-{ID}.md"
    assert file_name(kept(Article("日本語", "a.txt"))) == f"{ID}.md"


SIGNS = st.text("ab1.)# \n>+-*_`~=[](){}<>&!|\\:\"'^$", min_size=1, max_size=40)


@pytest.mark.parametrize("preset", ["commonmark", "gfm-like"])
@given(text=SIGNS)
@example(text="a\n===")
@example(text="1. a\n- b")
@example(text="&amp; <script>")
def test_no_sign_of_a_text_means_anything_in_markdown(preset: str, text: str) -> None:
    text = re.sub(r"\n\s*\n", "\n", text).strip()
    rendered = MarkdownIt(preset, {"linkify": False}).parse(escaped_lines(text))
    if not text:
        return
    assert [token.type for token in rendered] == ["paragraph_open", "inline", "paragraph_close"]
    inline = rendered[1].children or []
    words = "".join("\n" if t.type in ("softbreak", "hardbreak") else t.content for t in inline)
    assert {t.type for t in inline} <= {"text", "text_special", "softbreak", "hardbreak"}
    assert re.sub(r"\s+", " ", words) == re.sub(r"\s+", " ", text)
