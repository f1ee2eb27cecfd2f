"""How soon a key is answered: the real program in a real terminal, a large library, an import.

    python bench/keys.py /tmp/news.library

A library that is not there is made first, of 100,000 articles, which takes some
minutes; it is copied, and nothing happens to it. Then 20,000 articles more come
into the copy while keys are pressed (`--importing 0` for the keys alone).

A key is written into the terminal; "first" is the time until something comes out
that is painted in the panes, not on the lines above and below them, where the
progress of the import is told; "settled" until no more of it has come for a
while, which is when an article or the answer of a search has been painted too.
Of what is typed into the search box, which lies where the top line is, "first" is
when the letter is there; the list that answers it has a line of its own.
Columns are p50, p95 and the worst, in milliseconds, beside what is wanted of the
p95; then the processor time of the reader's own process for a key, which does
not depend on what else the machine does, but holds what it does for the import.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
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

sys.path.insert(0, str(Path(__file__).parents[1]))  # run from a checkout

from tui.library.library import Library

HERE = Path(__file__).parent
ARTICLES = 100_000
PROGRAM = [sys.executable, "-m", "tui"]
ROWS, COLUMNS = 40, 120
QUIET = 0.35
"""Seconds without output after which a screen has settled."""
PATIENCE = 5.0
ROUNDS = 30
HELD, HELD_RATE = 200, 30
WANTED = 50
"""Milliseconds."""
MOVED_TO = re.compile(rb"\x1b\[(\d+);(\d+)H")
LIST_COLUMNS = 36
"""Cells at the left that are surely the list's, of so wide a screen."""
TICKS = os.sysconf("SC_CLK_TCK")


class Terminal:
    """The program in a terminal of its own."""

    def __init__(self, child: int, master: int) -> None:
        self._child = child
        self._master = master
        self._latest = b""
        self.at_panes = self.at_list = 0.0
        """When something was last painted in the panes, and in the list."""
        self.began_panes = self.began_top = 0.0
        """When something was first painted after a key: in the panes, and on the top line."""

    def read(self, seconds: float) -> None:
        """Take in what comes within so many seconds, if anything does."""
        if not select.select([self._master], [], [], max(0.0, seconds))[0]:
            return
        now = time.perf_counter()
        try:
            came = os.read(self._master, 1 << 16)
        except OSError as error:
            raise SystemExit(f"the reader ended: {self._latest[-2000:]!r}") from error
        # A move may have been cut in two.
        for row, column in MOVED_TO.findall(self._latest[-12:] + came):
            if int(row) == 1:
                self.began_top = self.began_top or now
            elif int(row) < ROWS:
                self.at_panes = now
                self.began_panes = self.began_panes or now
                if int(column) <= LIST_COLUMNS:
                    self.at_list = now
        self._latest = came

    def cpu(self) -> float:
        """Seconds of processor time of the reader's process, its threads included."""
        fields = Path(f"/proc/{self._child}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def quiet(self, seconds: float = QUIET, patience: float = PATIENCE) -> None:
        """Read until nothing has been painted in the panes for so long."""
        began = time.perf_counter()
        while (now := time.perf_counter()) - began < patience:
            left = max(self.at_panes, began) + seconds - now
            if left <= 0:
                return
            self.read(left)

    def press(self, key: bytes, *, in_box: bool = False) -> tuple[float, float, float | None]:
        """Seconds until something was painted after a key, until all was, and until the panes were.

        A key pressed `in_box` is answered there; the panes may have nothing to do with it.
        """
        self.began_panes = self.began_top = 0.0
        began = time.perf_counter()
        os.write(self._master, key)
        while (left := began + PATIENCE - time.perf_counter()) > 0:
            if self.began_panes or (in_box and self.began_top):
                break
            self.read(left)
        first = time.perf_counter() - began
        self.quiet()
        panes = self.began_panes - began if self.began_panes else None
        return first, max(first, self.at_panes - began), panes

    def hold(self, key: bytes, times: int, rate: float) -> tuple[float, float]:
        """Seconds that the list, and all, goes on after a key was held down for a while."""
        due = time.perf_counter()
        for number in range(times):
            os.write(self._master, key)
            last = time.perf_counter()
            due += 1 / rate
            while number < times - 1 and (left := due - time.perf_counter()) > 0:
                self.read(left)
        self.quiet()
        return max(0.0, self.at_list - last), max(0.0, self.at_panes - last)


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


def measure(
    what: str,
    terminal: Terminal,
    keys: Sequence[bytes],
    after: bytes = b"",
    *,
    in_box: bool = False,
) -> None:
    """Press the keys of a round again and again, and print what each took."""
    firsts: list[float] = []
    lasts: list[float] = []
    answers: list[float] = []
    spent = 0.0
    for _ in range(max(1, ROUNDS // len(keys))):
        before = terminal.cpu()
        for key in keys:
            first, last, answer = terminal.press(key, in_box=in_box)
            firsts.append(first)
            lasts.append(last)
            if answer is not None:
                answers.append(answer)
        spent += terminal.cpu() - before
        if after:
            for byte in after.split(b" "):
                terminal.press(byte)
    each = spent / len(firsts) * 1000
    print(f"{what:28}{spread(firsts)}{WANTED:9}   {spread(lasts)}   {each:7.1f}", flush=True)
    if in_box:
        print(f"{'   what answers in the list':28}{spread(answers)}{WANTED:9}", flush=True)


def spread(seconds: Sequence[float]) -> str:
    """The median, the 95th of a hundred, and the worst, in milliseconds."""
    ordered = sorted(seconds)
    late = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return "".join(f"{s * 1000:7.0f}" for s in (statistics.median(ordered), late, ordered[-1]))


def run(terminal: Terminal) -> None:
    """Everything, from the list to the article and back."""
    print(f"{'':26}first p50    p95  worst   wanted   settled p50  p95  worst   cpu/key")
    measure("j in the list", terminal, [b"j"])
    measure("k in the list", terminal, [b"k"])
    measure("tab to the next pane", terminal, [b"\t", b"\t", b"\t"])
    measure("enter and esc", terminal, [b"\r", b"\x1b"])
    terminal.press(b"\r")
    measure("] to the next claim", terminal, [b"]", b"["])
    measure("} to the next entity", terminal, [b"}", b"{"])
    measure("t, a name, enter; u", terminal, [b"t", b"h", b"a", b"r", b"\r", b"u"])
    terminal.press(b"\x1b")
    letters = [bytes([letter]) for letter in b"harbour"]
    measure("/ and typing 'harbour'", terminal, [b"/", *letters], b"\x1b", in_box=True)
    before = terminal.cpu()
    of_list, of_all = terminal.hold(b"j", HELD, HELD_RATE)
    spent = (terminal.cpu() - before) / HELD * 1000
    print(
        f"j held down, {HELD} times at {HELD_RATE}/s: the list stands {of_list * 1000:.0f} ms after"
        f" the last, the article {of_all * 1000:.0f} ms (wanted {WANTED});"
        f" {spent:.1f} ms of processor time a key"
    )


def main() -> None:
    """Copy the library, start an import, and press keys."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("library", type=Path)
    parser.add_argument("--importing", type=int, default=20_000, metavar="N")
    asked = parser.parse_args()
    if not asked.library.exists():
        make(asked.library, ARTICLES)
    with tempfile.TemporaryDirectory() as home:
        copy, folder = Path(home, "news.library"), Path(home, "new")
        shutil.copyfile(asked.library, copy)
        folder.mkdir()
        words = ["--library", str(copy), str(folder)]
        if asked.importing:
            make(folder, asked.importing)
        environ = {**os.environ, "NEWSREADER_HOME": home}
        # A library of an earlier version is brought up to date before the screen opens.
        subprocess.run([*PROGRAM, "tags", "--library", str(copy)], env=environ, check=False)
        before = held(copy)
        load = os.getloadavg()[0]
        with running(words, environ) as terminal:
            terminal.quiet(1.5, patience=20.0)
            spent, began = terminal.cpu(), time.perf_counter()
            terminal.quiet(3.0, patience=3.0)
            share = (terminal.cpu() - spent) / (time.perf_counter() - began)
            print(f"load {load:.1f} at the start; at rest the reader takes {share:.0%} of a core\n")
            run(terminal)
            took = time.perf_counter() - began
        print(f"{held(copy) - before:,} articles came in meanwhile, in {took:.0f} s")


def make(place: Path, articles: int) -> None:
    """Have a library or a folder of so many articles made."""
    words = [str(HERE / "make_corpus.py"), str(HERE.parent / "sample_articles"), str(place)]
    subprocess.run([sys.executable, *words, str(articles)], check=True, timeout=3600)


def held(library: Path) -> int:
    """How many articles a library holds."""
    with Library.open(library, now=lambda: 0, durable=False) as opened:
        return opened.shelf.counts().articles


if __name__ == "__main__":
    main()
