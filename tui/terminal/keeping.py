"""Keeping: how the screen is by now, told now and then, so that little is lost with the program."""

from __future__ import annotations

from dataclasses import dataclass, field

from tui.news.article import ArticleId
from tui.terminal.remembered import Remembered

KEEP_SECONDS = 5.0
"""How often it is looked whether there is something to tell, 0.1 ms; telling takes a millisecond.

What the reader marks is on the disk at once; this is only about where one was."""


@dataclass(frozen=True, slots=True)
class Kept:
    """How the program is to open the next time.

    `article` is None while none is on screen. `searches` are those of this
    session and before, the newest last. `theme` is the one that was picked on
    screen, empty when none was.
    """

    article: ArticleId | None = None
    screen: Remembered = field(default_factory=Remembered)
    searches: tuple[str, ...] = ()
    theme: str = ""


NOTHING_KEPT = Kept()
"""How it opens the first time."""
