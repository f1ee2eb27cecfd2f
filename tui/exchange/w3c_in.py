"""Web Annotations of others as marks: tags, notes on articles, and highlights with their notes.

Read are annotations as `w3c` writes them, single ones and lists of them, and
what the Hypothesis service exports (`rows`, with `text` and `tags`). What names
no words and says nothing is passed over and counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tui.corpus.clean import clean, one_line
from tui.news.highlight import WIDEST_CONTEXT, Anchor
from tui.news.mark import Tag
from tui.news.span import Span

FARTHEST = 2**40
"""A position beyond it is none."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What one annotation says of the article at `source`, an address.

    `anchor` are the words it is on, None for the whole article; `note` is empty
    where it only marks or tags.
    """

    source: str
    anchor: Anchor | None
    note: str
    tags: tuple[Tag, ...]


def remarks(value: object) -> Iterator[Remark | None]:
    """What the annotations in a JSON value say; None for each that says nothing to us."""
    match value:
        case list():
            for each in value:
                yield from remarks(each)
        case {"rows": list(rows)}:
            yield from remarks(rows)
        case {"type": "AnnotationCollection", "first": Mapping() as page}:
            yield from remarks(page)
        case {"items": list(items)}:
            yield from remarks(items)
        case Mapping():
            targets = value.get("target")
            for target in targets if isinstance(targets, list) else [targets]:
                yield _remark(value, target)
        case _:
            yield None


def _remark(said: Mapping[str, Any], target: object) -> Remark | None:
    source = target if isinstance(target, str) else None
    anchor = None
    if isinstance(target, Mapping):
        source = target.get("source", said.get("uri"))
        anchor = _anchor(target.get("selector"))
        if anchor is None and target.get("selector"):
            return None
    if not isinstance(source, str):
        source = said.get("uri")
    # What programs found and classified is no mark of a reader.
    if not isinstance(source, str) or said.get("motivation") in ("identifying", "classifying"):
        return None
    notes, tags = [_text(said.get("text"))], list(_listed(said.get("tags")))
    for body in _listed(said.get("body")):
        words = body if isinstance(body, str) else _text(body.get("value"))
        is_tag = isinstance(body, Mapping) and body.get("purpose") == "tagging"
        (tags if is_tag or said.get("motivation") == "tagging" else notes).append(words)
    note = "\n\n".join(clean(words).strip() for words in notes if words.strip())
    found = tuple(tag for words in tags if (tag := _tag(words)) is not None)
    if anchor is None and not note and not found:
        return None
    return Remark(source, anchor, note, found)


def _anchor(selectors: object) -> Anchor | None:
    """The words that are quoted, and where they stood; None without a quotation."""
    every = list(_listed(selectors))
    quote = next((s for s in every if _type(s) == "TextQuoteSelector"), None)
    if quote is None or not (exact := clean(_text(quote.get("exact")))):
        return None
    position: Mapping[str, Any] = next((s for s in every if _type(s) == "TextPositionSelector"), {})
    start = position.get("start")
    start = start if isinstance(start, int) and 0 <= start < FARTHEST else 0
    before = clean(_text(quote.get("prefix")))[-WIDEST_CONTEXT:]
    after = clean(_text(quote.get("suffix")))[:WIDEST_CONTEXT]
    return Anchor(Span(start, start + len(exact)), exact, before, after)


def _type(selector: object) -> object:
    return selector.get("type") if isinstance(selector, Mapping) else None


def _listed(value: object) -> Iterator[Any]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, (str, Mapping)):
            yield each


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _tag(words: object) -> Tag | None:
    try:
        return Tag.typed(one_line(_text(words)))
    except ValueError:
        return None
