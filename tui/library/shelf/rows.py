"""An article as the columns of its row, and back."""

from __future__ import annotations

from collections.abc import Mapping
from json import dumps, loads
from typing import Any

from tui.library.shelf.words import Words
from tui.news.article import Article, Published

COLUMNS = (
    "path",
    "record",
    "digest",
    "published",
    "headline",
    "has_headline",
    "body_start",
    "authors",
    "authors_folded",
    "publisher",
    "publisher_folded",
    "url",
    "language",
    "topics",
    "language_is_found",
)
"""The columns of `article` that come from the article itself."""

INDEXED = slice(2, 7)
"""Those on which the word index, the rowid or the findings depend."""

_TOLD = (
    "path",
    "record",
    "body_start",
    "headline",
    "authors",
    "publisher",
    "published",
    "url",
    "language",
    "topics",
    "language_is_found",
)

ARTICLE_SQL = (
    f"SELECT t.text, {', '.join(f'a.{name}' for name in _TOLD)}"
    " FROM article a JOIN article_text t ON t.article = a.rowid"
)
"""Selects what `article_from` takes."""


_UNDECODED = {0xDC00 + byte: 0xF0000 + byte for byte in range(0x80, 0x100)}
_RAW_BYTES = {kept: byte for byte, kept in _UNDECODED.items()}


def stored(path: str) -> str:
    """A path as the library keeps it.

    File names need not be UTF-8; Python has their odd bytes as lone surrogates,
    which SQLite cannot hold. They are kept as characters for private use.
    """
    return path.translate(_UNDECODED) if not path.isascii() else path


def spelt(path: str) -> str:
    """A path as the system knows it, from how the library keeps it."""
    return path.translate(_RAW_BYTES) if not path.isascii() else path


def columns_of(article: Article, digest: str, words: Words) -> tuple[Any, ...]:
    """The values of `COLUMNS` for an article."""
    return (
        stored(article.path),
        article.record,
        digest,
        None if article.published is None else article.published.text,
        article.headline,
        int(article.headline_is_given),
        article.body_start,
        _listed(article.authors),
        "; ".join(words.fold(author) for author in article.authors),
        article.publisher,
        None if article.publisher is None else words.fold(article.publisher),
        article.url,
        article.language,
        _listed(article.topics),
        int(article.language_is_found),
    )


def _listed(names: tuple[str, ...]) -> str:
    return dumps(names, ensure_ascii=False) if names else "[]"


def article_from(row: tuple[Any, ...]) -> Article:
    """The article in a row of `ARTICLE_SQL`."""
    text, path, record, body_start, headline, authors, publisher, published, *rest = row
    url, language, topics, is_found = rest
    return Article(
        text=text,
        path=spelt(path),
        record=record,
        body_start=body_start,
        headline=headline,
        authors=tuple(loads(authors)),
        publisher=publisher,
        published=None if published is None else Published(published),
        url=url,
        language=language,
        topics=tuple(loads(topics)),
        language_is_found=bool(is_found),
    )


def article_of(text: str, told: Mapping[str, Any]) -> Article:
    """The article of that text, from the values of `COLUMNS` by name."""
    return article_from((text, *(told[name] for name in _TOLD)))


def indexed(article: Article) -> tuple[str, str, str]:
    """The title, the first paragraph of the body, and the rest, as the word index takes them."""
    return parted(article.headline, article.text, article.body_start)


def parted(headline: str, text: str, body_start: int) -> tuple[str, str, str]:
    """The same of what the shelf holds."""
    lead, _, body = text[body_start:].strip().partition("\n\n")
    return headline, lead, body
