"""The crew: worker processes that analyse texts side by side.

Only texts go to them and only findings come back, so they hold nothing that
could be lost. A worker that dies is replaced and its texts are given out
again, those that were in hand one at a time; a text over which two workers
died is given up. Workers end with the process that holds the crew.
"""

from __future__ import annotations

import os
import queue
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from types import TracebackType

from tui.background.engine import Engine
from tui.background.start import CAN_FORK, Started, fork, freeze, spawn
from tui.background.tasks import (
    Answer,
    Begun,
    Hasten,
    Key,
    Order,
    Ready,
    Task,
    lines,
    order_line,
    read_word,
    write,
)
from tui.background.worker import BATCH_LETTERS, Analyst
from tui.errors import AnalysisError
from tui.news.article import Article

BACKLOG_LETTERS = 2 * BATCH_LETTERS
"""Code points that a worker is given beyond those in hand, so that it never stands idle."""

DEATHS = 2
"""Workers that may die over one text before it is given up."""

STARTS = 3
"""Workers in a row that may die before they are ready; then none will be."""

LONGEST = 300.0
"""Seconds without a word after which a worker is held to hang; the longest text that is
analysed takes a slow machine and a large model far less."""

_LOOK = 1.0
"""Seconds between looks whether a worker hangs."""


@dataclass(eq=False, slots=True)
class _Worker:
    """A worker as the crew sees it; `tasks` are all it was given and has not answered."""

    started: Started
    tasks: dict[Key, Task] = field(default_factory=dict)
    begun: tuple[Key, ...] = ()
    is_ready: bool = False
    heard_at: float = 0.0

    @property
    def letters(self) -> int:
        return sum(len(task.text) for task in self.tasks.values())

    def tell(self, order: Order) -> None:
        # One that is dead takes nothing; that comes to light when its pipe is read to the end.
        with suppress(BrokenPipeError):
            write(self.started.orders, order_line(order))


class Crew:
    """So many workers with one analyst each; to be used in a `with` statement.

    Must be made before the process has threads of its own. `engine` is what a
    worker that is started later loads the same analyst with.
    """

    def __init__(
        self,
        analyst: Analyst,
        engine: Engine,
        *,
        can_fork: bool = CAN_FORK,
    ) -> None:
        self.version = analyst.version
        self.languages = analyst.languages
        self._arguments = engine.arguments
        self._heard: queue.SimpleQueue[tuple[_Worker, bytes | None]] = queue.SimpleQueue()
        self._deaths: dict[Key, int] = {}
        self._failed_starts = 0
        if can_fork:
            freeze()
        # All are split off before the first thread is there to listen to one.
        number = range(engine.workers)
        started = [fork(analyst) if can_fork else spawn(self._arguments) for _ in number]
        self._workers = [self._listened_to(one) for one in started]

    def __enter__(self) -> Crew:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all workers, whatever they are doing; nothing is lost but their work in hand."""
        workers, self._workers = self._workers, []
        for worker in workers:
            worker.started.process.kill()
        for worker in workers:
            self._bury(worker)

    @property
    def is_busy(self) -> bool:
        """Whether answers are still to come."""
        return any(worker.tasks for worker in self._workers)

    @property
    def has_room(self) -> bool:
        """Whether a worker would run out of work if nothing were given."""
        return self._least_busy().letters < BACKLOG_LETTERS

    @property
    def pids(self) -> tuple[int, ...]:
        """The numbers of the processes."""
        return tuple(worker.started.process.pid for worker in self._workers)

    def give(self, key: int, article: Article, *, goes_first: bool = False) -> None:
        """Have an article analysed; one that `goes_first` waits only for a batch in hand."""
        self._hand_out(Task(Key(key), article.text, goes_first))

    def hasten(self, key: int) -> None:
        """Let an article that was given before go first."""
        for worker in self._workers:
            if key in worker.tasks:
                worker.tell(Hasten(Key(key)))

    def answers(self, seconds: float) -> Iterator[Answer]:
        """What has come back, waiting so many seconds for the first of it.

        AnalysisError when no worker can be kept alive.
        """
        until = time.monotonic() + seconds
        while True:
            rest = until - time.monotonic()
            try:
                worker, line = self._heard.get(timeout=max(0.0, min(rest, _LOOK)))
            except queue.Empty:
                self._kill_what_hangs()
                if rest <= _LOOK:
                    return
                continue
            found = tuple(self._died(worker) if line is None else self._said(worker, line))
            if found:
                yield from found
                until = 0.0

    def _least_busy(self) -> _Worker:
        return min(self._workers, key=lambda worker: worker.letters)

    def _hand_out(self, task: Task) -> None:
        worker = self._least_busy()
        if not worker.tasks:
            worker.heard_at = time.monotonic()
        worker.tasks[task.key] = task
        worker.tell(task)

    def _said(self, worker: _Worker, line: bytes) -> Iterator[Answer]:
        word = read_word(line)
        worker.heard_at = time.monotonic()
        match word:
            case Ready():
                worker.is_ready = True
                self._failed_starts = 0
            case Begun():
                worker.begun = word.keys
            case Answer() if worker.tasks.pop(word.key, None):
                self._deaths.pop(word.key, None)
                yield word

    def _died(self, worker: _Worker) -> Iterator[Answer]:
        """Replace a worker whose pipe has come to its end, and have its texts done again."""
        if worker not in self._workers:
            return
        status = self._bury(worker)
        self._workers.remove(worker)
        if not worker.is_ready:
            self._failed_starts += 1
            if self._failed_starts >= STARTS:
                raise AnalysisError(
                    f"The processes of the analysis end as soon as they are started "
                    f"({_reason(status)}). Start again; if that does not help, "
                    f"look whether memory is short."
                )
        self._workers.append(self._listened_to(spawn(self._arguments)))
        for task in worker.tasks.values():
            deaths = self._deaths.pop(task.key, 0) + (task.key in worker.begun)
            if deaths >= DEATHS:
                yield Answer(task.key, None, f"the analysis ended ({_reason(status)})", False)
                continue
            if deaths:
                # By itself from now on, so that it takes no other with it.
                self._deaths[task.key] = deaths
            self._hand_out(replace(task, goes_first=bool(deaths) or task.goes_first))

    def _listened_to(self, started: Started) -> _Worker:
        worker = _Worker(started, heard_at=time.monotonic())
        threading.Thread(target=self._listen, args=(worker,), name="worker", daemon=True).start()
        return worker

    def _listen(self, worker: _Worker) -> None:
        for line in lines(worker.started.answers):
            self._heard.put((worker, line))
        os.close(worker.started.answers)
        self._heard.put((worker, None))

    def _bury(self, worker: _Worker) -> int:
        worker.started.process.kill()
        status = worker.started.process.wait()
        with suppress(OSError):
            os.close(worker.started.orders)
        return status

    def _kill_what_hangs(self) -> None:
        for worker in self._workers:
            if worker.tasks and time.monotonic() - worker.heard_at > LONGEST:
                worker.started.process.kill()


def _reason(status: int) -> str:
    return f"signal {-status}" if status < 0 else f"status {status}"
