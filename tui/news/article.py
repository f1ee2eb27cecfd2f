"""Articles: one news story as it was published, and when."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import NewType

from tui.news.span import Span

ArticleId = NewType("ArticleId", str)
"""Sixteen hex digits that name an article for good; see `library.shelf` for how they are given."""


class Precision(StrEnum):
    """How much of a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    SECOND = "second"


_PUBLISHED = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d))?)?)?"
)


_FARTHEST = timedelta(hours=14)
"""How far the clocks of a place are from UTC at the most."""


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published, no more precise than its source said.

    `text` is ISO 8601: `2023`, `2023-11`, `2023-11-07`, or a moment as the
    source wrote it: in UTC, `2023-11-07T14:05:00Z`, or by the clocks of the place,
    `2023-11-07T23:05:00-05:00`. The day is that of the source, so this story is
    one of 7 November, though it was the eighth in London. Years run from 1000
    to 9998.
    """

    text: str

    def __post_init__(self) -> None:
        if not _PUBLISHED.fullmatch(self.text) or not "1000" <= self.text[:4] <= "9998":
            raise ValueError(f"not a publication date: {self.text!r}")
        self.start  # noqa: B018  a day that does not exist raises ValueError here

    @classmethod
    def at(cls, moment: datetime) -> Published:
        """The publication at a moment, which must know its time zone."""
        if moment.tzinfo is None:
            raise ValueError("a moment of publication needs a time zone")
        offset = moment.utcoffset() or timedelta()
        if not offset or offset % timedelta(minutes=1) or abs(offset) > _FARTHEST:
            return cls(moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        return cls(moment.isoformat(timespec="seconds"))

    @property
    def precision(self) -> Precision:
        """How much of the date is known."""
        sizes = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}
        return sizes.get(len(self.text), Precision.SECOND)

    @property
    def start(self) -> datetime:
        """The first moment that the date can mean, by the clocks of its source, else in UTC."""
        full = self.text + "0001-01-01T00:00:00Z"[len(self.text) :]
        return datetime.fromisoformat(full)

    @property
    def stop(self) -> datetime:
        """The first moment after all that the date can mean."""
        start = self.start
        match self.precision:
            case Precision.YEAR:
                return start.replace(year=start.year + 1)
            case Precision.MONTH:
                return start + timedelta(days=calendar.monthrange(start.year, start.month)[1])
            case Precision.DAY:
                return start + timedelta(days=1)
            case Precision.SECOND:
                return start + timedelta(seconds=1)

    @property
    def moment(self) -> str:
        """The date in UTC, whatever clocks its source goes by; as text it sorts by time."""
        if self.precision is not Precision.SECOND:
            return self.text
        return self.start.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def day(self) -> str:
        """The date without its time: `2023`, `2023-11` or `2023-11-07`."""
        return self.text[:10]

    @property
    def zone(self) -> str:
        """By which clocks the time is given: `UTC`, `UTC+02:00`; empty when there is no time."""
        if self.precision is not Precision.SECOND:
            return ""
        return f"UTC{self.text[19:].removesuffix('Z')}"


@dataclass(frozen=True, slots=True)
class Article:
    r"""One news story.

    `text` is the whole story, clean (see `corpus.clean`): paragraphs parted by
    one empty line, newlines as `\n`, no other control characters. When the
    story has a headline of its own, `text` begins with it as a paragraph of
    its own and `body_start` is the offset (code points) of the paragraph after
    it; a story without one has `body_start` 0 and is shown under its first
    sentence. A claim in a headline therefore has a span like any other.

    `path` is the file as the user would type it; `record` is the number,
    from 1, of the story in a file that holds several, or None in a file that
    is one story. The other fields are None or empty when the file does not
    say; `language_is_found` where it did not, and the words told the language.
    """

    text: str
    path: str
    record: int | None = None
    body_start: int = 0
    headline: str = ""
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: Published | None = None
    url: str | None = None
    language: str | None = None
    topics: tuple[str, ...] = field(default=())
    language_is_found: bool = False

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("an article needs a text")
        if not 0 <= self.body_start <= len(self.text):
            raise ValueError(f"body_start {self.body_start} lies outside the text")
        if self.record is not None and self.record < 1:
            raise ValueError("records are numbered from 1")
        if not self.headline:
            given = self.text[: self.body_start].strip()
            object.__setattr__(self, "headline", given or first_sentence(self.text))

    @property
    def headline_is_given(self) -> bool:
        """Whether the story brought its headline; else the first sentence stands in."""
        return self.body_start > 0

    @property
    def place(self) -> str:
        """Where the story lies: the file, and the record in it."""
        return self.path if self.record is None else f"{self.path}#{self.record}"

    @property
    def paragraphs(self) -> tuple[Span, ...]:
        """The runs between empty lines, in order, without the white space around them."""
        return paragraphs(self.text)


_GAP = re.compile(r"\n\s*\n")
_SENTENCE_END = re.compile(r"(?<=[^\s.][.!?…。！？])[\"'”’)\]]*(?=\s+[^\sa-z])|[。！？]|\n")
HEADLINE_LIMIT = 160
"""Code points of a first sentence that stands in for a headline; more is cut at a word."""


def paragraphs(text: str) -> tuple[Span, ...]:
    """The runs of `text` between empty lines, without the white space around them."""
    found, start = [], 0
    for stop, following in (*(gap.span() for gap in _GAP.finditer(text)), (len(text), len(text))):
        run = text[start:stop]
        if words := run.strip():
            first = start + len(run) - len(run.lstrip())
            found.append(Span(first, first + len(words)))
        start = following
    return tuple(found)


def runs(text: str) -> list[str]:
    """The runs of `text` between empty lines, some of them perhaps empty themselves."""
    return _GAP.split(text)


def first_sentence(text: str) -> str:
    """The first sentence of `text`, on one line, at most `HEADLINE_LIMIT` code points."""
    text = text.strip()
    end = _SENTENCE_END.search(text)
    sentence = " ".join((text[: end.end()] if end else text).split())
    if len(sentence) <= HEADLINE_LIMIT:
        return sentence
    return sentence[: HEADLINE_LIMIT - 1].rsplit(" ", 1)[0] + "…"
