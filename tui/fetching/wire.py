"""One question to one machine, and its answer: bounded in time and size, whatever the machine does.

The bound on time is one of the whole exchange, handshake and headers
included: a server that sends a byte now and then would satisfy any bound on
the single read. So every read of the socket is given what is left.
"""

from __future__ import annotations

import io
import socket
import ssl
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any, cast

import certifi
from urllib3 import HTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.exceptions import TimeoutError as Urllib3TimeoutError

from tui.fetching.addresses import Address
from tui.fetching.faults import FetchError

_BITE = 64 * 1024
_IDLE = 15.0
"""Seconds without a byte after which a server is given up."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Seconds and bytes that may be spent on an answer; bytes are those after unpacking."""

    seconds: float = 60.0
    size: int = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered. The names of headers are in small letters.

    `body` is empty unless the status is 200.
    """

    address: Address
    status: int
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def kind(self) -> str:
        """The media type, without parameters; empty when none is said."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """The encoding that the server names; empty when it names none."""
        parameters = self.headers.get("content-type", "").split(";")[1:]
        pairs = (one.partition("=") for one in parameters)
        said = (value for name, _, value in pairs if name.strip().lower() == "charset")
        return next(said, "").strip(" \"'").lower()


def ask(
    address: Address,
    numbers: list[str],
    headers: Mapping[str, str],
    size: int,
    left: Callable[[], float],
) -> Answer:
    """Ask the first of the machines that lets itself be connected to.

    `left` says how many seconds are left of the time for all of it.
    """
    for place, number in enumerate(numbers, 1):
        connection = _connection(address, number, min(_IDLE, _rest(left)))
        try:
            try:
                connection.connect()
            except (OSError, HTTPError) as fault:
                if place < len(numbers) and left() > 0:
                    continue
                raise FetchError(str(address), f"no connection ({_words(fault)})") from fault
            return _exchange(connection, address, headers, size, left)
        except (TimeoutError, Urllib3TimeoutError) as fault:
            raise FetchError(str(address), "the server took too long") from fault
        except (OSError, HTTPError, HTTPException, ValueError) as fault:
            reason = f"the answer could not be read ({_words(fault)})"
            raise FetchError(str(address), reason) from fault
        finally:
            connection.close()
    raise AssertionError(address)


def _connection(address: Address, number: str, seconds: float) -> HTTPConnection:
    if address.scheme == "http":
        return HTTPConnection(number, address.port, timeout=seconds)
    trusted = ssl.create_default_context()
    # Beside the system's own: some Pythons come without any.
    trusted.load_verify_locations(certifi.where())
    return HTTPSConnection(
        number,
        address.port,
        timeout=seconds,
        ssl_context=trusted,
        server_hostname=address.host,
    )


def _exchange(
    connection: HTTPConnection,
    address: Address,
    headers: Mapping[str, str],
    size: int,
    left: Callable[[], float],
) -> Answer:
    hurried = _Hurried(cast("socket.socket", connection.sock), left)
    connection.sock = cast("socket.socket", hurried)
    try:
        with closing(_answered(connection, address, headers)) as answer:
            return _read(answer, address, size, left)
    finally:
        connection.close()
        hurried.end()


def _answered(
    connection: HTTPConnection, address: Address, headers: Mapping[str, str]
) -> HTTPResponse:
    """The answer as far as its headers."""
    connection.request(
        "GET",
        address.target,
        headers={
            "Host": address.server,
            "Accept-Encoding": "gzip",
            "Connection": "close",
            **headers,
        },
        preload_content=False,
        decode_content=False,
        enforce_content_length=True,
    )
    return connection.getresponse()


def _read(answer: HTTPResponse, address: Address, size: int, left: Callable[[], float]) -> Answer:
    said = {name.lower(): value for name, value in answer.headers.items()}
    if answer.status != 200:
        return Answer(address, answer.status, said)
    if said.get("content-length", "").isdecimal() and int(said["content-length"][:20]) > size:
        raise _too_long(address, size)
    coding = said.get("content-encoding", "identity").strip().lower()
    if coding not in {"identity", "", "gzip", "x-gzip"}:
        reason = f"it is packed in a way that was not asked for ({coding[:40]})"
        raise FetchError(str(address), reason)
    bites: Iterator[bytes] = _bites(answer, left)
    if coding.endswith("gzip"):
        bites = _unpacked(bites, size)
    body = bytearray()
    for bite in bites:
        body += bite
        if len(body) > size:
            raise _too_long(address, size)
    return Answer(address, 200, said, bytes(body))


def _bites(answer: HTTPResponse, left: Callable[[], float]) -> Iterator[bytes]:
    while bite := answer.read1(_BITE, decode_content=False):
        _rest(left)
        yield bite


def _unpacked(bites: Iterator[bytes], size: int) -> Iterator[bytes]:
    """What was packed, in bites too, and never much more of it than may be."""
    unpacking = zlib.decompressobj(wbits=31)
    for bite in bites:
        rest = bite
        while rest and not unpacking.eof:
            try:
                yield unpacking.decompress(rest, min(size, 16 * _BITE))
            except zlib.error as fault:
                raise ValueError("what is packed in it is damaged") from fault
            rest = unpacking.unconsumed_tail
    if not unpacking.eof:
        raise ValueError("it breaks off")


class _Hurried:
    """A socket that is read with what is left of the time, and is itself in all else."""

    def __init__(self, inner: socket.socket, left: Callable[[], float]) -> None:
        self._inner = inner
        self._reads = _Reads(inner, left)

    def makefile(self, *_: Any, **__: Any) -> io.BufferedReader:
        """What the answer is read from."""
        return io.BufferedReader(self._reads)

    def close(self) -> None:
        """Close it; what is still to be read is read all the same."""
        self._inner.close()

    def end(self) -> None:
        """Close it for good."""
        self._reads.close()
        self._inner.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


class _Reads(io.RawIOBase):
    def __init__(self, inner: socket.socket, left: Callable[[], float]) -> None:
        super().__init__()
        self._socket = inner
        self._left = left
        self._file = inner.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._socket.settimeout(min(_IDLE, _rest(self._left)))
        return self._file.readinto(buffer)

    def close(self) -> None:
        self._file.close()
        super().close()


def _rest(left: Callable[[], float]) -> float:
    rest = left()
    if rest <= 0:
        raise TimeoutError("the time for it is over")
    return rest


def _too_long(address: Address, size: int) -> FetchError:
    reason = f"it is longer than {size // 1024:,} KiB"
    return FetchError(str(address), reason, "It was not kept", lasting=True)


def _words(fault: Exception) -> str:
    """A fault in a few words: the system's own where there are any."""
    inner = fault.__cause__ or fault
    return str(getattr(inner, "strerror", None) or inner or type(inner).__name__)[:200]
