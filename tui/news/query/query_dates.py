"""The date forms of the query language, and which days they mean."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_ABSOLUTE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_AGO = re.compile(r"(\d{1,4})([dwmy])", re.ASCII)
_NAMED = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?-)?([a-z]{3,9})\.?-(\d{4})", re.ASCII)
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?-(\d{1,2})(?:st|nd|rd|th)?,?-(\d{4})", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([-.])(\d{1,2})\2(\d{4})", re.ASCII)
_SIGNED = re.compile(r"(>=|<=|[><≥≤])(.+)", re.DOTALL)
_LAST_PART = re.compile(r"\d{1,2}", re.ASCII)
_WORDS = frozenset(
    {
        "today",
        "yesterday",
        "this-week",
        "last-week",
        "this-month",
        "last-month",
        "this-year",
        "last-year",
    }
)
_AFTER = {
    "yesterday": "today",
    "last-week": "this-week",
    "last-month": "this-month",
    "last-year": "this-year",
}
_BEFORE = {later: earlier for earlier, later in _AFTER.items()}
"""What begins when something else ends, where both have a name."""
_UNITS = {"d": "day", "w": "week", "m": "month", "y": "year"}
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `start` up to, not with, `stop`; None on either side is no bound."""

    start: date | None
    stop: date | None


def canonical_dates(text: str) -> str | None:
    """The one way to write what `text` asks for, or None when it is no date form.

    `2023/11/5` becomes `2023-11-05`, `nov 2023` becomes `2023-11`, `>2023` becomes
    `2024..`. Forms that count from today stay as they are, for a saved query means
    them anew each day.
    """
    folded = re.sub(r"[\s_/]+", "-", text.strip().casefold())
    if folded == "none":
        return folded
    if signed := _SIGNED.fullmatch(folded):
        return _canonical_side(signed[1], signed[2].strip("-"))
    if ".." not in folded:
        return _canonical_point(folded)
    first, _, last = folded.partition("..")
    first, last = first.strip("-"), last.strip("-.")
    start = _canonical_point(first) if first else ""
    if start and _LAST_PART.fullmatch(last) and "-" in start:
        last = start.rpartition("-")[0] + "-" + last  # 2023-11-05..09
    stop = _canonical_point(last) if last else ""
    if start is None or stop is None or not (start or stop):
        return None
    if start[:1].isdigit() and stop[:1].isdigit() and not _is_ago(start) and not _is_ago(stop):
        start, stop = sorted((start, stop))
    return f"{start}..{stop}"


def days_of(canonical: str, today: date) -> Days | None:
    """The days that a canonical form means on the day `today`; None for `none`."""
    if canonical == "none":
        return None
    if ".." not in canonical:
        return _days_of_point(canonical, today)
    first, _, last = canonical.partition("..")
    return Days(
        _days_of_point(first, today).start if first else None,
        _end_of_point(last, today) if last else None,
    )


def dates_in_words(canonical: str) -> str:
    """A canonical form in words: `2023-11..` is “since November 2023”."""
    if canonical == "none":
        return "undated"
    first, dots, last = canonical.partition("..")
    if not dots:
        return f"in the last {_span_in_words(first)}" if _is_ago(first) else _point_in_words(first)
    if not last:
        return f"since {_point_in_words(first)}"
    if not first:
        return f"until {_point_in_words(last)}"
    return f"{_point_in_words(first)} to {_point_in_words(last)}"


def is_open(canonical: str) -> bool:
    """Whether a canonical form has no bound on one side."""
    return canonical.startswith("..") or canonical.endswith("..")


def _canonical_side(sign: str, text: str) -> str | None:
    """What lies before or after a point, with its own days when the sign says so."""
    point = _canonical_point(text)
    if point is None:
        return None
    is_after = sign[0] in ">≥"
    if sign in "><":
        point = _next_to(point, is_after=is_after)
        if point is None:
            return None
    return f"{point}.." if is_after else f"..{point}"


def _next_to(point: str, *, is_after: bool) -> str | None:
    """The point of the same length after this one, or before it; None where it has no name.

    `>7d` has none: it could mean longer ago, or less long.
    """
    if _is_ago(point) or point in _WORDS:
        return (_AFTER if is_after else _BEFORE).get(point)
    days = _days_of_point(point, date.min)
    assert days.start is not None  # noqa: S101  a date written out begins and ends
    assert days.stop is not None  # noqa: S101
    next_ = days.stop if is_after else days.start - timedelta(days=1)
    return _canonical_point(next_.isoformat()[: len(point)])


def _is_ago(point: str) -> bool:
    return _AGO.fullmatch(point) is not None


def _canonical_point(text: str) -> str | None:
    if text in _WORDS or _is_ago(text):
        return text
    if year_last := _YEAR_LAST.fullmatch(text):
        return _canonical_point(_year_first(year_last) or "")
    if month_first := _MONTH_FIRST.fullmatch(text):
        text = f"{month_first[2]}-{month_first[1]}-{month_first[3]}"
    named = _NAMED.fullmatch(text)
    if named:
        months = [i for i, name in enumerate(_MONTHS, 1) if name.startswith(named[2])]
        if len(months) != 1:
            return None
        text = f"{named[3]}-{months[0]}" + (f"-{named[1]}" if named[1] else "")
    parts = _ABSOLUTE.fullmatch(text)
    if not parts:
        return None
    year, month, day = int(parts[1]), int(parts[2] or 1), int(parts[3] or 1)
    try:
        if not 1000 <= date(year, month, day).year <= 9998:
            return None
    except ValueError:
        return None
    written = f"{year:04}-{month:02}-{day:02}"
    return written[: 4 if parts[2] is None else 7 if parts[3] is None else 10]


def _year_first(written: re.Match[str]) -> str | None:
    """27/9/2024 and 9/27/2024 with the year first; None where either could be the month."""
    first, dot, second, year = written.groups()
    # With full stops nobody begins with the month.
    if int(first) > 12 or first == second or dot == ".":
        return f"{year}-{second}-{first}"
    return f"{year}-{first}-{second}" if int(second) > 12 else None


def _days_of_point(point: str, today: date) -> Days:
    ago = _AGO.fullmatch(point)
    if ago:
        return Days(_before(today, int(ago[1]), ago[2]), today + timedelta(days=1))
    if point in _WORDS:
        return _days_of_word(point, today)
    match len(point):
        case 4:
            start = date(int(point), 1, 1)
            return Days(start, start.replace(year=start.year + 1))
        case 7:
            start = date.fromisoformat(point + "-01")
            return Days(start, _next_month(start))
        case _:
            start = date.fromisoformat(point)
            return Days(start, start + timedelta(days=1))


def _end_of_point(point: str, today: date) -> date | None:
    """Where a range ends that ends in `point`: `..7d` ends with the day seven days ago."""
    days = _days_of_point(point, today)
    return days.start + timedelta(days=1) if _is_ago(point) and days.start else days.stop


def _days_of_word(word: str, today: date) -> Days:
    day, week = timedelta(days=1), timedelta(days=7)
    monday = today - today.weekday() * day
    month, year = today.replace(day=1), today.replace(month=1, day=1)
    bounds = {
        "today": (today, today + day),
        "yesterday": (today - day, today),
        "this-week": (monday, monday + week),
        "last-week": (monday - week, monday),
        "this-month": (month, _next_month(month)),
        "last-month": ((month - day).replace(day=1), month),
        "this-year": (year, year.replace(year=year.year + 1)),
        "last-year": (year.replace(year=year.year - 1), year),
    }
    return Days(*bounds[word])


def _next_month(first: date) -> date:
    return first + timedelta(days=calendar.monthrange(first.year, first.month)[1])


def _before(today: date, number: int, unit: str) -> date:
    if unit in "dw":
        return today - timedelta(days=number * (7 if unit == "w" else 1))
    months = today.year * 12 + today.month - 1 - number * (12 if unit == "y" else 1)
    year, month = max(months // 12, 1), months % 12 + 1
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def _point_in_words(point: str) -> str:
    if _is_ago(point):
        return f"{_span_in_words(point)} ago"
    if point in _WORDS:
        return point.replace("-", " ")
    year, *rest = point.split("-")
    month = _MONTHS[int(rest[0]) - 1].capitalize() + " " if rest else ""
    return (f"{int(rest[1])} " if len(rest) > 1 else "") + month + year


def _span_in_words(ago: str) -> str:
    number, unit = int(ago[:-1]), _UNITS[ago[-1]]
    return f"{number} {unit}s" if number != 1 else f"1 {unit}"
