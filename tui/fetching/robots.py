"""What a server's robots.txt asks of programs: where not to go, and how slowly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from protego import Protego

from tui.fetching.addresses import Address
from tui.fetching.faults import FetchError

PROGRAM = "newsreader"
"""The name that a robots.txt knows us by."""

SIZE = 512 * 1024
"""Bytes of a robots.txt; RFC 9309 asks that 500 KiB be read."""

_LONGEST_PAUSE = 30.0
"""Seconds of pause that a robots.txt can ask for."""


@dataclass(slots=True)
class Robots:
    """The rules of every server that was asked, each asked once.

    `get` gives the text of the file at an address, or raises FetchError. A
    server that has none allows all; one that fails to say allows nothing, as
    RFC 9309 has it.
    """

    get: Callable[[Address], bytes]
    _known: dict[str, Protego | FetchError] = field(default_factory=dict)

    def pause(self, origin: str) -> float:
        """Seconds that a server wants between two requests; 0 when it does not say."""
        rules = self._known.get(origin)
        said = rules.crawl_delay(PROGRAM) if isinstance(rules, Protego) else None
        return min(float(said or 0), _LONGEST_PAUSE)

    def check(self, address: Address) -> None:
        """Raise FetchError when the page must be left alone."""
        if address.origin not in self._known:
            self._known[address.origin] = self._rules(address)
        rules = self._known[address.origin]
        if isinstance(rules, FetchError):
            raise rules
        if not rules.can_fetch(str(address), PROGRAM):
            reason = "its robots.txt asks programs to leave this page alone"
            advice = "Save it from a browser if you need it"
            raise FetchError(str(address), reason, advice, lasting=True)

    def _rules(self, address: Address) -> Protego | FetchError:
        try:
            text = self.get(address.leading_to("/robots.txt"))
        except FetchError as fault:
            return fault
        return Protego.parse(text.decode("utf-8", "replace").removeprefix("\ufeff"))
