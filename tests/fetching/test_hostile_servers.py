"""Servers that mean no good: nothing they send costs more than its bound in time or memory."""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from itertools import count

import pytest

from tests.fetching.conftest import Reader
from tests.fetching.serving import Reply, Web
from tui.fetching import addresses
from tui.fetching.addresses import Address
from tui.fetching.faults import BusyError, FetchError, GoneError
from tui.fetching.fetcher import AGENT, LONGEST_WAIT, REDIRECTS, Validators
from tui.fetching.wire import Bounds

SHORT = Bounds(seconds=0.4, size=100_000)


def fault(reader: Reader, web: Web, path: str = "/a", bounds: Bounds = SHORT) -> FetchError:
    began = time.monotonic()
    with pytest.raises(FetchError) as raised:
        reader.fetcher(bounds).get(Address.parse(web.url(path)))
    assert time.monotonic() - began < 5
    return raised.value


def sending(*parts: bytes, pause: float = 0) -> Callable[[BaseHTTPRequestHandler], None]:
    """What sends these bytes, and the last of them again and again until nobody listens."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        ends = time.monotonic() + 10
        for number in count():
            if time.monotonic() > ends:
                return
            handler.wfile.write(parts[min(number, len(parts) - 1)])
            time.sleep(pause)

    return send


OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    "parts",
    [
        (OK + b"\r\n", b"a"),
        (b"H",),
        (OK, b"X-A: b\r\n"),
        (OK + b"X-Long: ", b"b"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n", b"0"),
        (b"HTTP/1.1 100 Continue\r\n\r\n",),
    ],
    ids=["the body", "the status", "headers", "one header", "the size of a chunk", "on and on"],
)
def test_what_drips_is_given_up_in_time(reader: Reader, web: Web, parts: tuple[bytes, ...]) -> None:
    web.replies["/a"] = Reply(by_hand=sending(*parts, pause=0.02))
    said = str(fault(reader, web))
    assert "took too long" in said or "could not be read" in said


@pytest.mark.parametrize(
    "parts",
    [
        (OK + b"\r\n", b"a" * 50_000),
        (OK + b"Content-Length: 99999999999999999999999\r\n\r\n", b"a"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"8000\r\n" + b"a" * 0x8000 + b"\r\n"),
    ],
    ids=["endless", "announced", "in chunks"],
)
def test_what_is_too_long_is_given_up(reader: Reader, web: Web, parts: tuple[bytes, ...]) -> None:
    web.replies["/a"] = Reply(by_hand=sending(*parts))
    assert "longer than 97 KiB" in str(fault(reader, web, bounds=Bounds(5, 100_000)))


def test_a_bomb_is_not_unpacked(reader: Reader, web: Web) -> None:
    packed = {"Content-Encoding": "gzip"}
    web.replies["/a"] = Reply(gzip.compress(bytes(50_000_000)), headers=packed)
    assert "longer than" in str(fault(reader, web, bounds=Bounds(5, 100_000)))
    web.replies["/a"] = Reply(gzip.compress(b"story" * 1000), headers=packed)
    assert len(reader.fetcher().get(Address.parse(web.url("/a"))).body) == 5000
    web.replies["/a"] = Reply(gzip.compress(b"story" * 1000)[:-9], headers=packed)
    assert "could not be read" in str(fault(reader, web))
    web.replies["/a"] = Reply(b"no gzip", headers=packed)
    assert "could not be read" in str(fault(reader, web))
    web.replies["/a"] = Reply(b"x", headers={"Content-Encoding": "br"})
    assert "not asked for" in str(fault(reader, web))


@pytest.mark.parametrize(
    "sent",
    [
        b"\x00\x01\x02\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nbroken off",
        b"HTTP/1.1 abc OK\r\n\r\n",
        OK + b"A: b\r\n" * 500 + b"\r\n",
        OK + b"Transfer-Encoding: chunked\r\n\r\nxyz\r\n",
        b"",
    ],
    ids=["noise", "cut off", "no status", "headers", "no chunks", "nothing"],
)
def test_what_is_no_answer_is_one_sentence(reader: Reader, web: Web, sent: bytes) -> None:
    web.replies["/a"] = Reply(by_hand=lambda handler: void(handler.wfile.write(sent)))
    assert "could not be read" in str(fault(reader, web))


def void(_: object) -> None:
    """Forget what was given."""


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("/a", f"{REDIRECTS} redirects"),
        ("file:///etc/passwd", "only addresses that begin with"),
        ("http://127.0.0.2/secret", "machine of this network"),
        ("http://[::ffff:127.0.0.2]/", "machine of this network"),
        ("//localhost:1/", "machine of this network"),
        ("http://a\x01b/", "control characters"),
        ("http://[half", "no address"),
    ],
)
def test_a_redirect_leads_only_where_an_address_may(
    reader: Reader, web: Web, target: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.replies["/a"] = Reply(status=302, headers={"Location": target})
    # As though the server itself were on the internet, and nothing else here.
    monkeypatch.setattr(addresses, "is_public", lambda number: number == "127.0.0.1")
    monkeypatch.setattr(socket, "getaddrinfo", numbers_alone)
    with pytest.raises(FetchError, match=why):
        reader.fetcher(allow_private=False).get(Address.parse(web.url("/a")))
    assert len(web.asked) == (REDIRECTS + 1 if target == "/a" else 1)


def numbers_alone(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
    return [(2, 1, 6, "", ("127.0.0.9" if host == "localhost" else host, port))]


def test_servers_that_refuse_or_fail_are_told_apart(reader: Reader, web: Web) -> None:
    web.replies["/gone"] = Reply(status=410)
    web.replies["/broken"] = Reply(status=500)
    assert isinstance(fault(reader, web, "/gone"), GoneError)
    assert fault(reader, web, "/nothing").is_lasting
    assert not fault(reader, web, "/broken").is_lasting
    web.replies["/same"] = Reply(status=304)
    assert "status 304" in str(fault(reader, web, "/same"))


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120),
        ("999999999999", LONGEST_WAIT),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("soon", 900),
        ("", 900),
        ("Fri, 99 Foo 99999 00:00:00 GMT", 900),
    ],
)
def test_a_server_that_asks_for_patience_is_left_alone(
    reader: Reader, web: Web, said: str, seconds: int
) -> None:
    web.replies["/a"] = Reply(status=429, headers={"Retry-After": said} if said else {})
    busy = fault(reader, web)
    assert isinstance(busy, BusyError)
    assert abs(busy.until - time.time() - seconds) < 5


def test_one_server_is_asked_slowly_and_told_who_asks(reader: Reader, web: Web) -> None:
    web.replies["/a"] = Reply(b"here")
    fetcher = reader.fetcher()
    for _ in range(3):
        fetcher.get(Address.parse(web.url("/a")))
    assert len(reader.slept) == 2
    assert all(0.5 < pause <= 1 for pause in reader.slept)
    assert {headers["user-agent"] for _, headers in web.asked} == {AGENT}


def test_a_version_is_sent_only_where_it_came_from(reader: Reader, web: Web) -> None:
    web.replies["/moved"] = Reply(status=301, headers={"Location": "/a"})
    web.replies["/a"] = Reply(b"here", headers={"ETag": '"7"'})
    fetcher = reader.fetcher()
    version = Validators.of(fetcher.get(Address.parse(web.url("/moved"))))
    assert fetcher.get(Address.parse(web.url("/moved")), version).status == 304
    assert [headers.get("if-none-match") for _, headers in web.asked] == [None, None, None, '"7"']
    assert (
        Validators.of(fetcher.get(Address.parse(web.url("/a")))).headers(
            Address.parse("http://other.example/a")
        )
        == {}
    )
