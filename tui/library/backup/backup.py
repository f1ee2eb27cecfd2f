"""The marks as plain lines of JSON beside the library.

They are written at every close and read back when a library is made anew. One
line an article: where it was last seen, and what the reader made of it; then
one for each correction that holds everywhere, for each saved query, and for
each tag that has a look of its own. The
newest file is `NAME.marks.jsonl`; up to four earlier states follow as
`NAME.marks.1.jsonl` and so on, so that a mistake seen days later can be mended.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from json import JSONDecodeError, dumps, loads
from pathlib import Path
from typing import Any

from tui.errors import LibraryError
from tui.library.connection import Connection, backup_name
from tui.library.corrections.corrections import encoded
from tui.library.marks.highlights import encoded as encoded_anchor
from tui.library.marks.saved import name_typed
from tui.matching.fold import fold
from tui.news.highlight import from_json as anchor_from
from tui.news.ledger import Check, Status
from tui.news.mark import Tag
from tui.news.pair import Verdict
from tui.news.said import from_json
from tui.news.tag_look import TagColor, TagLook

KEPT = 5
"""Files of marks kept beside the library, the newest included."""

_HALVES = re.compile("[\ud800-\udfff]")

HEAD = '{"newsreader": "marks", "version": 1}\n'

_LINES = """
SELECT json_object(
    'id', m.article, 'path', i.path, 'record', i.record, 'digest', i.digest,
    'headline', i.headline,
    'tags', json((SELECT json_group_array(json_array(name, at))
        FROM (SELECT name, at FROM tag WHERE article = m.article ORDER BY name))),
    'read', (SELECT at FROM read_mark WHERE article = m.article),
    'starred', (SELECT at FROM star WHERE article = m.article),
    'reviewed', (SELECT at FROM reviewed_mark WHERE article = m.article),
    'note', json((SELECT json_array(text, at) FROM note WHERE article = m.article)),
    'highlights', json((SELECT json_group_array(
        json_array(number, json(anchor), note, is_let_go, at))
        FROM (SELECT * FROM highlight WHERE article = m.article ORDER BY number))),
    'corrections', json((SELECT json_group_array(json_array(number, at, json(said)))
        FROM (SELECT number, at, said FROM correction WHERE article = m.article ORDER BY number))),
    'checks', json((SELECT json_group_array(
            json_array(key, status, note, json(evidence), source, content, at))
        FROM (SELECT * FROM claim_check WHERE article = m.article ORDER BY key)))
)
FROM (SELECT article FROM tag UNION SELECT article FROM read_mark
    UNION SELECT article FROM star UNION SELECT article FROM reviewed_mark
    UNION SELECT article FROM note UNION SELECT article FROM claim_check
    UNION SELECT article FROM highlight
    UNION SELECT article FROM correction WHERE article IS NOT NULL) m
LEFT JOIN identity i ON i.article = m.article
ORDER BY m.article
"""

_EVERYWHERE = """
SELECT json_object('correction', json_array(number, at, json(said))) FROM correction
WHERE article IS NULL ORDER BY number
"""

_SAVED = "SELECT json_object('saved', json_array(name, text, at)) FROM saved_query ORDER BY folded"

_LOOKS = "SELECT json_object('look', json_array(name, sign, color, at)) FROM tag_look ORDER BY name"


_VERDICTS = """
SELECT json_object('verdict', json_array(article, key, other_article, other_key, verdict, at))
FROM pair_verdict ORDER BY article, key, other_article, other_key
"""


def mark_lines(connection: Connection) -> Iterator[str]:
    """All that the reader made, a line for each article and each thing that is of none."""
    for sql in (_LINES, _EVERYWHERE, _SAVED, _LOOKS, _VERDICTS):
        yield from (line for (line,) in connection.all(sql))


def write_backup(connection: Connection, library: Path | None = None) -> None:
    """Write the marks beside the library, unless they are there as they are now.

    `library` is where it will lie, when that is another place than now.
    """
    library = library or connection.path
    lines = list(mark_lines(connection))
    content = "".join([HEAD, *(f"{line}\n" for line in lines)]).encode()
    newest = backup_name(library)
    try:
        before = newest.read_bytes() if newest.exists() else None
        if content == before or (not lines and before is None):
            return
        unfinished = _written(newest, content)
        if before is not None:
            for age in range(KEPT - 1, 1, -1):
                if (younger := backup_name(library, age - 1)).exists():
                    younger.replace(backup_name(library, age))
            _written(newest, before, ".old").replace(backup_name(library, 1))
        unfinished.replace(newest)
    except OSError as error:
        raise LibraryError(
            f"{newest}: the backup of the marks could not be written ({error.strerror}). "
            "The marks themselves are safe in the library."
        ) from error


def _written(target: Path, content: bytes, suffix: str = ".part") -> Path:
    """A file beside `target` with this content, on the disk."""
    path = target.with_name(target.name + suffix)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return path


def restore(connection: Connection) -> int:
    """Read the marks beside a library that is being made; the number of articles that have some.

    Lines that cannot be understood are passed over: the others are worth having.
    """
    source = backup_name(connection.path)
    try:
        backup = read_backup(source)
    except OSError as error:
        raise LibraryError(
            f"{source}: the marks kept there cannot be read ({error.strerror}). Make the file "
            "readable, or move it away to start without them."
        ) from error
    if backup is None:
        return 0
    for table, values in backup.rows:
        connection.run(
            f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(values))})", values
        )
    return backup.articles


@dataclass(frozen=True, slots=True)
class Backup:
    """What a file of marks holds: rows by table, and how many lines could not be understood."""

    rows: tuple[tuple[str, tuple[Any, ...]], ...]
    articles: int
    unread: int


def read_backup(path: Path) -> Backup | None:
    """The marks in a file, or None when there is none; raises OSError when it cannot be read."""
    try:
        content = path.read_text("utf-8", errors="replace")
    except FileNotFoundError:
        return None
    rows: list[tuple[str, tuple[Any, ...]]] = []
    unread, articles = 0, set[str]()
    # Not `splitlines`: a note may hold other characters that end a line.
    head, *lines = content.split("\n")
    for line in lines:
        if not line:
            continue
        try:
            statements = _statements(_value(line))
        except (JSONDecodeError, KeyError, TypeError, ValueError, RecursionError):
            unread += 1
            continue
        rows += statements
        articles.update(filter(None, (_article_of(*statement) for statement in statements)))
    is_cut = head + "\n" != HEAD or lines[-1:] != [""]
    return Backup(tuple(rows), len(articles), unread + (is_cut and not unread))


def _value(line: str) -> Any:
    """The value of a line of JSON, without halves of surrogate pairs, which SQLite cannot hold."""
    value = loads(line)
    if "\\ud" not in line.lower():
        return value
    return loads(_HALVES.sub("\N{REPLACEMENT CHARACTER}", dumps(value, ensure_ascii=False)))


def _statements(line: dict[str, Any]) -> list[tuple[str, tuple[Any, ...]]]:
    """The rows of a line of the backup, by table; raises when it is not one."""
    if "correction" in line:
        return [_correction(None, line["correction"])]
    if "saved" in line:
        name, text, at = line["saved"]
        return [("saved_query", (fold(name), name_typed(name), _text(text), _number(at)))]
    if "look" in line:
        name, sign, color, at = line["look"]
        look = TagLook(_text(sign), color and TagColor(color))
        return [("tag_look", (Tag(name).name, look.sign, look.color, _number(at)))]
    if "verdict" in line:
        *names, verdict, at = line["verdict"]
        return [("pair_verdict", (*map(_text, names), Verdict(verdict).value, _number(at)))]
    article_id = _text(line["id"])
    rows: list[tuple[str, tuple[Any, ...]]] = [
        ("tag", (article_id, Tag(name).name, _number(at))) for name, at in line.get("tags", ())
    ]
    # A file of marks from before there were these has none, nor has a line for a single mark.
    if line.get("read") is not None:
        rows.append(("read_mark", (article_id, _number(line["read"]))))
    if line.get("starred") is not None:
        rows.append(("star", (article_id, _number(line["starred"]))))
    if line.get("reviewed") is not None:
        rows.append(("reviewed_mark", (article_id, _number(line["reviewed"]))))
    if line.get("note") is not None:
        text, at = line["note"]
        rows.append(("note", (article_id, _text(text), _number(at))))
    rows += [_highlight(article_id, kept) for kept in line.get("highlights", ())]
    rows += [_correction(article_id, kept) for kept in line.get("corrections", ())]
    rows += [_check(article_id, kept) for kept in line.get("checks", ())]
    if line.get("path") is not None:
        record = None if line["record"] is None else _number(line["record"])
        place = (_text(line["path"]), record, _text(line["digest"]), _text(line["headline"]))
        rows.append(("identity", (article_id, *place, 0)))
    return rows


def _correction(article_id: str | None, kept: list[Any]) -> tuple[str, tuple[Any, ...]]:
    number, at, said = kept
    correction = from_json(said)
    if correction.article != article_id:
        raise ValueError("a correction of another article")
    return "correction", (_number(number), article_id, _number(at), encoded(correction))


def _check(article_id: str, kept: list[Any]) -> tuple[str, tuple[Any, ...]]:
    key, status, note, evidence, source, content, at = kept
    check = Check(Status(status), _text(note), tuple(map(_text, evidence)), _number(at))
    values = (check.status.value, check.note, dumps(check.evidence))
    return "claim_check", (article_id, _text(key), *values, _text(source), _text(content), check.at)


def _highlight(article_id: str, kept: list[Any]) -> tuple[str, tuple[Any, ...]]:
    number, anchor, note, is_let_go, at = kept
    json = encoded_anchor(anchor_from(anchor))
    return "highlight", (
        _number(number),
        article_id,
        json,
        _text(note),
        _number(is_let_go),
        _number(at),
    )


def _article_of(table: str, values: tuple[Any, ...]) -> str | None:
    """The article that a row is a mark on; None for one that holds everywhere."""
    match table:
        case "identity" | "saved_query" | "tag_look" | "pair_verdict":
            return None
        case "correction" | "highlight":
            article: str | None = values[1]
            return article
        case _:
            return str(values[0])


def _number(value: object) -> int:
    number = int(value)  # type: ignore[call-overload]  # raises TypeError for what is none
    if not -(2**63) <= number < 2**63:
        raise ValueError(f"too large a number: {number}")
    return int(number)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"not a text: {value!r}")
    return value
