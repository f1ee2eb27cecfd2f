"""Claims against the claims of other articles, some articles at a time."""

from __future__ import annotations

from collections.abc import Iterator

from tui.events import Compared
from tui.library.library import Library

AT_ONCE = 8
"""Articles compared before somebody may want something else: a tenth of a second."""


def compare_pending(library: Library) -> Iterator[Compared]:
    """Compare the claims of all articles that were analysed and not yet compared by these rules."""
    library.comparing.begin()
    total, done = library.comparing.left(), 0
    while count := library.comparing.compare(AT_ONCE):
        done += count
        yield Compared(done, max(total, done))
