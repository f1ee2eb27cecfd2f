"""The figures of `bench/search.py` as lines of a table, each beside what is wanted of it."""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

MILLION = 300_000
"""Articles from which on what is wanted of a million counts."""

MISSED = "MISSED"
SLOWEST = 3
Asked = TypeVar("Asked")

AT_MOST: dict[str, tuple[float, float]] = {
    "mixed, first ids, 50 snippets": (25, 60),
    "plain words, 50 snippets": (25, 60),
    "misspelt, 50 snippets": (40, 120),
    "while typing, every key, 50 snippets": (50, 120),
    "hostile, first ids, 50 snippets": (25, 60),
    "saved queries that name each other": (25, 60),
    "facets of the first articles": (20, 80),
    "facets of all articles": (20, 80),
    "peak memory": (150, 300),
    "peak memory, hostile queries and all": (150, 300),
    "word index / text": (1.2, 1.2),
}
"""What is wanted of 100,000 articles and of a million: milliseconds of the 95th percentile, MB."""

AT_LEAST: dict[str, tuple[float, float]] = {
    "index": (2_500, 2_500),
    "recall@10 of misspelt words": (0.95, 0.90),
}


@dataclass(frozen=True, slots=True)
class Figures:
    """Makes the lines for a library of so many articles; `clock` gives seconds."""

    articles: int
    clock: Callable[[], float]

    def timed(
        self,
        what: str,
        queries: Sequence[Asked],
        ask: Callable[[Asked], object],
        called: Callable[[Asked], str] = str,
    ) -> list[str]:
        """A line of the table, and the slowest queries."""
        seconds = []
        for query in queries:
            began = self.clock()
            ask(query)
            seconds.append(self.clock() - began)
        worst = sorted(zip(seconds, map(called, queries), strict=True), reverse=True)[:SLOWEST]
        return [self.times(what, seconds), *(f"    {1000 * s:8.1f}  {q[:60]}" for s, q in worst)]

    def times(self, what: str, seconds: Sequence[float]) -> str:
        """Median, 95th percentile and worst, in milliseconds."""
        ordered = sorted(seconds)
        high = ordered[min(int(0.95 * len(ordered)), len(ordered) - 1)]
        p50, p95, most = (1000 * s for s in (statistics.median(ordered), high, ordered[-1]))
        shown = f"p50{p50:9.1f}  p95{p95:9.1f}  max{most:9.1f}"
        return f"{what:38} {shown}{self._beside(what, p95, 'p95 ')}"

    def number(self, what: str, value: float, unit: str = "", digits: int = 0) -> str:
        """One number."""
        shown = f"{value:,.{digits}f} {unit}".rstrip()
        return f"{what:38} {shown:>38}{self._beside(what, round(value, digits))}"

    def _beside(self, what: str, value: float, called: str = "") -> str:
        place = int(self.articles >= MILLION)
        for wanted, sign, factor in ((AT_MOST, "≤", 1), (AT_LEAST, "≥", -1)):
            if what in wanted:
                bound = wanted[what][place]
                is_missed = factor * value > factor * bound
                return f"   wanted {called}{sign} {bound:,}" + f"  {MISSED}" * is_missed
        return ""


def told(lines: Sequence[str]) -> str:
    """How many of the wanted figures were missed."""
    wanted = sum("   wanted " in line for line in lines)
    missed = sum(line.endswith(MISSED) for line in lines)
    return f"{missed} of {wanted} wanted figures missed"


def peak_memory() -> float:
    """MB that this process held at most; getrusage would count what its parent held, too."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1024
