"""Saved web pages: the story picked out of the menus, and what the page says of itself.

Trafilatura finds the story. Its time grows faster than the page, so a page
beyond `_ELEMENTS_LIMIT` goes to the simple way instead, which takes every
block outside of menus, headers and footers: bounded by what is in the file
and not by a clock, so that the same file always gives the same article.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from tui.corpus.clean import clean
from tui.corpus.decode import text_of, whole
from tui.corpus.draft import Draft, same_words
from tui.corpus.readers.fragment import blocks_of, parsed
from tui.corpus.readers.page_facts import facts
from tui.corpus.readers.plain_text import story
from tui.corpus.reading import Refusal, UnreadableError
from tui.news.article import Article
from tui.news.story_field import NO_NAMES, OwnNames

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ELEMENTS_LIMIT = 20_000
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_SCANT = 200
"""Code points of a story so short that the other ways of finding it are tried too."""
_FURNITURE = frozenset({"nav", "header", "footer", "aside", "form", "menu"})


def read(file: BinaryIO, path: str, _own: OwnNames = NO_NAMES) -> Iterator[Article | Refusal]:
    """The story on a web page."""
    data = whole(file)
    charset = _CHARSET.search(data, 0, 4096)
    # Cleaned before parsing too: a parser stops at the first NUL.
    markup = clean(text_of(data, charset[1].decode("ascii") if charset else ""))
    page = parsed(markup)
    if page is None:
        raise UnreadableError("there is no text on the page", "It was skipped")
    said = facts(page, markup)
    body = _body(page, said)
    if not body.strip():
        raise UnreadableError(
            "no story was found on the page",
            "It was skipped; if it shows one in a browser, save the text as .txt",
        )
    article = story(body, known=replace(said, body="")).article(path)
    if article is None:
        raise UnreadableError("there is no text on the page", "It was skipped")
    yield article


def _body(page: HtmlElement, said: Draft) -> str:
    """The story's paragraphs without its headline."""
    is_small = sum(1 for _ in page.iter()) <= _ELEMENTS_LIMIT
    found = _picked(page) if is_small else ""
    if len(found) < _SCANT:
        simple = max(said.body, _all_blocks(page), key=len)
        found = found if len(found) * 2 > len(simple) > 0 else simple
    first, _, rest = found.partition("\n\n")
    return rest if said.headline and same_words(first, said.headline) else found


def _picked(page: HtmlElement) -> str:
    from trafilatura import bare_extraction  # noqa: PLC0415  takes most of a second
    from trafilatura.settings import Document  # noqa: PLC0415

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    _unframe(page)
    try:
        found = bare_extraction(
            page, include_comments=False, include_tables=True, with_metadata=False, fast=False
        )
    except Exception:  # noqa: BLE001  whatever it stumbles over, the simple way is left
        return ""
    text = found.text if isinstance(found, Document) else None
    return re.sub(r"\n+", "\n\n", text or "")


def _unframe(page: HtmlElement) -> None:
    """Makes plain blocks of the tables that older pages are laid out with."""
    for table in list(page.iter("table")):
        if any(table.find(f".//{tag}") is not None for tag in ("p", "h1", "h2", "table")):
            for part in table.iter("table", "tbody", "thead", "tr", "td", "th"):
                part.tag = "div"


def _all_blocks(page: HtmlElement) -> str:
    for name in ("article", "main", "body"):
        places = list(page.iter(name))
        if len(places) == 1 and (blocks := blocks_of(places[0], without=_FURNITURE)):
            return "\n\n".join(blocks)
    return "\n\n".join(blocks_of(page, without=_FURNITURE))
