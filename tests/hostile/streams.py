"""Commands run in this process, with pipes or with a terminal to print on."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import IO

import pytest

from tui import cli

pty = pytest.importorskip("pty")
tty = pytest.importorskip("tty")


def ran(
    patch: pytest.MonkeyPatch, words: Sequence[str], *, is_terminal: bool = False
) -> tuple[int, str, str]:
    """The status of a command, and all that it printed: on a terminal as one, byte by byte."""
    with ExitStack() as stack, patch.context() as inner:
        heard = [stack.enter_context(_heard(*_ends(is_terminal))) for _ in range(2 - is_terminal)]
        inner.setattr(sys, "stdout", heard[0][0])
        inner.setattr(sys, "stderr", heard[-1][0])
        status = cli.main(words)
        for file, _ in heard:
            file.flush()
        stack.close()
    out, err = (b"".join(more).decode("utf-8") for _, more in (heard[0], heard[-1]))
    return status, out, err


def _ends(is_terminal: bool) -> tuple[int, int]:
    if not is_terminal:
        return os.pipe()
    ours, theirs = pty.openpty()
    tty.setraw(theirs)  # no carriage return is added to what is printed
    return ours, theirs


@contextmanager
def _heard(ours: int, theirs: int) -> Iterator[tuple[IO[str], list[bytes]]]:
    more: list[bytes] = []

    def listen() -> None:
        try:
            while raw := os.read(ours, 65_536):
                more.append(raw)
        except OSError:  # a terminal whose other side is closed
            return

    thread = threading.Thread(target=listen)
    thread.start()
    with os.fdopen(theirs, "w", encoding="utf-8") as file:
        yield file, more
    thread.join()
    os.close(ours)
