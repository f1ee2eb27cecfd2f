"""Asking servers, politely: one request at a time, with pauses, and no more than was asked for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime

from tui import __version__
from tui.fetching import robots, wire
from tui.fetching.addresses import Address, machines
from tui.fetching.faults import BusyError, FetchError, GoneError, RefusedError
from tui.fetching.wire import Answer, Bounds

AGENT = f"newsreader/{__version__} (reads news in a terminal; fetches what its user adds)"
REDIRECTS = 5
PAUSE = 1.0
"""Seconds between two requests to one server."""

LONGEST_WAIT = 24 * 3600
"""Seconds that a server can ask us to stay away."""

_BUSY_WAIT = 15 * 60
"""Seconds to stay away from a server that is busy and does not say how long."""

_MOVED = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_LATER = frozenset({408, 425})


@dataclass(frozen=True, slots=True)
class Clock:
    """The time, as the command tells it: seconds since 1970, seconds that only grow, waiting."""

    now: Callable[[], float]
    elapsed: Callable[[], float]
    sleep: Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Validators:
    """What an answer said of its version, to ask later whether there is another one.

    `address` is where the answer came from in the end; elsewhere it means nothing.
    """

    address: str = ""
    etag: str = ""
    modified: str = ""

    @classmethod
    def of(cls, answer: Answer) -> Validators:
        """Those of an answer."""
        etag, modified = (answer.headers.get(name, "") for name in ("etag", "last-modified"))
        return cls(str(answer.address), _header(etag), _header(modified))

    def headers(self, address: Address) -> dict[str, str]:
        """The headers that ask for anything newer."""
        if str(address) != self.address:
            return {}
        said = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in said.items() if value}


NO_VERSION = Validators()


@dataclass(slots=True)
class Fetcher:
    """Fetches from any number of servers, one request after another."""

    clock: Clock
    allow_private: bool = False
    bounds: Bounds = field(default_factory=Bounds)
    robots: robots.Robots = field(init=False)
    _last: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.robots = robots.Robots(self._rules_text)

    def get(
        self, address: Address, known: Validators = NO_VERSION, *, is_page: bool = False
    ) -> Answer:
        """The answer, 200 or (only when a version is known) 304; FetchError for any other.

        For a page, its server's robots.txt is asked first, at each step of a redirect.
        """
        return self._get(address, known, is_page, self.bounds)

    def _get(self, start: Address, known: Validators, is_page: bool, bounds: Bounds) -> Answer:
        address, spent = start, 0.0
        for _ in range(REDIRECTS + 1):
            if is_page:
                self.robots.check(address)
            self._wait(address)
            began = self.clock.elapsed()
            ends = began + bounds.seconds - spent
            answer = self._ask(address, known, bounds.size, ends)
            spent += self.clock.elapsed() - began
            if answer.status not in _MOVED or "location" not in answer.headers:
                return self._judged(answer, known)
            address = address.leading_to(answer.headers["location"])
        raise FetchError(str(start), f"it leads on and on ({REDIRECTS} redirects)", lasting=True)

    def _ask(self, address: Address, known: Validators, size: int, ends: float) -> Answer:
        numbers = machines(address, self.allow_private)
        headers = {
            "User-Agent": AGENT,
            "Accept": "application/rss+xml, application/atom+xml, application/feed+json, "
            "text/html;q=0.9, application/xml;q=0.9, */*;q=0.5",
            **known.headers(address),
        }
        try:
            return wire.ask(address, numbers, headers, size, lambda: ends - self.clock.elapsed())
        finally:
            self._last[address.host] = self.clock.elapsed()

    def _wait(self, address: Address) -> None:
        if address.host in self._last:
            pause = max(PAUSE, self.robots.pause(address.origin))
            rest = self._last[address.host] + pause - self.clock.elapsed()
            if rest > 0:
                self.clock.sleep(rest)

    def _judged(self, answer: Answer, known: Validators) -> Answer:
        shown, status = str(answer.address), answer.status
        if status == 200 or (status == 304 and known.headers(answer.address)):
            return answer
        if status in _BUSY:
            wait = self._patience(answer.headers.get("retry-after", ""))
            raise BusyError(shown, int(self.clock.now()) + wait, wait)
        if status == 410:
            raise GoneError(shown, "it is gone for good, the server says")
        words = {401: "it wants a password", 403: "the server refuses it", 404: "it is not there"}
        if 400 <= status < 500 and status not in _LATER:
            raise RefusedError(shown, f"{words.get(status, 'it is not given')} (status {status})")
        raise FetchError(shown, f"the server failed (status {status})")

    def _patience(self, said: str) -> int:
        """Seconds to wait, by a `Retry-After`: a number of them, or a date."""
        said, wait = said.strip()[:100], float(_BUSY_WAIT)
        if said.isascii() and said.isdecimal():
            wait = float(said)
        elif said:
            with suppress(ValueError, OverflowError, TypeError, OSError):
                wait = parsedate_to_datetime(said).timestamp() - self.clock.now()
        return int(min(max(wait, 0), LONGEST_WAIT))

    def _rules_text(self, address: Address) -> bytes:
        """The robots.txt of a server; nothing where it has none."""
        try:
            bounds = replace(self.bounds, size=min(robots.SIZE, self.bounds.size))
            return self._get(address, NO_VERSION, False, bounds).body
        except RefusedError:
            return b""


def _header(value: str) -> str:
    """A header to be sent back; nothing when it is not what a sane server sends."""
    is_sane = len(value) <= 500 and value.isascii() and value.isprintable()
    return value if is_sane else ""
