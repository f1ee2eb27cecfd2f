"""NewsML-G2 and NewsML 1, the envelopes of news agencies: one story an item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.corpus.clean import clean
from tui.corpus.draft import Draft
from tui.corpus.readers import fields
from tui.corpus.readers.bylines import people
from tui.corpus.readers.fragment import is_markup, words_of
from tui.corpus.readers.xml import nitf
from tui.corpus.readers.xml.tree import (
    all_words,
    first_said,
    first_words,
    language_of,
    paragraphs,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_SILENT = frozenset({"head", "media", "body.head", "body.end"})


def stories(root: _Element) -> Iterator[Draft]:
    """The story of each `newsItem` in a NewsML-G2 document, its names without namespaces."""
    for item in root.iter("newsItem"):
        yield _story(item)


def _story(item: _Element) -> Draft:
    about = item.find("contentMeta")
    about = item if about is None else about
    provider = first_said(item, ("itemMeta/provider", "literal"), ("itemMeta/provider", "qcode"))
    stated = (
        nitf.moment(first_words(item, path))
        for path in (
            "itemMeta/firstCreated",
            "itemMeta/versionCreated",
            "contentMeta/contentCreated",
        )
    )
    said = Draft(
        headline=first_words(
            about, "headline[@role='hld:main']", "headline", "../itemMeta/title", "slugline"
        ),
        authors=people(first_words(about, "by")) or tuple(all_words(about, "creator/name")),
        publisher=first_words(item, "itemMeta/provider/name", "contentMeta/infoSource/name")
        or first_words(about, "creditline")
        or provider.rpartition(":")[2],
        published=next(filter(None, stated), None),
        url=first_said(item, ("itemMeta/link[@rel='irel:seeAlso']", "href")),
        language=fields.language(
            first_said(about, ("language", "tag")) or language_of(item) or language_of(about)
        ),
        topics=tuple(all_words(about, "keyword", "subject/name")),
    )
    return _with_content(
        said, item.iterfind("contentSet/*"), dateline=first_words(about, "dateline")
    )


def older_stories(root: _Element) -> Iterator[Draft]:
    """The story of each `NewsItem` in a NewsML 1 document, its names without namespaces."""
    for item in root.iter("NewsItem"):
        lines = next(item.iter("NewsLines"), item)
        stated = (
            nitf.moment(first_words(item, f"NewsManagement/{name}"))
            for name in ("FirstCreated", "ThisRevisionCreated")
        )
        said = Draft(
            headline=first_words(lines, "HeadLine", "SlugLine"),
            authors=people(first_words(lines, "ByLine")),
            publisher=first_words(lines, "CreditLine")
            or first_said(item, (".//Provider/Party", "FormalName"))
            or first_words(item, "Identification/NewsIdentifier/ProviderId"),
            published=next(filter(None, stated), None),
            language=fields.language(
                first_said(item, (".//DescriptiveMetadata/Language", "FormalName"))
                or language_of(item)
            ),
            topics=tuple(all_words(lines, "KeywordLine")),
        )
        contents = (one for one in item.iter("DataContent"))
        yield _with_content(said, contents, dateline=first_words(lines, "DateLine"))


def _with_content(said: Draft, contents: Iterator[_Element], dateline: str) -> Draft:
    """The draft with the first content that has words: the others are the same in other forms."""
    for content in contents:
        inner = next(content.iter("nitf"), None)
        if inner is not None and (found := nitf.story(inner)).body:
            return said.filled(found)
        text = paragraphs(content, without=_SILENT) if len(content) else content.text or ""
        if is_markup(text):
            text = words_of(text)
        if text.strip():
            return said.filled(Draft(body=nitf.with_dateline(dateline, clean(text).strip())))
    return said
