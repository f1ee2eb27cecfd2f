"""Short ways to write a file and read it back, for the tests of this folder."""

from __future__ import annotations

from pathlib import Path

from tui.corpus.formats import Refusal, read
from tui.news.article import Article


def articles_of(folder: Path, name: str, content: str | bytes) -> tuple[Article, ...]:
    """The articles in a file of this name and content, which must all be readable."""
    found, refusals = all_of(folder, name, content)
    assert refusals == ()
    return found


def article_of(folder: Path, name: str, content: str | bytes) -> Article:
    """The one article in a file of this name and content."""
    (article,) = articles_of(folder, name, content)
    return article


def all_of(
    folder: Path, name: str, content: str | bytes
) -> tuple[tuple[Article, ...], tuple[Refusal, ...]]:
    """Articles and refusals of a file of this name and content."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    reading = read(path)
    return reading.articles, reading.refusals


def date_of(article: Article) -> str | None:
    """The date of an article as text."""
    return article.published.text if article.published else None
