"""NITF, the format of wire services and newspaper archives; and Reuters' own, which is like it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.corpus import dates
from tui.corpus.draft import Draft
from tui.corpus.readers import fields
from tui.corpus.readers.bylines import people
from tui.corpus.readers.xml.tree import (
    all_words,
    first_said,
    first_words,
    language_of,
    paragraphs,
    words,
)
from tui.news.article import Published

if TYPE_CHECKING:
    from lxml.etree import _Element

_ASIDE = frozenset({"media", "body.end", "byline", "dateline", "hedline"})
_COMPACT = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d):?(\d\d)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?"
)


def story(root: _Element) -> Draft:
    """The story in an `nitf` element, its names without namespaces."""
    body = root.find("body")
    body = root if body is None else body
    stated = (
        moment(text)
        for text in (
            first_said(root, ("head/docdata/date.issue", "norm")),
            first_said(root, ("head/docdata/date.release", "norm")),
            first_said(root, ("head/pubdata", "date.publication")),
            first_said(body, ("body.head/dateline/story.date", "norm")),
        )
    )
    written = " ".join(words(one) for one in body.iterfind("body.head/byline"))
    return Draft(
        body=_body(body),
        headline=first_words(body, "body.head/hedline/hl1", "body.head/hedline")
        or first_words(root, "head/title"),
        authors=tuple(all_words(body, "body.head/byline/person")) or people(written),
        publisher=first_said(
            root, ("head/pubdata", "name"), ("head/docdata/doc.copyright", "holder")
        )
        or first_words(body, "body.head/distributor", "body.head/distributor/org"),
        published=next(filter(None, stated), None),
        url=first_said(root, ("head/pubdata", "ex-ref")),
        language=fields.language(language_of(root) or language_of(body)),
        topics=tuple(
            text
            for path, name in (
                ("head/docdata/key-list/keyword", "key"),
                ("head/tobject/tobject.subject", "tobject.subject.type"),
            )
            for one in root.iterfind(path)
            if (text := one.get(name))
        ),
    )


def _body(body: _Element) -> str:
    content = body.find("body.content")
    text = paragraphs(content if content is not None else body, without=_ASIDE)
    return with_dateline(first_words(body, "body.head/dateline"), text)


def with_dateline(dateline: str, text: str) -> str:
    """The text under its dateline, unless it begins with it."""
    place = dateline.partition(",")[0].casefold()
    if not dateline or text.casefold().startswith(place):
        return text
    return f"{dateline}\n\n{text}"


def reuters(root: _Element) -> Draft:
    """The story in a `newsitem` of the Reuters corpora."""
    text = root.find("text")
    dated = first_said(root, (".//dc[@element='dc.date.published']", "value"))
    topics = (
        code.get("code") or ""
        for codes in root.iterfind(".//codes")
        if "topics" in (codes.get("class") or "")
        for code in codes.iterfind("code")
    )
    return Draft(
        body=with_dateline(first_words(root, "dateline"), paragraphs(text))
        if text is not None
        else "",
        headline=first_words(root, "headline", "title"),
        authors=people(first_words(root, "byline")),
        publisher=first_said(root, (".//dc[@element='dc.publisher']", "value")),
        published=moment(root.get("date") or dated),
        language=fields.language(language_of(root)),
        topics=tuple(filter(None, topics)),
    )


def moment(text: str) -> Published | None:
    """The date in one of the forms of ISO 8601, the one without hyphens and colons among them."""
    match = _COMPACT.fullmatch(text.strip())
    if match is None:
        return dates.published(text)
    year, month, day, hour, minute, second, zone = match.groups()
    time = f"T{hour}:{minute}:{second}{zone or ''}" if hour else ""
    return dates.published(f"{year}-{month}-{day}{time}")
