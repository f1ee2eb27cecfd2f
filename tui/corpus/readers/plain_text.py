"""Plain text: a story, perhaps under a headline, a byline, a date line or a dateline.

What is understood for certain goes to its field; what is not stays in the
text. A first line is taken for the headline only when it does not read as the
first sentence of the story: it ends without a full stop, or in spite of one is
written as headlines are (most words capitalised), or a byline or a dateline
follows it, or the file is named after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from tui.corpus.clean import clean
from tui.corpus.decode import text_of, whole
from tui.corpus.draft import Draft
from tui.corpus.readers import dated_head, fields
from tui.corpus.readers.bylines import dateline, understood
from tui.corpus.readers.headlines import LONGEST, ends_open, is_headline, is_named_after
from tui.corpus.readers.layout import paragraphs_of
from tui.corpus.reading import Refusal, UnreadableError
from tui.news.article import Article
from tui.news.story_field import NO_NAMES, OwnNames

_LABELLED = re.compile(r"(?P<name>[A-Za-z][A-Za-z _-]{1,20}):[ \t]*(?P<value>.*)")
_LABELS_NEEDED = frozenset({"title", "headline", "date", "published", "url", "link", "source"})
_HEADER_PARAGRAPHS = 3
"""How far below the headline a byline is looked for: a standfirst may come between."""

_RULE = re.compile(r"[=\-_~*]{3,}")


def read(file: BinaryIO, path: str, _own: OwnNames = NO_NAMES) -> Iterator[Article | Refusal]:
    """The one story in a text file."""
    text = clean(text_of(whole(file)))
    if dated_head.is_all(text):
        raise UnreadableError("it holds a date and no text", "It was skipped")
    article = story(text, name=PurePath(path).stem).article(path)
    if article is None:
        raise UnreadableError("there is no word in the file", "It was skipped")
    yield article


def story(text: str, known: Draft | None = None, name: str = "") -> Draft:
    """The story in a plain text; what is `known` of it already is not asked of the text.

    `name` is the name of the file, if the text is all there is in it.
    """
    found = known or Draft()
    text = clean(text)
    date, text = dated_head.taken(text)
    found = found.filled(Draft(published=date))
    found, parts = _labels(found, paragraphs_of(text))
    found, parts, dated = _first(found, dated_head.unstuck(parts))
    if not found.headline:
        found, parts = _headline(found, parts, name)
    found, parts = _header(found, parts)
    parts = dated + parts
    if parts:
        found = found.filled(dateline(parts[0]) or Draft())
    return found.filled(Draft(body="\n\n".join(parts).strip()))


def _labels(found: Draft, parts: list[str]) -> tuple[Draft, list[str]]:
    """Takes a first paragraph away that is all "Title: …" and "Date: …"."""
    if len(parts) < 2:
        return found, parts
    lines = [_LABELLED.fullmatch(line) for line in parts[0].split("\n")]
    record = {fields.folded(line["name"]): line["value"] for line in lines if line}
    is_header = len(record) == len(lines) and record.keys() <= fields.KNOWN
    if not is_header or not record.keys() & _LABELS_NEEDED:
        return found, parts
    said = fields.draft_of(record)
    if said.body or ("date" in record and said.published is None):
        return found, parts
    return found.filled(said), parts[1:]


def _first(found: Draft, parts: list[str]) -> tuple[Draft, list[str], list[str]]:
    """Takes a first paragraph away that tells author or date: it is no headline.

    A date that says more than is understood goes back into the text, at its head: the last
    of what is given.
    """
    if len(parts) < 2:
        return found, parts, []
    if said := _said(parts[0]):
        return found.filled(said), parts[1:], []
    if date := dated_head.told_by(parts[0]):
        return found.filled(Draft(published=date)), parts[1:], parts[:1]
    return found, parts, []


def _headline(found: Draft, parts: list[str], name: str) -> tuple[Draft, list[str]]:
    if len(parts) < 2:
        return found, parts
    lines = [line for line in parts[0].split("\n") if not _RULE.fullmatch(line.strip())]
    if not lines:
        return found, parts[1:]
    first, *others = lines
    follower = others[0] if others else parts[1]
    if others and not (len(others) <= dated_head.LINES_LIMIT and all(map(understood, others))):
        joined = " ".join(line.strip() for line in (first, *others))
        if len(others) > 1 or not (first.rstrip().endswith(";") or ends_open(joined)):
            return found, parts
        first, others, follower = joined, [], parts[1]
    # Press databases put the deck under the headline, with a semicolon between.
    is_decked = lines[0].rstrip().endswith(";") and len(first) <= LONGEST
    if not (is_decked or is_headline(first, follower) or is_named_after(name, first)):
        return found, parts
    rest = ["\n".join(others)] if others else []
    return found.filled(Draft(headline=first)), rest + parts[1:]


def _header(found: Draft, parts: list[str]) -> tuple[Draft, list[str]]:
    """Takes the lines about author, date and outlet out of the first paragraphs."""
    rest: list[str] = []
    for index, part in enumerate(parts):
        said = _said(part) if index < _HEADER_PARAGRAPHS and index + 1 < len(parts) else None
        # Two dates, or two authors, that differ: the second would be lost with its line.
        if said is None or found.filled(said) != said.filled(found):
            rest.append(part)
        else:
            found = found.filled(said)
    return found, rest


def _said(paragraph: str) -> Draft | None:
    said = Draft()
    if paragraph.count("\n") > dated_head.LINES_LIMIT:
        return None
    for line in paragraph.split("\n"):
        one = understood(line)
        if one is None or said.filled(one) != one.filled(said):
            return None
        said = said.filled(one)
    return said
