"""How long the commands take from start to end, and the screen to its first article.

    python bench/startup.py [FOLDER]

With a folder its library is brought up to date first (not counted). Every
figure is the median and the worst of several runs, in milliseconds.
"""

from __future__ import annotations

import argparse
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
from pathlib import Path

RUNS = 7
PATIENCE = 30.0
PROGRAM = [sys.executable, "-m", "tui"]


def main() -> None:
    """Run everything and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("folder", type=Path, nargs="?")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        environ = {**os.environ, "NEWSREADER_HOME": home}
        folders = [str(asked.folder)] if asked.folder else []
        subprocess.run([*PROGRAM, "index", *folders], env=environ, check=True)
        found = subprocess.run(
            [*PROGRAM, "search", "--limit", "1", "sort:-date"],
            env=environ,
            check=True,
            capture_output=True,
        )
        headline = found.stdout.decode().split("\n")[0][30:].strip()
        tell("python -c pass", [run([sys.executable, "-c", "pass"], environ) for _ in range(RUNS)])
        for words in (["--version"], ["keys"], ["locate"], ["search", "harbour"]):
            tell(
                f"newsreader {' '.join(words)}",
                [run([*PROGRAM, *words], environ) for _ in range(RUNS)],
            )
        marker = headline.split()[0] if headline else "Articles"
        tell(
            f"newsreader (first sight of {marker!r})",
            [first_sight([*PROGRAM, *folders], environ, marker) for _ in range(RUNS)],
        )


def tell(what: str, seconds: list[float]) -> None:
    """Print one line of the table."""
    print(f"{what:45} {statistics.median(seconds) * 1000:7.0f} {max(seconds) * 1000:7.0f}")


def run(command: list[str], environ: dict[str, str]) -> float:
    """Seconds that a command takes."""
    began = time.perf_counter()
    subprocess.run(command, env=environ, check=False, capture_output=True)
    return time.perf_counter() - began


def first_sight(command: list[str], environ: dict[str, str], marker: str) -> float:
    """Seconds until the screen, in a terminal of 120 × 40, shows the marker."""
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
                    return time.perf_counter() - began
        return PATIENCE
    finally:
        os.kill(child, signal.SIGTERM)
        os.waitpid(child, 0)
        os.close(terminal)


if __name__ == "__main__":
    main()
