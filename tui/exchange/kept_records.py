"""Articles with all that is kept about them, as the JSON of `show` and the rows of a table."""

from __future__ import annotations

from typing import Any

from tui.exchange.kept import Kept
from tui.exchange.records import article_record
from tui.news.highlight import Standing
from tui.news.mojibake import decoding_fault


def kept_record(kept: Kept) -> dict[str, Any]:
    """The article with its entities, its claims and the reader's marks."""
    article = kept.article
    return {
        "id": kept.id,
        **article_record(article, kept.findings),
        "authors": list(article.authors),
        "publisher": article.publisher,
        "url": article.url,
        "language": article.language,
        "language_found": article.language_is_found,
        "decoding": decoding_fault(article.text) or None,
        "topics": list(article.topics),
        "paths": list(kept.paths),
        "tags": [tag.name for tag in kept.tags],
        "read": kept.is_read,
        "starred": kept.is_starred,
        "reviewed": kept.is_reviewed,
        "note": kept.note or None,
        "highlights": [_highlight(mark) for mark in kept.highlights],
    }


def kept_row(kept: Kept) -> dict[str, Any]:
    """The article as one row of a table: what has parts is counted, the text stands last."""
    record = kept_record(kept)
    counted = {
        name: None if record[name] is None else len(record[name]) for name in ("mentions", "claims")
    }
    plain = {
        name: record[name]
        for name in (
            *("id", "headline", "published", "publisher", "authors", "url", "language"),
            *("topics", "path", "tags", "read", "starred", "reviewed", "note"),
        )
    }
    highlights = [mark["text"] for mark in record["highlights"]]
    return {**plain, **counted, "highlights": highlights, "text": record["text"]}


def _highlight(mark: Standing) -> dict[str, Any]:
    """What was marked, and where it stands now: null for both ends when it lost its place."""
    return {
        "start": mark.span.start if mark.span is not None else None,
        "end": mark.span.stop if mark.span is not None else None,
        "text": mark.highlight.anchor.exact,
        "note": mark.highlight.note or None,
    }
