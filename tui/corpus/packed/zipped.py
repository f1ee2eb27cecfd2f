"""Compressed files (.gz) and archives (.zip), read as they are unpacked."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO, cast

from tui.corpus.clean import one_line
from tui.corpus.decode import whole
from tui.corpus.packed.bounded import Bounded, Counted, Member, Stream, Tally, buffered
from tui.corpus.reading import Refusal, UnreadableError

_DIRECTORY_LIMIT = 64 * 1024 * 1024
"""Bytes of the longest table of contents of an archive; it is read whole, and costs ten times that.
"""
_END = b"PK\x05\x06"
_TAIL = 22 + 65_535
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""The others are unpacked in lumps that nobody can bound."""
_LOCKED = 0x1
_PIPED_LIMIT = 64 * 1024 * 1024
"""Bytes of an archive that comes through a pipe: it has to be read from its end."""


def ungzipped(file: BinaryIO, path: str, name: str) -> Iterator[Member | Refusal]:
    """What is in a file that is compressed as a whole."""
    counted = Counted(file)
    tally = Tally(lambda: counted.count)
    with gzip.GzipFile(fileobj=cast("BinaryIO", counted), mode="rb") as stream:
        inner = PurePath(name).stem if name.lower().endswith(".gz") else name
        yield Member(buffered(Bounded(stream, tally)), path, inner)


def unzipped(file: BinaryIO, path: str, _name: str) -> Iterator[Member | Refusal]:
    """The files in an archive, in its order; hidden ones and those of a Mac's own are left out."""
    if not file.seekable():
        file = io.BytesIO(whole(file, _PIPED_LIMIT))
    size = _checked_size(file)
    tally = Tally(lambda: size)
    try:
        archive = zipfile.ZipFile(file)
    except Exception as fault:
        # BadZipFile, NotImplementedError, struct.error, ValueError …: each in its own words.
        raise _damaged(fault) from fault
    with archive:
        for info in archive.infolist():
            inner = one_line(info.filename)
            parts = PurePath(inner).parts
            if info.is_dir() or not parts or any(p.startswith((".", "__MACOSX")) for p in parts):
                continue
            reason = _why_not(info)
            if reason:
                yield Refusal(path, None, f"{inner}: {reason}", "It was skipped; unpack it first")
                continue
            try:
                stream = archive.open(info)
            except Exception as fault:  # noqa: BLE001  as above
                reason = f"{inner}: it is damaged ({fault or type(fault).__name__})"
                yield Refusal(path, None, reason, "It was skipped")
                continue
            with stream:
                bounded = buffered(Bounded(cast("Stream", stream), tally))
                yield Member(bounded, f"{path}/{inner}", parts[-1], label=inner)


def _why_not(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _LOCKED:
        return "it is locked with a password"
    if info.compress_type not in _METHODS:
        return "it is packed in a way that is not read"
    return ""


def _checked_size(file: BinaryIO) -> int:
    """The size of an archive; UnreadableError when its table of contents is missing or too long."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _TAIL))
    tail = file.read(_TAIL)
    file.seek(0)
    at = tail.rfind(_END)
    if at < 0:
        raise _damaged("it has no table of contents")
    length = int.from_bytes(tail[at + 12 : at + 16], "little")
    # 0xffffffff: the true length stands elsewhere (ZIP64); then the file itself has to be small.
    if length > _DIRECTORY_LIMIT and (length != 0xFFFFFFFF or size > _DIRECTORY_LIMIT * 8):
        raise UnreadableError(
            "its table of contents is too long", "It was skipped; unpack it, or part it"
        )
    return size


def _damaged(fault: object) -> UnreadableError:
    return UnreadableError(
        f"the archive is damaged ({fault})", "It was skipped; get it again from where it came"
    )
