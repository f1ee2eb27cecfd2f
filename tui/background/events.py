"""What the background tells the screen, and how each event is written as one line.

A line is JSON, `["Shelved", {"done": 40, "total": 3982}]`, ASCII only, so that
it cannot be torn by an odd line separator. A line that says nothing we know is
no event: a newer or a stray writer must not bring the reader down.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from tui.events import (
    Analysed,
    AnalysisLimited,
    AnalysisOff,
    Compared,
    Event,
    Idle,
    Scanned,
    Shelved,
    Trouble,
)
from tui.news.article import ArticleId

_KINDS: dict[str, type[Event]] = {
    kind.__name__: kind
    for kind in (Scanned, Shelved, Analysed, Compared, AnalysisOff, AnalysisLimited, Trouble, Idle)
}


def to_line(event: Event) -> bytes:
    """The event as one line, with its newline."""
    return json.dumps([type(event).__name__, asdict(event)]).encode("ascii") + b"\n"


def from_line(line: bytes) -> Event | None:
    """The event that the line holds, or None when it holds none."""
    try:
        name, values = json.loads(line)
        return _KINDS[name](**{key: _value(value) for key, value in values.items()})
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _value(value: Any) -> Any:
    """A value as the event holds it; lists were tuples of strings."""
    return tuple(str(part) for part in value) if isinstance(value, list) else value


WANT_LIMIT = 100
"""Ids in one order; keeps it under the 4,096 bytes that a pipe takes whole or not at all."""


@dataclass(frozen=True, slots=True)
class Orders:
    """What the screen asks of a process: articles wanted first, or another look at the folders.

    `is_waiting` says that the reader waits to write into the library, or does no
    longer; None is for orders that have nothing to do with that.
    """

    wanted: tuple[ArticleId, ...] = ()
    look: bool = False
    is_waiting: bool | None = None


def order_line(wanted: Sequence[ArticleId] = (), *, look: bool = False) -> bytes:
    """The orders as one line, with its newline."""
    return json.dumps({"wanted": list(wanted[:WANT_LIMIT]), "look": look}).encode("ascii") + b"\n"


def waiting_line(is_waiting: bool) -> bytes:
    """The order to write nothing while the reader waits to, or to go on."""
    return json.dumps({"waiting": is_waiting}).encode("ascii") + b"\n"


def orders(line: bytes) -> Orders:
    """The orders that the line holds; none at all when it cannot be read."""
    try:
        data = json.loads(line)
        if "waiting" in data:
            return Orders(is_waiting=bool(data["waiting"]))
        return Orders(tuple(ArticleId(str(i)) for i in data["wanted"]), bool(data["look"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        return Orders()
