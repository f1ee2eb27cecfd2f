"""Hooks: programs of the reader's own that run after an import and after tagging.

They lie in the folder `hooks` beside the settings, called as in `HOOKS`, and
run when they are executable. They get the ids of the articles on standard
input, one a line, and in the environment what happened; after tagging the
tags as arguments too, `+port -draft`. What they print goes to a log. One that
fails, or takes too long and is ended, costs a sentence and nothing else.
"""

from __future__ import annotations

import os
import queue
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import IO

from tui.errors import NewsreaderError
from tui.news.article import ArticleId

AFTER_IMPORT = "after-import"
AFTER_TAGGING = "after-tagging"
HOOKS = (AFTER_IMPORT, AFTER_TAGGING)

INSIDE = "NEWSREADER_HOOK"
"""Names the hook to itself; a command that is run by a hook runs no hooks, or they never end."""

LOG_LIMIT = 1_000_000
"""Bytes after which the log begins anew."""

_LAST_WORDS = 2_000
"""Bytes of the end of the log in which the last line is looked for."""


@dataclass(frozen=True, slots=True)
class Call:
    """A hook that is to run; it is found out when it does, for which articles and with what."""

    name: str
    library: Path
    what: str
    find: Callable[[], tuple[Sequence[ArticleId], Sequence[str]] | None]


@dataclass(frozen=True, slots=True)
class Hooks:
    """The hooks of one reader; `seconds` is how long each may run, `log` takes what they print."""

    folder: Path
    log: Path
    seconds: int
    tell: Callable[[str], None]
    environ: Mapping[str, str]
    is_on: bool = True
    waiting: queue.SimpleQueue[Call | Callable[[], None] | None] = field(
        default_factory=queue.SimpleQueue
    )

    def has(self, name: str) -> bool:
        """Whether there is such a hook, and it may run."""
        path = self.folder / name
        return (
            self.is_on
            and INSIDE not in self.environ
            and path.is_file()
            and os.access(path, os.X_OK)
        )

    def heard(self, library: Path) -> Callable[..., None]:
        """What the journal of a library is to tell its steps to: tagging makes a call."""

        def hear(what: str, changes: bytes, *, is_undone: bool) -> None:
            if not self.has(AFTER_TAGGING):
                return

            def find() -> tuple[Sequence[ArticleId], Sequence[str]] | None:
                from tui.library.marks.tag_changes import tags_changed  # noqa: PLC0415  loads SQLite

                changed = tags_changed(changes, is_undone=is_undone)
                return None if changed is None else (changed.ids, str(changed.change).split())

            self.waiting.put(Call(AFTER_TAGGING, library, what, find))

        return hear

    def imported(self, library: Path, ids: Sequence[ArticleId]) -> None:
        """Call the hook for articles that are new or changed."""
        if ids and self.has(AFTER_IMPORT):
            self.waiting.put(Call(AFTER_IMPORT, library, "imported", lambda: (ids, ())))

    def finish(self) -> None:
        """Run what waits, one after the other."""
        with suppress(queue.Empty):
            while (call := self.waiting.get_nowait()) is not None:
                self._do(call)

    def wait_and_do(self) -> bool:
        """Do what waits or comes next; False when it is the sign to end."""
        call = self.waiting.get()
        if call is not None:
            self._do(call)
        return call is not None

    def _do(self, call: Call | Callable[[], None]) -> None:
        if isinstance(call, Call):
            self.run(call)
        else:
            try:
                call()
            except NewsreaderError as error:
                self.tell(str(error))

    def run(self, call: Call) -> None:
        """Run one hook; a sentence is told when something is wrong with it."""
        found = call.find()
        if found is None:
            return
        ids, words = found
        try:
            with _open_log(self.log) as log:
                begin = log.seek(0, os.SEEK_END)
                wrong = self._run(call, ids, words, log.fileno())
            if wrong:
                self.tell(f"The hook {call.name} {wrong}{_last_line(self.log, begin)}.")
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            self.tell(f"The hook {call.name} cannot be run: {reason}.")

    def _run(self, call: Call, ids: Sequence[ArticleId], words: Sequence[str], log: int) -> str:
        """What was wrong with the hook; empty when all is well."""
        with subprocess.Popen(
            [str(self.folder / call.name), *words],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            env={
                **self.environ,
                INSIDE: call.name,
                "NEWSREADER_LIBRARY": str(call.library),
                "NEWSREADER_STEP": call.what.replace("\0", " "),
                "NEWSREADER_COUNT": str(len(ids)),
            },
            start_new_session=True,
        ) as child:
            try:
                child.communicate("".join(f"{id_}\n" for id_ in ids).encode(), self.seconds)
            except subprocess.TimeoutExpired:
                _end(child)
                return f"was ended after {self.seconds} seconds"
            except (
                BaseException
            ):  # ctrl+c is for the hook as well, which is in a session of its own
                _end(child)
                raise
        if child.returncode < 0:
            return f"was ended by signal {-child.returncode}"
        return f"failed with status {child.returncode}" if child.returncode else ""


class HooksAside:
    """Hooks that run in a thread, so that no key waits for them."""

    def __init__(self, hooks: Hooks) -> None:
        self._hooks = hooks
        self._thread = Thread(target=self._run, name="hooks", daemon=True)
        self._thread.start()

    def do(self, what: Callable[[], None]) -> None:
        """Do something there, before the calls that it makes."""
        self._hooks.waiting.put(what)

    def close(self, tell_waiting: Callable[[], None], soon: float = 1.0) -> None:
        """Run what waits, for as long as one hook may take; `tell_waiting` when it is not soon."""
        self._hooks.waiting.put(None)
        self._thread.join(soon)
        if self._thread.is_alive():
            tell_waiting()
            self._thread.join(self._hooks.seconds)

    def _run(self) -> None:
        while self._hooks.wait_and_do():
            pass
        # What was done last may have made calls of its own.
        self._hooks.finish()


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the hook, and what it has started."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()
    child.wait()


def _open_log(path: Path) -> IO[bytes]:
    is_long = path.exists() and path.stat().st_size > LOG_LIMIT
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.open("wb" if is_long else "ab")


def _last_line(log: Path, begin: int) -> str:
    """What the hook printed last, after a colon; empty when it said nothing."""
    with suppress(OSError), log.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(begin, size - _LAST_WORDS))
        lines = file.read().decode("utf-8", "replace").split("\n")
        said = [line.strip() for line in lines if line.strip()]
        return f": {said[-1].rstrip('.')[:200]}" if said else ""
    return ""
