# ruff: noqa: SIM905  lists of words read best as words
"""Every format that is read, in one table: its suffixes, how it looks, and its reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath
from typing import BinaryIO

from tui.corpus import sniffing
from tui.corpus.packed import crawl, zipped
from tui.corpus.packed.bounded import Member
from tui.corpus.readers import json_stories, markdown, pdf, plain_text, table, web_page
from tui.corpus.readers.xml import stories as xml_stories
from tui.corpus.reading import Reader, Refusal
from tui.corpus.sniffing import Head

Unpacker = Callable[[BinaryIO, str, str], Iterator[Member | Refusal]]
"""Takes a packed file, its path and its name; gives the files in it."""

PLAIN = "plain text"
ANY = frozenset({"any other"})
_NO_SUFFIX = frozenset({PLAIN})


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what its files are called, how they begin, and what reads them.

    `over` are the formats, by their names, that a file's suffix may claim
    while the file itself looks like this one. `is_apart` is true where a
    library that nobody can bound does the reading: such files are read by a
    process that may be ended. `is_streamed` is true where a file of any size is
    read bit by bit. Packed formats have an `unpack` and no reader.
    """

    name: str
    suffixes: tuple[str, ...]
    reader: Reader | None = None
    unpack: Unpacker | None = None
    looks: Callable[[Head], bool] | None = None
    over: frozenset[str] = ANY
    is_apart: bool = False
    is_streamed: bool = False
    size_limit: int = 16 * 1024 * 1024


FORMATS: tuple[Format, ...] = (
    Format("gzip", (".gz",), unpack=zipped.ungzipped, looks=sniffing.is_gzip),
    Format("zip", (".zip",), unpack=zipped.unzipped, looks=sniffing.is_zip),
    Format("WARC", (".warc", ".arc"), unpack=crawl.pages, looks=sniffing.is_crawl),
    Format(
        "PDF", (".pdf",), pdf.read, looks=sniffing.is_pdf, is_apart=True, size_limit=pdf.SIZE_LIMIT
    ),
    Format(
        "web page",
        (".html", ".htm", ".xhtml"),
        web_page.read,
        looks=sniffing.is_page,
        is_apart=True,
    ),
    Format(
        "news XML",
        (".xml", ".rss", ".atom", ".rdf", ".nitf", ".newsml"),
        xml_stories.read,
        looks=sniffing.is_news_xml,
        is_apart=True,
    ),
    Format(
        "JSON lines",
        (".jsonl", ".ndjson"),
        json_stories.read_lines,
        looks=sniffing.is_json_lines,
        over=frozenset({PLAIN}),
        is_streamed=True,
    ),
    Format(
        "Markdown",
        (".md", ".markdown"),
        markdown.read,
        looks=sniffing.has_front_matter,
        over=_NO_SUFFIX,
    ),
    Format("JSON", (".json",), json_stories.read, looks=sniffing.is_json, over=_NO_SUFFIX),
    Format(
        "table",
        (".csv", ".tsv"),
        table.read,
        looks=sniffing.is_table,
        over=_NO_SUFFIX,
        is_streamed=True,
    ),
    Format(
        PLAIN,
        ("", ".txt", ".text"),
        plain_text.read,
        looks=sniffing.has_no_tag,
        over=frozenset({"web page", "news XML"}),
    ),
)
"""In the order in which they are looked for in a file: the surest signs first.

The suffixes are in small letters; the empty one is for files without any.
"""

_BY_SUFFIX: Mapping[str, Format] = {
    suffix: format_ for format_ in FORMATS for suffix in format_.suffixes
}
_BY_NAME: Mapping[str, Format] = {format_.name: format_ for format_ in FORMATS}

_NOT_YET = frozenset(".doc .docx .odt .rtf .epub .eml .mbox .mht .mhtml .xls .xlsx .ods".split())
_ARCHIVES = frozenset(".tgz .bz2 .xz .zst .tar .7z .rar".split())
_SUFFIX = re.compile(r"\.(?=[a-z0-9]*[a-z])[a-z0-9]{1,9}", re.ASCII)


class Kind(StrEnum):
    """What a file is, by its name alone."""

    ARTICLES = "articles"
    NOT_READ_YET = "not read yet"
    NEEDS_PART = "needs a part that is not installed"
    ARCHIVE = "archive"
    OTHER = "other"


def suffix_of(name: str) -> str:
    """The suffix of a file name in small letters.

    Empty when what follows the last full stop is no suffix but a part of the
    name, as in `2023.11.07` or `Mr. Smith goes`.
    """
    suffix = PurePath(name).suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def kind_of(name: str) -> Kind:
    """Whether a file of this name is read, and if not, why not."""
    suffix = suffix_of(name)
    if suffix == ".gz":
        inner = kind_of(PurePath(name).stem)
        return Kind.ARCHIVE if inner is Kind.NOT_READ_YET else inner
    if suffix == ".pdf" and not pdf.is_installed():
        return Kind.NEEDS_PART
    if suffix in _BY_SUFFIX:
        return Kind.ARTICLES
    if suffix in _NOT_YET:
        return Kind.NOT_READ_YET
    return Kind.ARCHIVE if suffix in _ARCHIVES else Kind.OTHER


def format_of(name: str, head: Head) -> Format | None:
    """The format of a file by its name and its first bytes, or None when it is none of ours.

    The suffix decides, but for a file that certainly is something else: a feed
    called .txt, a page called .xml, a text called .html.
    """
    named = _BY_SUFFIX.get(suffix_of(name))
    if named is None:
        return None
    for format_ in FORMATS:
        if format_ is named:
            if named.name != PLAIN and named.over == ANY and named.looks and named.looks(head):
                return named
            continue
        may = format_.over == ANY or named.name in format_.over
        if may and format_.looks is not None and format_.looks(head):
            return format_
    return named


def named(name: str) -> Format:
    """The format of that name, which must be in the table."""
    return _BY_NAME[name]


def names_of_suffixes() -> tuple[str, ...]:
    """Every suffix that is read, the empty one among them."""
    return tuple(_BY_SUFFIX)
