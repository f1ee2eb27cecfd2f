# ruff: noqa: SIM905  lists of words read best as words
"""Pieces of HTML, as feeds and JSON carry them, to plain paragraphs: simple, linear, never wrong.

Also what `web_page` falls back on: every block's words in order, without
judging what is story and what is not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKUP = re.compile(
    r"</(?:p|div|a|b|i|em|strong|span|ul|h[1-6]|blockquote)>|<(?:p|br|div)\b[^<>]{0,200}>",
    re.IGNORECASE,
)
_BLOCKS = frozenset(
    "address article aside blockquote caption dd details div dl dt fieldset figcaption figure "
    "footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th "
    "thead tr ul".split()
)
_TAG_LIMIT = 16 * 1024
_TAG = re.compile(r"<[A-Za-z][\w:-]{0,30}")
_SILENT = frozenset(
    "audio button canvas embed form head iframe input link math meta noscript object option "
    "script select style svg template textarea title video".split()
)


def is_markup(text: str) -> bool:
    """Whether a text is HTML and not merely a text with < in it."""
    return bool(_MARKUP.search(text))


def words_of(markup: str) -> str:
    """The words of a piece of HTML, paragraphs parted by empty lines."""
    page = parsed(markup)
    return "\n\n".join(blocks_of(page)) if page is not None else ""


def parsed(markup: str) -> HtmlElement | None:
    """The tree of a page or piece of one; None when there is nothing in it.

    Without `huge_tree` the parser stops at some 250 elements inside one
    another: what a page hides deeper than that is not read.
    """
    from lxml import etree, html  # noqa: PLC0415  plain text starts without it

    markup = _with_short_tags(markup)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, recover=True)
    try:
        return html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _with_short_tags(markup: str) -> str:
    """The same without the attributes of tags that are too long.

    The parser compares each attribute with each other: a megabyte of them takes a minute.
    """
    pieces = markup.split(">")
    if max(map(len, pieces)) <= _TAG_LIMIT:
        return markup
    for number, piece in enumerate(pieces):
        if len(piece) > _TAG_LIMIT and (tag := _TAG.search(piece)):
            pieces[number] = piece[: tag.end()]
    return ">".join(pieces)


def blocks_of(tree: HtmlElement, without: frozenset[str] = frozenset()) -> list[str]:
    """The text of each block under `tree` in order, its white space folded as browsers do."""
    from lxml import etree  # noqa: PLC0415  plain text starts without it

    silent = _SILENT | without
    blocks: list[str] = []
    run: list[str] = []
    depth_of_silence = 0

    def end_block() -> None:
        lines = (" ".join(line.split()) for line in "".join(run).split("\0"))
        block = "\n".join(line for line in lines if line)
        if block:
            blocks.append(block)
        run.clear()

    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else None
        if event == "start":
            depth_of_silence += tag in silent
            if tag in _BLOCKS:
                end_block()
            if not depth_of_silence:
                run.append("\0" if tag == "br" else "")
                run.append(element.text or "")
            continue
        if event == "end":
            if tag in _BLOCKS:
                end_block()
            depth_of_silence -= tag in silent
        if not depth_of_silence and element is not tree:
            run.append(element.tail or "")
    end_block()
    return blocks
