"""JSON: one story, a list of them, a list inside an answer of a news service, or one a line.

A broken record costs itself only: of a list that breaks off what stands before
is kept, and a bad line of JSON lines is one refusal among good lines.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO

from tui.corpus.clean import clean, one_line
from tui.corpus.decode import SIZE_LIMIT, text_of, whole
from tui.corpus.draft import Draft
from tui.corpus.readers import fields
from tui.corpus.readers.fragment import is_markup, words_of
from tui.corpus.readers.plain_text import story
from tui.corpus.reading import Refusal, UnreadableError
from tui.news.article import Article

_LISTS = ("articles", "stories", "results", "items", "docs", "documents", "data", "entries", "hits")
_WRAPS = ("response", "result", "data", "hits", "feed")
_STORY_WRAPS = ("_source", "article", "fields")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE)
REFUSALS_LIMIT = 50
"""Refusals that one file gets, before the rest are only counted."""

_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"[\s,]*")
_SPARES = "The rest of the file was kept"


def read(file: BinaryIO, path: str) -> Iterator[Article | Refusal]:
    """The stories in a JSON file."""
    text = text_of(whole(file))
    try:
        value = _DECODER.decode(text.strip())
    except (ValueError, RecursionError):
        yield from _limited(_salvaged(text, path), path)
        return
    records = _records(value)
    if records is None:
        yield _article(value, path, None, None)
    elif not records:
        raise UnreadableError("it holds an empty list", "It was skipped; there is nothing to mend")
    else:
        yield from _limited((_article(r, path, n, None) for n, r in enumerate(records, 1)), path)


def read_lines(file: BinaryIO, path: str) -> Iterator[Article | Refusal]:
    """The stories in a file of JSON lines, which may be of any size; the record is the line."""
    yield from _limited(_lines(file, path), path)


def _lines(file: BinaryIO, path: str) -> Iterator[Article | Refusal]:
    start = file.read(4)
    if start[:2] in {b"\xff\xfe", b"\xfe\xff"}:  # UTF-16 has no lines until it is decoded
        file.seek(0)
        lines = text_of(whole(file)).encode("utf-8", "replace").split(b"\n")
        yield from (found for n, line in enumerate(lines, 1) for found in _line(line, path, n))
        return
    file.seek(0)
    number = 0
    while line := file.readline(SIZE_LIMIT + 1):
        number += 1
        if len(line) <= SIZE_LIMIT:
            yield from _line(line, path, number)
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(SIZE_LIMIT)
        reason = f"the line is longer than {SIZE_LIMIT // 1024 // 1024} MiB"
        yield Refusal(path, number, reason, f"The line was skipped. {_SPARES}")
    if not number:
        raise UnreadableError("the file is empty", "It was skipped; there is nothing to mend")


def _line(line: bytes, path: str, number: int) -> Iterator[Article | Refusal]:
    if not line.strip():
        return
    try:
        value = _DECODER.decode(text_of(line).strip())
    except UnreadableError as fault:
        yield Refusal(path, number, fault.reason, f"The line was skipped. {_SPARES}")
    except (ValueError, RecursionError) as fault:
        yield Refusal(path, number, _reason(fault), f"The line was skipped; mend it. {_SPARES}")
    else:
        yield _article(value, path, number, number)


def _salvaged(text: str, path: str) -> Iterator[Article | Refusal]:
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
            yield Refusal(path, line, _reason(fault), f"{kept}; mend that line")
            return
        number += 1
        yield _article(value, path, number, line)
    if number == 0:
        raise UnreadableError("it holds no story", "It was skipped; there is nothing to mend")


def _reason(fault: Exception) -> str:
    if isinstance(fault, json.JSONDecodeError):
        return f"the JSON breaks at column {fault.colno} ({fault.msg[0].lower()}{fault.msg[1:]})"
    if isinstance(fault, RecursionError):
        return "the JSON is nested too deep"
    return "the JSON holds a number that is too long"


def _limited(found: Iterator[Article | Refusal], path: str) -> Iterator[Article | Refusal]:
    """The same, with refusals counted instead of given once there are too many."""
    refused = 0
    for one in found:
        refused += isinstance(one, Refusal)
        if refused <= REFUSALS_LIMIT or isinstance(one, Article):
            yield one
    if refused > REFUSALS_LIMIT:
        more = refused - REFUSALS_LIMIT
        yield Refusal(path, None, f"{more:,} more records could not be read", _SPARES)


def _records(value: Any, depth: int = 3) -> list[Any] | None:
    """The list of stories in `value`, or None when it is one story."""
    if isinstance(value, list):
        return value
    if not isinstance(value, Mapping) or depth == 0 or fields.draft_of(value).body:
        return None
    for name in _LISTS:
        if isinstance(value.get(name), list):
            return list(value[name])
    inner = (_records(value[name], depth - 1) for name in _WRAPS if value.get(name))
    return next((records for records in inner if records is not None), None)


def _article(value: Any, path: str, record: int | None, line: int | None) -> Article | Refusal:
    place = "it" if record is None else f"record {record:,}"
    if not isinstance(value, Mapping):
        reason = f"{place} is {_kind(value)} and not a story with named fields"
        return Refusal(path, line, reason, "It was skipped")
    draft = draft_of(value)
    article = draft.article(path, record) if draft.body else None
    if article is None:
        reason = f"{place} has no text under any usual name"
        return Refusal(path, line, reason, 'It was skipped; name the story\'s field "text"')
    return article


def draft_of(value: Mapping[str, Any]) -> Draft:
    """The story in one JSON object."""
    said = fields.draft_of(value)
    for name in _STORY_WRAPS:
        inner = value.get(name)
        if isinstance(inner, Mapping):
            said = fields.draft_of(inner).filled(said)
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
