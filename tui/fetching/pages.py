"""A page as a file: its bytes in UTF-8, with the address it came from at the top."""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterable
from html.parser import HTMLParser

from tui.corpus.sniffing import HEAD, Head, is_page
from tui.fetching.addresses import Address
from tui.fetching.faults import FetchError
from tui.fetching.store import name_of
from tui.fetching.wire import Answer

PAGES = "pages"
"""The folder of the pages that were added one by one."""

_KINDS = frozenset({"text/html", "application/xhtml+xml"})
_FEED_KINDS = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})
_CHARSETS = re.compile(
    r"utf-?(8|16|16-?[lb]e)|us-ascii|iso-?8859-?\d{1,2}|(windows-|cp)\d{3,4}|latin-?\d"
    r"|koi8-[ru]|shift[-_]jis|euc-(jp|kr)|iso-2022-jp|gb(k|2312|18030)|big5|mac(intosh|-?roman)"
)
"""Encodings of text that decode in a time that grows with the length; Python knows others."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD_STARTS = re.compile(rb"<head(?:\s[^>]{0,500})?>", re.IGNORECASE)
_OFFERS_LIMIT = 5


def is_page_answer(answer: Answer) -> bool:
    """Whether a server gave a page, by what it says and else by how it looks."""
    return answer.kind in _KINDS or is_page(Head.of(answer.body[:HEAD]))


def page_file(answer: Answer) -> bytes:
    """The file for a page, as a browser would save it; FetchError when it is no page."""
    if not is_page_answer(answer):
        what = answer.kind or "of no kind that is said"
        raise FetchError(str(answer.address), f"it is no page ({what[:60]})", lasting=True)
    address = str(answer.address)
    mark = f"<!-- saved from url=({len(address):04}){address} -->\n"
    return mark.encode() + as_utf8(answer)


def with_facts(data: bytes, facts: Iterable[tuple[str, str]]) -> bytes:
    """The file of a page with facts that it does not say itself, in its head."""
    meta = "".join(f'<meta name="{name}" content="{html.escape(fact)}">\n' for name, fact in facts)
    start = _HEAD_STARTS.search(data, 0, HEAD)
    place = start.end() if start else data.find(b"\n") + 1
    return data[:place] + meta.encode() + data[place:]


def page_place(address: Address) -> str:
    """Where the file of a page lies below the folder."""
    path = address.target.partition("?")[0].rstrip("/")
    title = path.rpartition("/")[2].partition(".")[0] or address.host
    return f"{PAGES}/{name_of(title, str(address), '.html')}"


def as_utf8(answer: Answer) -> bytes:
    """The body in UTF-8 where the server knows its encoding and the bytes alone do not tell it."""
    body = answer.body
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace").encode()
    try:
        body.decode()
    except UnicodeDecodeError:
        if _CHARSETS.fullmatch(answer.charset):
            try:
                return body.decode(answer.charset, "replace").encode("utf-8", "replace")
            except LookupError:
                return body
    return body


def feeds_offered(answer: Answer) -> tuple[str, ...]:
    """The addresses of the feeds that a page names in its head."""
    offers = _Offers()
    offers.feed(as_utf8(answer)[:HEAD].decode("utf-8", "replace"))
    found = []
    for link in offers.links[:_OFFERS_LIMIT]:
        try:
            found.append(str(answer.address.leading_to(link)))
        except FetchError:
            continue
    return tuple(dict.fromkeys(found))


class _Offers(HTMLParser):
    """Gathers the links to feeds."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        is_feed = said.get("type", "").lower() in _FEED_KINDS
        if tag == "link" and is_feed and "alternate" in said.get("rel", "").lower().split():
            self.links.append(said.get("href", ""))
