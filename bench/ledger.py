"""How long the ledger takes: to open, to filter, an entity's page, a timeline.

    python bench/ledger.py LIBRARY [--times 5] [--clock cpu]

Give it a library of your own, which is only read, or one that `bench/search.py`
made. Every figure is what the screen waits for: the answer, and the rows it shows.
`cpu` counts the time of this process alone, for a machine that does other work.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # run from a checkout

from tui.library.claims.ledger import Ledger  # noqa: E402
from tui.library.entities.entity_pages import claims_of, page_of  # noqa: E402
from tui.library.search.ledger_answering import Wish  # noqa: E402
from tui.library.search.reading import Reading  # noqa: E402
from tui.library.search.searcher import Searcher  # noqa: E402
from tui.news.correction import Entity  # noqa: E402
from tui.news.findings import Kind, Stance  # noqa: E402
from tui.news.ledger import LedgerGrouping, LedgerSort  # noqa: E402
from tui.news.query.query import Query  # noqa: E402
from tui.news.timeline import plot_of, timeline  # noqa: E402

SHOWN = 60
"""Rows that a tall screen shows."""

ENTITIES = 20
"""Entities whose pages are opened: the most named, every third of them."""

_MOST = """
SELECT e.shown_name, e.shown_kind FROM alias a JOIN entity e ON e.rowid = a.entity
WHERE e.shown_name IS NOT NULL GROUP BY 1, 2 ORDER BY sum(a.articles) DESC LIMIT ?
"""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("library", type=Path)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--clock", choices=["wall", "cpu"], default="wall")
    asked = parser.parse_args()
    clock = time.process_time if asked.clock == "cpu" else time.perf_counter
    with closing(Reading(asked.library)) as reading:
        counts = [reading.value(f"SELECT count(*) FROM {name}") for name in ("article", "claim")]
        most = [Entity(name, Kind(kind)) for name, kind in reading.all(_MOST, (3 * ENTITIES,))]
        print(f"{counts[0]:,} articles, {counts[1]:,} claims; {asked.clock} time")
        with closing(Searcher.open(asked.library, today=date.today)) as searcher:
            ask = _Asking(searcher, Ledger(reading))
            _tell("open", [ask.opened], asked.times, clock)
            _filters(ask, [entity.name for entity in most], asked.times, clock)
        pages = [lambda e=e: page_of(asked.library, e) for e in most[::3]]
        _tell("entity page", pages, 1, clock)
        told = [lambda e=e: _timeline(reading, e) for e in most[::6]]
        _tell("timeline of an entity", told, 1, clock)


class _Asking:
    """Puts questions to the ledger, as its screen does."""

    def __init__(self, searcher: Searcher, ledger: Ledger) -> None:
        self._searcher, self._ledger = searcher, ledger

    def opened(self) -> None:
        """All claims, the newest first."""
        self.asked("")

    def asked(self, query: str, wish: Wish | None = None) -> None:
        """The claims of a query, and the rows on the screen."""
        results = self._searcher.claims(Query.parse(query), wish or Wish())
        self._ledger.rows(list(results.exact[:SHOWN]))


def _filters(ask: _Asking, names: Sequence[str], times: int, clock: Callable[[], float]) -> None:
    """Filters of every kind, and the orders."""
    kinds = {
        "by a speaker": [f'by:"{name}"' for name in names[:12]],
        "about somebody": [f'about:"{name}"' for name in names[:12]],
        "stance": [f"stance:{stance}" for stance in Stance],
        "speaker and stance": [f'by:"{name}" stance:denied' for name in names[:12]],
        "two conditions, a month": [
            f'by:"{one}" about:"{other}" date:2023-11'
            for one, other in zip(names[:12], names[12:24], strict=True)
        ],
        "a word": ["hospital", "strike", "water", "minister", "grain", "election", "court"],
        "a common word": ["the", "said", "people"],
        "words in some articles": [
            *("the tag:economy", "said tag:economy", "the is:unread", "that date:2020"),
            *("people tag:health", "stance:denied tag:economy", "tag:economy", "the stance:denied"),
            *("people OR minister tag:economy", "-said stance:denied", "min*", "the title:strike"),
        ],
        "hostile": ["a* b*", "s*", "about:the", "-the"],
        "check": ["status:open", "status:refuted", "status:checking"],
    }
    everything: list[float] = []
    for what, queries in kinds.items():
        everything += _tell(
            f"filter: {what}", [lambda q=q: ask.asked(q) for q in queries], times, clock
        )
    _line("all filters", everything)
    for sort in (LedgerSort.SPEAKER, LedgerSort.CONFIDENCE):
        _tell(f"order: {sort}", [lambda s=sort: ask.asked("", Wish(sort=s))], times, clock)
    for group in LedgerGrouping:
        _tell(f"group: {group}", [lambda g=group: ask.asked("", Wish(grouping=g))], times, clock)


def _timeline(reading: Reading, entity: Entity) -> None:
    rows = Ledger(reading).rows(claims_of(reading, entity))
    plot_of(timeline(row for row in rows if row is not None))


def _tell(
    what: str, questions: Sequence[Callable[[], object]], times: int, clock: Callable[[], float]
) -> list[float]:
    seconds = []
    for _ in range(times):
        for ask in questions:
            began = clock()
            ask()
            seconds.append(clock() - began)
    _line(what, seconds)
    return seconds


def _line(what: str, seconds: Sequence[float]) -> None:
    ordered = sorted(seconds)
    middle, late = (
        ordered[len(ordered) // 2],
        ordered[min(len(ordered) - 1, len(ordered) * 95 // 100)],
    )
    p50, p95, most = (f"{1000 * each:.0f}" for each in (middle, late, ordered[-1]))
    print(f"{what:32} {p50:>6} ms, 95 % below {p95}, most {most}")


if __name__ == "__main__":
    main()
