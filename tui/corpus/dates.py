# ruff: noqa: SIM905  lists of words read best as words
"""Dates as newspapers, feeds and file names write them, and never more than they say.

A time without a time zone gives the day, since the moment is not known; a day
that may be read in two ways (03/04/2023) gives the year that both readings
share. Names of months and zones are English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone

from tui.news.article import Published

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_MONTH_OF = {name[:3]: number for number, name in enumerate(_MONTHS, 1)}
# Hours from UTC. Letters that mean several zones (IST, AST, WST …) are left out on purpose.
_ZONES: Mapping[str, int] = {
    **dict.fromkeys(("z", "utc", "gmt", "ut", "wet"), 0),
    "bst": 1,
    "cet": 1,
    "west": 1,
    "cest": 2,
    "eet": 2,
    "sast": 2,
    "eest": 3,
    "msk": 3,
    "pkt": 5,
    "hkt": 8,
    "sgt": 8,
    "jst": 9,
    "kst": 9,
    "aest": 10,
    "aedt": 11,
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
}

_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[.,]? )?(?:the )?"
_ZONE = r"(?P<zone>(?:utc|gmt)?[+-]\d\d?(?::?\d\d)?|[a-z]{1,4})(?: \([a-z ]{1,30}\))?"
_TIME = (
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d{1,9})?)?"
    rf" ?(?P<half>[ap]\.?m\.?)? ?(?:{_ZONE})?"
)
_AFTER = rf"(?:(?:t|,? at |,? [-–—|] |, ?| ){_TIME})?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_COMPACT = r"(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)(?P<zone>z)?"

_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        rf"{_YEAR}(?:([-/.])(?P<month>\d\d?)(?:\2(?P<day>\d\d?){_AFTER})?)?",
        rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:t?{_COMPACT})?",
        rf"{_WEEKDAY}{_DAY}(?: of)?[ -]{_MONTH}[.,]?,?[ -]{_YEAR}{_AFTER}",
        rf"{_WEEKDAY}{_MONTH}\.? {_DAY},? {_YEAR}{_AFTER}",
        rf"{_WEEKDAY}{_MONTH}\.? {_DAY} (?:{_TIME} ){_YEAR}",
        rf"{_MONTH}\.?,?[ -]{_YEAR}",
        rf"{_WEEKDAY}(?P<a>\d\d?)(?P<mark>[-/.])(?P<b>\d\d?)(?P=mark){_YEAR}{_AFTER}",
        rf"{_YEAR}年 ?(?P<month>\d\d?)月(?: ?(?P<day>\d\d?)日)?",
    )
)
_EPOCH = re.compile(r"(?P<seconds>\d{9,10})(?:\d{3})?(?:\.\d*)?", re.ASCII)
_LABEL = re.compile(
    r"(?:(?:first |last )?(?:date|dated|published|posted|issued|updated?|modified|created)"
    r"(?: (?:on|at))?(?: ?: ?| ))"
)
_LENGTH_LIMIT = 80

_AGO = re.compile(
    r"(?P<count>\d{1,3}|an?|one) ?"
    r"(?P<unit>sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week|month|year|[smhdwy])s? ago"
    r"|(?P<yesterday>yesterday)|today|just now",
    re.ASCII,
)
_NO_YEAR = re.compile(
    r"(?:{week}(?P<a>{month}\.? {day})|{week}(?P<b>{day} {month}))(?:,? (?:at )?{time})?".format(
        week=_WEEKDAY,
        month=_MONTH.replace("?P<name>", "?:"),
        day=_DAY.replace("?P<day>", "?:"),
        time=r"\d\d?[:.]\d\d ?(?:[ap]\.?m\.?)?(?: [a-z]{1,4})?",
    ),
    re.ASCII,
)
_DAYS = {"d": 1, "w": 7}
_SECONDS = {"s": 1, "m": 60, "h": 3600}

# In file names and addresses a date stands between other things; letters or digits right beside
# it make it a piece of a hash or of a longer number.
_WITHIN = re.compile(
    r"(?<![0-9a-z])(?P<year>(?:19|20)\d\d)"
    r"(?:(?P<mark>[-_/.])(?P<month>\d\d)(?:(?P=mark)(?P<day>\d\d))?|(?P<m>\d\d)(?P<d>\d\d))"
    r"(?=$|[^0-9a-z]|t\d)",
    re.IGNORECASE | re.ASCII,
)


def published(text: str) -> Published | None:
    """The date that `text` states and nothing else, or None when it states no date."""
    if len(text) > _LENGTH_LIMIT:
        return None
    text = _plain(text)
    if moment := _EPOCH.fullmatch(text):
        return _compact(text) or _epoch(int(moment["seconds"]))
    for form in _FORMS:
        if match := form.fullmatch(text):
            return _stated(match.groupdict())
    return None


def is_relative(text: str) -> bool:
    """Whether `text` says a date only to who knows when it was read: "6 years ago", "March 5"."""
    text = _plain(text)
    return _AGO.fullmatch(text) is not None or _NO_YEAR.fullmatch(text) is not None


def counted_back(text: str, seen: Published) -> Published | None:
    """The date that `is_relative` says, for who read it when `seen` says, known to the day.

    No more precise than the unit it is counted in, and never than the day.
    """
    text = _plain(text)
    if len(seen.day) < len("2023-11-07"):
        return None
    match = _AGO.fullmatch(text)
    if match is None:
        return _last(text, seen)
    told = match["count"] or ""
    count = int(told) if told.isdigit() else int(bool(told or match["yesterday"]))
    unit = match["unit"] or "day"
    try:
        if unit[0] == "y":
            return Published(f"{seen.start.year - count:04}")
        if unit.startswith("mo"):
            months = seen.start.year * 12 + seen.start.month - 1 - count
            return Published(f"{months // 12:04}-{months % 12 + 1:02}")
        back = timedelta(days=_DAYS.get(unit[0], 0), seconds=_SECONDS.get(unit[0], 0)) * count
        return Published((seen.start - back).date().isoformat())
    except (ValueError, OverflowError):
        return None


def _last(text: str, seen: Published) -> Published | None:
    """The last day of that name up to when it was seen."""
    match = _NO_YEAR.fullmatch(text)
    if match is None:
        return None
    day = match["a"] or match["b"]
    years = (seen.start.year, seen.start.year - 1)
    found = (published(f"{day} {year}") for year in years)
    return next((date for date in found if date is not None and date.day <= seen.day), None)


def _plain(text: str) -> str:
    text = " ".join(text[:_LENGTH_LIMIT].split()).lower()
    label = _LABEL.match(text)
    return text[label.end() :] if label else text


def dated(name: str) -> Published | None:
    """The date inside a file name or an address, or None: a last resort, to the day at most."""
    found = None
    for match in _WITHIN.finditer(name):
        month = match["month"] or match["m"]
        day = match["day"] or match["d"]
        date = _built(match["year"], month, day) if 1 <= int(month) <= 12 else None
        if date is not None and (day or match["mark"] in {"-", "/"}):
            found = date if found is None or len(date.text) > len(found.text) else found
    return found


def _compact(digits: str) -> Published | None:
    # 2023110714 would be the year 2034 as an epoch; as the hour of a day it makes sense.
    date = _built(digits[:4], digits[4:6], digits[6:8]) if digits[:2] == "20" else None
    is_day = len(digits) == 10 and date is not None and len(date.text) == 10
    return date if is_day else None


def _epoch(seconds: int) -> Published | None:
    return Published.at(datetime.fromtimestamp(seconds, UTC))


def _stated(parts: Mapping[str, str | None]) -> Published | None:
    year, month, day = parts["year"], parts.get("month"), parts.get("day")
    if name := parts.get("name"):
        month = str(_MONTH_OF[name[:3]])
    elif parts.get("a"):
        month, day = _ordered(str(parts["a"]), str(parts["b"]), str(parts["mark"]))
    date = _built(str(year), month, day)
    if date is None or not day or not parts.get("hour"):
        return date
    return _moment(date, parts) or date


def _ordered(a: str, b: str, mark: str) -> tuple[str | None, str | None]:
    """Which of two numbers is the month and which the day; (None, None) when it cannot be told."""
    if mark == "." or int(a) > 12 or a == b:  # with full stops the day stands first everywhere
        return b, a
    return (a, b) if int(b) > 12 else (None, None)


def _built(year: str, month: str | None, day: str | None) -> Published | None:
    # Some systems write an unknown day or month as 00.
    parts = [year]
    for part in (month, day):
        if not part or not int(part):
            break
        parts.append(f"{int(part):02}")
    try:
        return Published("-".join(parts))
    except ValueError:
        return None


def _moment(date: Published, parts: Mapping[str, str | None]) -> Published | None:
    zone = _zone(parts.get("zone") or "")
    hour = int(parts["hour"] or 0)
    if half := parts.get("half"):
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    if zone is None:
        return None
    try:
        return Published.at(
            date.start.replace(
                hour=hour,
                minute=int(parts["minute"] or 0),
                second=min(int(parts["second"] or 0), 59),  # 60 is a leap second
                tzinfo=zone,
            )
        )
    except (ValueError, OverflowError):
        return None


def _zone(name: str) -> timezone | None:
    if name[3:]:
        name = name.removeprefix("utc").removeprefix("gmt")
    if name.startswith(("+", "-")):
        digits = name[1:].replace(":", "")
        hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
        offset = timedelta(hours=int(hours), minutes=int(minutes))
        if offset >= timedelta(hours=24):
            return None
        return timezone(-offset if name[0] == "-" else offset)
    return timezone(timedelta(hours=_ZONES[name])) if name in _ZONES else None
