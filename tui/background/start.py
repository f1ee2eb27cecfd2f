"""Starting the worker processes: split off where that is safe, else started anew.

Split off from a process that holds the language model (`fork`), they share its
memory and are there in milliseconds; but that is safe only before the process
has threads, and not at all on some systems. Started anew (`spawn`), each loads
the model for itself.
"""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tui.background.worker import Analyst, serve

CAN_FORK = sys.platform == "linux"
"""Elsewhere there is no fork, or libraries of the system that do not survive it."""

ALL_HANDLES = 1 << 20

_START = """
import sys
sys.path.append(sys.argv[1])
from tui.background.__main__ import main
sys.exit(main(sys.argv[2:]))
"""
"""Not `-m`, which would import from the folder the user happens to be in, a corpus perhaps."""


def program() -> list[str]:
    """The command that runs `tui.background.__main__`, whatever folder it is run in."""
    return [sys.executable, "-P", "-c", _START, str(Path(__file__).parents[2])]


class Process(Protocol):
    """A process that was started."""

    @property
    def pid(self) -> int:
        """Its number."""

    def kill(self) -> None:
        """End it."""

    def wait(self) -> int:
        """Its exit status, when it has ended; a signal that ended it as a negative number."""


@dataclass(frozen=True, slots=True)
class Started:
    """A worker process and the two pipes to it."""

    process: Process
    orders: int
    answers: int


@dataclass(frozen=True, slots=True)
class _Forked:
    pid: int

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        try:
            return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        except ChildProcessError:
            return 0


def use_one_core() -> None:
    """Keep numerical libraries, which are loaded after this, from threads of their own.

    The workers are as many as the cores already; and with threads there is no fork.
    """
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")


def freeze() -> None:
    """Keep the collector away from what is loaded, so that processes go on sharing it."""
    gc.collect()
    gc.freeze()


def fork(analyst: Analyst) -> Started:
    """A worker that is split off from this process, which must have no threads yet."""
    orders, give = os.pipe()
    take, answers = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            _become_worker(analyst, orders, answers)
        finally:
            # Whatever happened: the rest of the program is not for this process.
            os._exit(0)
    os.close(orders)
    os.close(answers)
    return Started(_Forked(pid), give, take)


def _become_worker(analyst: Analyst, orders: int, answers: int) -> None:
    # ctrl+c in the terminal is for the process that ordered the work; it ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.dup2(orders, 0)
    # Whatever prints does not print into the output of the program.
    os.dup2(2, 1)
    # The pipes of the workers before, the screen's, the library's: all would be kept open.
    os.dup2(answers, 3)
    os.closerange(4, ALL_HANDLES)
    serve(analyst, 0, 3)


def spawn(arguments: Sequence[str]) -> Started:
    """A worker that is started anew with these arguments and loads the model itself.

    In a group of its own ctrl+c in the terminal does not reach it.
    """
    process = subprocess.Popen(
        [*program(), "worker", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
        process_group=0,
    )
    assert process.stdin is not None  # noqa: S101  we asked for both
    assert process.stdout is not None  # noqa: S101
    started = Started(process, os.dup(process.stdin.fileno()), os.dup(process.stdout.fileno()))
    process.stdin.close()
    process.stdout.close()
    return started
