"""The values of fields that do not take any: how each is written in one way, and what is taken."""

from __future__ import annotations

from tui.news.query.query_dates import canonical_dates
from tui.news.query.query_fields import CLOSED_VALUES, FieldName, closed_value, least_number
from tui.news.query.query_tree import Field, Node, Not

_DATES = frozenset({FieldName.DATE, FieldName.ADDED})
CLOSED = _DATES | {FieldName.PUBLISHERS} | CLOSED_VALUES.keys()
"""The fields that do not take any value."""


def canonical_value(name: FieldName, text: str) -> str | None:
    """The one way to write a value of such a field; None when it is none of its values."""
    if name in _DATES:
        return canonical_dates(text)
    return least_number(text) if name is FieldName.PUBLISHERS else closed_value(name, text)


def values_in_words(name: FieldName) -> str:
    """What such a field takes."""
    if name in _DATES:
        return "a date such as 2023-11-05, 2023-11, 2023-11..2023-12, 7d or yesterday"
    if name is FieldName.PUBLISHERS:
        return "how many ran the story, such as 2 or >2 (publisher: takes a name)"
    return ", ".join(CLOSED_VALUES[name])


_WITH_NONE = frozenset(
    {FieldName.TAG, FieldName.SOURCE, FieldName.AUTHOR, FieldName.LANG, FieldName.DATE}
)
_HELD = {
    FieldName.ENTITY: "entity",
    FieldName.CLAIM: "claim",
    FieldName.STANCE: "claim",
    FieldName.QUOTE: "quote",
    FieldName.NOTE: "note",
    FieldName.HIGHLIGHT: "highlight",
}


def any_value(name: FieldName) -> Node | None:
    """What `tag:*` asks: any value of the field; None where that cannot be asked."""
    if name in _WITH_NONE:
        return Not(Field(name, "none"))
    return Field(FieldName.HAS, _HELD[name]) if name in _HELD else None
