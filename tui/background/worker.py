"""A worker: one process that analyses the texts it is given until nobody gives it any.

It holds nothing but the language model, so it can be killed at any moment. A
thread reads the orders, so that a text somebody waits for overtakes the
others, and so that the process ends with the one it works for, however that
came to its end.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Sequence
from typing import Protocol

from tui.background.tasks import (
    Answer,
    Begun,
    Hasten,
    Ready,
    Task,
    Word,
    lines,
    read_order,
    word_line,
    write,
)
from tui.events import AnalysisLimited
from tui.news.findings import Findings

BATCH_LETTERS = 8_000
"""Code points after which a batch is full.

The model is about 6 % faster on several texts at once, short ones gain most;
but whoever wants a certain article waits for the batch in hand.
"""


LARGE_BLOCK = 31 << 20
"""Bytes that are fetched and freed once, so that the C library keeps what is freed later.

The GNU one learns from it; else it fetches the arrays of each text anew from the
system, page by page, which takes 3 % of the time.
"""


class Analyst(Protocol):
    """What finds entities and claims; `analysis.pipeline.Analyst`, without loading it here."""

    @property
    def version(self) -> str:
        """Which analysis this is."""

    @property
    def languages(self) -> Sequence[str]:
        """The languages whose articles it is given."""

    @property
    def lacks(self) -> Sequence[AnalysisLimited]:
        """What will not be found."""

    @property
    def passed_over(self) -> Sequence[str]:
        """Sentences about what would find more and cannot be used."""

    def findings_of(self, texts: Sequence[str]) -> Sequence[Findings]:
        """The findings of each text, in order."""


def serve(analyst: Analyst, orders: int, answers: int) -> None:
    """Analyse what comes through the pipe `orders`; ends the process when the pipe closes."""
    bytearray(LARGE_BLOCK)
    desk = _Desk()
    threading.Thread(target=_receive, args=(orders, desk), name="orders", daemon=True).start()

    def tell(word: Word) -> None:
        write(answers, word_line(word))

    try:
        tell(Ready())
        while True:
            batch = desk.take()
            tell(Begun(tuple(task.key for task in batch)))
            _analyse(analyst, batch, tell)
    except BrokenPipeError:
        return


def _receive(orders: int, desk: _Desk) -> None:
    try:
        for line in lines(orders):
            match read_order(line):
                case Task() as task:
                    desk.put(task)
                case Hasten(key):
                    desk.hasten(key)
    finally:
        os._exit(0)


def _analyse(analyst: Analyst, batch: Sequence[Task], tell: Callable[[Word], None]) -> None:
    """Tell the findings of each text; when one makes the analysis fail, the others have theirs."""
    left = deque(batch)
    if len(batch) > 1:
        try:
            for findings in analyst.findings_of([task.text for task in batch]):
                tell(Answer(left[0].key, findings))
                left.popleft()
        except BrokenPipeError:
            raise
        except Exception:  # noqa: BLE001, S110  which text it was comes out below
            pass
    for task in left:
        try:
            (findings,) = analyst.findings_of([task.text])
        except Exception as error:  # noqa: BLE001  one text must not end the analysis of all
            problem = f"the analysis failed ({type(error).__name__}: {error})"
            tell(Answer(task.key, None, problem))
        else:
            tell(Answer(task.key, findings))


class _Desk:
    """The texts that lie ready, filled by one thread and emptied by another.

    Of those that go first the latest is the first: the others were wanted before.
    """

    def __init__(self) -> None:
        self._tasks: deque[Task] = deque()
        self._first: deque[Task] = deque()
        self._news = threading.Condition()

    def put(self, task: Task) -> None:
        with self._news:
            if task.goes_first:
                self._first.appendleft(task)
            else:
                self._tasks.append(task)
            self._news.notify()

    def hasten(self, key: int) -> None:
        """Let the text go first, unless it is in hand already."""
        with self._news:
            for task in self._tasks:
                if task.key == key:
                    self._tasks.remove(task)
                    self._first.appendleft(task)
                    return

    def take(self) -> tuple[Task, ...]:
        """The next texts, as soon as there is one: one that goes first by itself."""
        with self._news:
            self._news.wait_for(lambda: self._first or self._tasks)
            if self._first:
                return (self._first.popleft(),)
            batch = [self._tasks.popleft()]
            letters = len(batch[0].text)
            while self._tasks and (letters := letters + len(self._tasks[0].text)) <= BATCH_LETTERS:
                batch.append(self._tasks.popleft())
            return tuple(batch)
