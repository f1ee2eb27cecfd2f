"""What comes of reading a file: articles, and what was refused with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from tui.corpus.clean import one_line
from tui.errors import CorpusError
from tui.news.article import Article
from tui.news.story_field import OwnNames


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something of the corpus that was not read: where, why, and what to do.

    `path` is as the system spells it; `line` counts from 1 and is None when
    the reason holds for the whole file or folder. `reason` is a clause,
    `advice` one sentence or more, both without the last full stop.
    """

    path: str
    line: int | None
    reason: str
    advice: str

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}, line {self.line}"
        return one_line(f"{place}: {self.reason}. {self.advice}.")


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one file gave."""

    articles: tuple[Article, ...] = ()
    refusals: tuple[Refusal, ...] = ()


class UnreadableError(CorpusError):
    """Nothing can be had of this file; becomes a `Refusal` where the path is known."""

    def __init__(self, reason: str, advice: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice
        self.line = line


Reader = Callable[[BinaryIO, str, OwnNames], Iterator[Article | Refusal]]
"""Takes a file, its path and the reader's own names of fields; gives what is in it, in its order.

The file is buffered, open at its start, and perhaps a pipe: nothing is known
of its length, and it cannot be turned back. A reader raises nothing for bad
input but `UnreadableError`; what it gave before stays. It reads no more than a
bounded part of the file into memory.
"""
