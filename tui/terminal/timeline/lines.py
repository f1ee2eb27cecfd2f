"""How a timeline reads: its days, the claims on them, and all dates of the one under the cursor."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from tui.news.article import Precision, Published
from tui.news.timeline import Clock, Day, Moment, precision
from tui.terminal.article.headline import short_date
from tui.terminal.lists.claim_line import claim_line, origin
from tui.terminal.looks.safe import one_line

BY = {
    Clock.SAID: "by the day it was said, else published",
    Clock.EVENT: "by the day that is spoken of",
    Clock.PUBLISHED: "by the day of publication",
}
NO_DAY = {
    Clock.SAID: "No date",
    Clock.EVENT: "Speaks of no day that is certain",
    Clock.PUBLISHED: "No date",
}


def heading(day: Day, clock: Clock) -> str:
    """What stands over a day."""
    count = f"{len(day.moments):,} claim{'' if len(day.moments) == 1 else 's'}"
    if not day.day:
        return f"{NO_DAY[clock]} · {count}"
    known = "" if precision(day.day) is Precision.DAY else ", the day is not known"
    return f"{short_date(Published(day.day))}{known} · {count}"


def line(moment: Moment, clock: Clock, width: int, *, is_plain: bool) -> Content:
    """A claim on its day: its stance, what kind of day that is, who says it, and what."""
    beside, tail = _beside(moment, clock), _tail(moment, clock, width)
    return claim_line(moment.row, beside, tail, width, has_speaker=True, is_plain=is_plain)


def _beside(moment: Moment, clock: Clock) -> str:
    """What the day over a claim is; of what is spoken of, when it was spoken."""
    if clock is Clock.EVENT:
        when = "said" if moment.is_stated else "published"
        return short_date(moment.row.said or moment.row.published) or when
    return "said" if moment.is_stated and clock is Clock.SAID else "published"


def _tail(moment: Moment, clock: Clock, width: int) -> str:
    parts = [origin(moment.row.publisher, width)]
    if moment.event is not None:
        is_told = clock is Clock.EVENT
        words = f"“{moment.event.words}”" if is_told else f"on {short_date(moment.event.when)}"
        parts.append(words)
    return "  ".join(part for part in parts if part)


def dates(moment: Moment) -> Content:
    """The three dates of a claim, apart, and how precise each is."""
    return Content.styled(" · ", "$muted-style").join(list(_dates(moment)))


def _dates(moment: Moment) -> Iterator[Content]:
    row, event = moment.row, moment.event
    if event is None:
        yield Content.styled("speaks of no day", "$muted-style")
    else:
        words = f" “{one_line(event.words)}”, {_precisely(event.when)}"
        yield Content.assemble(("speaks of", "$accent-style"), words)
    if row.said is None:
        yield Content.styled("does not say when it was said", "$muted-style")
    else:
        yield Content.assemble(("said", "$accent-style"), f" {_precisely(row.said)}")
    if row.published is None:
        yield Content.styled("no date of publication", "$muted-style")
    else:
        yield Content.assemble(("published", "$accent-style"), f" {_precisely(row.published)}")


def _precisely(when: Published) -> str:
    match when.precision:
        case Precision.SECOND:
            return f"{short_date(when)}, {when.start:%H:%M} {when.zone}"
        case Precision.DAY:
            return short_date(when)
        case vague:
            return f"{short_date(when)} (the {vague} only)"
