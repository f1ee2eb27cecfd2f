"""The day that a content speaks of, where it states one: "to meet on Friday", "on 7 October".

Three dates are kept apart everywhere: of the event, of the words, of the
publication. This is the first. It is read off the content alone and made no
more precise than the words are: "in October" is a month. What has no year is
taken for the nearest such day that fits the verb before it, and where the verb
does not say whether it lies ahead or behind, nothing is found rather than guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from tui.news.article import Precision, Published
from tui.news.findings import Quotation, Stance
from tui.news.ledger import LedgerRow

BACK, ON, NEAR = 330, 240, 120
"""Days to which a day without a year is looked for: as the verb says behind or ahead, or not."""

BACK_MONTHS, NEAR_MONTHS = 8, 2
"""The same for months: as the verb says behind, or where no verb places them."""

CLAUSE = 160
"""Code points around a date in which the verb is looked for."""

AHEAD_OF_THEM = frozenset({Stance.PROMISED, Stance.PREDICTED, Stance.URGED, Stance.WARNED})
"""Stances whose content lies ahead when its own verb does not say."""

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_MONTH = "|".join((*_MONTHS, r"Sept?\.?", *(rf"{name[:3]}\.?" for name in _MONTHS)))
_WHOLE_MONTH = "|".join(_MONTHS)
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_YEAR = r"(?:1[5-9]|20)\d\d"
_PRESENT = r"\b(?:is|are|am|has|have|there|we|it|you|who)\b|['’](?:s|ve|re)\b"
# Where it opens a sentence in the present, and after "even" and "of", it is nowadays.
_TODAY = rf"""
    (?<![Oo]f\s)(?<![Ee]ven\s)today(?!,\stomorrow)
  | (?<!USA\s)(?<!['’‘])Today(?![^.;!?]{{0,60}}?(?:{_PRESENT}))
"""
_SPOKEN = re.compile(
    rf"""(?<![\w-])(?:
        (?P<iso>{_YEAR}-[01]\d-[0-3]\d)
      | (?P<first>[0-3]?\d(?:st|nd|rd|th)?\s?(?:-|–|to|and|or)\s?)?
        (?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{_MONTH})(?:,?\s(?P<year>{_YEAR}))?
      | (?P<month2>{_MONTH})\s(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?
        (?P<last>\s?(?:-|–|to|and|or)\s?[0-3]?\d(?:st|nd|rd|th)?)?(?:,?\s(?P<year2>{_YEAR}))?
      | (?P<month3>{_WHOLE_MONTH}),?\s(?:of\s)?(?P<year3>{_YEAR})
      | (?P<when4>last|next|this|in|since|until|by|during|early|late|mid)[\s-](?:early\s|late\s)?
        (?P<month4>{_WHOLE_MONTH})(?!\s\d|\s[A-Z])
      | (?P<when5>[Ll]ast|[Tt]his)?(?:^|\b)\s?(?<![Nn]ext\s)(?P<weekday>{"|".join(_DAYS)})
        (?!,?\s(?:(?:{_MONTH})\s)?[0-3]?\d\b)
      | (?P<near>{_TODAY}|[Yy]esterday|[Tt]omorrow|[Tt]onight|[Ll]ast\snight
        |[Tt]his\s(?:morning|afternoon|evening))
      | (?P<ago>{"|".join(_NUMBERS)}|[2-9]|10)\sdays\sago
      | (?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s(?P<unit>month|year)
      | (?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id)[\s-](?P<only>{_YEAR})
      | (?:[Bb]y|[Oo]f)\s(?P<only2>{_YEAR})(?=\s*(?:$|[.,;:!?"”’)]|(?:and|or|but|the)\b))
    )(?![\w-]|['’]s|[.,]\d|\s(?:mornings|afternoons|evenings|nights)\b)""",
    re.VERBOSE,
)
_VERBS = re.compile(
    r"""(?P<ahead>\b(?:
            (?:will|shall|would|may|might|must|should|won['’]t|wouldn['’]t)
            (?!\W+(?:\w+\W+)?have\b)
          | (?:due|set|scheduled|going|expected|planned|plans?|planning|intends?|about|ready
              |likely|hopes?|hoping|promised|vowed|pledged|agreed|needs?|has|have|is|are)\s+to
        )\b(?:\s+(?:not|also|only|soon|then|now|never|[a-z]+ly))*(?:\s+be)?(?:\s+[a-z]+)?
      | ['’]ll\b(?:\s+be)?(?:\s+[a-z]+)?)
    | (?P<unsure>\b(?:can|could|cannot|can['’]t|couldn['’]t)\b(?:\s+not)?(?:\s+be)?(?:\s+[a-z]+)?
      | \b(?:hundred|sacred|armed|alleged|wanted|[a-z]*eed|embed)\b)
    | (?P<behind>\b(?:was|were|had|did|didn['’]t|wasn['’]t|weren['’]t|has\ been|have\ been|ago
        |began|broke|brought|came|caught|cut|died|fell|fled|found|fought|gave|got|held|hit|kept
        |knew|led|left|lost|made|met|paid|ran|rose|said|sank|saw|sent|shot|sold|spoke|stood
        |struck|taken|took|thought|told|went|withdrew|won|wrote|(?!un)[a-z]{2,}ed)\b)""",
    re.VERBOSE,
)
_HINTS = ("day", "omorrow", "night", "orning", "noon", "evening", "month", "year", *_MONTHS)
_DIGIT = re.compile(r"\d")
"""What there is in all words for a date: most contents need not be looked into for them."""

_BREAK = re.compile(r"[.;!?][\"”’')\]]*\s|\s…\s|\n")


class _Lies(Enum):
    AHEAD = 1
    BEHIND = 2
    UNSURE = 3


@dataclass(frozen=True, slots=True)
class EventDate:
    """A day, month or year that a content speaks of, and the words that say so."""

    when: Published
    words: str


def event_of(row: LedgerRow) -> EventDate | None:
    """The first date that a claim's content states; None when it states none that is certain."""
    if not _DIGIT.search(row.content) and not any(hint in row.content for hint in _HINTS):
        return None
    today = _day_of(row.published)
    spoken = _day_of(row.said) or today
    for match in _SPOKEN.finditer(row.content):
        quoted = row.quotation is Quotation.DIRECT or _is_quoted(row.content, match.start())
        # "Yesterday" is that of the speaker in a quotation, else that of the paper.
        anchor = spoken if quoted else today if match["near"] else spoken
        found = _date(match, anchor, _lies(row, match))
        if found is not None and "1000" <= found[:4] <= "9998":
            return EventDate(Published(found), " ".join(match.group().split()))
    return None


def _day_of(published: Published | None) -> date | None:
    if published is None or published.precision not in {Precision.DAY, Precision.SECOND}:
        return None
    return published.start.date()


def _is_quoted(text: str, at: int) -> bool:
    opened = text.count("“", 0, at) > text.count("”", 0, at)
    return opened or text.count('"', 0, at) % 2 == 1


def _lies(row: LedgerRow, match: re.Match[str]) -> _Lies | None:
    """Where the verb before the date says that it lies, else the stance, else the verb after it."""
    text, start = row.content, max(0, match.start() - CLAUSE)
    for cut in _BREAK.finditer(text, start, match.start()):
        start = cut.end()
    end = _BREAK.search(text, match.end(), match.end() + CLAUSE)
    stop = end.start() if end else min(len(text), match.end() + CLAUSE)
    verbs = list(_VERBS.finditer(text, start, match.start()))
    if not verbs and row.stance in AHEAD_OF_THEM and not row.is_negated:
        return _Lies.AHEAD
    verb = verbs[-1] if verbs else _VERBS.search(text, match.end(), stop)
    return _Lies[(verb.lastgroup or "").upper()] if verb is not None else None


def _date(match: re.Match[str], anchor: date | None, lies: _Lies | None) -> str | None:
    """The date that the words mean, as ISO 8601 goes; None for none."""
    words = match.groupdict()
    if iso := words["iso"]:
        return iso if _made(int(iso[:4]), int(iso[5:7]), int(iso[8:])) else None
    if month := words["month"] or words["month2"]:
        day, year = words["day"] or words["day2"], words["year"] or words["year2"]
        number, at = _number(month), int(day or 0)
        found = _made(int(year), number, at) if year else _of_a_year(number, at, anchor, lies)
        # Of several days, "3 to 7 October", only the month is certain.
        return found.isoformat()[: 7 if words["first"] or words["last"] else 10] if found else None
    if words["month3"]:
        return f"{words['year3']}-{_number(words['month3']):02}"
    if year := words["only"] or words["only2"]:
        return str(year)
    return None if anchor is None else _beside(words, anchor, lies)


def _beside(words: dict[str, str | None], anchor: date, lies: _Lies | None) -> str | None:
    """The date of words that say it from where one stands."""
    if month := words["month4"]:
        return _month(_number(month), words["when4"] or "", anchor, lies)
    if weekday := words["weekday"]:
        return _weekday(_DAYS.index(weekday), (words["when5"] or "").lower(), anchor, lies)
    if near := (words["near"] or "").lower():
        # With a verb of the present it is nowadays far more often than that day.
        if near == "today" and lies not in {_Lies.BEHIND, _Lies.AHEAD}:
            return None
        off = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(" ".join(near.split()), 0)
        return (anchor + timedelta(off)).isoformat()
    if ago := words["ago"]:
        days = _NUMBERS.index(ago) + 2 if ago in _NUMBERS else int(ago)
        return (anchor - timedelta(days)).isoformat()
    off = {"last": -1, "next": 1}.get((words["which"] or "").lower(), 0)
    if words["unit"] == "year":
        return f"{anchor.year + off:04}"
    months = anchor.year * 12 + anchor.month - 1 + off
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _of_a_year(month: int, day: int, anchor: date | None, lies: _Lies | None) -> date | None:
    """The day of which the year is not stated; None where it cannot be told."""
    # Of the eleventh of September one speaks without its year, for ever.
    if anchor is None or (month, day) == (9, 11):
        return None
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    days = [made for year in years if (made := _made(year, month, day))]
    behind = max((day for day in days if day <= anchor), default=None)
    ahead = min((day for day in days if day >= anchor), default=None)
    if lies is _Lies.BEHIND and behind and (anchor - behind).days <= BACK:
        return behind
    if lies is _Lies.AHEAD and ahead and (ahead - anchor).days <= ON:
        return ahead
    near = [day for day in (behind, ahead) if day and abs((day - anchor).days) <= NEAR]
    return min(near, key=lambda day: abs((day - anchor).days), default=None)


def _month(month: int, when: str, anchor: date, lies: _Lies | None) -> str | None:
    ahead = (month - anchor.month) % 12
    behind = (anchor.month - month) % 12
    if when == "last":
        off = -(behind or 12)
    elif when == "next":
        off = ahead or 12
    elif lies is _Lies.AHEAD:
        off = ahead
    elif lies is _Lies.BEHIND and behind <= BACK_MONTHS:
        off = -behind
    elif lies is not None or min(ahead, behind) > NEAR_MONTHS:
        return None
    else:
        off = ahead if ahead < behind else -behind
    months = anchor.year * 12 + anchor.month - 1 + off
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _weekday(weekday: int, when: str, anchor: date, lies: _Lies | None) -> str | None:
    behind = (anchor.weekday() - weekday) % 7
    if when == "last":
        return (anchor - timedelta(behind or 7)).isoformat()
    if lies in {None, _Lies.UNSURE} and when != "this":
        return None
    if lies is _Lies.BEHIND:
        return (anchor - timedelta(behind)).isoformat()
    return (anchor + timedelta((weekday - anchor.weekday()) % 7)).isoformat()


def _number(month: str) -> int:
    return next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(month[:3]))


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
