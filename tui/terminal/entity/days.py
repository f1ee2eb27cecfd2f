"""The timeline of an entity: the claims of its page by the day, as rows. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from tui.news.article import Precision, Published
from tui.news.entity_page import EntityPage
from tui.news.ledger import LedgerRow
from tui.news.timeline import Day, Moment, precision, timeline
from tui.terminal.entity.rows import claim_line
from tui.terminal.headline import short_date


def days_of(rows: Iterable[LedgerRow | None]) -> list[Day]:
    """The days of those claims that are still there."""
    return timeline(row for row in rows if row is not None)


def claims_of(page: EntityPage) -> tuple[int, ...]:
    """The claims by an entity and about it that its page knows, each once."""
    return tuple(dict.fromkeys((*page.said.newest, *page.about.newest)))


def told_of(page: EntityPage) -> str:
    """How many claims a timeline tells, and of how many."""
    parts = []
    for claimed, what in ((page.said, "by it"), (page.about, "about it")):
        newest = len(claimed.newest)
        some = "" if newest == claimed.total else f"the newest {newest:,} of "
        parts.append(f"{some}{claimed.total:,} {what}")
    return f"Claims {', '.join(parts)}; the day stated, else that of publication"


def day_heading(day: Day) -> str:
    """What stands over a day."""
    count = f"{len(day.moments):,} claim{'' if len(day.moments) == 1 else 's'}"
    if not day.day:
        return f"No date · {count}"
    known = "" if precision(day.day) is Precision.DAY else ", the day is not known"
    return f"{short_date(Published(day.day))}{known} · {count}"


def moment_line(moment: Moment, width: int, *, is_plain: bool) -> Content:
    """A claim on its day: who says it, and whether that is the day it was said or published."""
    row = moment.row
    when = "said" if moment.is_stated else "published"
    printed = short_date(row.published) if moment.is_stated else ""
    return claim_line(row, width, is_about=True, is_plain=is_plain, when=when, printed=printed)
