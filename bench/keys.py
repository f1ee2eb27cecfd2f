"""How soon a key is answered: the real program in a real terminal, a large library, an import.

    python bench/make_corpus.py sample_articles /tmp/news.library 100000
    python bench/keys.py /tmp/news.library --importing 20000

The library is copied first, nothing happens to it. A key is written into the
terminal; "first" is the time until the next bytes come out of it, "settled"
until no more have come for a while, which is when an answer of the search
has been painted too. Columns are p50, p95 and the worst, in milliseconds, then
the processor time of the reader's own process for a key, which does not depend
on what else the machine does. While an import runs, what the reader does for
that is in it too, and its progress is painted, so that now and then a "first"
is answered too soon: `--importing 0` gives the keys alone.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
PROGRAM = [sys.executable, "-m", "tui"]
ROWS, COLUMNS = 40, 120
QUIET = 0.35
"""Seconds without output after which a screen has settled."""
PATIENCE = 5.0
ROUNDS = 30
HELD, HELD_RATE = 200, 30
TICKS = os.sysconf("SC_CLK_TCK")


class Terminal:
    """The program in a terminal of its own."""

    def __init__(self, child: int, master: int) -> None:
        self._child = child
        self._master = master
        self._latest = b""

    def _read(self) -> None:
        try:
            self._latest = os.read(self._master, 1 << 16)
        except OSError as error:
            raise SystemExit(f"the reader ended: {self._latest[-2000:]!r}") from error

    def cpu(self) -> float:
        """Seconds of processor time of the reader's process, its threads included."""
        fields = Path(f"/proc/{self._child}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def quiet(self, seconds: float = QUIET, patience: float = PATIENCE) -> float:
        """Read until nothing has come for so long; when the last bytes came."""
        last = began = time.perf_counter()
        while (now := time.perf_counter()) - last < seconds and now - began < patience:
            if select.select([self._master], [], [], max(0.0, seconds - (now - last)))[0]:
                self._read()
                last = time.perf_counter()
        return last

    def press(self, key: bytes) -> tuple[float, float]:
        """Seconds until the first bytes after a key, and until the last."""
        began = time.perf_counter()
        os.write(self._master, key)
        if not select.select([self._master], [], [], PATIENCE)[0]:
            return PATIENCE, PATIENCE
        first = time.perf_counter() - began
        return first, max(first, self.quiet() - began)

    def hold(self, key: bytes, times: int, rate: float) -> float:
        """Seconds that the screen goes on after a key was held down for a while."""
        due = time.perf_counter()
        for _ in range(times):
            os.write(self._master, key)
            due += 1 / rate
            while (left := due - time.perf_counter()) > 0:
                if select.select([self._master], [], [], left)[0]:
                    self._read()
        return max(0.0, self.quiet() - due)


@contextmanager
def running(words: Sequence[str], environ: dict[str, str]) -> Iterator[Terminal]:
    """The program, ended at the end."""
    child, master = pty.fork()
    if child == 0:
        os.execvpe(  # noqa: S606  the program to be timed
            PROGRAM[0],
            [*PROGRAM, *words],
            {**environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
        )
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    try:
        yield Terminal(child, master)
    finally:
        os.kill(child, signal.SIGTERM)
        os.waitpid(child, 0)
        os.close(master)


def measure(what: str, terminal: Terminal, keys: Sequence[bytes], after: bytes = b"") -> None:
    """Press the keys of a round again and again, and print what each took."""
    firsts: list[float] = []
    lasts: list[float] = []
    spent = 0.0
    for _ in range(max(1, ROUNDS // len(keys))):
        before = terminal.cpu()
        for key in keys:
            first, last = terminal.press(key)
            firsts.append(first)
            lasts.append(last)
        spent += terminal.cpu() - before
        if after:
            for byte in after.split(b" "):
                terminal.press(byte)
    print(f"{what:28}{spread(firsts)}   {spread(lasts)}   {spent / len(firsts) * 1000:7.1f}")


def spread(seconds: Sequence[float]) -> str:
    """The median, the 95th of a hundred, and the worst, in milliseconds."""
    ordered = sorted(seconds)
    late = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return "".join(f"{s * 1000:7.0f}" for s in (statistics.median(ordered), late, ordered[-1]))


def run(terminal: Terminal) -> None:
    """Everything, from the list to the article and back."""
    print(f"{'':28}{'first p50':>7}    p95  worst   {'settled p50':>7}  p95  worst    cpu/key")
    measure("j in the list", terminal, [b"j"])
    measure("k in the list", terminal, [b"k"])
    measure("tab to the next pane", terminal, [b"\t", b"\t", b"\t"])
    measure("enter and esc", terminal, [b"\r", b"\x1b"])
    terminal.press(b"\r")
    measure("] to the next claim", terminal, [b"]", b"["])
    measure("} to the next entity", terminal, [b"}", b"{"])
    measure("t, a name, enter; u", terminal, [b"t", b"h", b"a", b"r", b"\r", b"u"])
    terminal.press(b"\x1b")
    measure("/ and typing 'harbour'", terminal, [b"/", *(bytes([c]) for c in b"harbour")], b"\x1b")
    before = terminal.cpu()
    lag = terminal.hold(b"j", HELD, HELD_RATE)
    spent = (terminal.cpu() - before) / HELD * 1000
    print(f"j held down, {HELD} times at {HELD_RATE}/s: {lag * 1000:.0f} ms after the last", end="")
    print(f" the screen stands still; {spent:.1f} ms of processor time a key")


def main() -> None:
    """Copy the library, start an import, and press keys."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("library", type=Path)
    parser.add_argument("--importing", type=int, default=20_000, metavar="N")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        copy, folder = Path(home, "news.library"), Path(home, "new")
        shutil.copyfile(asked.library, copy)
        folder.mkdir()
        words = ["--library", str(copy), str(folder)]
        if asked.importing:
            make = [
                sys.executable,
                str(HERE / "make_corpus.py"),
                str(HERE.parent / "sample_articles"),
            ]
            subprocess.run([*make, str(folder), str(asked.importing)], check=True, timeout=600)
        environ = {**os.environ, "NEWSREADER_HOME": home}
        # A library of an earlier version is brought up to date before the screen opens.
        subprocess.run([*PROGRAM, "tags", "--library", str(copy)], env=environ, check=False)
        load = os.getloadavg()[0]
        with running(words, environ) as terminal:
            terminal.quiet(1.5, patience=20.0)
            before, began = terminal.cpu(), time.perf_counter()
            terminal.quiet(3.0, patience=3.0)
            share = (terminal.cpu() - before) / (time.perf_counter() - began)
            print(f"load {load:.1f} at the start; at rest the reader takes {share:.0%} of a core\n")
            run(terminal)


if __name__ == "__main__":
    main()
