"""Unpacking with an eye on how much comes out of how little: a bomb is refused, not swallowed."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO, Protocol

from tui.corpus.draft import Draft
from tui.corpus.reading import UnreadableError

RATIO_LIMIT = 200
"""Bytes that may come out for each that went in: text packs to a tenth, a tidy table to a fiftieth.
"""
FREE = 16 * 1024 * 1024
"""Bytes that may come out whatever went in."""
UNPACKED_LIMIT = 8 * 1024**3
"""Bytes that may come out of one packed file altogether."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside of a file.

    `path` is where it lies as the reader would say it, `name` what tells its
    format, `label` what refusals begin with; `said` is what is known of its
    story from outside.
    """

    file: BinaryIO
    path: str
    name: str
    label: str = ""
    said: Draft | None = None


@dataclass(slots=True)
class Tally:
    """How many packed bytes went in so far, as `taken` tells, and how many came out."""

    taken: Callable[[], int]
    given: int = 0

    def add(self, count: int) -> None:
        """So many more came out; UnreadableError when that is more than is sensible."""
        self.given += count
        is_bomb = self.given > FREE and self.given > RATIO_LIMIT * max(1, self.taken())
        if is_bomb or self.given > UNPACKED_LIMIT:
            size = f"{self.given // 1024 // 1024:,} MiB"
            raise UnreadableError(
                f"it unpacks to more than is sensible ({size} so far)",
                "The rest was given up; unpack it yourself if you trust it",
            )


class Bites:
    """A file that gives what it has: what comes before a fault is not lost with what follows."""

    def __init__(self, file: BinaryIO) -> None:
        self._take = file.read1 if isinstance(file, io.BufferedReader) else file.read

    def read(self, size: int = 64 * 1024) -> bytes:
        """Some bytes, not more than that; none at the end."""
        return self._take(size)


class Counted:
    """A file that counts what is read from it; all that a decompressor needs."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self._file.read(size)
        self.count += len(data)
        return data


class Stream(Protocol):
    """What comes out of a decompressor."""

    def read1(self, size: int, /) -> bytes:
        """Some bytes, not more than that; none at the end."""


class Bounded(io.RawIOBase):
    """What comes out of a decompressor; faults of the packed data become `UnreadableError`."""

    def __init__(self, stream: Stream, tally: Tally) -> None:
        super().__init__()
        self._stream = stream
        self._tally = tally
        self._fault: UnreadableError | None = None

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer, or as much of it as there is; a fault is told again and again."""
        room = memoryview(buffer).cast("B")
        if self._fault is None:
            try:
                # What there is before a fault comes first, and the fault with the next call.
                data = self._stream.read1(len(room))
                self._tally.add(len(data))
            except UnreadableError as fault:
                self._fault = fault
            except Exception as fault:  # noqa: BLE001  each library has its own words for it
                self._fault = UnreadableError(
                    f"what is packed in it is damaged ({fault or type(fault).__name__})",
                    "What came before was kept; get it again from where it came",
                )
        if self._fault is not None:
            raise self._fault
        room[: len(data)] = data
        return len(data)


class Headed(io.RawIOBase):
    """A stream of which the head was read already, given back at its front."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        super().__init__()
        self._head = head
        self._stream = Bites(stream)

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer, or as much of it as there is."""
        room = memoryview(buffer).cast("B")
        data = self._head[: len(room)]
        self._head = self._head[len(data) :]
        if not data:
            data = self._stream.read(len(room))
        room[: len(data)] = data
        return len(data)


def buffered(raw: io.RawIOBase) -> BinaryIO:
    """The raw stream as readers want it."""
    return io.BufferedReader(raw, 64 * 1024)
