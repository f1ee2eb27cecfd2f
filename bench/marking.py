"""How fast many articles are tagged, and how fast that is taken back.

    python bench/marking.py LIBRARY [--articles 10000]

The library is copied first and left as it is. Each act is one step of the
journal; the first tag also notes where each article lies. Printed are
milliseconds: of the clock, and of the processor.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # run from a checkout

from tui.library.library import Library
from tui.library.search.facets.tag_counts import tag_counts
from tui.library.search.reading import Reading
from tui.news.mark import Tag

OLD, NEW = Tag("bench/marking"), Tag("bench/marked")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.library"
        shutil.copyfile(asked.library, path)
        Library.open(path, now=lambda: int(time.time())).close()
        with Library.open(path, now=lambda: int(time.time())) as library:
            measure(library, path, asked.articles)


def measure(library: Library, path: Path, articles: int) -> None:
    """Every act on so many articles of the library, the newest of them."""
    reading = Reading(path)
    newest = "SELECT rowid FROM article ORDER BY rowid DESC"
    everything = [rowid for (rowid,) in reading.all(newest)]
    rowids = everything[:articles]
    ids = list(library.shelf.ids(rowids).values())
    print(f"{len(ids):,} of {len(everything):,} articles")
    told("ids of the rows", lambda: library.shelf.ids(rowids))
    told("tag", lambda: library.marks.tag(ids, OLD))
    told("undo", library.journal.undo)
    told("redo", library.journal.redo)
    told("rename", lambda: library.tags.rename(OLD, NEW))
    told("undo of it", library.journal.undo)
    told("three tags", lambda: library.marks.tag(ids, Tag("a"), Tag("b"), Tag("c")))
    told("tags on them", lambda: library.tags.counts_on(ids))
    told("untag", lambda: library.marks.untag(ids, OLD))
    told("back to the start", lambda: library.journal.go_to(library.journal.outline()[-1].number))
    library.marks.tag(ids[:1], *(Tag(f"topic{n % 90}/part{n}") for n in range(5_000)))
    library.marks.tag(ids, OLD)
    told("5,000 tags counted", lambda: next(tag_counts(reading, rowids)))
    told("and in the list", lambda: list(tag_counts(reading, rowids)))
    reading.close()


def told(what: str, do: Callable[[], object]) -> None:
    """Do it once and say how long it took."""
    wall, cpu = time.perf_counter(), time.process_time()
    do()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{what:20} {wall * 1000:8.1f} ms  {cpu * 1000:8.1f} ms of processor")


if __name__ == "__main__":
    main()
