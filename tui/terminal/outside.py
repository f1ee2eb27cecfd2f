"""Outside: the other programs of this machine that the reader may ask for a service.

Which there are, only the command line knows; here they are started: always
from a list of words, never through a shell, with nothing of theirs on our
screen.
"""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import urlsplit

CLIPBOARD_SECONDS = 2.0
"""How long a program may take to accept what is copied."""

_NOT_IN_ADDRESSES = frozenset(" \xa0\u3000\"'`<>\\^{|}")

START_SECONDS = 0.7
"""A browser that has not failed by then is taken to be opening the page."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program as it is started; `takes_terminal` when it draws on the terminal itself.

    `encoding` is that of the text it takes on its standard input.
    """

    words: tuple[str, ...]
    takes_terminal: bool = False
    encoding: str = "utf-8"

    @property
    def name(self) -> str:
        """What it is called, without where it lies."""
        return PurePath(self.words[0]).name


@dataclass(frozen=True, slots=True)
class Outside:
    """The programs there are for each service, the preferred first.

    `shell` are the words before a command that is to be run by a shell, or
    nothing when commands are run without one.
    """

    clipboards: tuple[Program, ...] = ()
    browsers: tuple[Program, ...] = ()
    pagers: tuple[Program, ...] = ()
    shell: tuple[str, ...] = ()


NOTHING_OUTSIDE = Outside()
"""A machine without other programs."""


def take_to_clipboard(programs: Sequence[Program], text: str) -> str | None:
    """Give the text to the first of the programs that takes it; its name, or None."""
    for program in programs:
        with suppress(OSError, subprocess.SubprocessError):
            subprocess.run(
                program.words,
                input=text.encode(program.encoding, "replace"),
                # What holds the clipboard stays, with our pipes open if it had any.
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=CLIPBOARD_SECONDS,
                check=True,
            )
            return program.name
    return None


def show_beside(program: Program, target: str) -> bool:
    """Start a program that has a window of its own; False when it failed at once."""
    try:
        process = subprocess.Popen(
            [*program.words, target],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return process.wait(START_SECONDS) == 0
    except subprocess.TimeoutExpired:
        return True


def show_here(program: Program, target: str) -> bool:
    """Run a program on the terminal until the user ends it; False when it could not be run."""
    try:
        with _deaf():
            return subprocess.run([*program.words, target], check=False).returncode in (0, 130)
    except OSError:
        return False


@contextmanager
def _deaf() -> Iterator[None]:
    """Have ctrl+c and the like go to the program on the terminal alone.

    The terminal sends them to us as well, and the reader would end behind a
    pager in which a long search was broken off. A handler that does nothing,
    for what is ignored would be ignored by the program too.
    """
    signals = (signal.SIGINT, *((signal.SIGQUIT,) if hasattr(signal, "SIGQUIT") else ()))
    before = [(one, signal.signal(one, lambda *_: None)) for one in signals]
    try:
        yield
    finally:
        for one, handler in before:
            signal.signal(one, handler)


def web_address(url: str | None) -> str | None:
    """The address as it may be given to a browser; None when it is not one of the web.

    What an address has to write as %22 and the like, and quotation marks of
    either kind, are refused: the scripts that start browsers may read them.
    """
    if not url or any(not sign.isprintable() or sign in _NOT_IN_ADDRESSES for sign in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.netloc else None
