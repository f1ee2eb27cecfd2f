"""Markdown: front matter, and the text without its markup.

The text is what a reader of the rendered page would see, so that claims and
searches meet words and not asterisks; lines stay broken as they were, bullets
and numbers stay. Parsing is markdown-it's (CommonMark).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, BinaryIO

from tui.corpus.clean import clean
from tui.corpus.decode import text_of, whole
from tui.corpus.draft import Draft
from tui.corpus.readers import front_matter, json_dialects
from tui.corpus.readers.plain_text import story
from tui.corpus.reading import Refusal, UnreadableError
from tui.news.article import Article
from tui.news.story_field import NO_NAMES, OwnNames

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MARKUP_LIMIT = 128 * 1024
"""Code points of the longest text whose markup is taken off; a longer one keeps its asterisks.

Some constructs cost the parser quadratic time; at this length the worst known takes two seconds.
"""


def read(file: BinaryIO, path: str, own: OwnNames = NO_NAMES) -> Iterator[Article | Refusal]:
    """The one story in a Markdown file."""
    fence, header, text = front_matter.parted(clean(text_of(whole(file))))
    said = Draft()
    try:
        said = json_dialects.draft_of(front_matter.fields_in(fence, header), own) if fence else said
    except UnreadableError as fault:
        yield Refusal(path, fault.line, fault.reason, fault.advice)
    title, body = without_markup(text)
    said = replace(said, body="", headline=said.headline or title)
    if said.headline != title and title:
        body = f"{title}\n\n{body}"
    article = story(body, known=said).article(path)
    if article is None:
        raise UnreadableError("there is no word in the file", "It was skipped")
    yield article


def without_markup(text: str) -> tuple[str, str]:
    """The heading of the first rank that a Markdown text begins with, if it does, and the rest."""
    if len(text) > MARKUP_LIMIT:
        return "", text
    try:
        tokens = _parser().parse(text)
    except Exception:  # noqa: BLE001  a fault of the parser must not cost the text
        return "", text
    title = ""
    if tokens and tokens[0].tag == "h1":
        title = " ".join(_words(tokens[1]).split())
        tokens = tokens[3:]
    return title, "\n\n".join(_blocks(tokens))


@cache
def _parser() -> MarkdownIt:
    """The parser, made once: to make one takes as long as to parse a story."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  plain text starts without it

    return MarkdownIt("commonmark", {"maxNesting": 50})


def _blocks(tokens: Sequence[Token]) -> list[str]:
    """The paragraphs, headings and lists of a parsed text; a list without gaps is one block."""
    blocks: list[str] = []
    bullet = ""
    is_tight = follows_tight = False
    for token in tokens:
        if token.type == "list_item_open":
            bullet = f"{token.info}{token.markup} "
        elif token.type == "paragraph_open":
            is_tight = token.hidden
        elif token.type in {"inline", "code_block", "fence"}:
            words = bullet + _words(token)
            if is_tight and follows_tight:
                blocks[-1] += "\n" + words
            elif words.strip():
                blocks.append(words)
            bullet, is_tight, follows_tight = "", False, is_tight and bool(blocks)
        elif token.type in {"bullet_list_close", "ordered_list_close"} and token.level == 0:
            follows_tight = False
    return blocks


def _words(token: Token) -> str:
    """What a reader of the page sees of one block."""
    if token.children is None:
        return token.content
    parts: list[str] = []
    for child in token.children:
        if child.type in {"softbreak", "hardbreak"} or child.content.lower().startswith("<br"):
            parts.append("\n")
        elif child.type not in {"image", "html_inline"}:
            parts.append(child.content)
    return "".join(parts)
