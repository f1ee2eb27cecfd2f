"""Crawls of the web (WARC): the pages and texts in one, and where they were fetched."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from tui.corpus.decode import SIZE_LIMIT
from tui.corpus.draft import Draft
from tui.corpus.packed.bounded import Bites, Member
from tui.corpus.reading import Refusal, UnreadableError

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

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
    records = iter(ArchiveIterator(Bites(file)))
    while True:
        try:
            record = next(records, None)
            if record is None:
                return
            number += 1
            member = _member(record, path, number)
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
