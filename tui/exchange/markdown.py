"""Articles as Markdown with front matter, for a folder of notes as Obsidian or Zettlr keep it.

What the reader highlighted is set between `==`, with the notes on it as
footnotes. Whatever in the text would mean something in Markdown or HTML is
escaped, so that the words come out as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import yaml

from tui.exchange.kept import Kept
from tui.news.article import Article
from tui.news.highlight import HighlightNumber, Standing
from tui.news.ledger import LedgerRow
from tui.news.span import Span

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|~=#$^]")
_LINE_START = re.compile(r"^(\s*)([+\-:]|\d+(?=[.)]))", re.MULTILINE)
_SLUG = re.compile(r"[^a-z0-9]+")
SLUG_LIMIT = 60
"""Characters of a headline in the name of a file."""


def file_name(kept: Kept) -> str:
    """The name of an article's file: its day, its headline in plain letters, and its id."""
    article = kept.article
    slug = _SLUG.sub("-", article.headline.lower())[:SLUG_LIMIT].strip("-")
    day = article.published.day if article.published else ""
    return "-".join(filter(None, (day, slug, kept.id))) + ".md"


def as_markdown(kept: Kept, claims: Sequence[LedgerRow] = ()) -> str:
    """The article with the reader's marks, and the claims that are in it."""
    parts = [_front_matter(kept), f"# {escaped(kept.article.headline)}", *_body(kept)]
    if kept.note:
        parts += ["## Note", escaped_lines(kept.note)]
    lost = [mark for mark in kept.highlights if mark.span is None]
    if lost:
        parts.append("## Highlights that lost their place")
        parts += [f"> {escaped(_one_line(mark.highlight.anchor.exact))}" for mark in lost]
        parts += [escaped_lines(mark.highlight.note) for mark in lost if mark.highlight.note]
    if claims:
        parts += ["## Claims", "\n".join(map(_claim, claims))]
    return "\n\n".join(parts) + "\n"


def escaped(words: str) -> str:
    """Words that mean nothing but themselves, on one line of Markdown."""
    return escaped_lines(_one_line(words))


def escaped_lines(text: str) -> str:
    """A text of several lines in which no sign means anything in Markdown."""
    text = _SPECIAL.sub(r"\\\g<0>", text)
    return _LINE_START.sub(_escaped_start, text)


def _escaped_start(found: re.Match[str]) -> str:
    # A number at the start of a line begins a list by the sign behind it.
    sign = found[2]
    return f"{found[1]}{sign}\\" if sign.isdecimal() else f"{found[1]}\\{sign}"


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _front_matter(kept: Kept) -> str:
    article = kept.article
    values = {
        "title": article.headline if article.headline_is_given else None,
        "date": article.published.text if article.published else None,
        "authors": list(article.authors),
        "publisher": article.publisher,
        "url": article.url,
        "language": article.language,
        "tags": [tag.name for tag in kept.tags],
        "starred": kept.is_starred or None,
        "reviewed": kept.is_reviewed or None,
        "newsreader": kept.id,
    }
    said = {name: value for name, value in values.items() if value}
    yaml_text = yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{yaml_text}---"


def _body(kept: Kept) -> Iterator[str]:
    """The paragraphs, highlights set apart, each followed by the notes on it."""
    article = kept.article
    noted = [mark for mark in kept.highlights if mark.span and mark.highlight.note]
    numbers = {mark.highlight.number: n for n, mark in enumerate(noted, 1)}
    for paragraph in article.paragraphs:
        if paragraph.start < article.body_start:
            continue
        words, notes = _paragraph(article, paragraph, kept.highlights, numbers)
        yield words
        yield from notes


def _paragraph(
    article: Article,
    paragraph: Span,
    marks: Sequence[Standing],
    numbers: Mapping[HighlightNumber, int],
) -> tuple[str, list[str]]:
    pieces, notes, at = list[str](), list[str](), paragraph.start
    for mark in sorted(marks, key=lambda mark: mark.span or Span(0, 1)):
        span = mark.span
        if span is None or span.stop <= paragraph.start or span.start >= paragraph.stop:
            continue
        start, stop = max(at, span.start), min(paragraph.stop, span.stop)
        if start < stop:
            pieces += [_plain(article, at, start), f"=={_plain(article, start, stop)}=="]
            at = stop
        number = numbers.get(mark.highlight.number)
        # On the paragraph in which the highlight ends.
        if number is not None and span.stop <= paragraph.stop:
            pieces.append(f"[^{number}]")
            notes.append(f"[^{number}]: {escaped(mark.highlight.note)}")
    pieces.append(_plain(article, at, paragraph.stop))
    return "".join(pieces), notes


def _plain(article: Article, start: int, stop: int) -> str:
    return escaped_lines(article.text[start:stop])


def _claim(row: LedgerRow) -> str:
    who = row.speaker or row.source or "somebody"
    stance = f"not {row.stance}" if row.is_negated else row.stance.value
    status = "" if row.check.is_empty else f" ({row.check.status})"
    return f"- {escaped(who)} · {stance}: {escaped(row.content or '–')}{status}"
