"""Rows: how one article looks in the list, in one, two or three lines.

Pure: told values, gives lines of content. Read and unread, star, note and
removed files are signs as well as weights, so nothing is said by colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from textual.content import Content
from textual.content import Span as StyledRun

from tui.news.hits import HitSpan, Snippet
from tui.news.listing import Row
from tui.news.tag_look import NO_LOOKS, TagLooks
from tui.terminal.article.headline import short_date
from tui.terminal.article.wrap import fit
from tui.terminal.looks.safe import one_line
from tui.terminal.looks.signs import sign
from tui.terminal.looks.tag_paint import paint_tags

_DOT = Content.styled(" · ", "$muted-style")

PUBLISHER_CELLS = 6
"""With less room than this a publisher's name says nothing and is left out."""

MARKS, PLAIN_MARKS = ("●", "○", "■", "★", "✎"), ("*", "-", "D", "S", "N")
"""Unread, read, reviewed (done), starred, with a note."""

DATED_FROM, DATE_CELLS = 48, 11
"""Cells from which on a row of one line has its date too, and what the longest takes."""

INDENT = 2
"""Cells before the lines under the headline, under which the read sign stands free."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list knows of an article beside its row.

    `hits` are spans of the headline. `snippet` is None when nothing was
    searched. `is_gone` says that the file is no longer in the corpus.
    `stands_for` is of how many copies of a story it is the first published,
    0 where the list does not gather them.
    """

    row: Row
    hits: tuple[HitSpan, ...] = ()
    snippet: Snippet | None = None
    is_gone: bool = False
    stands_for: int = 0


def lines(
    listed: Listed,
    width: int,
    height: int,
    *,
    is_plain: bool = False,
    looks: TagLooks = NO_LOOKS,
) -> list[Content]:
    """The lines of an article, for a place of that width and height."""
    tags = paint_tags(listed.row.tags, looks)
    if height == 1:
        return [_cut(_one_line(listed, tags, width, is_plain=is_plain), width)]
    head = _cut(_headline(listed, width, is_plain=is_plain), width)
    about = _about(listed, tags, width - INDENT, is_plain=is_plain)
    found = [head, Content(" " * INDENT) + about]
    if height > 2 and listed.snippet is not None:
        found.append(Content(" " * INDENT) + _snippet(listed.snippet, width - INDENT))
    return found


def _one_line(listed: Listed, tags: Content, width: int, *, is_plain: bool) -> Content:
    row = listed.row
    ending = Content(" ").join(
        [part for part in (_stances(row, is_plain=is_plain, limit=2), tags) if part]
    )
    ending = _cut(ending, width // 3)
    if width >= DATED_FROM and row.published is not None:
        # All dates end at the same cell, whatever stands before them.
        date = Content.styled(short_date(row.published).rjust(DATE_CELLS), "$muted-style")
        ending = ending + Content(" ") + date if ending else date
    head = _headline(listed, width - ending.cell_length - 1, is_plain=is_plain)
    gap = " " * max(1, width - head.cell_length - ending.cell_length)
    return head + Content(gap) + ending if ending else head


def _headline(listed: Listed, width: int, *, is_plain: bool) -> Content:
    row = listed.row
    unread, read, reviewed, star, note = PLAIN_MARKS if is_plain else MARKS
    state = reviewed if row.is_reviewed else read if row.is_read else unread
    is_new = not (row.is_read or row.is_reviewed)
    signs = [(f"{state} ", "$unread-style" if is_new else "$muted-style")]
    tail = (star if row.is_starred else "") + (note if row.has_note else "")
    if row.copies:
        tail += f"{' ' if tail else ''}{'=' if is_plain else '≈'}{row.copies:,}"
    words = fit(one_line(row.headline), max(4, width - INDENT - (len(tail) + 1 if tail else 0)))
    style = "$muted-style" if listed.is_gone else "bold" if is_new else ""
    title = marked(words, listed.hits, style)
    if not row.headline_is_given:
        title = title.stylize("italic")
    content = Content.assemble(*signs) + title
    return content + Content.assemble(" ", (tail, "$mark-style")) if tail else content


def _about(listed: Listed, tags: Content, width: int, *, is_plain: bool) -> Content:
    """Date, publisher, stances and tags; stances give way to the others, publishers to tags."""
    row = listed.row
    publisher = one_line(row.publisher or "")
    unnamed = -len(_DOT)
    named = min(PUBLISHER_CELLS, Content(publisher).cell_length) if publisher else unnamed
    gone = Content.styled("file removed", "$warning-style") if listed.is_gone else Content()
    first = Content()
    if listed.stands_for and row.published is not None:
        # Of what was found; copies that do not answer the query may be older.
        is_all = listed.stands_for == row.copies
        words = f"first of {row.copies:,}" if is_all else "the first here"
        first = Content.styled(words, "$mark-style")
    date = Content.styled(short_date(row.published), "$muted-style")
    for least, limit in product((named, unnamed), (4, 2, 1, 0)):
        stances = _stances(row, is_plain=is_plain, limit=limit)
        parts = [part for part in (gone, date, first, stances, tags) if part]
        room = width - sum(part.cell_length + len(_DOT) for part in parts)
        if not tags or room >= least:
            break
    if publisher and room >= named:
        name = Content.styled(fit(publisher, room), "$publisher-style")
        parts.insert(int(listed.is_gone) + int(row.published is not None), name)
    return _cut(_DOT.join(parts), width)


def _stances(row: Row, *, is_plain: bool, limit: int) -> Content:
    """The stances inside with their numbers, those that matter to a checker first."""
    ranked = sorted(row.stances, key=lambda pair: (pair[0] == "said", -pair[1]))
    return Content(" ").join(
        [
            Content.styled(f"{sign(stance, is_plain=is_plain)}{count}", f"${stance}-style")
            for stance, count in ranked[:limit]
        ]
    )


def _snippet(snippet: Snippet, width: int) -> Content:
    return marked(fit(one_line(snippet.text), width), snippet.hits, "$muted-style")


def marked(text: str, hits: Sequence[HitSpan], style: str = "") -> Content:
    """The text with its hits shown; hits beyond its end (it may be cut) are left out.

    The style is that of what lies between them: a hit in dim letters could not be read.
    """
    runs, at = [], 0
    for hit in sorted(hits, key=lambda hit: hit.span):
        start, stop = hit.span.start, min(hit.span.stop, len(text))
        if start < stop:
            runs += [StyledRun(at, start, style)] if style and at < start else []
            runs.append(
                StyledRun(start, stop, "$close-hit-style" if hit.is_close else "$hit-style")
            )
            at = max(at, stop)
    runs += [StyledRun(at, len(text), style)] if style and at < len(text) else []
    return Content(text, runs)


def _cut(content: Content, width: int) -> Content:
    """The content in at most `width` cells."""
    return (
        content.truncate(max(0, width), ellipsis=True) if content.cell_length > width else content
    )
