"""What the two processes do all day: intake and analysis, until the parent is gone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from tui.background.inbox import Inbox
from tui.events import Analysed, Event, Idle, Scanned
from tui.ingest import Analysts, analyse_pending, compare_pending, refresh
from tui.library.library import Library
from tui.news.story_field import NO_NAMES, OwnNames

SHORTEST_REST = 3.0
"""Seconds between two walks over the folders, at the least."""

LONGEST_REST = 300.0
"""Seconds between two walks, at the most."""

REST_PER_WALK = 30.0
"""Rest for this many times what the walk took: watching costs 3 % of one core, not more."""

SETTLED = 1.0
"""Seconds for which a file must lie still before it is read while one looks on."""

PATIENCE = 5
"""Looks after which a file that is written again and again is read all the same."""

ANALYSIS_REST = 30.0
"""Seconds after which the analysis looks by itself for articles nobody told it of."""

Tell = Callable[[Event], None]
_E = TypeVar("_E", bound=Event)


def intake(
    library: Library,
    folders: Sequence[Path],
    inbox: Inbox,
    tell: Tell,
    own: OwnNames = NO_NAMES,
) -> None:
    """Shelve what is new in the folders, and look again and again."""
    tell_scan = True
    unsettled = looks = 0
    while not inbox.is_over:
        began = time.monotonic()
        walk = 0.0
        # What was asked for is read as it is, and a file that is always being written, too.
        is_patient = not tell_scan and looks < PATIENCE
        events = refresh(library, folders, own, being_written=_just_now() if is_patient else (0, 0))
        for event in _until_over(events, inbox):
            if isinstance(event, Scanned):
                walk, unsettled = time.monotonic() - began, event.unsettled
                looks = looks + 1 if unsettled else 0
                if not (tell_scan or event.is_news):
                    continue
            tell(event)
        while not inbox.is_over and library.copies.sign():
            pass
        tell(Idle())
        rest = min(LONGEST_REST, max(SHORTEST_REST, walk * REST_PER_WALK))
        tell_scan = inbox.wait(max(SETTLED, walk * 3) if unsettled else rest)


def _just_now() -> tuple[int, int]:
    """Between which moments (ns) a file was written that may not be whole yet."""
    now = time.time_ns()
    # A little into the future, for the clocks of a share; but not for ever.
    return now - int(SETTLED * 1e9), now + int(SETTLED * 1e9)


def analysis(library: Library, analysts: Analysts, inbox: Inbox, tell: Tell) -> None:
    """Find entities and claims in what has none, the wanted articles first, and wait for more."""
    given_up: set[str] = set()
    while not inbox.is_over:
        done, total = library.shelf.analysed(analysts.version), library.shelf.counts().articles
        if done < total:
            tell(Analysed((), done, total))
        events = analyse_pending(library, analysts, inbox.take_wanted, given_up=given_up)
        for event in _until_over(events, inbox):
            tell(event)
            # Beside the workers, which go on meanwhile.
            library.comparing.compare(len(event.ids))
        for compared in _until_over(compare_pending(library), inbox):
            tell(compared)
            if inbox.is_asked:
                break
        else:
            tell(Idle())
            inbox.wait(ANALYSIS_REST)


def _until_over(events: Iterator[_E], inbox: Inbox) -> Iterator[_E]:
    for event in events:
        yield event
        if inbox.is_over:
            return
