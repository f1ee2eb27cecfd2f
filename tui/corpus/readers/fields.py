"""Named fields of a story, under the many names they go by in front matter and JSON.

Names are compared without case, spaces, hyphens and underscores; within a row
of `_NAMES` the first that says anything wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tui.corpus import dates
from tui.corpus.draft import Draft
from tui.corpus.readers.bylines import people
from tui.news.article import Published

_NAMES: Mapping[str, tuple[str, ...]] = {
    "headline": ("headline", "title", "webtitle", "hed"),
    "body": (
        *("text", "body", "articlebody", "bodytext", "fulltext", "maintext", "content"),
        *("article", "articletext", "story", "storytext", "cleanedtext", "plaintext"),
        *("contenttext", "contenthtml", "bodyhtml"),
    ),
    "summary": ("description", "summary", "abstract", "lead", "snippet", "trailtext"),
    "authors": ("authors", "author", "byline", "creator", "dccreator", "writer", "by"),
    "publisher": (
        *("publisher", "source", "sourcename", "outlet", "newspaper", "publication"),
        *("sitename", "site", "provider", "sourcedomain"),
    ),
    "published": (
        *("published", "datepublished", "publishedat", "publishdate", "publisheddate"),
        *("pubdate", "publicationdate", "publicationtime", "webpublicationdate", "firstpublished"),
        *("datepublish", "publishedon", "date", "datetime", "timestamp", "seendate"),
        *("created", "createdat", "datecreated"),
    ),
    "url": ("url", "link", "weburl", "canonicalurl", "sourceurl", "permalink", "originalurl"),
    "language": ("language", "lang", "inlanguage", "languagecode"),
    "topics": ("tags", "keywords", "topics", "categories", "subjects", "section", "articlesection"),
}
KNOWN = frozenset(name for names in _NAMES.values() for name in names)
"""Every field name that means something, folded."""

# Objects that wrap a single text: WordPress, schema.org, XML turned to JSON, MongoDB.
_INSIDE = ("rendered", "text", "name", "title", "value", "@value", "#text", "$t", "$date", "url")
_LIST_LIMIT = 10_000
_LANGUAGES = {
    "english": "en",
    "french": "fr",
    "german": "de",
    "spanish": "es",
    "portuguese": "pt",
    "italian": "it",
    "dutch": "nl",
    "russian": "ru",
    "ukrainian": "uk",
    "polish": "pl",
    "arabic": "ar",
    "hebrew": "he",
    "persian": "fa",
    "turkish": "tr",
    "chinese": "zh",
    "japanese": "ja",
    "korean": "ko",
    "hindi": "hi",
    "eng": "en",
    "fra": "fr",
    "deu": "de",
    "spa": "es",
    "por": "pt",
    "ita": "it",
    "rus": "ru",
    "ara": "ar",
    "zho": "zh",
}
_LANGUAGE = re.compile(r"(?P<code>[a-z]{2,3})(?:[-_.].*)?", re.ASCII)
_WIKI_LINK = re.compile(r"\[\[([^\]|]+)(?:\|[^\]]*)?\]\]")


def folded(name: str) -> str:
    """A field's name as names are compared."""
    return re.sub(r"[\W_]+", "", name).casefold()


def draft_of(record: Mapping[str, Any]) -> Draft:
    """What the fields of `record` say of a story; nested fields are not searched."""
    known: dict[str, Any] = {}
    for name, value in record.items():
        known.setdefault(folded(str(name)), value)
    publisher, url = _text(known, "publisher"), _text(known, "url")
    if publisher.startswith(("http://", "https://")):  # clippers call the address the source
        publisher, url = "", url or publisher
    headline = _text(known, "headline")
    return Draft(
        # A description alone may be that of anything: a program, a picture, a place.
        body=_text(known, "body") or (_text(known, "summary") if headline else ""),
        headline=headline,
        authors=_authors(known),
        publisher=publisher,
        published=_published(known),
        url=url,
        language=language(_text(known, "language")),
        topics=_topics(known),
    )


def language(name: str) -> str:
    """The two- or three-letter code of a language named in any usual way, or nothing."""
    name = name.strip().casefold()
    match = _LANGUAGE.fullmatch(_LANGUAGES.get(name, name))
    return _LANGUAGES.get(match["code"], match["code"]) if match else ""


def text_of(value: Any, depth: int = 3) -> str:
    """The text in a field's value: itself, the paragraphs of a list, what an object wraps."""
    if isinstance(value, str):
        return "" if value.strip() in {"null", "~"} else value
    if isinstance(value, bool) or value is None or depth == 0:
        return ""
    if isinstance(value, int | float):
        return _digits(value)
    if isinstance(value, Mapping):
        return next(filter(None, (text_of(value.get(key), depth - 1) for key in _INSIDE)), "")
    if isinstance(value, Sequence):
        parts = (text_of(part, depth - 1) for part in value[:_LIST_LIMIT])
        return "\n\n".join(part for part in parts if part.strip())
    return ""


def _digits(value: float) -> str:
    try:
        return str(int(value))
    except (ValueError, OverflowError):  # not a number, infinite, or thousands of digits
        return ""


def _values(known: Mapping[str, Any], field: str) -> Iterator[Any]:
    return (known[name] for name in _NAMES[field] if known.get(name) not in (None, "", [], {}))


def _text(known: Mapping[str, Any], field: str) -> str:
    texts = (text_of(value).strip() for value in _values(known, field))
    return next((text for text in texts if text), "")


def _authors(known: Mapping[str, Any]) -> tuple[str, ...]:
    for value in _values(known, "authors"):
        parts = value if isinstance(value, list) else [value]
        texts = (_WIKI_LINK.sub(r"\1", text_of(part)) for part in parts[:_LIST_LIMIT])
        names = tuple(
            name
            for text in texts
            if not text.startswith(("http://", "https://"))
            for name in people(text)
        )
        if names:
            return names
    return ()


def _published(known: Mapping[str, Any]) -> Published | None:
    found = (dates.published(text_of(value)) for value in _values(known, "published"))
    return next((date for date in found if date is not None), None)


def _topics(known: Mapping[str, Any]) -> tuple[str, ...]:
    for value in _values(known, "topics"):
        parts = value if isinstance(value, list) else re.split(r"[,;]", text_of(value))
        topics = (text_of(part).strip().lstrip("#") for part in parts[:_LIST_LIMIT])
        if found := tuple(topic for topic in topics if topic):
            return found
    return ()
