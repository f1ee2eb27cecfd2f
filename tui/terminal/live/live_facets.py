"""The facets of an answer, for `live_counts` to count field by field.

Of a long answer the foremost articles are counted at once, and then all of
them, from what is held in memory of the library: that is read the first time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from tui.library.search.facets.facets import COUNTING, Facet
from tui.library.search.facets.foremost import FOREMOST, Foremost
from tui.library.search.reading import Reading
from tui.news.hits import Results
from tui.news.query.query import FieldName

if TYPE_CHECKING:
    from tui.library.search.facets.held import Held


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

    def of(self, reading: Reading, results: Results) -> Iterator[Facets]:
        """The facets of an answer field by field: of its foremost articles, then of all."""
        rowids = results.exact
        foremost = rowids[:FOREMOST]
        is_all = len(foremost) == len(rowids) and not results.is_capped
        yield from _each(Foremost(reading, foremost).of, None if is_all else len(foremost))
        if len(foremost) < len(rowids):
            with self._lock:
                counter = self._all(reading, rowids)
                yield from _each(counter, len(rowids) if results.is_capped else None)

    def _all(
        self, reading: Reading, rowids: Sequence[int]
    ) -> Callable[[FieldName], Sequence[Facet]]:
        # Most readers never ask for them, and numpy takes a tenth of a second to load.
        from tui.library.search.facets.all_counts import AllCounts  # noqa: PLC0415
        from tui.library.search.facets.held import Held  # noqa: PLC0415

        if self._held is None:
            self._held = Held()
        self._held.follow(reading)
        return AllCounts(reading, self._held, rowids).of


def _each(of: Callable[[FieldName], Sequence[Facet]], among: int | None) -> Iterator[Facets]:
    return (Facets(name, of(name), among) for name in COUNTING)
