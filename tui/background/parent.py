"""The screen's end: starts the two processes, hands on their events, stops them."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from tui.background.engine import Engine
from tui.background.events import from_line, order_line, waiting_line
from tui.background.start import program
from tui.events import AnalysisOff, Event, Idle, Shelved, Trouble
from tui.news.article import ArticleId
from tui.news.story_field import NO_NAMES, OwnNames

REFUSED = 3
"""Exit status of a process that said itself why it cannot work; starting it again is no use."""

PAUSES = (0.5, 5.0, 30.0)
"""Seconds before a process that died is started again; after the last one it stays down."""

PARTING = 0.2
"""Seconds that a process has to end by itself before it is killed.

It can be killed at any moment, for the library takes a transaction whole or
not at all; but while it loads the language model it cannot be asked to go, and
nobody wants to wait for that.
"""

LOG_LIMIT = 1_000_000
"""Bytes after which the log begins anew."""


class Background:
    """The intake and the analysis of one library, each in a process of its own.

    `on_event` is called from threads of this object, never from the caller's,
    and must hand the event on quickly. What the processes themselves have to
    say (warnings of libraries, tracebacks) goes to the file `log`, never to
    the terminal. The workers of the `engine` are processes more.
    """

    def __init__(  # noqa: PLR0913  named where they are given
        self,
        library_path: Path,
        folders: Sequence[Path],
        engine: Engine,
        on_event: Callable[[Event], None],
        *,
        own: OwnNames = NO_NAMES,
        log: Path | None = None,
    ) -> None:
        library = [f"--library={library_path}"]
        self._on_event = on_event
        self._lock = threading.Lock()
        self._idle = {"intake": False, "analysis": False}
        log = log or library_path.with_name(library_path.name + ".log")
        self._intake = _Process(
            "intake",
            [
                *program(),
                "intake",
                *library,
                *(f"--folder={folder}" for folder in folders),
                f"--fields={json.dumps({name.value: names for name, names in own.items()})}",
            ],
            log,
            self._handle,
        )
        self._analysis = _Process(
            "analysis",
            [
                *program(),
                "analysis",
                *library,
                *engine.arguments,
                f"--workers={engine.workers}",
            ],
            log,
            self._handle,
        )

    def start(self) -> None:
        """Start both processes; returns at once."""
        self._intake.start()
        self._analysis.start()

    def want(self, ids: Sequence[ArticleId]) -> None:
        """Analyse these articles before all others, the first one first."""
        self._analysis.tell(order_line(ids), is_kept=True)

    def rescan(self) -> None:
        """Look at the folders now, not when it is next due."""
        self._intake.tell(order_line(look=True))

    def stand_back(self, is_waiting: bool) -> None:
        """Begin to write nothing while the reader waits to, and go on when that is over."""
        for process in (self._intake, self._analysis):
            process.tell(waiting_line(is_waiting))

    def stop(self) -> None:
        """End both processes; no event comes after this returns."""
        self._intake.hang_up()
        self._analysis.hang_up()
        self._intake.wait()
        self._analysis.wait()

    def _handle(self, process: _Process, event: Event) -> None:
        with self._lock:
            was_idle = all(self._idle.values())
            # Trouble may be the last word of a process; if not, its next event says so.
            self._idle[process.name] = isinstance(event, Idle | AnalysisOff | Trouble)
            is_idle = all(self._idle.values())
        if isinstance(event, Shelved):
            self._analysis.tell(order_line(look=True))
        if not isinstance(event, Idle):
            self._on_event(event)
        if is_idle and not was_idle:
            self._on_event(Idle())


class _Process:
    """One child process: started, listened to and, when it dies, started again."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        log: Path,
        on_event: Callable[[_Process, Event], None],
    ) -> None:
        self.name = name
        self._command = command
        self._log = log
        self._on_event = on_event
        self._child: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._kept = b""
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def tell(self, line: bytes, *, is_kept: bool = False) -> None:
        """Write orders if the process is there and its pipe has room; never waits.

        The last of those that are kept is told again to a process that starts later.
        """
        with self._lock:
            if is_kept:
                self._kept = line
            if self._child and self._child.stdin and not self._child.stdin.closed:
                # A full pipe means that it is behind with older orders; a newer one will come.
                with suppress(OSError):
                    self._child.stdin.write(line)

    def hang_up(self) -> None:
        """Close the pipe: the process takes it as the sign to end."""
        self._over.set()
        with self._lock:
            if self._child:
                _close(self._child.stdin)

    def wait(self) -> None:
        """Return when the process is gone; one that does not go is killed."""
        if self._thread.ident is None:
            return
        self._thread.join(PARTING)
        with self._lock:
            if self._child and self._child.poll() is None:
                self._child.kill()
        self._thread.join(5.0)

    def _run(self) -> None:
        for pause in (*PAUSES, None):
            status = self._run_once()
            if self._over.is_set() or status in (0, REFUSED):
                return
            if pause is None:
                self._give_up(f"The {self.name} stopped working; see {self._log}.")
            elif self._over.wait(pause):
                return

    def _give_up(self, reason: str) -> None:
        self._on_event(self, AnalysisOff(reason) if self.name == "analysis" else Trouble(reason))

    def _run_once(self) -> int:
        """Run the process to its end, handing on what it says; its exit status."""
        try:
            with _open_log(self._log) as log:
                child = self._spawn(log)
        except OSError as error:
            self._give_up(f"The {self.name} cannot be started: {error.strerror}.")
            return REFUSED
        if child is None:
            return 0
        assert child.stdout is not None  # noqa: S101  we asked for the pipe
        for line in child.stdout:
            event = from_line(line)
            if event is not None and not self._over.is_set():
                self._on_event(self, event)
        status = child.wait()
        child.stdout.close()
        with self._lock:
            _close(child.stdin)
        return status

    def _spawn(self, log: IO[bytes]) -> subprocess.Popen[bytes] | None:
        """The process, started unless we are stopping.

        In a group of its own ctrl+c in the terminal does not reach it.
        """
        with self._lock:
            if self._over.is_set():
                return None
            self._child = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                bufsize=0,
                # A group and not a session: Linux gives each session the same share of the
                # processors, however nice its processes are to one another.
                process_group=0,
                # Windows, which knows no niceness; inherited by the workers.
                creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
            )
            if os.name == "posix" and self._child.stdin:
                os.set_blocking(self._child.stdin.fileno(), False)
            if self._child.stdin and self._kept:
                with suppress(OSError):
                    self._child.stdin.write(self._kept)
            return self._child


def _close(pipe: IO[bytes] | None) -> None:
    if pipe:
        with suppress(OSError):
            pipe.close()


def _open_log(path: Path) -> IO[bytes]:
    """The log, open for appending; what cannot be logged is dropped."""
    try:
        is_long = path.exists() and path.stat().st_size > LOG_LIMIT
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("wb" if is_long else "ab")
    except OSError:
        return Path(os.devnull).open("ab")
