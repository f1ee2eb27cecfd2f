"""Articles and findings as the JSON that `analyse` and `show` print."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from tui.exchange.kept import Kept
from tui.news.article import Article
from tui.news.findings import Claim, Findings
from tui.news.highlight import Standing
from tui.news.span import Span

_THAT = re.compile(r"\b[Tt]hat\s+\Z")


def article_record(article: Article, findings: Findings | None) -> dict[str, Any]:
    """The article with its entities and claims.

    Offsets count code points of `text`. A content begins with its "that", as in
    PARC and PolNeAR. What the article does not say is null; without findings
    `mentions` and `claims` are null too, for nobody has looked.
    """
    record: dict[str, Any] = {
        "path": article.path,
        "text": article.text,
        "headline": article.headline if article.headline_is_given else None,
        "published": article.published.text if article.published else None,
        "mentions": None,
        "claims": None,
    }
    if article.record is not None:
        record["record"] = article.record
    if findings is not None:
        record["mentions"] = [
            {**_span(article.text, mention.span), "kind": mention.kind, "entity": mention.entity}
            for mention in findings.mentions
        ]
        record["claims"] = [_claim(article.text, claim) for claim in findings.claims]
    return record


def _claim(text: str, claim: Claim) -> dict[str, Any]:
    return {
        "source": _spans(text, claim.source),
        "cue": _spans(text, claim.cue),
        "content": [_span(text, with_that(text, span)) for span in claim.content],
        "speaker": claim.speaker.name if claim.speaker else None,
        "speaker_via": claim.speaker.via if claim.speaker else None,
        "speaker_is_sure": claim.speaker.is_sure if claim.speaker else None,
        "stance": claim.stance,
        "negated": claim.negated,
        "hedges": _spans(text, claim.hedges),
        "quotation": claim.quotation,
        "about": list(claim.about),
        "parent": claim.parent,
        "confidence": round(claim.confidence, 3),
        "rule": claim.rule,
    }


def with_that(text: str, span: Span) -> Span:
    """The run with the "that" before it, which corpora of attribution count to the content.

    On the screen and in the library it stays outside: nobody searches for it.
    """
    opener = _THAT.search(text, max(0, span.start - 12), span.start)
    return Span(opener.start(), span.stop) if opener else span


def _spans(text: str, spans: Iterable[Span]) -> list[dict[str, Any]]:
    return [_span(text, span) for span in spans]


def _span(text: str, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.stop, "text": span.of(text)}


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
        "topics": list(article.topics),
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
