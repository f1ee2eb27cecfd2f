"""Articles and findings as the JSON that `analyse` and `show` print."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from tui.news.article import Article
from tui.news.findings import Claim, Findings
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
