"""Feeds: RSS 2.0, RSS 1.0 and Atom, one story an item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tui.corpus.draft import Draft
from tui.corpus.readers import fields
from tui.corpus.readers.json_stories import draft_of
from tui.corpus.readers.xml.tree import language_of, local_name, words
from tui.news.story_field import OwnNames

if TYPE_CHECKING:
    from lxml.etree import _Element

_ITEMS = frozenset({"item", "entry"})
_PREFIXES = {
    "": "",
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://backend.userland.com/rss2": "",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dc",
    "http://purl.org/rss/1.0/modules/content/": "content",
}
"""What the names of each namespace begin with here; elements of any other say nothing to us."""

_RENAMED = {"updated": "created", "modified": "created", "issued": "published"}


def stories(root: _Element, own: OwnNames) -> Iterator[Draft]:
    """The story of each item of a feed."""
    channel = next((one for one in root if local_name(one) == "channel"), root)
    said = _record(channel)
    title = said.get("title")
    about = Draft(
        publisher=" ".join(title.split()) if isinstance(title, str) else "",
        language=fields.language(str(said.get("language") or said.get("dclanguage") or ""))
        or fields.language(language_of(root)),
    )
    for item in root.iter():
        if local_name(item) in _ITEMS:
            yield draft_of(_record(item), own).filled(about)


def _record(item: _Element) -> dict[str, Any]:
    """The parts of an item as named fields; the first of a name counts, but of lists all do."""
    found: dict[str, Any] = {}
    lists: dict[str, list[str]] = {"categories": [], "authors": []}
    for part in item:
        name, value = _said(part)
        if name in lists:
            lists[name].append(value)
        elif name:
            found.setdefault(name, value)
    return {**found, **{name: parts for name, parts in lists.items() if parts}}


def _said(part: _Element) -> tuple[str, str]:
    """The field that a part of an item is, and its value; no name when it says nothing to us."""
    match _name(part):
        case "category" | "dcsubject":
            return "categories", part.get("term") or words(part)
        case "author" | "dccreator":
            return "authors", words(_inside(part, "name"))
        case "link" if (part.get("rel") or "alternate") == "alternate":
            return "link", part.get("href") or words(part)
        case "guid" if part.get("isPermaLink") != "false":
            return "permalink", words(part)
        case "source":
            return "source", words(_inside(part, "title"))
        case "link" | "guid" | "item" | "entry":
            return "", ""
        case name:
            return _RENAMED.get(name, name), _content(part)


def _inside(part: _Element, name: str) -> _Element:
    return next((one for one in part if local_name(one) == name), part)


def _name(part: _Element) -> str:
    tag = part.tag if isinstance(part.tag, str) else "{?}"
    space, _, name = tag.rpartition("}")
    prefix = _PREFIXES.get(space.removeprefix("{"))
    return "" if prefix is None else prefix + name.lower()


def _content(part: _Element) -> str:
    """The content of a part: its text, or its markup where Atom has it unescaped."""
    if len(part) == 0:
        return part.text or ""
    from lxml import etree  # noqa: PLC0415  plain text starts without it

    return "".join(etree.tostring(one, encoding="unicode", with_tail=True) for one in part)
