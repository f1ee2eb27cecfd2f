"""Addresses of the web: which may be asked for, and which machines they may lead to."""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import urljoin

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from tui.fetching.faults import FetchError

LONGEST = 2_000
"""Letters of an address; browsers send no more."""

_PORTS = {"http": 80, "https": 443}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_GLOBAL_6 = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Address:
    """An address of http or https; `target` is its path and query, `port` always said.

    `host` is in small letters and ASCII, without the brackets of IPv6.
    """

    scheme: str
    host: str
    port: int
    target: str

    @classmethod
    def parse(cls, text: str) -> Address:
        """The address that was typed or linked; FetchError when it cannot be asked for."""
        text = text.strip()
        shown = text[:200]
        if len(text) > LONGEST:
            raise FetchError(shown, "the address is too long", lasting=True)
        if _CONTROL.search(text):
            raise FetchError(shown, "the address has control characters in it", lasting=True)
        try:
            url = parse_url(text)
        except (LocationParseError, ValueError) as fault:
            raise FetchError(shown, "this is no address of the web", lasting=True) from fault
        if url.scheme not in _PORTS:
            advice = "" if "://" in text else f"Did you mean https://{shown}?"
            reason = "only addresses that begin with https:// or http:// are fetched"
            raise FetchError(shown, reason, advice, lasting=True)
        if url.auth:
            reason = "an address with a name or password in it is not taken"
            raise FetchError(shown.rpartition("@")[2], reason, lasting=True)
        if not url.host:
            raise FetchError(shown, "the address names no server", lasting=True)
        host = url.host.strip("[]").lower()
        return cls(url.scheme, host, url.port or _PORTS[url.scheme], url.request_uri)

    def leading_to(self, link: str) -> Address:
        """The address of a link that was found here."""
        try:
            return Address.parse(urljoin(str(self), link.strip()))
        except ValueError as fault:
            raise FetchError(link[:200], "this is no address of the web", lasting=True) from fault

    @property
    def server(self) -> str:
        """The host, and the port unless it is the usual one, as the `Host` header has it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """The server with its scheme: what one robots.txt is for."""
        return f"{self.scheme}://{self.server}"

    def __str__(self) -> str:
        return self.origin + self.target


def machines(address: Address, allow_private: bool) -> list[str]:
    """The machines behind an address, as numbers that can be connected to as they are.

    Names are looked up once and the numbers used, so that a name which leads
    elsewhere the next time (DNS rebinding) leads nowhere.
    """
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        reason = f"the server {address.host} is not known ({_words(fault)})"
        raise FetchError(str(address), reason, "Is this machine online?") from fault
    numbers = list(dict.fromkeys(str(place[4][0]) for place in found))
    allowed = [number for number in numbers if allow_private or is_public(number)]
    if not allowed:
        raise FetchError(
            str(address),
            f"{address.host} is a machine of this network, not of the internet",
            "If you trust what links there, add --allow-private",
            lasting=True,
        )
    return allowed


def is_public(number: str) -> bool:
    """Whether a numeric address is one of the internet, not of this machine or its networks.

    What carries an IPv4 address inside an IPv6 one is judged by that.
    """
    try:
        place = ipaddress.ip_address(number)
    except ValueError:
        return False
    if isinstance(place, ipaddress.IPv6Address):
        inner = place.ipv4_mapped or place.sixtofour
        if place in _NAT64:
            inner = ipaddress.IPv4Address(int(place) & 0xFFFF_FFFF)
        if inner is not None:
            return is_public(str(inner))
        if place.scope_id or place not in _GLOBAL_6:
            return False
    return place.is_global and not place.is_multicast


def _words(fault: OSError | UnicodeError) -> str:
    return (getattr(fault, "strerror", None) or type(fault).__name__)[:100]
