"""The window: of very many articles that match, the newest, which are looked at."""

from __future__ import annotations

from tui.library.search.compiling.sql import Condition
from tui.library.search.matches import every_of, rowids_of
from tui.library.search.reading import Reading
from tui.library.search.rowids import Rowids, packed, unknown
from tui.library.search.sought import Search

LOOKED_AT = 5_000
"""Of more matches, about how many of the newest are looked at for those that come first."""

SPELLINGS = 25
"""Spellings above which fewer are looked at, for each of them walks over its articles: more than
one beginning goes on to."""

REST = 200
"""Articles without a usual spelling that are looked into at most: the whole takes no longer."""


def looked_at(spellings: int) -> int:
    """How many of the newest of very many matches are looked at for words in so many spellings."""
    return max(LOOKED_AT * SPELLINGS // max(spellings, SPELLINGS), LOOKED_AT // 5)


def in_window(reading: Reading, search: Search, bounds: Condition) -> Rowids:
    """The newest within bounds that match, as many as are looked at."""
    most = looked_at(search.spellings)
    if search.usual is not None:
        found = rowids_of(reading, search.usual, bounds, most)
        rest = unknown(every_of(reading, bounds, most), found)
        if len(rest) <= REST:
            others = search.among(search.match, rest) if rest else ()
            return packed(sorted({*found, *others}, reverse=True))
    return rowids_of(reading, search.match, bounds, most)
