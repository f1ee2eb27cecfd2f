"""An article with all that is kept about it: what every format of export is made of."""

from __future__ import annotations

from dataclasses import dataclass

from tui.library.library import Library
from tui.news.article import Article, ArticleId
from tui.news.findings import Findings
from tui.news.highlight import Standing
from tui.news.mark import Tag


@dataclass(frozen=True, slots=True)
class Kept:
    """One article, what was found in it, corrections laid over, and the reader's marks.

    `findings` is None for an article that was not analysed; `note` is empty
    when there is none. Highlights that lost their place are among them.
    """

    id: ArticleId
    article: Article
    findings: Findings | None
    tags: tuple[Tag, ...]
    note: str
    highlights: tuple[Standing, ...]
    is_read: bool
    is_starred: bool
    is_reviewed: bool
    paths: tuple[str, ...] = ()


def kept(library: Library, article_id: ArticleId) -> Kept | None:
    """What is kept of an article; None when it is not on the shelf."""
    article = library.shelf.article(article_id)
    if article is None:
        return None
    marks, one = library.marks, [article_id]
    return Kept(
        article_id,
        article,
        library.shelf.findings(article_id),
        marks.tags_of(article_id),
        marks.note_of(article_id),
        library.highlights.of(article_id, article.text),
        marks.are_read(one),
        marks.are_starred(one),
        marks.are_reviewed(one),
        tuple(library.shelf.paths_of(article_id)),
    )
