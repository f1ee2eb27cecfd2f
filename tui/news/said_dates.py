"""When something was said, as the article states it beside the cue: "said on Tuesday".

Three dates are kept apart everywhere: of the event, of the words, of the
publication. This is the second. It is read off the words around the cue, never
off the content, whose dates are those of the event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from tui.news.article import Precision, Published
from tui.news.findings import Claim
from tui.news.span import Span

REACH = 70
"""Code points on either side of cue and source in which a date belongs to them."""

WITHOUT_YEAR = 330
"""Days before the publication beyond which a day without its year is none that words were said on.

It is one that was still to come: "could surprise her on April 19", in March.
"""

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_MONTH = "|".join(rf"{name}|{name[:3]}\.?" for name in _MONTHS)
_STATED = re.compile(
    rf"""\b(?:
        (?P<weekday>{"|".join(_DAYS)})
      | (?P<near>today|yesterday|this\ (?:morning|afternoon|evening)|tonight)
      | (?P<day>[0-3]?\d)(?:st|nd|rd|th)?\ (?:of\ )?(?P<month>{_MONTH})
        (?:,?\ (?P<year>[12]\d{{3}}))?
      | (?P<month2>{_MONTH})\ (?P<day2>[0-3]?\d)(?:st|nd|rd|th)?(?:,\ (?P<year2>[12]\d{{3}}))?
    )(?![\w-]|['’]s)""",
    re.IGNORECASE | re.VERBOSE,
)
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])|\n\s*\n")


def said_on(text: str, claim: Claim, published: Published | None) -> Published | None:
    """The day on which the claim was made, where the article states one; else None.

    Days of the week and "yesterday" are counted back from the day of
    publication; without one they say nothing. A day without a year is the last
    such day before the publication.
    """
    head = (*claim.cue, *claim.source)
    if not head:
        return None
    first, last = min(span.start for span in head), max(span.stop for span in head)
    for match in _outside(text, claim, first, last):
        day = _day(match, published)
        if day is not None:
            return Published(day.isoformat())
    return None


def _outside(text: str, claim: Claim, first: int, last: int) -> Iterator[re.Match[str]]:
    """The dates in the sentence of the cue that are not in a content, the nearest first."""
    start, stop = _sentence(text, first, last)
    found = [
        match
        for match in _STATED.finditer(text, max(start, first - REACH), min(stop, last + REACH))
        if not any(run.start < match.end() and match.start() < run.stop for run in claim.content)
        and not _is_beyond(claim, match, first, last)
        and not _is_of_another(text, match, start, (first, last))
    ]
    middle = claim.cue[0] if claim.cue else Span(first, last)
    return iter(sorted(found, key=lambda m: max(middle.start - m.end(), m.start() - middle.stop)))


def _is_beyond(claim: Claim, match: re.Match[str], first: int, last: int) -> bool:
    """Whether the content lies between the date and the cue: then it dates something else."""
    return any(
        (last <= run.start and run.stop <= match.start())
        or (match.end() <= run.start and run.stop <= first)
        for run in claim.content
    )


def _is_of_another(text: str, match: re.Match[str], start: int, head: tuple[int, int]) -> bool:
    """Whether a comma parts the date from cue and source, unless it opens the sentence.

    "On Tuesday, the ministry said" dates the words; "was halted on Tuesday, with
    the minister saying" and "they said, adding that it ended on Monday" do not.
    """
    first, last = head
    if match.start() >= last:
        return "," in text[last : match.start()]
    opens = match.start() - start <= len("Late on ")
    return match.end() <= first and not opens and "," in text[match.end() : first]


def _sentence(text: str, first: int, last: int) -> tuple[int, int]:
    """The offsets of the sentence around a run; bounded, for text may be one sentence."""
    start = max(0, first - 4 * REACH)
    # One character on, for the end of a sentence is told by the letter after it.
    for match in _SENTENCE_END.finditer(text, start, first + 1):
        start = match.end()
    end = _SENTENCE_END.search(text, last, min(len(text), last + 4 * REACH))
    return start, end.start() + 1 if end else min(len(text), last + 4 * REACH)


def _day(match: re.Match[str], published: Published | None) -> date | None:
    has_day = published is not None and published.precision in {Precision.DAY, Precision.SECOND}
    today = published.start.date() if published is not None and has_day else None
    found = match.groupdict()
    if found["weekday"]:
        if today is None:
            return None
        return today - timedelta((today.weekday() - _DAYS.index(found["weekday"].lower())) % 7)
    if found["near"]:
        if today is None:
            return None
        return today - timedelta(found["near"].lower() == "yesterday")
    month, number = found["month"] or found["month2"], found["day"] or found["day2"]
    year = found["year"] or found["year2"]
    return _dated(month, int(number), int(year) if year else None, today)


def _dated(month: str, day: int, year: int | None, today: date | None) -> date | None:
    number = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(month.lower()[:3]))
    if year is None and today is None:
        return None
    try:
        found = date(year or (today or date.min).year, number, day)
        if year is None and today is not None and found > today:
            found = found.replace(year=found.year - 1)
            if (today - found).days > WITHOUT_YEAR:
                return None
    except ValueError:
        return None
    return found if found.year >= 1000 else None
