"""Read many broken and hostile files, each within its bounds, and tell what came of it.

    python bench/fuzz_readers.py --files 100000 --seed 1
    python bench/fuzz_readers.py --bombs

Sound files of every format are cut, spliced, repeated and strewn with hostile
pieces. Workers read them without the helper process of the program, so that a
slow reader shows as slow; a watch of their own ends them at the bound. For
each format: files, articles, refusals, the slowest file and the one that took
most memory. Whatever raised, hung, took too much or gave unclean text is kept
in the folder --keep, and the exit status is 1.

With --helper files are read as the program does it, the helper included.
"""

from __future__ import annotations

import argparse
import faulthandler
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))  # run from a checkout
sys.path.insert(0, str(Path(__file__).parent))

from hostile_files import BOMBS, TOKENS, seeds

from tui.corpus.apart.helper import Helper
from tui.corpus.clean import clean, one_line
from tui.corpus.format_table import format_of, names_of_suffixes, suffix_of
from tui.corpus.formats import Ways, read
from tui.corpus.reading import Reading
from tui.corpus.sniffing import HEAD, Head

ROOT = Path(__file__).parents[1]
SECONDS = 20.0
MEMORY = 1536.0
"""The bounds of one file: seconds of processor time, and MiB beyond what the worker has."""
LONGEST = 400_000
IN_ONE_GO = 500


def mutated(seed: int, sound: Sequence[tuple[str, bytes]]) -> tuple[str, bytes]:  # noqa: C901
    """The name and the bytes of a hostile file, the same for the same seed."""
    chance = random.Random(seed)
    name, data = chance.choice(sound)
    broken = bytearray(data[:LONGEST])
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(broken) + 1)
        stop = min(len(broken), at + chance.choice((1, 4, 40, 400, 4_000)))
        match chance.randrange(8):
            case 0:
                broken[at:stop] = chance.randbytes(stop - at)
            case 1:
                del broken[at:stop]
            case 2:
                broken[at:at] = broken[at:stop] * chance.choice((1, 2, 10, 100))
            case 3 | 4:
                broken[at:at] = chance.choice(TOKENS) * chance.choice((1, 1, 3, 100, 10_000))
            case 5:
                other = chance.choice(sound)[1]
                start = chance.randrange(len(other) + 1)
                broken[at:stop] = other[start : start + chance.choice((10, 1_000, 20_000))]
            case 6:
                del broken[at:]
            case 7:
                for _ in range(10):
                    if broken:
                        broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
        del broken[LONGEST:]
    if chance.random() < 0.15:
        name = "a" + chance.choice(names_of_suffixes())
    return name, bytes(broken)


def bomb(number: int) -> tuple[str, bytes]:
    """The name and the bytes of one of the files that are hostile as a whole."""
    name = list(BOMBS)[number]
    return name, BOMBS[name]()


def fault_of(reading: Reading) -> str:
    """What is unclean in what was read, or nothing."""
    for article in reading.articles:
        if clean(article.text) != article.text:
            return "unclean text"
        fields = (article.headline, *article.authors, article.publisher or "", article.url or "",
                  article.language or "", *article.topics)  # fmt: skip
        if any(one_line(value) != value for value in fields):
            return "an unclean field"
        article.text.encode()
    if any(set(str(one)) & {*map(chr, range(32)), "\x7f", "\x9b"} for one in reading.refusals):
        return "an unclean refusal"
    return "" if reading.articles or reading.refusals else "neither an article nor a refusal"


@dataclass(frozen=True, slots=True)
class Meter:
    """Processor time and memory of this process."""

    seconds: float
    mebibytes: float

    @classmethod
    def now(cls) -> Meter:
        """As they stand; the memory is the most since `begin`."""
        peak = 0
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM"):
                peak = int(line.split()[1])
        return cls(time.process_time(), peak / 1024)

    @classmethod
    def begin(cls) -> Meter:
        """Forget the most there was."""
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
        return cls.now()


def work(asked: argparse.Namespace) -> None:
    """Read the files of some seeds, and print a line of JSON for each, before and after."""
    sound = list(seeds(ROOT / "sample_articles")) + list(seeds(ROOT / "tests/corpus/nasty"))
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder, ExitStack() as stack:
        ways = Ways(apart=stack.enter_context(Helper())) if asked.helper else Ways()
        for name in range(asked.start, asked.stop):
            called, data = bomb(name) if asked.bombs else mutated(name, sound)
            path = Path(folder) / called
            path.write_bytes(data)
            format_ = format_of(called, Head.of(data[:HEAD]))
            about = {"id": name, "format": format_.name if format_ else "none", "name": called}
            print(json.dumps({**about, "size": len(data)}), flush=True)
            del data
            print(json.dumps(_measured(path, ways)), flush=True)
            path.unlink()


def _measured(path: Path, ways: Ways) -> dict[str, Any]:
    before = Meter.begin()
    start = time.monotonic()
    faulthandler.dump_traceback_later(SECONDS * 3, exit=True)
    limit = int(before.seconds + SECONDS) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
    try:
        reading = read(path, ways)
        fault = fault_of(reading)
    except Exception as error:  # noqa: BLE001  that is what is looked for
        reading, fault = Reading(), f"{type(error).__name__}: {error}"
    faulthandler.cancel_dump_traceback_later()
    after = Meter.now()
    return {
        "seconds": after.seconds - before.seconds,
        "clock": time.monotonic() - start,
        "memory": after.mebibytes - before.mebibytes,
        "articles": len(reading.articles),
        "refusals": len(reading.refusals),
        "why": str(reading.refusals[0])[-90:] if reading.refusals else "",
        "fault": fault,
    }


def lines_of(asked: argparse.Namespace, start: int, stop: int) -> Iterator[dict[str, Any]]:
    """What a worker says of its files; one that was ended at a file goes on behind it."""
    while start < stop:
        command = [sys.executable, __file__, "--worker", "--start", str(start), "--stop", str(stop)]
        command += ["--folder", str(asked.folder)]
        command += ["--bombs"] * asked.bombs + ["--helper"] * asked.helper
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        for about, measured in zip(lines[::2], lines[1::2], strict=False):
            yield about | measured
        if len(lines) % 2:
            ended = {"seconds": SECONDS, "clock": 0.0, "memory": 0.0, "articles": 0, "refusals": 0}
            why = done.stderr.strip().splitlines()[-6:]
            yield lines[-1] | ended | {"fault": f"ended ({done.returncode}) {why}", "why": ""}
            start = lines[-1]["id"] + 1
        elif done.returncode or not lines:
            raise SystemExit(done.stderr)
        else:
            return


def main() -> int:
    """Run the workers one after the other, and print the table."""
    asked = _asked()
    if asked.worker:
        work(asked)
        return 0
    asked.keep.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    worst: dict[str, dict[str, Any]] = {}
    counts: dict[str, Counter[str]] = {}
    faults = 0
    sound = list(seeds(ROOT / "sample_articles")) + list(seeds(ROOT / "tests/corpus/nasty"))
    first, last = (0, len(BOMBS)) if asked.bombs else (asked.seed, asked.seed + asked.files)
    goes = [(start, min(start + IN_ONE_GO, last)) for start in range(first, last, IN_ONE_GO)]
    for start, stop in goes:
        for line in lines_of(asked, start, stop):
            tally = counts.setdefault(line["format"], Counter())
            top = worst.setdefault(line["format"], {"seconds": 0.0, "memory": 0.0})
            tally.update(files=1, articles=line["articles"], refusals=line["refusals"])
            tally["ms"] += round(line["seconds"] * 1000)
            for what in ("seconds", "memory"):
                top[what] = max(top[what], line[what])
            if asked.bombs or line["seconds"] > 5:
                print(f"{line['name']:22} {line['size'] / 2**20:7.1f} MiB {line['seconds']:6.2f} s "
                      f"{line['memory']:7.0f} MiB  {line['articles']} {line['refusals']} "
                      f"{line['fault'] or line['why']}", flush=True)  # fmt: skip
            if line["fault"] or line["memory"] > MEMORY:
                faults += 1
                print(f"FAULT {line}", flush=True)
                if not asked.bombs:
                    name, data = mutated(line["id"], sound)
                    (asked.keep / f"{line['id']}-{suffix_of(name) or 'none'}").write_bytes(data)
    total = sum(tally["files"] for tally in counts.values())
    print(f"\n{total:,} files in {time.monotonic() - begun:,.0f} s, {faults} faults")
    print("format          files  articles  refusals  mean ms  slowest s  most MiB")
    for name, tally in sorted(counts.items()):
        print(f"{name:12} {tally['files']:8,} {tally['articles']:9,} {tally['refusals']:9,} "
              f"{tally['ms'] / tally['files']:8.1f} {worst[name]['seconds']:10.2f} "
              f"{worst[name]['memory']:9.0f}")  # fmt: skip
    return 1 if faults else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--bombs", action="store_true", help="the whole hostile files instead")
    parser.add_argument("--helper", action="store_true", help="with the program's own helper")
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "fuzz_readers")
    parser.add_argument(
        "--folder", type=Path, default=None, help="for the files while they are read"
    )
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--start", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--stop", type=int, default=0, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    asked.folder = asked.folder or Path(tempfile.gettempdir())
    os.environ.setdefault("PYTHONPATH", str(ROOT))
    return asked


if __name__ == "__main__":
    sys.exit(main())
