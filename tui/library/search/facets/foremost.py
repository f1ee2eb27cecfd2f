"""Facets of the foremost articles of an answer: what its first hundreds have in common.

What stands in so few articles is fetched once and counted here, in some ten
milliseconds however long the answer is; see `facets` for all of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from json import dumps
from typing import TypeVar

from tui.library.search.facets.facets import FEW, MOST, SPARE, Facet, facets_of
from tui.library.search.reading import Reading
from tui.library.search.words.naming import Naming
from tui.library.shelf.words import Words
from tui.news.query.query import FieldName

FOREMOST = 500
"""Articles that are looked at."""

_SAME = 4
"""Names for each that is counted of which it is looked up who is meant: several mean the same."""

_ARTICLES = """
SELECT a.publisher_folded, a.publisher, a.published FROM json_each(?) j
CROSS JOIN article a ON a.rowid = j.value
"""
_TAGS = """
SELECT t.name, a.rowid FROM json_each(?) j CROSS JOIN article a ON a.rowid = j.value
CROSS JOIN tag t ON t.article = a.id
"""
_ENTITIES = """
SELECT m.entity, m.article FROM json_each(?) j CROSS JOIN mention m ON m.article = j.value
"""
_CLAIMS = """
SELECT c.stance, c.speaker, c.speaker_folded, c.speaker_name, c.article FROM json_each(?) j
CROSS JOIN claim c ON c.article = j.value
"""
_NAMES = """
SELECT e.rowid, e.shown_name FROM json_each(?) j CROSS JOIN entity e ON e.rowid = j.value
WHERE e.shown_name IS NOT NULL
"""

_Key = TypeVar("_Key", bound=Hashable)


class Foremost:
    """Counts the facets of some articles, on a connection that nobody else uses meanwhile."""

    def __init__(self, reading: Reading, rowids: Sequence[int]) -> None:
        self._reading = reading
        self._naming = Naming(reading)
        self._json = (dumps(list(rowids)),)

    def of(self, name: FieldName, most: int = FEW) -> tuple[Facet, ...]:
        """The facets of one field, the commonest first; months the latest first.

        Of entities and speakers `most` at most.
        """
        match name:
            case FieldName.SOURCE:
                called = {folded: publisher for folded, publisher, _ in self._articles}
                counts = Counter(called[row[0]] for row in self._articles if row[0])
            case FieldName.DATE:
                dates = [date for _, _, date in self._articles if date and len(date) >= 7]
                months = Counter(date[:7] for date in dates)
                return facets_of(name, sorted(months.items(), reverse=True))
            case FieldName.TAG:
                counts = _sizes(_sets(self._reading.all(_TAGS, self._json)))
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
    def _articles(self) -> list[tuple[str | None, str, str | None]]:
        rows: list[tuple[str | None, str, str | None]] = self._reading.all(_ARTICLES, self._json)
        return rows

    @cached_property
    def _claims(self) -> list[tuple[str, int | None, str | None, str, int]]:
        """The claims of the articles, which are read once for their stances and their speakers."""
        rows: list[tuple[str, int | None, str | None, str, int]]
        rows = self._reading.all(_CLAIMS, self._json)
        return rows

    def _entities(self, tried: int) -> Counter[str]:
        mentioned = _sets(self._reading.all(_ENTITIES, self._json))
        named: dict[str, set[int]] = {}
        names = self._names(mentioned, tried)
        full = self._naming.surnames.full_names({name for _, name in names})
        for entity, name in names:
            named.setdefault(full.get(name, name), set()).update(mentioned[entity])
        # What is asked for by a name is everything that is called so.
        return Counter(
            {
                name: _together(mentioned, self._naming.called(name))
                for name in _commonest(named, tried)
            }
        )

    def _speakers(self, tried: int) -> Counter[str]:
        rows = [row[1:] for row in self._claims if row[2] is not None]
        by_entity = _sets((speaker, article) for speaker, _, _, article in rows if speaker)
        by_name = _sets((folded, article) for _, folded, _, article in rows)
        called = dict[int | None, str](self._names(by_entity, tried))
        said = _sets((called.get(speaker, name), article) for speaker, _, name, article in rows)
        likely = _commonest(said, _SAME * tried)
        full = self._naming.surnames.full_names(likely)
        named: dict[str, set[int]] = {}
        for name in likely:
            named.setdefault(full.get(name, name), set()).update(said[name])
        words, counts = Words(), Counter[str]()
        for name in _commonest(named, tried):
            articles = set(by_name.get(words.fold(name), ()))
            for entity in self._naming.called(name):
                articles |= by_entity.get(entity, set())
            counts[name] = len(articles)
        return counts

    def _names(self, entities: Mapping[int, Collection[int]], tried: int) -> list[tuple[int, str]]:
        """What is shown for the commonest of these entities."""
        likely = sorted(entities, key=lambda entity: -len(entities[entity]))[: _SAME * tried]
        rows: list[tuple[int, str]] = self._reading.all(_NAMES, (dumps(likely),))
        return rows


def _sets(rows: Iterable[tuple[_Key, int]]) -> dict[_Key, set[int]]:
    sets: dict[_Key, set[int]] = {}
    for key, article in rows:
        sets.setdefault(key, set()).add(article)
    return sets


def _sizes(sets: Mapping[str, Collection[int]]) -> Counter[str]:
    return Counter({key: len(articles) for key, articles in sets.items()})


def _commonest(named: Mapping[str, Collection[int]], tried: int) -> list[str]:
    return [name for name, _ in _sizes(named).most_common(tried)]


def _together(mentioned: Mapping[int, Collection[int]], entities: Iterable[int]) -> int:
    return len(set[int]().union(*(mentioned.get(entity, ()) for entity in entities)))
