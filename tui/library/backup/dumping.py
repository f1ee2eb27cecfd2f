"""Dumping: all that the reader made as lines of text, one a mark, in an order that never changes.

The form is that of the backups beside the library, with the marks of an
article on lines of their own, so that comparing two dumps shows single marks.
`backup.read_backup` reads both.
"""

from __future__ import annotations

from collections.abc import Iterator
from json import dumps, loads
from typing import Any

from tui.library.backup.backup import HEAD, mark_lines
from tui.library.connection import Connection

_PLACE = ("id", "path", "record", "digest", "headline")
_SINGLE = ("read", "starred", "reviewed", "note")
_SEVERAL = ("tags", "highlights", "corrections", "checks")


def dumped(connection: Connection) -> Iterator[str]:
    """The lines of a dump, the first of which says what it is; without their ends."""
    yield HEAD.rstrip("\n")
    for line in mark_lines(connection):
        marked = loads(line)
        if "id" not in marked:
            yield line
            continue
        yield _json({name: marked[name] for name in _PLACE})
        for name in _SINGLE:
            if marked[name] is not None:
                yield _json({"id": marked["id"], name: marked[name]})
        for name in _SEVERAL:
            for each in marked[name]:
                yield _json({"id": marked["id"], name: [each]})


def _json(value: dict[str, Any]) -> str:
    return dumps(value, ensure_ascii=False)
