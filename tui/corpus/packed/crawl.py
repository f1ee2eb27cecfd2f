"""Crawls of the web (WARC): the pages and texts in one, and where they were fetched."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import TYPE_CHECKING, BinaryIO

from tui.corpus.decode import SIZE_LIMIT
from tui.corpus.draft import Draft
from tui.corpus.packed.bounded import Bites, Member
from tui.corpus.reading import Refusal, UnreadableError

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_HEADS_LIMIT = 4 * 1024 * 1024
_STORIES = frozenset({"response", "resource", "conversion"})
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/json": ".json",
    "application/feed+json": ".json",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
}
"""What is taken out of a crawl; the pictures, scripts and styles stay in it."""


def pages(file: BinaryIO, path: str, _name: str) -> Iterator[Member | Refusal]:
    """The pages in a crawl; the record of each is its number among all records."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415  only crawls need it

    number = 0
    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    bites = _Gauged(file)
    records = iter(ArchiveIterator(bites))
    while True:
        try:
            # It writes what it wonders at to standard error, raw as it stands in the file.
            with redirect_stderr(io.StringIO()):
                bites.taken = 0
                record = next(records, None)
                bites.taken = None
                if record is None:
                    return
                number += 1
                member = _member(record, path, number)
                # What is left of the record is let go here, so that the next is only looked for.
                while record.raw_stream.read(64 * 1024):
                    pass
        except UnreadableError:
            raise
        except Exception as fault:
            # ArchiveLoadFailed, zlib.error, ValueError, EOFError …: each in its own words.
            raise UnreadableError(
                f"the crawl breaks off after {number:,} records ({fault or type(fault).__name__})",
                "What came before was kept; get it again from where it came",
            ) from fault
        if member is not None:
            yield member


class _Gauged(Bites):
    """A crawl that is read in bites; the heads of a record, which have no bound, get one."""

    taken: int | None = None

    def read(self, size: int = 64 * 1024) -> bytes:
        """Some bytes; UnreadableError when too many were asked for since `taken` was nothing."""
        if self.taken is not None:
            self.taken += size
            if self.taken > _HEADS_LIMIT:
                raise UnreadableError(
                    "the heads of a record never end", "What came before was kept; it is damaged"
                )
        return super().read(size)


def _member(record: ArcWarcRecord, path: str, number: int) -> Member | Refusal | None:
    if record.rec_type not in _STORIES:
        return None
    headers = record.http_headers
    if headers is not None and not str(headers.get_statuscode() or "200").startswith("200"):
        return None
    kind = (headers or record.rec_headers).get_header("Content-Type") or ""
    suffix = _SUFFIXES.get(kind.partition(";")[0].strip().lower())
    if suffix is None:
        return None
    label = f"record {number:,}"
    data = record.content_stream().read(SIZE_LIMIT + 1)
    if len(data) > SIZE_LIMIT:
        return Refusal(path, None, f"{label}: it is too long", "It was skipped")
    said = Draft(url=record.rec_headers.get_header("WARC-Target-URI") or "")
    return Member(io.BytesIO(data), path, f"record{suffix}", label, said)
