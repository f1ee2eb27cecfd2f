"""Facets of the foremost articles of an answer: what its first hundreds have in common.

What stands in so few articles is fetched once and counted here, in some ten
milliseconds however long the answer is; see `facets` for all of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from heapq import nsmallest
from json import dumps
from typing import TypeVar

from tui.library.schema import CLAIMS_EACH
from tui.library.search.compiling.compile_claims import claims_are_in_order
from tui.library.search.facets.facets import FEW, MOST, SPARE, Facet, facets_of
from tui.library.search.reading import Reading
from tui.library.search.words.naming import Naming
from tui.matching.fold import folded_words
from tui.news.query.query import FieldName

FOREMOST = 500
"""Articles that are looked at."""

_SAME = 4
"""Names for each that is counted of which it is looked up who is meant: several mean the same."""

_ARTICLES = """
SELECT a.publisher_folded, a.publisher, a.published, a.id FROM json_each(?) j
CROSS JOIN article a ON a.rowid = j.value
"""
_TAGS = """
SELECT t.name FROM json_each(?) j CROSS JOIN tag t ON t.article = j.value
"""
_ENTITIES = """
SELECT m.entity, m.article FROM json_each(?) j CROSS JOIN mention m ON m.article = j.value
"""
_CLAIMS = """
SELECT c.stance, c.speaker, c.speaker_folded, c.speaker_name, c.article FROM json_each(?) j
CROSS JOIN claim c ON {0}
"""
_OF_ARTICLE = "c.article = j.value"
_NUMBERED = f"c.rowid >= j.value * {CLAIMS_EACH} AND c.rowid < (j.value + 1) * {CLAIMS_EACH}"
"""Claims by the numbers that their article gives them: without an index, and side by side."""
_NAMES = """
SELECT e.rowid, e.shown_name FROM json_each(?) j CROSS JOIN entity e ON e.rowid = j.value
WHERE e.shown_name IS NOT NULL
"""

_Key = TypeVar("_Key", bound=Hashable)
_Ordered = TypeVar("_Ordered", int, str)


class Foremost:
    """Counts the facets of some articles, on a connection that nobody else uses meanwhile."""

    def __init__(self, reading: Reading, rowids: Sequence[int]) -> None:
        self._reading = reading
        self._naming = Naming(reading)
        # In the order of the file, neighbours are read together.
        self._json = (dumps(sorted(rowids)),)
        self._called: dict[str, list[int]] = {}

    def of(self, name: FieldName, most: int = FEW) -> tuple[Facet, ...]:
        """The facets of one field, the commonest first; months the latest first.

        Of entities and speakers `most` at most.
        """
        match name:
            case FieldName.SOURCE:
                called = {row[0]: row[1] for row in self._articles}
                counts = Counter(called[row[0]] for row in self._articles if row[0])
            case FieldName.DATE:
                dates = [date for _, _, date, _ in self._articles if date and len(date) >= 7]
                months = Counter(date[:7] for date in dates)
                return facets_of(name, sorted(months.items(), reverse=True))
            case FieldName.TAG:
                ids = dumps([row[3] for row in self._articles])
                counts = Counter(tag for (tag,) in self._reading.all(_TAGS, (ids,)))
            case FieldName.STANCE:
                said = {(stance, article) for stance, _, _, _, article in self._claims}
                counts = Counter(stance for stance, _ in said)
            case FieldName.ENTITY:
                counts = self._entities(most + SPARE)
            case _:
                counts = self._speakers(most + SPARE)
        some = most if name in (FieldName.ENTITY, FieldName.BY) else MOST
        return facets_of(name, sorted(counts.items(), key=lambda row: (-row[1], row[0])), some)

    @cached_property
    def _articles(self) -> list[tuple[str | None, str, str | None, str]]:
        rows: list[tuple[str | None, str, str | None, str]]
        rows = self._reading.all(_ARTICLES, self._json)
        return rows

    @cached_property
    def _claims(self) -> list[tuple[str, int | None, str | None, str, int]]:
        """The claims of the articles, which are read once for their stances and their speakers."""
        rows: list[tuple[str, int | None, str | None, str, int]]
        among = _NUMBERED if claims_are_in_order(self._reading) else _OF_ARTICLE
        rows = self._reading.all(_CLAIMS.format(among), self._json)
        return rows

    def _entities(self, tried: int) -> Counter[str]:
        mentioned = _sets(self._reading.all(_ENTITIES, self._json))
        named: dict[str, set[int]] = {}
        names = self._names(mentioned, tried)
        full = self._naming.surnames.full_names({name for _, name in names})
        for entity, name in names:
            named.setdefault(full.get(name, name), set()).update(mentioned[entity])
        likely = _commonest(named, tried)
        called = self._entities_called(likely)
        return Counter({name: len(_together(mentioned, called[name])) for name in likely})

    def _speakers(self, tried: int) -> Counter[str]:
        rows = [row[1:] for row in self._claims if row[2] is not None]
        by_entity = _sets((speaker, article) for speaker, _, _, article in rows if speaker)
        shown = dict[int | None, str](self._names(by_entity, tried))
        said = _sets((name, article) for speaker, _, name, article in rows if speaker not in shown)
        for speaker, name in shown.items():
            said.setdefault(name, set()).update(by_entity[speaker or 0])
        likely = _commonest(said, _SAME * tried)
        full = self._naming.surnames.full_names(likely)
        named: dict[str, set[int]] = {}
        for name in likely:
            named.setdefault(full.get(name, name), set()).update(said[name])
        likely = _commonest(named, tried)
        folded = {name: " ".join(folded_words(name)) for name in likely}
        wanted = {*folded.values()}
        by_name = _sets((called, article) for _, called, _, article in rows if called in wanted)
        entities = self._entities_called(likely)
        return Counter(
            {
                name: len(by_name.get(folded[name], set()) | _together(by_entity, entities[name]))
                for name in likely
            }
        )

    def _names(self, entities: Mapping[int, Collection[int]], tried: int) -> list[tuple[int, str]]:
        """What is shown for the commonest of these entities."""
        likely = _commonest(entities, _SAME * tried)
        rows: list[tuple[int, str]] = self._reading.all(_NAMES, (dumps(likely),))
        return rows

    def _entities_called(self, names: Iterable[str]) -> Mapping[str, list[int]]:
        """The entities that have each name: what is asked for by it is everything so called."""
        new = [name for name in names if name not in self._called]
        self._naming.surnames.bare(new)  # together, which is quicker than one by one
        self._called.update((name, self._naming.called(name)) for name in new)
        return self._called


def _sets(rows: Iterable[tuple[_Key, int]]) -> dict[_Key, set[int]]:
    sets: defaultdict[_Key, set[int]] = defaultdict(set)
    for key, article in rows:
        sets[key].add(article)
    return dict(sets)


def _commonest(sets: Mapping[_Ordered, Collection[int]], tried: int) -> list[_Ordered]:
    """The keys with most articles, those with as many in their order."""
    return nsmallest(tried, sets, key=lambda key: (-len(sets[key]), key))


def _together(mentioned: Mapping[int, Collection[int]], entities: Iterable[int]) -> set[int]:
    return set[int]().union(*(mentioned.get(entity, ()) for entity in entities))
