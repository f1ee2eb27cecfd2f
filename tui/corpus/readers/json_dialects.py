"""Where tools that write JSON put a story otherwise than in named fields side by side.

ninjs keeps several renditions of one body, training data for spaCy pairs a text
with its labels, and Prodigy and front ends put where a text is from under `meta`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tui.corpus.draft import Draft
from tui.corpus.readers import fields
from tui.news.story_field import OwnNames

_WRAPS = ("_source", "article", "fields", "newsitem", "item")
"""Objects that hold the story itself; what they say goes before what stands beside them."""

_ASIDES = ("meta", "metadata", "params", "_meta", "extra")
"""Objects that say more of the story that stands beside them."""

_RENDITIONS = ("bodies", "headlines")
_PREFERRED = ("text/plain", "main", "text/html", "application/xhtml+xml")


def record_of(value: Any) -> Mapping[str, Any] | None:
    """The named fields of what one record is, or None when it has none."""
    if isinstance(value, Mapping):
        return value
    # spaCy's training data: ["The text.", {"entities": […]}]
    if isinstance(value, list) and len(value) == 2 and isinstance(value[0], str):
        return {"text": value[0]} if isinstance(value[1], Mapping) else None
    return None


def draft_of(record: Mapping[str, Any], own: OwnNames) -> Draft:
    """What a record says of its story, in whatever of these ways."""
    said = fields.draft_of(_with_one_rendition(record), own)
    for name in _WRAPS:
        inner = record.get(name)
        if isinstance(inner, Mapping):
            said = fields.draft_of(inner, own).filled(said)
    for name in _ASIDES:
        inner = record.get(name)
        if isinstance(inner, Mapping):
            said = said.filled(fields.draft_of(inner, own))
    return said


def said_of_all(value: Mapping[str, Any]) -> Draft:
    """What a JSON Feed says of all its stories; nothing for any other list of them."""
    if "jsonfeed.org" not in str(value.get("version"))[:100]:
        return Draft()
    said = fields.draft_of({k: value[k] for k in ("authors", "author", "language") if k in value})
    return said.filled(Draft(publisher=fields.text_of(value.get("title"))))


def _with_one_rendition(record: Mapping[str, Any]) -> Mapping[str, Any]:
    lists = {name: record[name] for name in _RENDITIONS if isinstance(record.get(name), list)}
    chosen = {name: _chosen(parts) for name, parts in lists.items()}
    return {**record, **chosen} if chosen else record


def _chosen(renditions: list[Any]) -> Any:
    """The plain one of several renditions, or else the main one, or else the first."""
    named = [one for one in renditions[:100] if isinstance(one, Mapping)]
    for wanted in _PREFERRED:
        for one in named:
            kind = one.get("contentType") or one.get("contenttype") or ""
            if wanted in {str(kind).lower(), str(one.get("role")).lower()}:
                return one
    return named[0] if named else None
