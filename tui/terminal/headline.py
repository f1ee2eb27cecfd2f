"""What stands around the headline: publisher, date, authors, tags and the reader's note."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from textual.content import Content

from tui.news.article import Article, Precision, Published
from tui.news.mark import Tag
from tui.terminal.safe import one_line, safe

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
"""English names, whatever the locale: the rest of the screen is English too."""


def about(article: Article, tags: Sequence[Tag], note: str) -> list[Content]:
    """The lines about an article, not yet wrapped."""
    lines = [_origin(article)]
    if tags:
        lines.append(
            Content("  ").join([Content.styled(f"#{safe(t.name)}", "$tag-style") for t in tags])
        )
    lines.extend(
        Content.assemble(("note  ", "$muted-style"), (safe(line), "$note-style"))
        for line in note.splitlines()
        if line.strip()
    )
    return lines


def _origin(article: Article) -> Content:
    parts = [
        Content.styled(
            one_line(article.publisher or PurePath(article.path).name), "$publisher-style"
        )
    ]
    if article.published is not None:
        parts.append(Content.styled(long_date(article.published), "$byline-style"))
    if article.authors:
        parts.append(Content.styled(one_line(", ".join(article.authors)), "$byline-style"))
    if not article.headline_is_given:
        parts.append(Content.styled("no headline", "$muted-style"))
    return Content.styled(" · ", "$muted-style").join(parts)


def long_date(published: Published) -> str:
    """The date in words, no more precise than it is known: `14 November 2023, 09:30 UTC`."""
    start = published.start
    match published.precision:
        case Precision.YEAR:
            return str(start.year)
        case Precision.MONTH:
            return f"{MONTHS[start.month - 1]} {start.year}"
        case Precision.DAY:
            return f"{start.day} {MONTHS[start.month - 1]} {start.year}"
        case Precision.SECOND:
            return f"{start.day} {MONTHS[start.month - 1]} {start.year}, {start:%H:%M} UTC"


def short_date(published: Published | None, *, year: int | None = None) -> str:
    """The date for a list: `14 Nov 2023`; without the year when it is `year`. Empty for None."""
    if published is None:
        return ""
    start = published.start
    month = MONTHS[start.month - 1][:3]
    ending = "" if start.year == year else f" {start.year}"
    match published.precision:
        case Precision.YEAR:
            return str(start.year)
        case Precision.MONTH:
            return f"{month}{ending}"
        case _:
            return f"{start.day} {month}{ending}"
