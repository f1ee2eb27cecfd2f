"""Marks and findings as W3C Web Annotations, and marks read back from such.

After https://www.w3.org/TR/annotation-model/. Every part of a text is told by
its exact words with what stands around them, and by its position in code
points; so another program finds it in its own copy of the article. Names of
annotations are made of what they are about, and stay the same in every export.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

from tui.exchange.kept import Kept
from tui.news.findings import Claim, Mention
from tui.news.highlight import CONTEXT, Anchor, Standing
from tui.news.span import Span

CONTEXT_NAME = "http://www.w3.org/ns/anno.jsonld"
"""The vocabulary that every annotation names; never fetched."""

_OURS = UUID("b0b32f4f-6f4d-5b58-9d3c-2f0f6f4a6d55")
"""The name space of our names; any would do, as long as it never changes."""


def collection(marked: Iterable[Kept], *, with_findings: bool) -> dict[str, Any]:
    """All annotations of some articles as one collection of one page."""
    items = [each for kept in marked for each in _annotations(kept, with_findings=with_findings)]
    named = _name("collection", *(item["id"] for item in items))
    page = f"{named}#page"
    return {
        "@context": CONTEXT_NAME,
        "id": named,
        "type": "AnnotationCollection",
        "label": "newsreader",
        "total": len(items),
        "first": {
            "id": page,
            "type": "AnnotationPage",
            "partOf": named,
            "startIndex": 0,
            "items": items,
        },
        "last": page,
    }


def _annotations(kept: Kept, *, with_findings: bool) -> Iterator[dict[str, Any]]:
    for tag in kept.tags:
        yield {
            **_head(kept, "tag", tag.name),
            "motivation": "tagging",
            "body": _body(tag.name, "tagging"),
            "target": _source(kept),
        }
    if kept.note:
        yield {
            **_head(kept, "note"),
            "motivation": "commenting",
            "body": _body(kept.note, "commenting"),
            "target": _source(kept),
        }
    for mark in kept.highlights:
        yield _highlight(kept, mark)
    if with_findings and kept.findings is not None:
        for mention in kept.findings.mentions:
            yield _mention(kept, mention)
        for claim in kept.findings.claims:
            yield _claim(kept, claim)


def _highlight(kept: Kept, mark: Standing) -> dict[str, Any]:
    highlight, words = mark.highlight, mark.highlight.anchor.exact
    anchor = highlight.anchor if mark.span is None else Anchor.on(kept.article.text, mark.span)
    annotation: dict[str, Any] = {
        **_head(kept, "highlight", f"{highlight.at} {highlight.anchor.span.start}", words),
        "motivation": "commenting" if highlight.note else "highlighting",
        "created": datetime.fromtimestamp(highlight.at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        # One that lost its place is told by its words alone: a position would be wrong.
        "target": _part(kept, anchor, is_placed=mark.span is not None),
    }
    if highlight.note:
        annotation["body"] = _body(highlight.note, "commenting")
    return annotation


def _mention(kept: Kept, mention: Mention) -> dict[str, Any]:
    return {
        **_head(kept, "mention", f"{mention.span.start} {mention.entity}"),
        "motivation": "identifying",
        "body": [_body(mention.entity, "identifying"), _body(mention.kind.value, "classifying")],
        "target": _part(kept, _anchor(kept, mention.span)),
    }


def _claim(kept: Kept, claim: Claim) -> dict[str, Any]:
    """A claim: its stance, and its speaker if there is one, of its contents, cues and sources."""
    speaker = [_body(claim.speaker.name, "identifying")] if claim.speaker else []
    stance = f"not {claim.stance}" if claim.negated else claim.stance.value
    parts = sorted({*claim.content, *claim.cue, *claim.source})
    return {
        **_head(kept, "claim", f"{claim.span.start} {claim.span.stop} {claim.stance}"),
        "motivation": "classifying",
        "body": [_body(stance, "classifying"), *speaker],
        "target": [_part(kept, _anchor(kept, span)) for span in parts],
    }


def _head(kept: Kept, *what: str) -> dict[str, Any]:
    name = _name(kept.id, *what)
    return {"id": name, "type": "Annotation"}


def _name(*parts: str) -> str:
    return f"urn:uuid:{uuid5(_OURS, chr(0).join(parts))}"


def _body(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "purpose": purpose, "format": "text/plain"}


def source_of(article_id: str) -> str:
    """What an article without an address of its own is called."""
    return _name(article_id)


def _source(kept: Kept) -> str:
    return kept.article.url or source_of(kept.id)


def _anchor(kept: Kept, span: Span) -> Anchor:
    text = kept.article.text
    before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.stop :][:CONTEXT]
    return Anchor(span, span.of(text), before, after)


def _part(kept: Kept, anchor: Anchor, *, is_placed: bool = True) -> dict[str, Any]:
    quote = {
        "type": "TextQuoteSelector",
        "exact": anchor.exact,
        "prefix": anchor.before,
        "suffix": anchor.after,
    }
    span = anchor.span
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.stop}
    return {
        "type": "SpecificResource",
        "source": _source(kept),
        "selector": [quote, position] if is_placed else quote,
    }
