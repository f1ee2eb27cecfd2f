"""Facets: what the articles of an answer have in common, counted, to narrow it by.

A count says how many articles of the answer would be left with that one more
condition. They are counted in the foremost articles at once (`foremost`), and
then in all (`all_counts`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tui.news.query.query import Field, FieldName

SHOWN = 6
"""Values of one facet that are shown until the reader asks for the others."""

MOST = 100
"""Values of one facet at most, the commonest."""

FEW = SHOWN + 1
"""Entities and speakers at most until the reader asks for the others: to count one takes long
enough to be seen where it is done for a hundred."""

SPARE = 1
"""How many more entities and speakers are counted than given: the commonest of the names that are
found first need not be those that most articles have."""

FIELDS = (
    FieldName.SOURCE,
    FieldName.TAG,
    FieldName.ENTITY,
    FieldName.BY,
    FieldName.STANCE,
    FieldName.DATE,
)
"""What an answer is narrowed by, in the order of the screen."""

COUNTING = (
    FieldName.SOURCE,
    FieldName.TAG,
    FieldName.DATE,
    FieldName.STANCE,
    FieldName.ENTITY,
    FieldName.BY,
)
"""The same with the quick ones first."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One more condition, and how many articles of the answer meet it."""

    asked: Field
    count: int


def facets_of(
    name: FieldName, counts: Iterable[tuple[str, int]], most: int = MOST
) -> tuple[Facet, ...]:
    """The first of these values of a field, with their counts."""
    # Of most a value means exactly itself; tags below a tag, say, have rows of their own.
    is_exact = name not in (FieldName.STANCE, FieldName.DATE)
    found = [(value, n) for value, n in counts if n and '"' not in value]
    return tuple(Facet(Field(name, value, is_exact), n) for value, n in found[:most])
