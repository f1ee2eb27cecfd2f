"""The facets of an answer, for `live_counts` to count field by field.

Of a long answer the foremost articles are counted at once, and then all of them
unless they are very many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tui.library.search.facets import COUNTING, Counter, Facet
from tui.library.search.foremost import FOREMOST, Foremost
from tui.library.search.reading import Reading
from tui.news.hits import Results
from tui.news.query import FieldName

ALL_COUNTED = 200_000
"""Articles of an answer up to which all are counted in the end: half a second or so."""


@dataclass(frozen=True, slots=True)
class Facets:
    """The facets of one field; counted in the foremost `among` articles, or (None) in all."""

    name: FieldName
    found: Sequence[Facet]
    among: int | None


def facets_of(reading: Reading, results: Results) -> Iterator[Facets]:
    """The facets of an answer field by field: of its foremost articles, then of all."""
    rowids = results.exact
    foremost = rowids[:FOREMOST]
    is_all = len(foremost) == len(rowids) and not results.is_capped
    yield from _each(Foremost(reading, foremost).of, None if is_all else len(foremost))
    if len(foremost) < len(rowids) <= ALL_COUNTED:
        yield from _each(Counter(reading, rowids).of, len(rowids) if results.is_capped else None)


def _each(of: Callable[[FieldName], Sequence[Facet]], among: int | None) -> Iterator[Facets]:
    return (Facets(name, of(name), among) for name in COUNTING)
