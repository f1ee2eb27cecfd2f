"""Standings: where each highlight stands in the text of today, worked out when either changed.

It always is worked out from the highlight as it was made, never from where it
stood yesterday: so the same text gives the same places, however it came about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from json import loads
from typing import Any

from tui.library.connection import Connection
from tui.matching.anchor import Place, find_again
from tui.news.highlight import from_json

AT_ONCE = 50
"""Highlights placed within the reader's own action; more are left to who comes next."""

_WAITING = """
SELECT u.highlight, h.anchor, a.digest, t.text FROM unplaced u
LEFT JOIN highlight h ON h.number = u.highlight
LEFT JOIN article a ON a.id = h.article
LEFT JOIN article_text t ON t.article = a.rowid
ORDER BY u.highlight DESC LIMIT ?
"""

_KEEP = """
INSERT OR REPLACE INTO standing (highlight, digest, start, stop, score)
SELECT number, ?3, ?4, ?5, ?6 FROM highlight WHERE number = ?1 AND anchor = ?2
"""

_DONE = """
DELETE FROM unplaced WHERE highlight = ?1 AND NOT EXISTS (
    SELECT 1 FROM highlight h LEFT JOIN article a ON a.id = h.article
    WHERE h.number = ?1 AND (h.anchor IS NOT ?2 OR a.digest IS NOT ?3))
"""
"""What was changed by another process while its place was worked out goes on waiting."""


def place_within(connection: Connection) -> None:
    """Place the highlights that wait for it, the latest first, in a transaction that is open."""
    for row in connection.all(_WAITING, (AT_ONCE,)):
        _keep(connection, row, _placed(row))


def place_all(connection: Connection) -> None:
    """Place all highlights that wait for it.

    The places are worked out before each transaction, so that nobody has to wait for that.
    """
    while rows := connection.all(_WAITING, (AT_ONCE,)):
        placed = [_placed(row) for row in rows]
        with connection.writing():
            for row, place in zip(rows, placed, strict=True):
                _keep(connection, row, place)


@contextmanager
def placing(
    connection: Connection, settling: Callable[[], AbstractContextManager[None]]
) -> Iterator[None]:
    """Surround a change of the marks: after it and after `settling`, all has its place."""
    with settling():
        yield
    place_within(connection)


def _placed(row: tuple[Any, ...]) -> Place | None:
    _, anchor, _, text = row
    return None if anchor is None or text is None else find_again(from_json(loads(anchor)), text)


def _keep(connection: Connection, row: tuple[Any, ...], place: Place | None) -> None:
    number, anchor, digest, text = row
    if text is not None:
        bounds: tuple[int | None, int | None, float] = (None, None, 0.0)
        if place is not None:
            bounds = (place.span.start, place.span.stop, round(place.score, 4))
        connection.run(_KEEP, (number, anchor, digest, *bounds))
    # One whose article is not there waits again as soon as the article returns.
    connection.run(_DONE, (number, anchor, digest))
