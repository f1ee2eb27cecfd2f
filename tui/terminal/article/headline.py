"""What stands around the headline: publisher, date, authors, tags and the reader's note."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from textual.content import Content

from tui.news.article import Article, Precision, Published
from tui.news.languages import ENGLISH, base, name_of
from tui.news.mark import Tag
from tui.news.mojibake import decoding_fault
from tui.news.query.query import Field, FieldName
from tui.news.query.query_print import printed
from tui.news.tag_look import NO_LOOKS, TagLooks
from tui.terminal.article.wrap import fit
from tui.terminal.looks.links import to_command, to_query
from tui.terminal.looks.safe import one_line, safe
from tui.terminal.looks.tag_paint import paint_tag

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


def about(
    article: Article, tags: Sequence[Tag], note: str, width: int, looks: TagLooks = NO_LOOKS
) -> list[Content]:
    """The lines about an article, at most `width` cells wide."""
    origin = [
        to_query(Content.styled(fit(text, width), style), query)
        for text, style, query in _origin(article)
    ]
    lines = _packed(origin, " · ", width)
    chips = [
        to_query(_fitted(paint_tag(tag, looks), width), printed(Field(FieldName.TAG, tag.name)))
        for tag in tags
    ]
    lines += _packed(chips, "  ", width)
    lead = "note  "
    for paragraph in note.splitlines():
        for line in Content.styled(safe(paragraph), "$note-style").wrap(max(8, width - len(lead))):
            lines.append(Content.assemble((lead, "$muted-style"), line))
            lead = " " * len(lead)
    return lines


def lost_marks(number: int) -> list[Content]:
    """The line that says how many of the reader's marks lost their place; none for none."""
    if not number:
        return []
    words = "1 mark lost its place" if number == 1 else f"{number:,} marks lost their place"
    return [to_command(Content.styled(f"! {words}", "$warning-style"), "lost-marks")]


def copies(line: Content, width: int) -> list[Content]:
    """The line about who else ran the story, wrapped at the width; none when it is empty."""
    return list(line.wrap(width)) if line else []


def _origin(article: Article) -> list[tuple[str, str, str]]:
    """Where an article comes from: publisher (else its file), date, authors.

    With the style of each, and the query for what else comes from there.
    """
    file = PurePath(article.path).name
    if article.publisher:
        source = Field(FieldName.SOURCE, article.publisher.replace('"', ""), is_exact=True)
    else:
        source = Field(FieldName.PATH, file.replace('"', ""))
    parts = [(one_line(article.publisher or file), "$publisher-style", printed(source))]
    if article.published is not None:
        day = printed(Field(FieldName.DATE, article.published.text[:10]))
        parts.append((long_date(article.published), "$byline-style", day))
    if article.authors:
        first = printed(Field(FieldName.AUTHOR, article.authors[0].replace('"', "")))
        parts.append((one_line(", ".join(article.authors)), "$byline-style", first))
    if not article.headline_is_given:
        parts.append(("no headline", "$muted-style", ""))
    if article.language and base(article.language) not in ENGLISH:
        same = printed(Field(FieldName.LANG, base(article.language)))
        parts.append((one_line(name_of(article.language)), "$byline-style", same))
    if fault := decoding_fault(article.text):
        parts.append((f"! {fault}", "$warning-style", ""))
    return parts


def _fitted(content: Content, width: int) -> Content:
    return content.truncate(width, ellipsis=True) if content.cell_length > width else content


def _packed(parts: Sequence[Content], gap: str, width: int) -> list[Content]:
    """The parts on as few lines as they fit on, each kept whole where it can be."""
    lines: list[Content] = []
    for part in parts:
        if lines and lines[-1].cell_length + len(gap) + part.cell_length <= width:
            lines[-1] = Content.assemble(lines[-1], (gap, "$muted-style"), part)
        else:
            lines.append(part)
    return lines


def long_date(published: Published) -> str:
    """The date in words, no more precise than it is known: `14 November 2023, 09:30 UTC+02:00`."""
    start = published.start
    match published.precision:
        case Precision.YEAR:
            return str(start.year)
        case Precision.MONTH:
            return f"{MONTHS[start.month - 1]} {start.year}"
        case Precision.DAY:
            return f"{start.day} {MONTHS[start.month - 1]} {start.year}"
        case Precision.SECOND:
            day = f"{start.day} {MONTHS[start.month - 1]} {start.year}"
            return f"{day}, {start:%H:%M} {published.zone}"


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
