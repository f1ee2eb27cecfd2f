"""How long the commands take from start to end, and the screen to its first article.

    python bench/startup.py [FOLDER | LIBRARY ...]

With a folder its library is brought up to date first (not counted). Libraries
(`.library`, see `make_corpus`) are opened where they lie, one after the other and
round and round, so that what else the machine does meets all of them; they are
brought up to date first, and otherwise left as they are. Every figure is the median
and the worst of several runs, in milliseconds; of the screen also the median of the
processor time, of all its threads, until the first headline stood there.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from pathlib import Path

RUNS = 7
PATIENCE = 30.0
PROGRAM = [sys.executable, "-m", "tui"]
TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Run everything and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("places", type=Path, nargs="*", metavar="FOLDER | LIBRARY")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        environ = {**os.environ, "NEWSREADER_HOME": home}
        if asked.places and all(place.suffix == ".library" for place in asked.places):
            measure_libraries(asked.places, environ)
        else:
            measure_folders([str(place) for place in asked.places], environ)


def measure_folders(folders: Sequence[str], environ: dict[str, str]) -> None:
    """The commands and the screen on the library of the folders, or of those of the settings."""
    subprocess.run([*PROGRAM, "index", *folders], env=environ, check=True)
    marker = newest([], environ)
    tell("python -c pass", [run([sys.executable, "-c", "pass"], environ) for _ in range(RUNS)])
    for words in (["--version"], ["keys"], ["locate"], ["search", "harbour"]):
        times = [run([*PROGRAM, *words], environ) for _ in range(RUNS)]
        tell(f"newsreader {' '.join(words)}", times)
    sights = [first_sight([*PROGRAM, *folders], environ, marker) for _ in range(RUNS)]
    tell_sights(f"newsreader (first sight of {marker!r})", sights)


def measure_libraries(libraries: Sequence[Path], environ: dict[str, str]) -> None:
    """A search, and the screen, on each library in turn."""
    given = {path: ["--library", str(path)] for path in libraries}
    markers = {path: newest(words, environ) for path, words in given.items()}
    searches: dict[Path, list[float]] = {path: [] for path in libraries}
    sights: dict[Path, list[tuple[float, float]]] = {path: [] for path in libraries}
    for _ in range(RUNS):
        for path, words in given.items():
            searches[path].append(
                run([*PROGRAM, "search", *words, "--limit", "20", "harbour"], environ)
            )
            sights[path].append(first_sight([*PROGRAM, *words], environ, markers[path]))
    for path in libraries:
        tell(f"{path.stem}: newsreader search --limit 20 harbour", searches[path])
    for path in libraries:
        tell_sights(f"{path.stem}: first sight of {markers[path]!r}", sights[path])


def newest(words: Sequence[str], environ: dict[str, str]) -> str:
    """The first word of the newest headline, by which the first screen is known."""
    command = [*PROGRAM, "search", *words, "--limit", "1", "sort:-date"]
    found = subprocess.run(command, env=environ, check=True, capture_output=True)
    headline = found.stdout.decode().split("\n")[0][30:].strip()
    return headline.split()[0] if headline else "Articles"


def tell_sights(what: str, sights: Sequence[tuple[float, float]]) -> None:
    """Print the line of the screen."""
    tell(what, [wall for wall, _ in sights], [cpu for _, cpu in sights])


def tell(what: str, seconds: Sequence[float], processor: Sequence[float] = ()) -> None:
    """Print one line of the table."""
    line = f"{what:45} {statistics.median(seconds) * 1000:7.0f} {max(seconds) * 1000:7.0f}"
    print(line + (f" {statistics.median(processor) * 1000:7.0f}" if processor else ""), flush=True)


def run(command: list[str], environ: dict[str, str]) -> float:
    """Seconds that a command takes."""
    began = time.perf_counter()
    subprocess.run(command, env=environ, check=False, capture_output=True)
    return time.perf_counter() - began


def first_sight(command: list[str], environ: dict[str, str], marker: str) -> tuple[float, float]:
    """Seconds until the screen, in a terminal of 120 × 40, shows the marker; of processor time."""
    began = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execvpe(  # noqa: S606  the program to be timed
            command[0], command, {**environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        )
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    seen = b""
    try:
        while time.perf_counter() - began < PATIENCE:
            if select.select([terminal], [], [], 0.1)[0]:
                seen += os.read(terminal, 65536)
                if marker.encode() in re.sub(rb"\x1b\[[\d;?]*[a-zA-Z]", b"", seen):
                    return time.perf_counter() - began, processor_of(child)
        return PATIENCE, processor_of(child)
    finally:
        leave(child, terminal)


def leave(child: int, terminal: int) -> None:
    """Quit as a reader does: after a kill the next start examines the library first."""
    os.write(terminal, b"q")
    asked = time.perf_counter()
    while time.perf_counter() - asked < PATIENCE:
        if select.select([terminal], [], [], 0.1)[0]:
            with contextlib.suppress(OSError):  # how Linux says that the other end has closed
                os.read(terminal, 65536)
        if os.waitpid(child, os.WNOHANG)[0]:
            break
    else:
        os.kill(child, signal.SIGTERM)
        os.waitpid(child, 0)
    os.close(terminal)


def processor_of(process: int) -> float:
    """Seconds of processor time of a process, its threads included."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


if __name__ == "__main__":
    main()
