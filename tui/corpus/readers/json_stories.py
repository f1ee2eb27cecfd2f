"""JSON: one story, a list of them, a list inside an answer of a news service, or one a line.

A broken record costs itself only: of a list that breaks off what stands before
is kept, and a bad line of JSON lines is one refusal among good lines.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO

from tui.corpus.clean import clean, one_line
from tui.corpus.decode import SIZE_LIMIT, text_of, whole
from tui.corpus.draft import Draft
from tui.corpus.readers import json_dialects
from tui.corpus.readers.fragment import is_markup, words_of
from tui.corpus.readers.json_dialects import said_of_all
from tui.corpus.readers.plain_text import story
from tui.corpus.reading import Refusal, UnreadableError
from tui.news.article import Article
from tui.news.story_field import NO_NAMES, OwnNames

_LISTS = ("articles", "stories", "results", "items", "docs", "documents", "data", "entries", "hits")
_WRAPS = ("response", "result", "data", "hits", "feed")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE)
REFUSALS_LIMIT = 50
"""Refusals that one file gets, before the rest are only counted."""

GIVEN_UP = 20_000
"""Refusals after which a file is given up, when it had fewer stories than that."""

_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"[\s,]*")
_SPARES = "The rest of the file was kept"


def read(file: BinaryIO, path: str, own: OwnNames = NO_NAMES) -> Iterator[Article | Refusal]:
    """The stories in a JSON file."""
    text = text_of(whole(file))
    try:
        value = _DECODER.decode(text.strip())
    except (ValueError, RecursionError):
        yield from limited(_salvaged(text, _Place(path, own)), path)
        return
    place = _Place(path, own)
    records = _records(value, own)
    if records is None:
        yield place.article(value, None, None)
    elif not records:
        raise UnreadableError("it holds an empty list", "It was skipped; there is nothing to mend")
    else:
        if isinstance(value, Mapping):
            place = _Place(path, own, said_of_all(value))
        yield from limited((place.article(r, n, None) for n, r in enumerate(records, 1)), path)


def read_lines(file: BinaryIO, path: str, own: OwnNames = NO_NAMES) -> Iterator[Article | Refusal]:
    """The stories in a file of JSON lines, which may be of any size; the record is the line."""
    yield from limited(_lines(file, path, own), path)


def _lines(file: BinaryIO, path: str, own: OwnNames) -> Iterator[Article | Refusal]:
    place = _Place(path, own)
    number = 0
    while line := file.readline(SIZE_LIMIT + 1):
        number += 1
        if number == 1 and line[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            # UTF-16 has no lines until it is decoded.
            text = text_of(whole(file, already=line)).encode("utf-8", "replace")
            for n, one in enumerate(text.split(b"\n"), 1):
                yield from _line(one, place, n)
            return
        if len(line) <= SIZE_LIMIT:
            yield from _line(line, place, number)
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(SIZE_LIMIT)
        reason = f"the line is longer than {SIZE_LIMIT // 1024 // 1024} MiB"
        yield Refusal(path, number, reason, f"The line was skipped. {_SPARES}")
    if not number:
        raise UnreadableError("the file is empty", "It was skipped; there is nothing to mend")


def _line(line: bytes, place: _Place, number: int) -> Iterator[Article | Refusal]:
    if not line.strip():
        return
    try:
        value = _DECODER.decode(text_of(line).strip())
    except UnreadableError as fault:
        yield Refusal(place.path, number, fault.reason, f"The line was skipped. {_SPARES}")
    except (ValueError, RecursionError) as fault:
        advice = f"The line was skipped; mend it. {_SPARES}"
        yield Refusal(place.path, number, _reason(fault), advice)
    else:
        yield place.article(value, number, number)


def _salvaged(text: str, place: _Place) -> Iterator[Article | Refusal]:
    """What can be had of a file that is not one JSON value: a broken list, or several values."""
    at = text.index("[") + 1 if text.lstrip().startswith("[") else 0
    number = 0
    while True:
        skipped = _SPACE.match(text, at)
        at = skipped.end() if skipped else at
        if at >= len(text):
            break
        line = text.count("\n", 0, at) + 1
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as fault:
            line = fault.lineno if isinstance(fault, json.JSONDecodeError) else line
            kept = f"The {number} before it were kept" if number else "The file was skipped"
            yield Refusal(place.path, line, _reason(fault), f"{kept}; mend that line")
            return
        number += 1
        yield place.article(value, number, line)
    if number == 0:
        raise UnreadableError("it holds no story", "It was skipped; there is nothing to mend")


def _reason(fault: Exception) -> str:
    if isinstance(fault, json.JSONDecodeError):
        return f"the JSON breaks at column {fault.colno} ({fault.msg[0].lower()}{fault.msg[1:]})"
    if isinstance(fault, RecursionError):
        return "the JSON is nested too deep"
    return "the JSON holds a number that is too long"


def limited(found: Iterator[Article | Refusal], path: str) -> Iterator[Article | Refusal]:
    """The same, with refusals counted instead of given once there are too many."""
    refused = given = 0
    for one in found:
        if isinstance(one, Article):
            given += 1
            yield one
            continue
        refused += 1
        if refused <= REFUSALS_LIMIT:
            yield one
        elif refused > GIVEN_UP and refused > given:
            advice = "It was given up; is it a file of stories?"
            yield Refusal(path, None, f"{refused:,} of its records could not be read", advice)
            return
    if refused > REFUSALS_LIMIT:
        more = refused - REFUSALS_LIMIT
        yield Refusal(path, None, f"{more:,} more records could not be read", _SPARES)


def _records(value: Any, own: OwnNames, depth: int = 3) -> list[Any] | None:
    """The list of stories in `value`, or None when it is one story."""
    if isinstance(value, list):
        return value
    if not isinstance(value, Mapping) or depth == 0 or json_dialects.draft_of(value, own).body:
        return None
    for name in _LISTS:
        if isinstance(value.get(name), list):
            return list(value[name])
    inner = (_records(value[name], own, depth - 1) for name in _WRAPS if value.get(name))
    return next((records for records in inner if records is not None), None)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where stories are being read, and what is known of all of them."""

    path: str
    own: OwnNames
    said: Draft = field(default_factory=Draft)

    def article(self, value: Any, record: int | None, line: int | None) -> Article | Refusal:
        """The story in one record, or why there is none."""
        what = "it" if record is None else f"record {record:,}"
        named = json_dialects.record_of(value)
        if named is None:
            reason = f"{what} is {_kind(value)} and not a story with named fields"
            return Refusal(self.path, line, reason, "It was skipped")
        draft = draft_of(named, self.own)
        article = draft.filled(self.said).article(self.path, record) if draft.body else None
        if article is None:
            reason = f"{what} has no text under any usual name"
            advice = 'It was skipped; name the story\'s field "text", or name yours in the settings'
            return Refusal(self.path, line, reason, advice)
        return article


def draft_of(value: Mapping[str, Any], own: OwnNames = NO_NAMES) -> Draft:
    """The story in one JSON object, or in one row of a table."""
    said = json_dialects.draft_of(value, own)
    body, headline = said.body, one_line(said.headline)
    if is_markup(body):
        body = words_of(body)
    if _ENTITY.search(headline):
        headline = html.unescape(headline)
    said = replace(said, body="", headline=headline)
    return story(clean(body), known=said) if body.strip() else said


def _kind(value: Any) -> str:
    names = {str: "a text", list: "a list", bool: "a truth value", type(None): "null"}
    return names.get(type(value), "a number")
