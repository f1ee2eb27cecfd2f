"""Named fields of a story, under the many names they go by in front matter and JSON.

Names are compared without case, spaces, hyphens and underscores; within a row
of `_NAMES` the first that says anything wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tui.corpus import dates
from tui.corpus.draft import Draft
from tui.corpus.readers.bylines import people
from tui.news.article import Published
from tui.news.story_field import NO_NAMES, OwnNames, StoryField

_NAMES: Mapping[StoryField, tuple[str, ...]] = {
    StoryField.HEADLINE: (
        *("headline", "title", "webtitle", "hed", "articletitle", "headlines", "newstitle"),
    ),
    StoryField.TEXT: (
        *("text", "body", "articlebody", "bodytext", "fulltext", "maintext", "content"),
        *("article", "articletext", "story", "storytext", "cleanedtext", "plaintext"),
        *("contenttext", "contentencoded", "contenthtml", "bodyhtml", "bodyxhtml", "bodies"),
        *("pagecontent", "newstext", "articlecontent", "rawtext", "paragraphs"),
    ),
    StoryField.SUMMARY: (
        *("description", "summary", "abstract", "lead", "snippet", "trailtext", "excerpt"),
        *("descriptiontext", "standfirst"),
    ),
    StoryField.AUTHORS: ("authors", "author", "byline", "creator", "dccreator", "writer", "by"),
    StoryField.PUBLISHER: (
        *("publisher", "source", "sourcename", "outlet", "newspaper", "publication"),
        *("sitename", "site", "provider", "infosource", "copyrightholder", "journal"),
        *("sourcehostname", "hostname", "sourcedomain"),
    ),
    StoryField.PUBLISHED: (
        *("published", "datepublished", "publishedat", "publishdate", "publisheddate"),
        *("pubdate", "publicationdate", "publicationtime", "webpublicationdate", "firstpublished"),
        *("datepublish", "publishedon", "publishedtime", "dcdate", "date", "datetime"),
        *("timestamp", "seendate", "firstcreated", "versioncreated", "contentcreated"),
        *("created", "createdat", "datecreated"),
    ),
    StoryField.URL: (
        *("url", "link", "weburl", "canonicalurl", "sourceurl", "permalink", "originalurl"),
    ),
    StoryField.LANGUAGE: ("language", "lang", "inlanguage", "languagecode"),
    StoryField.TOPICS: (
        *("tags", "keywords", "topics", "categories", "category", "subjects", "subject"),
        *("section", "articlesection"),
    ),
}
KNOWN = frozenset(name for names in _NAMES.values() for name in names)
"""Every field name that means something, folded."""

# Objects that wrap a single text: WordPress, schema.org, XML turned to JSON, MongoDB.
_INSIDE = (
    *("rendered", "text", "name", "title", "value", "@value", "#text", "$t", "$date", "url", "raw"),
)
_LIST_LIMIT = 10_000
_LONGEST_NOTHING = 40
_NAME_LIMIT = 2_000
_NOTHING: tuple[Any, ...] = (None, "", [], {})
_NO_TEXT = frozenset(
    {
        "",
        "-",
        "--",
        "–",
        "—",
        "~",
        "n/a",
        "na",
        "nan",
        "none",
        "null",
        "nil",
        "undefined",
        "unknown",
    }
)
"""What programs write where there is nothing, folded."""
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


@dataclass(frozen=True, slots=True)
class _Record:
    """The fields of one story by their folded names, and how the reader calls some of them."""

    raw: Mapping[str, Any]
    known: Mapping[str, Any]
    own: OwnNames

    def values(self, field: StoryField) -> Iterator[Any]:
        """What stands under each name of a field, those that say nothing left out."""
        for name in self.own.get(field, ()):
            value = self.known.get(folded(name)) if "." not in name else _inside(self.raw, name)
            if not _says_nothing(value):
                yield value
        for name in _NAMES[field]:
            if name in self.known and not _says_nothing(self.known[name]):
                yield self.known[name]

    def text(self, field: StoryField) -> str:
        """The first text of a field that is not white."""
        texts = (text_of(value).strip() for value in self.values(field))
        return next((text for text in texts if text), "")


def _says_nothing(value: Any) -> bool:
    if isinstance(value, str):
        return len(value) < _LONGEST_NOTHING and value.strip().casefold() in _NO_TEXT
    return value in _NOTHING


def draft_of(record: Mapping[str, Any], own: OwnNames = NO_NAMES) -> Draft:
    """What the fields of `record` say of a story; nested ones are asked when `own` names them."""
    known: dict[str, Any] = {}
    for name, value in record.items():
        known.setdefault(folded(str(name)), value)
    fields = _Record(record, known, own)
    headline = fields.text(StoryField.HEADLINE)
    # Clippers call the address the source.
    named = [text_of(value).strip() for value in fields.values(StoryField.PUBLISHER)]
    address = next((name for name in named if _is_address(name)), "")
    return Draft(
        # A description alone may be that of anything: a program, a picture, a place.
        body=fields.text(StoryField.TEXT) or (fields.text(StoryField.SUMMARY) if headline else ""),
        headline=headline,
        authors=_authors(fields),
        publisher=next((name for name in named if name and not _is_address(name)), ""),
        published=_published(fields),
        url=fields.text(StoryField.URL) or address,
        language=language(fields.text(StoryField.LANGUAGE)),
        topics=_topics(fields),
    )


def has_text(names: Iterable[str], own: OwnNames = NO_NAMES) -> bool:
    """Whether one of these names is that of a text, or two those of a headline and a summary."""
    given = {folded(name) for name in names}

    def has(field: StoryField) -> bool:
        mine = {folded(name) for name in own.get(field, ())}
        return not given.isdisjoint(mine | set(_NAMES[field]))

    return has(StoryField.TEXT) or (has(StoryField.HEADLINE) and has(StoryField.SUMMARY))


def _inside(value: Any, path: str) -> Any:
    """What a dotted name leads to, or None."""
    for name in path.split("."):
        if not isinstance(value, Mapping):
            return None
        found = {folded(str(key)): inner for key, inner in value.items()}
        value = found.get(folded(name))
    return value


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://"))


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


def _authors(fields: _Record) -> tuple[str, ...]:
    for value in fields.values(StoryField.AUTHORS):
        parts = value if isinstance(value, list) else [value]
        texts = (_WIKI_LINK.sub(r"\1", text_of(part)[:_NAME_LIMIT]) for part in parts[:_LIST_LIMIT])
        names = tuple(name for text in texts if not _is_address(text) for name in people(text))
        if names:
            return names
    return ()


def _published(fields: _Record) -> Published | None:
    texts = [text_of(value) for value in fields.values(StoryField.PUBLISHED)]
    found = [dates.published(text) for text in texts]
    for number, (text, date) in enumerate(zip(texts, found, strict=True)):
        if date is not None:
            return date
        if dates.is_relative(text):
            # Counted from when the page was seen, which those who collect pages note beside it.
            seen = next(filter(None, found[number:]), None)
            return dates.counted_back(text, seen) if seen else None
    return None


def _topics(fields: _Record) -> tuple[str, ...]:
    for value in fields.values(StoryField.TOPICS):
        parts = value if isinstance(value, list) else re.split(r"[,;]", text_of(value))
        topics = (text_of(part).strip().lstrip("#") for part in parts[:_LIST_LIMIT])
        if found := tuple(topic for topic in topics if topic):
            return found
    return ()
