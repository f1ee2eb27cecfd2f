"""Damage libraries at random, use them, repair them: `python -m bench.damage [--times 200]`.

A library with marks, some of them made after its last close, is damaged: bits
flipped, cut short, pages overwritten. Then commands are run on it, which must
end with an answer or a sentence, and `doctor --repair`, after which the library
must be sound. Printed is how many marks came back.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from tests.library.killing import MARKING, Reader, marks_and_steps, prepared
from tests.library.making import opened
from tui.cli import main as newsreader
from tui.library.schema import MARK_TABLES

COMMANDS = (
    ("doctor",),
    ("search", "port"),
    ("search", "tag:harbour", "--format", "json"),
    ("count", "crane"),
    ("tags",),
    ("claims",),
    ("origins",),
    ("removed",),
    ("correct", "list"),
    ("show", "7.txt"),
    ("like", "7.txt"),
    ("tag", "docker", "late"),
)


def made(folder: Path, number: int) -> Path:
    """A library with marks, a backup of most of them, and the rest only in its log."""
    path = folder / "made.library"
    prepared(path)
    reader = Reader(str(number), MARKING)
    library = opened(path)
    for action in range(200):
        library = reader.act(library, action)
    library.close()
    library = opened(path)
    for action in range(200, 230):
        library = reader.act(library, action)
    for end in ("", "-wal", ".marks.jsonl"):
        shutil.copy(f"{path}{end}", folder / f"news.library{end}")
    library.close()
    return folder / "news.library"


def damage(path: Path, random: Random) -> str:
    """Damage the file in one of many ways; which."""
    content = bytearray(path.read_bytes())
    kind = random.choice(("1 bit", "20 bits", "500 bits", "cut", "pages", "beginning", "empty"))
    if kind.endswith(("bit", "bits")):
        for _ in range(int(kind.split()[0])):
            content[random.randrange(100, len(content))] ^= 1 << random.randrange(8)
    elif kind == "cut":
        del content[random.randrange(1, len(content)) :]
    elif kind == "pages":
        for _ in range(random.randrange(1, 8)):
            at = random.randrange(1, len(content) // 8192) * 8192
            content[at : at + 8192] = random.randbytes(8192)
    elif kind == "beginning":
        size = random.choice((16, 100, 8192, 20_000))
        content[:size] = bytes(size)
    else:
        content.clear()
    path.write_bytes(content)
    return kind


def used(path: Path, words: tuple[str, ...], home: Path) -> tuple[int, str]:
    """How a command ended, and what it said."""
    out, err = io.StringIO(), io.StringIO()
    os.environ["NEWSREADER_HOME"] = str(home)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = newsreader([words[0], "--library", str(path), *words[1:]])
    if status not in (0, 1, 2) or list((home / "state").glob("crash-*.log")):
        raise AssertionError(f"{words}: {status} {err.getvalue()}")
    return status, out.getvalue() + err.getvalue()


def must_be_sound(status: int, said: str) -> None:
    """Raise AssertionError unless the doctor ended well."""
    if status != 0:
        raise AssertionError(f"not repaired: {said}")


def rows(path: Path) -> dict[str, set[str]]:
    """All marks, as texts."""
    state: dict[str, list[Any]] = marks_and_steps(path)
    return {table: {repr(row) for row in state[table]} for table in MARK_TABLES}


def main() -> int:
    """Damage so many libraries; whether all was well is the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    kept: dict[str, Counter[str]] = {}
    began = time.monotonic()
    for number in range(asked.times):
        random = Random(f"{asked.seed} {number}")
        with tempfile.TemporaryDirectory(prefix="damage-") as name:
            folder = Path(name)
            path = made(folder, number % 5)
            whole = folder / "whole"
            whole.mkdir()
            for end in ("", "-wal"):
                shutil.copy(f"{path}{end}", whole / f"news.library{end}")
            before = rows(whole / "news.library")
            if random.random() < 0.5:
                opened(path, durable=False).close()  # its log goes into the file
            kind = damage(path, random)
            told = kept.setdefault(kind, Counter())
            try:
                for words in COMMANDS[:: random.choice((1, -1))]:
                    used(path, words, folder)
                status, said = used(path, ("doctor", "--repair"), folder)
                must_be_sound(status, said)
                with opened(path) as library:
                    library.check()
                after = rows(path)
                used(path, ("search", "port"), folder)
            except BaseException:
                shutil.copytree(folder, f"/tmp/damage-failed-{number}", dirs_exist_ok=True)  # noqa: S108
                print(f"failed: {number}, {kind}; kept in /tmp/damage-failed-{number}", flush=True)
                raise
            told["libraries"] += 1
            told["repaired"] += "A sound library was made" in said
            told["marks"] += sum(map(len, before.values()))
            told["kept"] += sum(len(before[table] & after[table]) for table in MARK_TABLES)
            # The bench tags on its own after the damage.
            added = sum(
                len(after[table] - before[table]) for table in MARK_TABLES if table != "tag"
            )
            told["others"] += added
            told["said so"] += "✗" in said
    for kind, told in sorted(kept.items()):
        print(f"{kind:10}", dict(told))
    print(f"{asked.times} damaged libraries in {time.monotonic() - began:.0f} s, no traceback")
    return 0


if __name__ == "__main__":
    sys.exit(main())
