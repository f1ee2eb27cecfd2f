"""What the crew and its workers say to each other, each order and each answer as one line.

A line is JSON in ASCII. One that cannot be read says nothing: a worker killed
while it was writing leaves half a line behind.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NewType

from tui.news.findings import Findings, from_json, to_json

Key = NewType("Key", int)
"""The number under which a text was given, and comes back with what was found."""

_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Task:
    """A text to analyse. One that `goes_first` is taken before others, and by itself."""

    key: Key
    text: str
    goes_first: bool = False


@dataclass(frozen=True, slots=True)
class Hasten:
    """An order to take a text before the others that wait."""

    key: Key


@dataclass(frozen=True, slots=True)
class Ready:
    """A worker has its language model and begins."""


@dataclass(frozen=True, slots=True)
class Begun:
    """These texts are in hand now; should the worker die, it was over one of them."""

    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found in a text, or the reason why nothing was.

    Without findings the analysis failed on the text; `is_final` says that it
    would fail again, not that its workers died.
    """

    key: Key
    findings: Findings | None
    problem: str = ""
    is_final: bool = True


Order = Task | Hasten
Word = Ready | Begun | Answer


def order_line(order: Order) -> bytes:
    """The order as one line, with its newline."""
    match order:
        case Task():
            return _line({"key": order.key, "text": order.text, "first": order.goes_first})
        case Hasten():
            return _line({"hasten": order.key})


def read_order(line: bytes) -> Order | None:
    """The order that the line holds, or None when it holds none."""
    try:
        said = json.loads(line)
        if "hasten" in said:
            return Hasten(_key(said["hasten"]))
        return Task(_key(said["key"]), str(said["text"]), bool(said["first"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def word_line(word: Word) -> bytes:
    """What a worker says as one line, with its newline."""
    match word:
        case Ready():
            return _line({"ready": True})
        case Begun():
            return _line({"begun": word.keys})
        case Answer():
            found = None if word.findings is None else to_json(word.findings)
            return _line({"key": word.key, "findings": found, "problem": word.problem})


def read_word(line: bytes) -> Word | None:
    """What a worker said in the line, or None when it makes no sense."""
    try:
        said = json.loads(line)
        if "ready" in said:
            return Ready()
        if "begun" in said:
            return Begun(tuple(_key(key) for key in said["begun"]))
        found = said["findings"]
        findings = None if found is None else from_json(found)
        return Answer(_key(said["key"]), findings, str(said["problem"]))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _line(said: Mapping[str, Any]) -> bytes:
    return json.dumps(said, separators=(",", ":")).encode("ascii") + b"\n"


def _key(value: Any) -> Key:
    if type(value) is not int:
        raise TypeError(f"a key is a number, not {value!r}")
    return Key(value)


def lines(pipe: int) -> Iterator[bytes]:
    """The lines that come through a pipe, until its other end is closed; half a line is dropped.

    Read without a buffer of Python's own: a thread that waits inside one keeps
    the process from ending.
    """
    rest = b""
    while chunk := os.read(pipe, _CHUNK):
        *whole, rest = (rest + chunk).split(b"\n")
        yield from whole


def write(pipe: int, line: bytes) -> None:
    """Write the whole line; BrokenPipeError when nobody reads the pipe."""
    left = memoryview(line)
    while left:
        left = left[os.write(pipe, left) :]
