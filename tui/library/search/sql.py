"""Conditions in SQL and how they are joined; the values of a reader are always bound."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on a row, and the values for its question marks.

    `first` and `stop`, where known, bound the rowids of the articles that can
    meet it, so that an index in order of rowid need not be read outside them.
    """

    sql: str
    values: tuple[Any, ...] = ()
    first: int | None = None
    stop: int | None = None


TRUE = Condition("1")
FALSE = Condition("0")


def both(conditions: Iterable[Condition]) -> Condition:
    """Every one of the conditions."""
    kept = [condition for condition in conditions if condition != TRUE]
    if len(kept) < 2:
        return kept[0] if kept else TRUE
    firsts = [c.first for c in kept if c.first is not None]
    stops = [c.stop for c in kept if c.stop is not None]
    return Condition(
        " AND ".join(f"({condition.sql})" for condition in kept),
        _values(kept),
        max(firsts, default=None),
        min(stops, default=None),
    )


def either(conditions: Iterable[Condition]) -> Condition:
    """At least one of the conditions."""
    kept = [condition for condition in conditions if condition != FALSE]
    if len(kept) < 2:
        return kept[0] if kept else FALSE
    firsts, stops = [c.first for c in kept], [c.stop for c in kept]
    return Condition(
        " OR ".join(f"({condition.sql})" for condition in kept),
        _values(kept),
        None if None in firsts else min(f for f in firsts if f is not None),
        None if None in stops else max(s for s in stops if s is not None),
    )


def opposite(condition: Condition) -> Condition:
    """The condition turned round; what is unknown (null) counts as not met before."""
    return Condition(f"NOT coalesce(({condition.sql}), 0)", condition.values)


def _values(conditions: Iterable[Condition]) -> tuple[Any, ...]:
    return tuple(value for condition in conditions for value in condition.values)
