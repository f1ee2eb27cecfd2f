"""A feed cut into its items, each of them a whole feed that holds this one alone.

A feed forgets: what falls out of it is gone the next time it is fetched. As
files of their own the items stay, and each is read by the reader of feeds as
it would be in the whole.
"""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from tui.corpus.clean import one_line
from tui.corpus.readers.xml.tree import local_name, parsed, words
from tui.corpus.reading import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

ITEMS_LIMIT = 5_000
SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes of all items with their heads: the head is in each of them."""

NAMESPACES_LIMIT = 200
"""Namespaces that a feed declares; each item would carry all of them."""

_SUFFIXES = {"rss": ".rss", "RDF": ".rss", "feed": ".atom"}
_HEAD = frozenset({"title", "link", "language", "id"})
_HEAD_OF_JSON = ("version", "title", "home_page_url", "language", "authors")
_HEAD_LIMIT = 1_000
"""Letters of one part of a feed's head, and `_HEAD_PARTS` of such parts."""
_HEAD_PARTS = 8
_TITLE_LIMIT = 300


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An item: `key` is what its feed knows it by, `data` a feed with nothing else in it.

    `link` is as the feed has it, and empty when there is none.
    """

    key: str
    title: str
    link: str
    data: bytes


@dataclass(frozen=True, slots=True)
class FeedParts:
    """The items of a feed in its order, the suffix for files of them, and the feed's title."""

    title: str
    suffix: str
    items: tuple[FeedItem, ...]


def parted(data: bytes) -> FeedParts | None:
    """The items of a feed (RSS, Atom or JSON Feed); None when the bytes are no feed."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _of_json(data)
    try:
        root = parsed(data)
    except UnreadableError:
        return None
    suffix = _SUFFIXES.get(local_name(root))
    if suffix is None or len(root.nsmap) > NAMESPACES_LIMIT:
        return None
    channel = next((one for one in root if local_name(one) == "channel"), root)
    title = next((words(one) for one in channel if local_name(one) == "title"), "")
    items = tuple(_within_limits(_of_xml(root, channel)))
    return FeedParts(one_line(title)[:_TITLE_LIMIT], suffix, items)


def _within_limits(items: Iterator[FeedItem]) -> Iterator[FeedItem]:
    size = 0
    for number, item in enumerate(items):
        size += len(item.data)
        if number == ITEMS_LIMIT or size > SIZE_LIMIT:
            return
        yield item


def _of_xml(root: _Element, channel: _Element) -> Iterator[FeedItem]:
    from lxml import etree  # noqa: PLC0415  plain text starts without it

    beside = () if channel is root else root  # RSS 1.0 has its items there
    head = _head(channel)
    for item in [one for one in (*channel, *beside) if local_name(one) in {"item", "entry"}]:
        shell = _shell(root)
        inside = shell
        if channel is not root:
            inside = etree.SubElement(shell, channel.tag)
        for part in head:
            inside.append(copy.copy(part))
        is_in_channel = item.getparent() is channel
        alone = copy.deepcopy(item)
        alone.tail = None
        (inside if is_in_channel else shell).append(alone)
        data = etree.tostring(shell, xml_declaration=True, encoding="utf-8")
        title = one_line(_first(item, "title"))[:_TITLE_LIMIT]
        link = _link(item)
        key = _first(item, "guid", "id") or link or _digest(data)
        yield FeedItem(key, title, link, data)


def _shell(root: _Element) -> _Element:
    from lxml import etree  # noqa: PLC0415

    # The stubs know of no default namespace, which has no prefix.
    shell = etree.Element(root.tag, nsmap=cast("dict[str, str]", root.nsmap))
    for name, value in list(root.attrib.items())[:_HEAD_PARTS]:
        if len(value) <= _HEAD_LIMIT:
            shell.set(name, value)
    return shell


def _head(channel: _Element) -> list[_Element]:
    """What a feed says of itself that its stories need: whose it is, and in which language."""
    found = []
    for part in channel:
        is_short = len(part) == 0 and len(part.text or "") <= _HEAD_LIMIT
        if local_name(part) in _HEAD and is_short and sum(map(len, part.values())) <= _HEAD_LIMIT:
            alone = copy.deepcopy(part)
            alone.tail = None
            found.append(alone)
    return found[:_HEAD_PARTS]


def _first(item: _Element, *names: str) -> str:
    said = (words(part) for part in item if local_name(part) in names)
    return next((text for text in said if text), "")


def _link(item: _Element) -> str:
    for part in item:
        name = local_name(part)
        if name == "link" and (part.get("rel") or "alternate") == "alternate":
            if link := (part.get("href") or part.text or "").strip():
                return link
        elif name == "guid" and part.get("isPermaLink") != "false":
            text = (part.text or "").strip()
            if text.startswith(("http://", "https://")):
                return text
    return ""


def _of_json(data: bytes) -> FeedParts | None:
    try:
        feed = json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(feed, dict) or "jsonfeed.org" not in str(feed.get("version"))[:100]:
        return None
    listed = feed.get("items")
    head = {
        name: feed[name]
        for name in _HEAD_OF_JSON
        if name in feed and len(json.dumps(feed[name])) <= _HEAD_LIMIT
    }
    items = (_json_item(head, item) for item in listed or () if isinstance(item, dict))
    title = one_line(_text(feed.get("title")))[:_TITLE_LIMIT]
    return FeedParts(title, ".json", tuple(_within_limits(items)))


def _json_item(head: dict[str, Any], item: dict[str, Any]) -> FeedItem:
    value = {**head, "items": [item]}
    try:
        data = json.dumps(value, ensure_ascii=False, indent=1).encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        data = json.dumps(value, indent=1).encode()
    link = _text(item.get("url")) or _text(item.get("external_url"))
    key = _text(item.get("id")) or link or _digest(data)
    return FeedItem(key, one_line(_text(item.get("title")))[:_TITLE_LIMIT], link.strip(), data)


def _text(value: Any) -> str:
    return str(value) if isinstance(value, str | int) else ""


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
