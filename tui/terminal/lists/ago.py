"""When something was done: how long ago, and exactly, in the words of a list."""

from __future__ import annotations

from datetime import UTC, datetime

from tui.terminal.article.headline import MONTHS

MINUTE, HOUR, DAY = 60, 3_600, 86_400


def ago(at: int, now: int) -> str:
    """How long ago it was, in one unit: `just now`, `12 min ago`, `3 days ago`."""
    passed = max(0, now - at)
    if passed < MINUTE:
        return "just now"
    if passed < HOUR:
        return f"{passed // MINUTE} min ago"
    if passed < DAY:
        return f"{passed // HOUR} h ago"
    days = passed // DAY
    if days < 60:
        return f"{days} day{'' if days == 1 else 's'} ago"
    return f"{days // 30} months ago" if days < 730 else f"{days // 365} years ago"


def exactly(at: int) -> str:
    """The moment, in the time of this machine: `14 Nov 2023, 09:30`."""
    moment = datetime.fromtimestamp(at, UTC).astimezone()
    return f"{moment.day} {MONTHS[moment.month - 1][:3]} {moment.year}, {moment:%H:%M}"
