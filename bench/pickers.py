"""How long a key in a picker takes to its list of headlines, as CPU time.

    python bench/pickers.py LIBRARY

Each pattern is typed letter by letter. `fzf --filter`, where it is installed,
gets the whole pattern at once: it reads all labels again each time.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # run from a checkout

from tui.library.entities.labels import LabelReader, What
from tui.matching.picks.pool import Pool

PATTERNS = ("strike", "portstr", "mdp", "hosp ship", "Min", "'port", "^the", "says$", "!the")


def main() -> None:
    """Type every pattern and print a table in milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("library", type=Path)
    reader = LabelReader(parser.parse_args().library)
    began = time.process_time()
    headlines = reader.read(What.ARTICLES).texts
    pool = Pool(headlines)
    ready = time.process_time()
    texts = headlines[:]
    print(f"{len(texts):,} headlines, {sum(map(len, texts)) / len(texts):.0f} characters each")
    print(f"read and made ready in {(ready - began) * 1000:.0f} ms, once")
    every: list[float] = []
    fzf = shutil.which("fzf")
    for pattern in PATTERNS:
        pool.forget()
        keys: list[float] = []
        for end in range(1, len(pattern) + 1):
            start = time.process_time()
            picks = pool.pick(pattern[:end])
            keys.append((time.process_time() - start) * 1000)
        every += keys
        line = f"{pattern:12} {picks.total:8,} match   median {statistics.median(keys):6.1f}"
        line += f"   worst {max(keys):6.1f}"
        if fzf:
            start = time.perf_counter()
            subprocess.run([fzf, "--filter", pattern], input="\n".join(texts).encode(), check=False,
                           capture_output=True)  # fmt: skip
            line += f"   fzf {(time.perf_counter() - start) * 1000:6.1f}"
        print(line)
    every.sort()
    print(f"all keys: p50 {statistics.median(every):.1f}, p95 {every[int(len(every) * 0.95)]:.1f}")


if __name__ == "__main__":
    main()
