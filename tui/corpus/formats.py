# ruff: noqa: SIM905  lists of words read best as words
"""Suffix to reader, one table; and `read`, the way from a file to its articles.

`read` and `stream` raise nothing for bad input: what is wrong with a file is
part of what it gives.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path, PurePath
from typing import BinaryIO

from tui.corpus.readers import json_stories, markdown, plain_text, web_page
from tui.corpus.reading import Reader, Reading, Refusal, UnreadableError
from tui.news.article import Article

__all__ = ["READERS", "Kind", "Reading", "Refusal", "kind_of", "read", "stream", "suffix_of"]

_PLAIN = plain_text.reader_for(web_page.read)

READERS: Mapping[str, Reader] = {
    "": _PLAIN,
    ".txt": _PLAIN,
    ".text": _PLAIN,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": web_page.read,
    ".htm": web_page.read,
    ".xhtml": web_page.read,
    ".json": json_stories.read,
    ".jsonl": json_stories.read_lines,
    ".ndjson": json_stories.read_lines,
}
"""The reader of each suffix, in small letters; the empty one is for files without a suffix."""

_NOT_YET = frozenset(
    ".xml .rss .atom .pdf .doc .docx .odt .rtf .epub .eml .mbox .mht .mhtml .warc .csv .tsv".split()
)
_ARCHIVES = frozenset(".zip .gz .tgz .bz2 .xz .zst .tar .7z .rar".split())
_SUFFIX = re.compile(r"\.(?=[a-z0-9]*[a-z])[a-z0-9]{1,9}", re.ASCII)


class Kind(StrEnum):
    """What a file is, by its name alone."""

    ARTICLES = "articles"
    NOT_READ_YET = "not read yet"
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
    if suffix in READERS:
        return Kind.ARTICLES
    if suffix in _NOT_YET:
        return Kind.NOT_READ_YET
    return Kind.ARCHIVE if suffix in _ARCHIVES else Kind.OTHER


def read(path: Path) -> Reading:
    """All articles of one file and all that was wrong with it."""
    found = list(stream(path))
    return Reading(
        tuple(one for one in found if isinstance(one, Article)),
        tuple(one for one in found if isinstance(one, Refusal)),
    )


def stream(path: Path) -> Iterator[Article | Refusal]:
    """The articles and refusals of one file in its order, as they are read.

    For files of any size: no more than one story, or one file of a format that
    has to be read whole, is in memory. The file is open until the end is
    reached or the iterator is closed.
    """
    name = str(path)
    try:
        reader = READERS.get(suffix_of(path.name), _refuse)
        with _opened(path) as file:
            yield from reader(file, name)
    except UnreadableError as fault:
        yield Refusal(name, fault.line, fault.reason, fault.advice)
    except OSError as fault:
        yield _refusal(name, fault)
    except (ValueError, RecursionError, MemoryError) as fault:
        # A path with a NUL in it is a ValueError; the others are what one file can do at worst.
        reason = f"it could not be read ({type(fault).__name__}: {fault})"
        yield Refusal(name, None, reason, "The rest of it was skipped")


def _opened(path: Path) -> BinaryIO:
    """The file, open for reading; UnreadableError when it is anything but a regular file."""
    # Without O_NONBLOCK, opening a FIFO that came into the file's place would wait for ever.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise UnreadableError("it is not a regular file", "It was skipped")
    return os.fdopen(descriptor, "rb")


def _refuse(_file: BinaryIO, _path: str) -> Iterator[Article | Refusal]:
    raise UnreadableError("files of this kind are not read", "It was skipped; save it as text")


def _refusal(path: str, fault: OSError) -> Refusal:
    if isinstance(fault, FileNotFoundError):
        return Refusal(path, None, "it is gone since the folder was listed", "It was left out")
    if isinstance(fault, PermissionError):
        advice = f"It was skipped; give yourself the right to read it (chmod u+r {path!r})"
        return Refusal(path, None, "you may not read it", advice)
    if fault.errno == errno.ELOOP:
        return Refusal(path, None, "it is a link that leads round in a circle", "It was skipped")
    reason = fault.strerror or type(fault).__name__
    return Refusal(path, None, f"it could not be read ({reason})", "It was skipped")
