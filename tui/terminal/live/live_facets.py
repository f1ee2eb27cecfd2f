"""The facets of an answer, for `live_counts` to count field by field.

Of a long answer the foremost articles are counted at once, and then all of
them, from what is held in memory of the library: that is read the first time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from tui.library.search.facets.facets import COUNTING, FEW, MOST, Facet
from tui.library.search.facets.foremost import FOREMOST, Foremost
from tui.library.search.reading import Reading
from tui.news.hits import Results
from tui.news.query.query import FieldName
from tui.terminal.live.letting_go import LARGE, give_back

if TYPE_CHECKING:
    from tui.library.search.facets.held import Held


Counter = Callable[[FieldName, int], Sequence[Facet]]
"""What counts one field, and gives so many values at most."""


@dataclass(frozen=True, slots=True)
class Facets:
    """The facets of one field; counted in the foremost `among` articles, or (None) in all."""

    name: FieldName
    found: Sequence[Facet]
    among: int | None


class LiveFacets:
    """Counts the facets of answers over one library."""

    def __init__(self) -> None:
        # The thread of a pane that was closed may not have ended yet.
        self._lock = Lock()
        self._held: Held | None = None

    def of(
        self, reading: Reading, results: Results, opened: frozenset[FieldName] = frozenset()
    ) -> Iterator[Facets]:
        """The facets of an answer field by field: of its foremost articles, then of all.

        Of the fields that are `opened` many values, of the others a few more than are shown.
        """
        rowids = results.exact
        foremost = rowids[:FOREMOST]
        is_all = len(foremost) == len(rowids) and not results.is_capped
        yield from _each(Foremost(reading, foremost).of, opened, None if is_all else len(foremost))
        if len(foremost) < len(rowids):
            with self._lock:
                counter = self._all(reading, rowids)
                yield from _each(counter, opened, len(rowids) if results.is_capped else None)
            if len(rowids) > LARGE:
                give_back()

    def _all(self, reading: Reading, rowids: Sequence[int]) -> Counter:
        # Most readers never ask for them, and numpy takes a tenth of a second to load.
        from tui.library.search.facets.all_counts import AllCounts  # noqa: PLC0415
        from tui.library.search.facets.held import Held  # noqa: PLC0415

        if self._held is None:
            self._held = Held()
        self._held.follow(reading)
        return AllCounts(reading, self._held, rowids).of


def _each(of: Counter, opened: frozenset[FieldName], among: int | None) -> Iterator[Facets]:
    return (Facets(name, of(name, MOST if name in opened else FEW), among) for name in COUNTING)
