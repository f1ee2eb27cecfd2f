"""Kill -9 at random moments, many times: `python -m bench.kill [--times 500] [--seed 1]`.

Intake, marking, undo, closing with its backup, migration, restoring, repair and dump are done
by processes that are killed after a random time; after each kill the library
is opened, checked and compared (see `tests/library/killing.py`). A failure
names the seed and leaves the folder.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from tests.library.killing import CLOSING, MARKING, UNDOING, Reader, Twins
from tests.library.killing_files import Intake, Mending, Migrating, Restoring
from tui.library.schema import VERSION

ROUND = 10
"""Kills that one library has to bear."""


def intake(folder: Path, random: Random) -> Iterator[None]:
    """Kill an intake, with and without a reader beside it."""
    victim = Intake(folder, random)
    for _ in range(ROUND):
        yield victim.kill(random.uniform(0, 1.5), with_reader=random.random() < 0.5)
    victim.end()


def reading(weights: tuple[int, ...]) -> Callable[[Path, Random], Iterator[None]]:
    """Kill a reader who does things of such weights."""

    def kills(folder: Path, random: Random) -> Iterator[None]:
        victim = Twins(folder, Reader(str(random.random()), weights))
        for _ in range(ROUND):
            yield victim.kill(random.uniform(0, 0.25))
        victim.end()

    return kills


def migrating(folder: Path, random: Random) -> Iterator[None]:
    """Kill the opening of an older library."""
    victim = Migrating(folder, random.randrange(1, VERSION))
    for _ in range(ROUND):
        yield victim.kill(random.uniform(0, 0.2))


def restoring(folder: Path, random: Random) -> Iterator[None]:
    """Kill the opening of a library that is made anew from its marks."""
    victim = Restoring(folder)
    for _ in range(ROUND):
        yield victim.kill(random.uniform(0, 0.06))


def repairing(folder: Path, random: Random) -> Iterator[None]:
    """Kill the repair of a damaged library."""
    victim = Mending(folder)
    for _ in range(ROUND):
        yield victim.kill_repair(random.uniform(0, 0.25))


def dumping(folder: Path, random: Random) -> Iterator[None]:
    """Kill a dump of the marks."""
    victim = Mending(folder)
    for _ in range(ROUND):
        yield victim.kill_dump(random.uniform(0, 0.08))


KINDS: dict[str, Callable[[Path, Random], Iterator[None]]] = {
    "intake": intake,
    "marking": reading(MARKING),
    "undo": reading(UNDOING),
    "closing": reading(CLOSING),
    "migration": migrating,
    "restoring": restoring,
    "repair": repairing,
    "dump": dumping,
}


def main() -> int:
    """Kill so many times; whether all was well is the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=KINDS)
    asked = parser.parse_args()
    kinds = [asked.only] if asked.only else list(KINDS)
    counts = dict.fromkeys(kinds, 0)
    rounds = 0
    began = time.monotonic()
    while sum(counts.values()) < asked.times:
        kind = kinds[rounds % len(kinds)]
        rounds += 1
        seed = f"{asked.seed}/{kind}/{rounds}"
        with tempfile.TemporaryDirectory(prefix="kill-") as folder:
            try:
                for _ in KINDS[kind](Path(folder), Random(seed)):
                    counts[kind] += 1
            except BaseException:
                print(f"failed: {seed} after {counts}", flush=True)
                raise
        print(f"{time.monotonic() - began:6.0f} s  {counts}", flush=True)
    print(f"{sum(counts.values())} kills, nothing lost")
    return 0


if __name__ == "__main__":
    sys.exit(main())
