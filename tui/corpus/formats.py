"""From a file to its articles: opened, looked at, unpacked if it is packed, and read.

`read` and `stream` raise nothing for bad input: what is wrong with a file is
part of what it gives.

Some formats are read with libraries that have loops of their own, in C some of
them, and nobody can say how long they take on a file made to hold them up. A
`Helper` reads these, and everything long: a process with a bound on its time
and its memory, which is ended when it passes them. The formats that are read
here are read by our own code, or in bounded bites, at a cost that grows with
the size of a file, which is bounded too.
"""

from __future__ import annotations

import errno
import hashlib
import io
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import BinaryIO, Protocol

from tui.corpus.decode import whole
from tui.corpus.format_table import Format, Kind, format_of, kind_of, suffix_of
from tui.corpus.packed.bounded import Bites, Headed, Member, buffered
from tui.corpus.readers.json_stories import limited
from tui.corpus.reading import Reading, Refusal, UnreadableError
from tui.corpus.sniffing import HEAD, Head
from tui.news.article import Article
from tui.news.story_field import NO_NAMES, OwnNames

__all__ = ["Kind", "Reading", "Refusal", "Ways", "kind_of", "read", "stream", "suffix_of"]

READERS = "1"
"""Raised when files are read otherwise than before: what they hold is then read again."""

LONG = 1024 * 1024
"""Bytes of a file that is read by the helper, whatever its format."""

DEPTH_LIMIT = 3
"""Packed files inside one another: a compressed crawl in an archive is three."""

STANDARD_INPUT = "standard input"
"""What is said of a story's place that came through a pipe."""

MEMBERS_LIMIT = 1_000_000
LETTERS_LIMIT = 200_000_000
ARTICLES_LIMIT = 500_000
"""Code points, and articles, of one file that are held in memory at once."""


class Apart(Protocol):
    """Somebody who reads files in a process of its own; see `tui.corpus.apart`."""

    def read(
        self, format_name: str, data: bytes, path: str, own: OwnNames
    ) -> Iterator[Article | Refusal]:
        """What is in the file, or a refusal when the reading had to be ended."""


@dataclass(frozen=True, slots=True)
class Ways:
    """How files are read: the reader's own names of fields, and who reads what may not end.

    Without `apart` everything is read in this process, and only the size of a
    file bounds the time.
    """

    own: OwnNames = field(default_factory=lambda: NO_NAMES)
    apart: Apart | None = None

    @property
    def edition(self) -> str:
        """What differs where a file that did not change may be read otherwise."""
        names = sorted((field.value, tuple(names)) for field, names in self.own.items())
        if not names:
            return READERS
        return f"{READERS}:{hashlib.sha256(repr(names).encode()).hexdigest()[:16]}"


PLAIN_WAYS = Ways()


def read(path: Path, ways: Ways = PLAIN_WAYS) -> Reading:
    """All articles of one file and all that was wrong with it."""
    return gathered(stream(path, ways), str(path))


def gathered(found: Iterator[Article | Refusal], name: str) -> Reading:
    """What is found in a file, as far as there is room for all of it in memory."""
    articles: list[Article] = []
    refusals: list[Refusal] = []
    letters = 0
    for one in found:
        if isinstance(one, Refusal):
            refusals.append(one)
            continue
        articles.append(one)
        letters += len(one.text)
        if letters > LETTERS_LIMIT or len(articles) > ARTICLES_LIMIT:
            reason = f"it holds more than one file may ({len(articles):,} articles so far)"
            refusals.append(Refusal(name, None, reason, "The rest was left out; part it"))
            break
    return Reading(tuple(articles), tuple(refusals))


def stream(path: Path, ways: Ways = PLAIN_WAYS) -> Iterator[Article | Refusal]:
    """The articles and refusals of one file in its order, as they are read.

    For files of any size: no more than one story, or one file of a format that
    has to be read whole, is in memory. The file is open until the end is
    reached or the iterator is closed.
    """
    name = str(path)
    try:
        with _opened(path) as file:
            yield from stream_of(file, name, ways)
    except UnreadableError as fault:
        yield Refusal(name, fault.line, fault.reason, fault.advice)
    except OSError as fault:
        yield _refusal(name, fault)
    except ValueError as fault:  # a path with a NUL in it
        yield Refusal(name, None, f"it could not be read ({fault})", "It was skipped")


def stream_of(file: BinaryIO, name: str, ways: Ways = PLAIN_WAYS) -> Iterator[Article | Refusal]:
    """The same of a file that is open already, a pipe perhaps; `name` is what it is called."""
    yield from _guarded(Member(file, name, PurePath(name).name), ways, 0)


def _guarded(member: Member, ways: Ways, depth: int) -> Iterator[Article | Refusal]:
    """What is in a file, whatever its reader stumbles over."""
    try:
        yield from _stories(member, ways, depth)
    except UnreadableError as fault:
        yield Refusal(member.path, fault.line, fault.reason, fault.advice)
    except (ValueError, RecursionError, MemoryError) as fault:
        # What one file can do at worst.
        reason = f"it could not be read ({type(fault).__name__}: {fault})"
        yield Refusal(member.path, None, reason, "The rest of it was skipped")


def _stories(member: Member, ways: Ways, depth: int) -> Iterator[Article | Refusal]:
    start = _fully(member.file, HEAD)
    file = buffered(Headed(start, member.file))
    format_ = format_of(member.name, Head.of(start))
    if format_ is None:
        raise UnreadableError("files of this kind are not read", "It was skipped; save it as text")
    if format_.unpack is not None:
        if depth == DEPTH_LIMIT:
            raise UnreadableError("it is packed too many times over", "It was skipped; unpack it")
        packed = file
        if format_.name == "zip" and member.file.seekable():
            member.file.seek(0)
            packed = member.file
        yield from limited(_members(format_, packed, member, ways, depth + 1), member.path)
    elif format_.reader is None:
        raise AssertionError(format_.name)
    elif format_.is_streamed:
        yield from format_.reader(file, member.path, ways.own)
    else:
        data = whole(file, format_.size_limit)
        if ways.apart is not None and (format_.is_apart or len(data) > LONG):
            yield from ways.apart.read(format_.name, data, member.path, ways.own)
        else:
            yield from format_.reader(io.BytesIO(data), member.path, ways.own)


def _members(
    format_: Format, file: BinaryIO, packed: Member, ways: Ways, depth: int
) -> Iterator[Article | Refusal]:
    """What is in the files of a packed one; articles are numbered over all of them."""
    assert format_.unpack is not None  # noqa: S101  asked for packed formats alone
    number = refused = passed = 0
    for count, member in enumerate(format_.unpack(file, packed.path, packed.name), 1):
        if count > MEMBERS_LIMIT:
            raise UnreadableError("there are too many files in it", "The rest was left out")
        if isinstance(member, Refusal):
            refused += 1
            yield member
            continue
        if kind_of(member.name) is Kind.OTHER:
            passed += 1
            continue
        for found in _guarded(member, ways, depth):
            if isinstance(found, Refusal):
                refused += 1
                label = f"{member.label}: " if member.label else ""
                yield replace(found, path=packed.path, reason=label + found.reason)
                continue
            number += 1
            # One compressed file is that file; the number tells the others apart.
            article = found if not member.label else replace(found, record=number)
            yield _with(article, member)
    if not number and not refused:
        raise UnreadableError("no article is in it", "It was skipped; there is nothing to mend")
    if passed:
        reason = f"{passed:,} of the files in it are of other kinds and were passed over"
        yield Refusal(packed.path, None, reason, "Nothing needs to be done")


def _with(article: Article, member: Member) -> Article:
    """The article with what is known of it from outside of its file."""
    if member.said is None or article.url is not None:
        return article
    said = replace(member.said, body=article.text).article(article.path)
    if said is None:
        return article
    return replace(
        article,
        url=said.url,
        publisher=article.publisher or said.publisher,
        published=article.published or said.published,
    )


def _fully(file: BinaryIO, size: int) -> bytes:
    """That many bytes, or all there are: a pipe gives what it has."""
    parts: list[bytes] = []
    bites = Bites(file)
    try:
        while size > 0 and (part := bites.read(size)):
            parts.append(part)
            size -= len(part)
    except UnreadableError:
        if not parts:
            raise
        # What came before the fault can be read; the fault is met again behind it.
    return b"".join(parts)


def _opened(path: Path) -> BinaryIO:
    """The file, open for reading; UnreadableError when it is anything but a regular file."""
    # Without O_NONBLOCK, opening a FIFO that came into the file's place would wait for ever.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise UnreadableError("it is not a regular file", "It was skipped")
    return os.fdopen(descriptor, "rb")


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
