# ruff: noqa: SIM905  lists of words read best as words
"""What a web page says of itself: JSON-LD first, then meta elements, then marked-up page parts.

JSON-LD is written for machines and says most; the page's own elements are the
last resort. No dates are searched for in the prose.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tui.corpus import dates
from tui.corpus.draft import Draft
from tui.corpus.readers import fields
from tui.corpus.readers.bylines import people, understood
from tui.news.article import Published

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_STORY_TYPES = re.compile(r"(?:.*Article|.*BlogPosting|Report|LiveBlog\w*)$")
_DATES = (
    "article:published_time og:article:published_time datepublished date pubdate publishdate "
    "publish-date publish_date publication_date dc.date dc.date.issued dcterms.date "
    "dcterms.created parsely-pub-date sailthru.date cxenseparse:recs:publishtime "
    "citation_publication_date citation_date"
).split()
_AUTHORS = (
    "author byl dc.creator dcterms.creator article:author parsely-author sailthru.author "
    "citation_author cxenseparse:author"
).split()
_TITLES = "og:title twitter:title parsely-title dc.title dcterms.title citation_title".split()
_SITES = "og:site_name application-name dc.publisher citation_journal_title".split()
_TOPICS = "news_keywords keywords article:tag parsely-tags".split()
_LANGUAGES = "content-language og:locale dc.language language".split()
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d{1,5}\)|page saved with singlefile\s+url:\s*)"
    r"(?P<url>https?://[^\s<>]{1,1000})",
    re.IGNORECASE,
)
_SITE_AFTER_TITLE = re.compile(r"\s+(?:[|·•–—»]|::|-)\s+(?P<site>[^|·•–—»]{2,40})$")
_LD_LIMIT = 200
"""Objects looked at in the JSON-LD of one page."""


def facts(page: HtmlElement, markup: str) -> Draft:
    """Headline, authors, date and so on, as the page states them; the body only from JSON-LD."""
    meta = _meta(page)
    title = " ".join((page.findtext(".//title") or "").split())
    found = _linked_data(page).filled(_from_meta(meta)).filled(_from_parts(page))
    found = _parted(found.filled(Draft(headline=title)), title)
    saved = _SAVED_FROM.search(markup, 0, 4000)
    if saved and not found.url:
        found = replace(found, url=saved["url"].split("#")[0])
    return found


def _meta(page: HtmlElement) -> Mapping[str, list[str]]:
    """The contents of the meta elements by their names, small letters."""
    found: dict[str, list[str]] = {}
    for element in page.iter("meta"):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, []).append(content)
    return found


def _from_meta(meta: Mapping[str, list[str]]) -> Draft:
    def first(names: list[str]) -> str:
        return next((meta[name][0] for name in names if name in meta), "")

    stated = (dates.published(text) for name in _DATES for text in meta.get(name, ()))
    writers = next((meta[name] for name in _AUTHORS if name in meta), [])
    topics = next((meta[name] for name in _TOPICS if name in meta), [])
    return Draft(
        headline=first(_TITLES),
        authors=tuple(n for w in writers if "://" not in w for n in people(w)),
        publisher=first(_SITES),
        published=next(filter(None, stated), None),
        url=first(["og:url"]),
        language=fields.language(first(_LANGUAGES)),
        topics=tuple(t.strip() for text in topics for t in text.split(",") if t.strip()),
    )


def _from_parts(page: HtmlElement) -> Draft:
    """What elements of the page show to a reader: the heading, the byline, the time."""
    headings = [" ".join(h.text_content().split()) for h in page.iter("h1")]
    writers = page.xpath("//*[@rel='author' or @itemprop='author' or contains(@class,'byline')]")
    names = (" ".join(e.text_content().split()) for e in writers[:5])
    links = page.xpath("//link[@rel='canonical']/@href")
    return Draft(
        # Several headings of the first rank: none is known to be the story's.
        headline=headings[0] if len(headings) == 1 else "",
        authors=next(filter(None, map(_signed, names)), ()),
        published=_time_shown(page),
        url=str(links[0]) if links else "",
        language=fields.language(
            page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
        ),
    )


def _time_shown(page: HtmlElement) -> Published | None:
    """The date of the story's own time element; other stories on the page have theirs too."""
    times = page.xpath("//article//time[@datetime]") or page.xpath("//time[@datetime]")
    dated = [dates.published(str(element.get("datetime"))) for element in times]
    is_within = any(True for _ in page.iter("article"))
    return dated[0] if dated and (is_within or len(set(dated)) == 1) else None


def _signed(line: str) -> tuple[str, ...]:
    """The authors in what a page shows as its byline."""
    said = understood(line) or understood(f"By {line}")
    return said.authors if said else ()


def _linked_data(page: HtmlElement) -> Draft:
    for script in page.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for number, record in enumerate(_objects(value)):
            types = record.get("@type")
            names = types if isinstance(types, list) else [types]
            if any(isinstance(name, str) and _STORY_TYPES.match(name) for name in names):
                body = {k: v for k, v in record.items() if k not in {"description", "name"}}
                return fields.draft_of(body)
            if number >= _LD_LIMIT:
                break
    return Draft()


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    """The objects at the top of JSON-LD: alone, in a list, or under @graph."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, Mapping):
            yield one
            graph = one.get("@graph")
            if isinstance(graph, list):
                yield from (inner for inner in graph if isinstance(inner, Mapping))


def _parted(found: Draft, title: str) -> Draft:
    """The draft with headline and outlet told apart, where the page's title joins them."""
    tail = _SITE_AFTER_TITLE.search(title)
    if tail is None:
        return found
    head, site = title[: tail.start()], tail["site"].strip()
    if found.headline == head and not found.publisher:
        return replace(found, publisher=site)
    if found.headline == title and _bare(found.publisher) == _bare(site):
        return replace(found, headline=head)
    return found


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ")
