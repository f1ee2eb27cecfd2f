"""Run the command in a process forked from one that has loaded the program, in a tenth of the time.

Each test process keeps one such mother process. It reads what is to be run from a
socket, with the three streams that the command shall have, and forks: the child goes
on as `python -m tui` does once everything is imported, and ends as it does, with its
own arguments, folder and environment. What is read while modules are imported, or by
Python when it starts, is the mother's: a test of that starts Python itself.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from tui.background.start import use_one_core
from tui.cli import main
from tui.commands.arguments.parser import COMMANDS

ROOT = Path(__file__).parents[1]
_LENGTH = 4
"""Bytes before what is asked, for how many it takes."""
_EARLY = ("PYTHON", "LC_", "LANG")
"""How the names of variables begin that Python reads when it starts."""


def is_read_early(environ: Mapping[str, str]) -> bool:
    """Whether any of these variables must be there when Python starts."""
    return any(name.startswith(_EARLY) for name in environ)


class Mother:
    """The process that has loaded the program; it forks one child at a time.

    One that `has_model` holds the language model too, for commands that analyse.
    """

    def __init__(self, *, has_model: bool = False) -> None:
        self._here, there = socket.socketpair()
        code = f"from tests import forking; forking.serve({there.fileno()}, {has_model})"
        with there:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", code],
                cwd=ROOT,
                pass_fds=[there.fileno()],
                env={
                    **os.environ,
                    "PYTHONPATH": str(ROOT),
                    "PYTHONWARNINGS": "error::ResourceWarning",
                },
            )
        atexit.register(self.close)

    def run(
        self,
        words: Sequence[str],
        folder: Path,
        environ: Mapping[str, str],
        streams: tuple[int, int, int],
        seconds: float,
    ) -> int:
        """Run one command, for at most so many seconds; give its status as `subprocess` does."""
        asked = json.dumps([list(words), str(folder), dict(environ), seconds]).encode()
        socket.send_fds(self._here, [len(asked).to_bytes(_LENGTH, "big")], list(streams))
        self._here.sendall(asked)
        told = self._here.recv(64)
        if not told:
            raise ChildProcessError("the process that has loaded the program has ended")
        status = os.waitstatus_to_exitcode(int(told))
        if status == -signal.SIGALRM:
            raise subprocess.TimeoutExpired(list(words), seconds)
        return status

    def close(self) -> None:
        """End the process; it ends by itself when nobody is there to ask."""
        self._here.close()
        self._process.wait()


def serve(number: int, has_model: bool) -> None:
    """Fork a child for whatever is asked over this socket, until nobody asks any more."""
    _load()
    if has_model:
        _load_model()
    asking = socket.socket(fileno=number)
    while True:
        length, streams, _, _ = socket.recv_fds(asking, _LENGTH, 3)
        if not length:
            return
        asked = b""
        while len(asked) < int.from_bytes(length, "big"):
            asked += asking.recv(1 << 20)
        child = os.fork()
        if not child:
            asking.close()
            sys.exit(_become(asked, streams))
        for stream in streams:
            os.close(stream)
        _, status = os.waitpid(child, 0)
        asking.sendall(str(status).encode())


def _load() -> None:
    """Import what the commands import when they start."""
    for command in COMMANDS:
        import_module(f"tui.commands.{command.module or command.name}")


def _load_model() -> None:
    """Import the analysis, and hand out what spaCy loads from its files here and now."""
    use_one_core()
    spacy: Any = import_module("spacy")
    models = import_module("tui.analysis.models")
    import_module("tui.analysis.pipeline")
    loads = spacy.load
    pristine = {models.PACKAGED: loads(models.PACKAGED)} if _is_usual(models) else {}
    spacy.load = lambda place: pristine.get(place) or loads(place)
    gc.collect()
    gc.freeze()


def _is_usual(models: Any) -> bool:
    """Whether no better pipeline than the one that comes along is installed."""
    return not any(map(models.util.is_package, models.PREFERRED))


def _become(asked: bytes, streams: Sequence[int]) -> int:
    """Be the command: its streams, its arguments, its folder, its environment."""
    words, folder, environ, seconds = json.loads(asked)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environ)
    sys.argv = ["newsreader", *words]
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(number, mode, encoding="utf-8", errors=errors, closefd=False)
        for number, mode, errors in (
            (0, "r", "strict"),
            (1, "w", "strict"),
            (2, "w", "backslashreplace"),
        )
    )
    signal.alarm(int(seconds))
    return main()
