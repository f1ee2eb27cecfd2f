"""Which addresses are asked for, and which machines they may lead to."""

from __future__ import annotations

import ipaddress
import socket
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.fetching.conftest import Reader
from tests.fetching.serving import Reply, Web
from tui.fetching import addresses
from tui.fetching.addresses import Address, is_public, machines
from tui.fetching.faults import FetchError


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("HTTPS://News.Example/a b?x=1#top", "https://news.example/a%20b?x=1"),
        ("http://news.example:80", "http://news.example/"),
        ("http://[::1]:8080/feed", "http://[::1]:8080/feed"),
        ("https://zürich.example/", "https://xn--zrich-kva.example/"),
    ],
)
def test_an_address_has_one_form(typed: str, taken: str) -> None:
    assert str(Address.parse(typed)) == taken


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("file:///etc/passwd", "only addresses that begin with https://"),
        ("ftp://news.example/", "only addresses that begin with https://"),
        ("gopher://news.example/", "only addresses that begin with https://"),
        ("news.example/feed", "Did you mean https://news.example/feed?"),
        ("http:///feed", "names no server"),
        ("https://ana:secret@news.example/", "name or password"),
        ("https://news.example/\r\nHost: other", "control characters"),
        ("https://news.example/" + "a" * 3000, "too long"),
        ("https://news.example:99999/", "no address"),
    ],
)
def test_what_cannot_be_asked_for_is_said_and_no_password_with_it(typed: str, why: str) -> None:
    with pytest.raises(FetchError) as fault:
        Address.parse(typed)
    assert why in str(fault.value)
    assert "secret" not in str(fault.value)


@given(st.text(max_size=60) | st.from_regex(r"https?://[^ ]{1,40}"))
@example("http://a\\@127.0.0.1/")
@example("http://[::ffff:127.0.0.1%eth0]/")
def test_any_text_is_an_address_or_a_fault_and_an_address_reads_as_itself(text: str) -> None:
    try:
        address = Address.parse(text)
    except FetchError:
        return
    assert Address.parse(str(address)) == address
    assert address.scheme in {"http", "https"}


@pytest.mark.parametrize(
    "number",
    [
        *("127.0.0.1", "127.255.0.3", "10.1.2.3", "172.16.0.1", "192.168.1.1", "0.0.0.1"),
        *("169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255", "198.18.0.1"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1"),
        *("2002:7f00:1::", "2002:a00:1::1", "64:ff9b:1::1", "not a number"),
    ],
)
def test_machines_of_this_network_are_not_public(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize(
    "number", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_machines_of_the_internet_are_public(number: str) -> None:
    assert is_public(number)


@given(st.ip_addresses(v=4))
def test_an_address_inside_another_is_judged_as_itself(inner: ipaddress.IPv4Address) -> None:
    carried = (f"::ffff:{inner}", str(ipaddress.IPv6Address((0x64FF9B << 96) | int(inner))))
    assert {is_public(one) for one in carried} == {is_public(str(inner))}


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f.1", "127.1", "localhost"])
def test_no_spelling_leads_to_this_machine_unless_that_is_allowed(host: str) -> None:
    with pytest.raises(FetchError, match="--allow-private"):
        machines(Address.parse(f"http://{host}/"), allow_private=False)
    assert machines(Address.parse(f"http://{host}/"), allow_private=True)


def test_the_machine_that_was_checked_is_the_one_that_is_asked(
    reader: Reader, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.replies["/a"] = Reply(b"here")
    looked_up: list[str] = []

    def changing(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        # A name that leads to a public machine once, and then to a private one.
        if host != "127.0.0.1":
            looked_up.append(host)
        number = "127.0.0.1" if len(looked_up) < 2 else "127.0.0.2"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port))]

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    monkeypatch.setattr(addresses, "is_public", lambda number: number == "127.0.0.1")
    fetcher = reader.fetcher(allow_private=False)
    assert fetcher.get(Address.parse(web.url("/a", "news.example"))).body == b"here"
    assert web.asked[0][1]["host"] == f"news.example:{web.port}"
    with pytest.raises(FetchError, match="machine of this network"):
        fetcher.get(Address.parse(web.url("/a", "news.example")))
    assert len(web.asked) == 1
