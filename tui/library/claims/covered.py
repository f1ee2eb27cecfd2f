"""Covered: how many articles have been analysed and compared so far."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from tui.library.search.reading import SMALL_CACHE, Reading, Reads
from tui.news.coverage import Coverage

_COUNTS = """
SELECT (SELECT count(*) FROM article),
    (SELECT count(*) FROM article WHERE analysed IS NULL), (SELECT count(*) FROM uncompared)
"""


def coverage(reads: Reads) -> Coverage:
    """How far the analysis of a library has come."""
    return Coverage(*reads.all(_COUNTS)[0])


def coverage_of(path: Path) -> Coverage:
    """The same, read on a connection opened for it."""
    with closing(Reading(path, cache=SMALL_CACHE)) as reading:
        return coverage(reading)
