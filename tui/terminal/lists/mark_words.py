"""What is said of the reader's marks: on the line below, in the list of all, in messages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from textual.content import Content

from tui.library.marks.highlights import Marked, quoted
from tui.news.article import Article
from tui.news.findings import Claim, Mention
from tui.news.highlight import Standing
from tui.news.span import Span
from tui.terminal.article.headline import MONTHS
from tui.terminal.article.units import sentences
from tui.terminal.article.wrap import fit
from tui.terminal.looks.safe import one_line
from tui.terminal.looks.signs import marked_sign


def day_of(second: int) -> str:
    """The day of a second since 1970, as `3 Nov 2023`."""
    day = datetime.fromtimestamp(second, UTC)
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def explained(mark: Standing, text: str, *, is_plain: bool = False) -> Content:
    """A mark under the cursor: its note, else when it was made; and whether its words changed."""
    note = " ".join(one_line(mark.highlight.note).split())
    sign = marked_sign(is_noted=bool(note), is_plain=is_plain)
    parts = [Content.styled(f"{sign} ", "$highlight-sign-style")]
    if note:
        parts.append(Content.styled(note, "$note-style"))
    else:
        parts.append(Content(f"highlighted on {day_of(mark.highlight.at)}"))
    if mark.span is not None and mark.span.of(text) != mark.highlight.anchor.exact:
        was = one_line(quoted(mark.highlight.anchor))
        parts.append(Content.styled(f" · the words were edited, you marked {was}", "$muted-style"))
    return Content("").join(parts)


def around_of(finding: Claim | Mention, article: Article) -> Span:
    """What is highlighted for a finding: the name itself, or the sentences of the claim."""
    if isinstance(finding, Mention):
        return finding.span
    whole = [
        sentence
        for paragraph in article.paragraphs
        if paragraph.overlaps(finding.span)
        for sentence in sentences(article.text, paragraph)
        if sentence.overlaps(finding.span)
    ]
    return Span(whole[0].start, whole[-1].stop) if whole else finding.span


def row_of(marked: Marked, width: int, *, is_plain: bool = False) -> Sequence[Content]:
    """A mark in a list: its words, and under them its note or the headline of its article."""
    standing = marked.standing
    highlight = standing.highlight
    sign = marked_sign(is_noted=bool(highlight.note), is_plain=is_plain)
    ending = _state(marked)
    room = max(4, width - 3 - (len(ending) + 1 if ending else 0))
    words = fit(one_line(quoted(highlight.anchor, 400)), room)
    first = Content.assemble((f"{sign} ", "$highlight-sign-style"), words)
    if ending:
        first += Content.assemble(" ", (ending, "$warning-style"))
    about = one_line(marked.headline)
    if highlight.note:
        note = " ".join(one_line(highlight.note).split())
        second = Content.assemble((note, "$note-style"), (f" · {about}", "$muted-style"))
    else:
        second = Content.styled(about, "$muted-style")
    return [first, Content("  ") + second.truncate(max(4, width - 3), ellipsis=True)]


def _state(marked: Marked) -> str:
    if marked.rowid is None:
        return "file gone"
    if marked.standing.is_lost:
        return "lost"
    return "no place" if marked.standing.span is None else ""
