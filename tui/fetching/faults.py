"""What can go wrong with an address, as the user is told."""

from __future__ import annotations

from tui.errors import NewsreaderError


class FetchError(NewsreaderError):
    """Nothing came of an address: `reason` is a clause, `advice` a sentence without its full stop.

    `is_lasting` when asking again would be in vain.
    """

    def __init__(self, address: str, reason: str, advice: str = "", lasting: bool = False) -> None:
        end = "" if not advice else f" {advice}{'' if advice.endswith('?') else '.'}"
        super().__init__(f"{address}: {reason}.{end}")
        self.is_lasting = lasting


class RefusedError(FetchError):
    """The server answered, and will not give it: any status of the 400s but those for "later"."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(address, reason, lasting=True)


class GoneError(RefusedError):
    """The server says that there is nothing any more, and will not be."""


class BusyError(FetchError):
    """The server asks not to come back before `until`, in seconds since 1970."""

    def __init__(self, address: str, until: int, wait: int) -> None:
        minutes = max(1, round(wait / 60))
        unit = "a minute" if minutes == 1 else f"{minutes:,} minutes"
        super().__init__(address, f"the server asks for patience, {unit} from now")
        self.until = until
