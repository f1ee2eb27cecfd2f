"""Pipe: a text through another program, bounded in time and in what comes out.

The program has no terminal of ours: what it prints is read, cleaned of
everything that could steer a terminal, and handed on as it comes.
"""

from __future__ import annotations

import codecs
import os
import re
import shlex
import signal
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Lock, Thread, Timer

from tui.terminal.looks.safe import safe

SECONDS = 120.0
"""A program that has not ended by then is ended."""

BYTES = 1_000_000
"""What is read of a program's output; one that prints more is ended."""

_STEERING = re.compile(
    "\x1b\\[[0-?]*[ -/]*[@-~]|\x1b[\\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\\\)?|\x1b[ -/]*[0-~]?|.\x08"
)
"""Colours, titles and cursor moves, and letters struck over by others."""


def words_of(command: str, shell: Sequence[str]) -> list[str]:
    """The words that a command is started with; ValueError says what is wrong with it."""
    if shell and command.strip():
        return [*shell, command]
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise ValueError(f"{str(error).lower()} in the command") from error
    if not words:
        raise ValueError("type a command")
    return words


class Cleaner:
    """Makes output safe to show, piece by piece; a piece may end within a letter or a colour."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""

    def clean(self, raw: bytes, *, is_last: bool = False) -> str:
        """What can be shown by now, as lines ended by newlines but for the last."""
        text = self._rest + self._decoder.decode(raw, is_last)
        # A whole line at a time, so that nothing is cut that belongs together.
        end = len(text) if is_last else text.rfind("\n") + 1
        text, self._rest = text[:end], text[end:]
        text = _STEERING.sub("", text.replace("\r\n", "\n")).replace("\r", "\n")
        return safe(text.expandtabs(8))


class Pipe:
    """One run of a program; `heard` gets the output in pieces, `ended` how it ended.

    Both are called on a thread of this run.
    """

    def __init__(
        self, words: Sequence[str], heard: Callable[[str], None], ended: Callable[[str], None]
    ) -> None:
        self._words = words
        self._heard = heard
        self._ended = ended
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._why = ""

    def start(self, text: str) -> None:
        """Start the program with the text on its standard input.

        Raises OSError when it cannot be started.
        """
        process = subprocess.Popen(
            self._words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._process = process
        # Threads that do not keep the reader from ending, whatever the program does.
        Thread(target=self._feed, args=(process, text), daemon=True, name="pipe-in").start()
        Thread(target=self._read, args=(process,), daemon=True, name="pipe-out").start()

    def cancel(self, why: str = "cancelled") -> None:
        """End the program and all it started; nothing when it has ended."""
        with self._lock:
            process = self._process
            if process is None or process.poll() is not None:
                return
            self._why = self._why or why
            with suppress(OSError):
                if hasattr(os, "killpg"):
                    os.killpg(process.pid, signal.SIGKILL)
                else:
                    process.kill()

    def _feed(self, process: subprocess.Popen[bytes], text: str) -> None:
        with suppress(OSError, ValueError):  # it need not read all of it
            if process.stdin is not None:
                with process.stdin as stdin:
                    stdin.write(text.encode())

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        late = Timer(SECONDS, self.cancel, (f"ended after {SECONDS:g} seconds",))
        late.daemon = True
        late.start()
        cleaner, room = Cleaner(), BYTES
        if process.stdout is not None:
            with process.stdout as out:
                while room > 0 and (raw := os.read(out.fileno(), min(room, 65_536))):
                    room -= len(raw)
                    self._heard(cleaner.clean(raw))
                if room <= 0:
                    # Before the output is closed, of which it would end by itself, as if it failed.
                    self.cancel(f"ended after {BYTES:,} bytes")
        self._heard(cleaner.clean(b"", is_last=True))
        late.cancel()
        status = process.wait()
        failed = f"failed with status {status}" if status > 0 else f"ended by signal {-status}"
        self._ended(self._why or (failed if status else "done"))
