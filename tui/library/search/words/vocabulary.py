"""The words of the library in memory: loaded when needed, kept near enough to the library."""

from __future__ import annotations

from collections.abc import Iterator

from tui.library.search.reading import Reading
from tui.matching.typos.typos import Vocabulary

_GROWTH = 0.05
"""The share by which a large library may grow or shrink before its words are loaded anew.
Meanwhile new words are searched like others; only their typos are not forgiven yet."""

_SMALL = 50_000
"""Words that are loaded anew after any change: it takes some 20 ms."""

_AT_ONCE = 20_000
"""Words read at once: all of them as rows would take ten times the room they are kept in."""

_TERMS = "SELECT term, articles FROM term WHERE term > ? ORDER BY term LIMIT ?"
_ALL = "SELECT count(*) FROM article"
_UNCOUNTED = "SELECT count(*) FROM uncounted"


class KnownWords:
    """Holds the vocabulary of one library; every method may be called from any thread."""

    def __init__(self) -> None:
        self._held: tuple[Vocabulary, int] | None = None  # with the articles it was counted from

    @property
    def now(self) -> Vocabulary | None:
        """The words as they were loaded last, or None before that."""
        return self._held[0] if self._held else None

    def load(self, reading: Reading, articles: int | None = None) -> Vocabulary:
        """The words of the library, read only when none are held or those are out of date.

        `articles` is how many it holds, or None where they are to be counted.
        """
        counted: int = reading.value(_ALL) if articles is None else articles
        counted -= reading.value(_UNCOUNTED)
        if self._held is not None:
            vocabulary, before = self._held
            slack = 0 if len(vocabulary) < _SMALL else _GROWTH * before
            if abs(counted - before) <= slack:
                return vocabulary
        vocabulary = Vocabulary(_terms(reading))
        self._held = vocabulary, counted
        return vocabulary


def _terms(reading: Reading) -> Iterator[tuple[str, int]]:
    """The words that articles hold, in order, and how many hold each."""
    last = ""
    while rows := reading.all(_TERMS, (last, _AT_ONCE)):
        yield from ((term, articles) for term, articles in rows if articles > 0)
        last = rows[-1][0]
