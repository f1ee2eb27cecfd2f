"""Facets of all articles of an answer, counted in what is held in memory.

Counted are all publishers, months, stances and tags; of entities and speakers,
of which there are too many, those that most articles of the answer have. What
these are called is looked up for the few that are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from json import dumps

from tui.library.search.facets.article_lists import together
from tui.library.search.facets.facets import FEW, MOST, SPARE, Facet, facets_of
from tui.library.search.facets.held import NAME, Held, key_of
from tui.library.search.reading import Reading
from tui.library.search.words.naming import Naming
from tui.library.shelf.words import Words
from tui.news.query.query import FieldName

_ALIKE = 4
"""Commonest entities of which it is looked up what they are called, for each name that is counted:
several may be called alike."""

_EVERY = 2**31

_PUBLISHER = "SELECT publisher FROM article WHERE publisher_folded = ? LIMIT 1"
_NAMES = """
SELECT e.rowid, e.shown_name FROM json_each(?) j CROSS JOIN entity e ON e.rowid = j.value
WHERE e.shown_name IS NOT NULL
"""
_CALLED = """
SELECT c.speaker_folded, coalesce(e.shown_name, c.speaker_name)
FROM claim c LEFT JOIN entity e ON e.rowid = c.speaker
WHERE c.article = ? AND c.speaker_folded IS NOT NULL
"""

_Counts = list[tuple[str, int]]


class AllCounts:
    """Counts the facets of one answer, on a connection that nobody else uses meanwhile."""

    def __init__(self, reading: Reading, held: Held, rowids: Sequence[int]) -> None:
        """`rowids` are the articles of the answer; `held` has followed what `reading` sees."""
        self._reading = reading
        self._held = held
        self._naming = Naming(reading)
        self._words = Words()
        self._mask = held.places.mask(rowids)

    def of(self, name: FieldName, most: int = FEW) -> tuple[Facet, ...]:
        """The facets of one field, the commonest first; months the latest first.

        Of entities and speakers `most` at most.
        """
        tried = most + SPARE
        match name:
            case FieldName.DATE:
                return facets_of(name, sorted(self._texts(name), reverse=True))
            case FieldName.SOURCE:
                found = _by_count(self._texts(name))[:MOST]
                folded = [(self._reading.value(_PUBLISHER, (each,)), n) for each, n in found]
                return facets_of(name, folded)
            case FieldName.ENTITY:
                found = _counted(self._names(name, tried), self._with_entity, tried)
            case FieldName.BY:
                found = _counted(self._speakers(tried), self._with_speaker, tried)
            case _:
                found = self._texts(name)
        some = most if name in (FieldName.ENTITY, FieldName.BY) else MOST
        return facets_of(name, _by_count(found), some)

    def _texts(self, name: FieldName) -> _Counts:
        counts = self._held.lists[name].counts(self._mask, _EVERY)
        return [(self._held.texts[name][key], count) for key, count in counts]

    def _names(self, name: FieldName, tried: int) -> dict[str, int]:
        """What the commonest entities are called, and in how many articles about that is."""
        counts = dict(self._held.lists[name].counts(self._mask, _ALIKE * tried))
        names: dict[str, int] = {}
        rows = self._reading.all(_NAMES, (dumps(list(counts)),))
        full = self._naming.surnames.full_names(shown for _, shown in rows)
        for entity, shown in rows:
            called = full.get(shown, shown)
            names[called] = names.get(called, 0) + counts[entity]
        return names

    def _speakers(self, tried: int) -> dict[str, int]:
        """The same of speakers, some of whom are known by a name alone."""
        names = self._names(FieldName.BY, tried)
        known = {key_of(self._words.fold(name)) for name in names}
        for key, count in self._held.lists[NAME].counts(self._mask, _ALIKE * tried):
            if key not in known:
                called = self._called(key)
                shown = self._naming.surnames.full_names([called]).get(called, called)
                names[shown] = max(count, names.get(shown, 0))
        return names

    def _called(self, key: int) -> str:
        """What is shown for a speaker in the first article that calls somebody so."""
        rowid = self._held.places.rowid(int(self._held.lists[NAME].of([key])[0]))
        rows: list[tuple[str, str]] = self._reading.all(_CALLED, (rowid,))
        return next(name for folded, name in rows if key_of(folded) == key)

    def _with_entity(self, name: str) -> int:
        entities = self._naming.called(name)
        return together(self._mask, [self._held.lists[FieldName.ENTITY].of(entities)])

    def _with_speaker(self, name: str) -> int:
        entities, key = self._naming.called(name), key_of(self._words.fold(name))
        lists = self._held.lists
        return together(self._mask, [lists[FieldName.BY].of(entities), lists[NAME].of([key])])


def _counted(names: dict[str, int], count: Callable[[str], int], tried: int) -> _Counts:
    """The likeliest names, with the articles that have anything that is called so."""
    return [(name, count(name)) for name, _ in _by_count(names.items())[:tried]]


def _by_count(rows: Iterable[tuple[str, int]]) -> _Counts:
    return sorted(rows, key=lambda row: (-row[1], row[0]))
