"""Completion: the values that a half-typed field may go on with."""

from __future__ import annotations

from tui.library.search.reading import Reading
from tui.library.search.words.naming import Naming
from tui.matching.fold import fold, folded_words
from tui.news.query.query import FieldName
from tui.news.query.query_fields import (
    CLOSED_VALUES,
    DATE_SIDES,
    ENTITY_FIELDS,
    Grouping,
    field_named,
)

LIMIT = 50

_NUMBERS = ("2", "3", "5", "10")
_DATES = ("today", "yesterday", "7d", "this-week", "last-week", "this-month", "last-month", "none")
_ENTITIES = """
SELECT e.shown_name, sum((SELECT count(*) FROM mention m WHERE m.entity = e.rowid)) AS articles
FROM entity e
WHERE e.rowid IN (
    SELECT entity FROM alias WHERE instr(' ' || folded, ' ' || ?1)
    UNION ALL
    SELECT rowid FROM entity WHERE instr(' ' || folded, ' ' || ?1)
        AND (shown_name IS NOT name OR shown_kind IS NOT kind)
)
AND e.shown_name IS NOT NULL AND (?2 IS NULL OR e.shown_kind = ?2)
GROUP BY e.shown_name ORDER BY articles DESC, e.shown_name LIMIT 200
"""
_SPEAKERS = """
WITH said (name, folded) AS (
    SELECT coalesce(e.shown_name, c.speaker_name),
        iif(e.shown_name IS NULL, c.speaker_folded, e.folded)
    FROM claim c LEFT JOIN entity e ON e.rowid = c.speaker WHERE c.speaker_folded IS NOT NULL
)
SELECT name, count(*) AS claims FROM said WHERE instr(' ' || folded, ' ' || ?)
GROUP BY folded ORDER BY claims DESC, name LIMIT 50
"""
_COLUMN = """
SELECT {0}, count(*) AS articles FROM article WHERE {0} IS NOT NULL
GROUP BY {0} ORDER BY articles DESC, {0}
"""


def completions(  # noqa: PLR0911  one a field
    reading: Reading, field: str, prefix: str
) -> list[str]:
    """Values that go on from `prefix`, the likeliest first; of fields when `field` is empty."""
    if not field:
        wanted = prefix.casefold()
        names = [*(name.value for name in FieldName), *DATE_SIDES]
        return [f"{name}:" for name in names if name.startswith(wanted)]
    name = field_named(field)
    if name is None:
        return []
    naming, folded = Naming(reading), " ".join(folded_words(prefix))
    match name:
        case _ if name in CLOSED_VALUES:
            return [v for v in CLOSED_VALUES[name] if v.startswith(prefix.casefold())]
        case FieldName.DATE | FieldName.ADDED | FieldName.PUBLISHERS:
            forms = _NUMBERS if name is FieldName.PUBLISHERS else _DATES
            return [form for form in forms if form.startswith(prefix.casefold())]
        case FieldName.TAG:
            known: list[str] = naming.all_tags()
            return _starting(known, prefix)
        case FieldName.SOURCE:
            return _starting([written for _, written in naming.all_publishers()], prefix)
        case FieldName.BY:
            return [row[0] for row in reading.all(_SPEAKERS, (folded,))]
        case FieldName.LANG:
            return _starting([row[0] for row in reading.all(_COLUMN.format("language"))], prefix)
        case _ if name in ENTITY_FIELDS:
            kind = ENTITY_FIELDS[name]
            rows = reading.all(_ENTITIES, (folded, kind))
            groups = [g.value for g in Grouping] if name is FieldName.GROUP else []
            return [*_starting(groups, prefix), *dict.fromkeys(row[0] for row in rows)][:LIMIT]
        case _:
            return []


def _starting(values: list[str], prefix: str) -> list[str]:
    """Values that begin with a prefix, then those that hold it at the start of a later part."""
    wanted = fold(prefix)
    first = [value for value in values if fold(value).startswith(wanted)]
    later = [
        value
        for value in values
        if value not in first and any(f"{mark}{wanted}" in fold(value) for mark in "/ -")
    ]
    return [*first, *later][:LIMIT]
