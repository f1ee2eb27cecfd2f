"""Naming: which entities, publishers and tags of the library a typed value means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from json import dumps, loads

from tui.library.search.reading import Reading
from tui.library.search.related import Related
from tui.library.search.words.surnames import Surnames
from tui.matching.fold import fold, folded_words
from tui.matching.typos.other_names import Words
from tui.matching.typos.typos import Vocabulary
from tui.news.findings import Kind
from tui.news.query.query import Field, FieldName
from tui.news.query.query_fields import ENTITY_FIELDS
from tui.news.query.query_print import printed

ENTITY_LIMIT = 1_000
"""Entities that one value can mean; the most mentioned of more."""

# Several rows show the same entity: what the machine calls it, and what corrections made of it.
# A corrected one is known by what is shown too, which is no form of any text.
_MEANT = """
WITH meant (name, kind) AS (
    SELECT DISTINCT shown_name, shown_kind FROM entity WHERE rowid IN (
        SELECT entity FROM alias WHERE {0}
        UNION ALL
        SELECT rowid FROM entity
        WHERE {0} AND (shown_name IS NOT name OR shown_kind IS NOT kind)
    ) AND shown_name IS NOT NULL AND (?2 IS NULL OR shown_kind = ?2)
)
SELECT {1} FROM meant
CROSS JOIN entity e ON e.shown_name = meant.name AND e.shown_kind = meant.kind
"""
_ENTITIES = (
    _MEANT.format(
        "{0}",
        "e.rowid, e.shown_name,"
        " (SELECT count(*) FROM mention m WHERE m.entity = e.rowid) AS articles",
    )
    + "ORDER BY articles DESC, e.rowid LIMIT {1}"
)
_WHOLE = "folded = ?1"
_WITHIN = "instr(' ' || folded || ' ', ' ' || ?1 || ' ')"
_BEGUN = "instr(' ' || folded, ' ' || ?1)"
_ALL_CALLED = _MEANT.format(_WHOLE, "e.rowid") + f"LIMIT {ENTITY_LIMIT}"

_KINDS = """
SELECT e.shown_kind,
    sum(1 + ifnull((SELECT sum(a.articles) FROM alias a WHERE a.entity = e.rowid), 0))
FROM json_each(?) j JOIN entity e ON e.rowid = j.value GROUP BY 1
"""
_SURELY = 0.9

AUTHORS_LISTED = 5_000
"""Different bylines up to which it is looked there for an author, not in every article."""

# Steps from value to value along the index, where DISTINCT would read all of it.
_PUBLISHERS = """
WITH RECURSIVE known (name) AS (
    SELECT min(publisher_folded) FROM article
    UNION ALL
    SELECT (SELECT min(publisher_folded) FROM article WHERE publisher_folded > known.name)
    FROM known WHERE known.name IS NOT NULL
)
SELECT name, (SELECT publisher FROM article WHERE publisher_folded = known.name LIMIT 1)
FROM known WHERE name IS NOT NULL
"""
_AUTHORS = """
WITH RECURSIVE known (names) AS (
    SELECT min(authors_folded) FROM article
    UNION ALL
    SELECT (SELECT min(authors_folded) FROM article WHERE authors_folded > known.names)
    FROM known WHERE known.names IS NOT NULL
)
SELECT names FROM known WHERE names IS NOT NULL LIMIT {0}
"""
_TAGS = """
WITH RECURSIVE known (name) AS (
    SELECT min(name) FROM tag
    UNION ALL
    SELECT (SELECT min(name) FROM tag WHERE name > known.name) FROM known
    WHERE known.name IS NOT NULL
)
SELECT name FROM known WHERE name IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Named:
    """What a value means: keys as JSON for SQL (rowids or values), and names for the reader.

    `bare` are surnames that stand for one of the names where articles give no more.
    """

    keys: str
    names: tuple[str, ...]
    bare: tuple[str, ...] = ()


class Naming:
    """Looks values up for one search, each only once."""

    def __init__(self, connection: Reading) -> None:
        self._connection = connection
        self.related = Related(connection.all)
        self.surnames = Surnames(connection)
        self._entities: dict[tuple[str, str | None, str], Named] = {}
        self._publishers: list[tuple[str, str]] | None = None
        self._tags: list[str] | None = None
        self._bylines: list[str] | None = None

    def entities(self, value: str, field: FieldName, *, is_exact: bool = False) -> Named:
        """Entities one of whose names holds the words of `value`; is it, when `is_exact`.

        With a star behind it a word of the name begins so, here as with publishers, authors, tags.
        """
        kind = ENTITY_FIELDS.get(field)
        where = _WHOLE if is_exact else _BEGUN if is_begun(value) else _WITHIN
        key = (" ".join(folded_words(value)), kind, where)
        if key not in self._entities:
            sql = _ENTITIES.format(where, ENTITY_LIMIT)
            rows = self._connection.all(sql, key[:2]) if key[0] else []
            names = tuple(dict.fromkeys(row[1] for row in rows))
            is_full = " " in key[0] and kind in (None, Kind.PERSON) and where != _BEGUN
            bare = self.surnames.bare(names) if is_full else {}
            keys = dict.fromkeys([*(row[0] for row in rows), *chain.from_iterable(bare.values())])
            self._entities[key] = Named(dumps(list(keys)), names, tuple(bare))
        return self._entities[key]

    def called(self, value: str) -> list[int]:
        """The rows of all entities one of whose names is `value`, in any order."""
        key = " ".join(folded_words(value))
        rows = self._connection.all(_ALL_CALLED, (key, None)) if key else []
        bare = self.surnames.rows_of([value])
        return list(dict.fromkeys([*(rowid for (rowid,) in rows), *bare]))

    def is_person(self, value: str, entities: Named) -> bool:
        """Whether a value means persons: those that are called so, or else all that hold it.

        Nearly always is enough: the model takes a well-known name for a firm's now and then.
        """
        keys = dumps(self.called(value) or loads(entities.keys))
        rows = self._connection.all(_KINDS, (keys,))
        articles: dict[str, int] = dict(rows)
        return articles.get(Kind.PERSON, 0) > _SURELY * sum(articles.values())

    def aliases(self, entities: Named) -> list[tuple[str, ...]]:
        """The folded words of the names of entities."""
        rows = self._connection.all(
            "SELECT DISTINCT folded FROM alias"
            " WHERE entity IN (SELECT value FROM json_each(?)) LIMIT 200",
            (entities.keys,),
        )
        return [tuple(folded.split()) for (folded,) in rows]

    def headline(self, beginning: str) -> str | None:
        """The headline of the article whose id begins so, or None when there is none."""
        first = beginning.casefold()
        rows = self._connection.all(
            "SELECT headline FROM article WHERE id >= ? AND id < ? LIMIT 1", (first, first + "g")
        )
        return rows[0][0] if rows else None

    def publishers(self, value: str, *, is_exact: bool = False) -> Named:
        """Publishers whose name holds the words of `value`; is it, when `is_exact`."""
        wanted = " ".join(folded_words(value))
        held = f" {wanted}" if is_begun(value) else f" {wanted} "
        return _named(
            (folded, name)
            for folded, name in self.all_publishers()
            if wanted and (folded == wanted if is_exact else held in f" {folded} ")
        )

    def bylines(self, holding: str) -> Named | None:
        """The bylines, folded, that hold some letters; None when there are too many to look at.

        Its authors stand in a byline between spaces, each after and before a semicolon.
        """
        if self._bylines is None:
            rows = self._connection.all(_AUTHORS.format(AUTHORS_LISTED + 1))
            self._bylines = [names for (names,) in rows]
        if len(self._bylines) > AUTHORS_LISTED:
            return None
        among = ((b, f"; {b.replace(';', ' ;')} ;") for b in self._bylines)
        return _named((byline, byline) for byline, spaced in among if holding in spaced)

    def tags(self, value: str, *, is_exact: bool = False) -> Named:
        """The tag `value` in any case, and those below it unless `is_exact`."""
        wanted = fold(value)
        above = wanted.removesuffix("*") if is_begun(value) else wanted + "/"
        return _named(
            (name, name)
            for name in self.all_tags()
            if fold(name) == wanted or (not is_exact and fold(name).startswith(above))
        )

    def all_publishers(self) -> list[tuple[str, str]]:
        """Every publisher, folded and as written."""
        if self._publishers is None:
            self._publishers = self._connection.all(_PUBLISHERS)
        return self._publishers

    def all_tags(self) -> list[str]:
        """Every tag that is set on something."""
        if self._tags is None:
            self._tags = [name for (name,) in self._connection.all(_TAGS)]
        return self._tags

    def nearest(self, asked: Field) -> str | None:
        """What a value that is not known was most likely meant for, or None."""
        field, value = asked.name, asked.value
        match field:
            case FieldName.TAG:
                known = self._tags_and_above()
            case FieldName.AUTHOR:
                bylines = self._bylines or []
                known = [name.strip() for byline in bylines for name in byline.split(";")]
                known += [word for name in known for word in name.split()]
            case FieldName.SOURCE:
                known = self._publishers_and_words()
            case _:
                return self._of_other_kind(asked)
        by_letters = {"".join(folded_words(name)): name for name in known}
        typed = "".join(folded_words(value))
        if typed in by_letters:  # `foxnews`
            return by_letters[typed]
        if field is FieldName.SOURCE and (held := self._held_by(value)):  # `BBC News`
            return held
        found = Vocabulary((letters, 1) for letters in by_letters).close_to(
            typed, edits=1 if len(typed) < 5 else 2, limit=1
        )
        return by_letters[found[0].word] if found else None

    def _of_other_kind(self, asked: Field) -> str | None:
        """The field for what a name is most often known as, where that is another kind."""
        kinds = {kind: name for name, kind in ENTITY_FIELDS.items() if kind is not None}
        if asked.name not in kinds.values():
            return None
        entities = self.entities(asked.value, FieldName.ENTITY, is_exact=asked.is_exact)
        rows = self._connection.all(_KINDS, (entities.keys,))
        found = [kind for kind, _ in sorted(rows, key=lambda row: -row[1]) if kind in kinds]
        return printed(replace(asked, name=kinds[found[0]])) if found else None

    def _held_by(self, value: str) -> str | None:
        """The publisher with the longest name whose words stand among these, or None."""
        typed = f" {' '.join(folded_words(value))} "
        held = [name for folded, name in self.all_publishers() if folded and f" {folded} " in typed]
        return max(held, key=len, default=None)

    def _tags_and_above(self) -> list[str]:
        parts = [tag.split("/") for tag in self.all_tags()]
        return ["/".join(p[:end]) for p in parts for end in range(1, len(p) + 1)]

    def _publishers_and_words(self) -> list[str]:
        known = self.all_publishers()
        words = [word for folded, _ in known for word in folded.split()]
        return [*words, *(name for _, name in known)]


@dataclass(frozen=True, slots=True)
class Names:
    """What else somebody is called: `known` beforehand, and in the articles of the library."""

    naming: Naming
    known: Callable[[Words], Sequence[Words]]

    def others(self, words: Words) -> list[Words]:
        """All other names of what is called so; the library's only where that is not two."""
        meant = self.naming.entities(" ".join(words), FieldName.ENTITY, is_exact=True)
        of_library = self.naming.aliases(meant) if len(meant.names) == 1 else []
        return [*of_library, *self.known(words)]

    def is_name(self, word: str) -> bool:
        """Whether an entity of the library goes by this one word."""
        return bool(self.naming.entities(word, FieldName.ENTITY, is_exact=True).names)


def is_begun(value: str) -> bool:
    """Whether a value is only the beginning of a name, as its star says."""
    return value.endswith("*") and bool(folded_words(value))


def _named(pairs: Iterable[tuple[str, str]]) -> Named:
    found = list(pairs)
    return Named(dumps([key for key, _ in found]), tuple(name for _, name in found))
