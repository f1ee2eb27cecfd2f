"""Conditions in SQL and how they are joined; the values of a reader are always bound."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Lead:
    """A statement for the rowids of the few articles that can meet a condition.

    It gives `most` rows, some perhaps twice, and leaves out no article that
    meets the condition; when it `is_exact`, it gives no other.
    """

    sql: str
    values: tuple[Any, ...]
    most: int
    is_exact: bool = True


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on a row, and the values for its question marks.

    `first` and `stop`, where known, bound the rowids of the articles that can
    meet it, so that an index in order of rowid need not be read outside them.
    `lead`, where few articles can meet it, leads to them.
    """

    sql: str
    values: tuple[Any, ...] = ()
    first: int | None = None
    stop: int | None = None
    lead: Lead | None = None


TRUE = Condition("1")
FALSE = Condition("0", lead=Lead("SELECT 0 WHERE 0", (), 0))


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
        _best_lead([c.lead for c in kept if c.lead is not None]),
    )


def either(conditions: Iterable[Condition]) -> Condition:
    """At least one of the conditions."""
    kept = [condition for condition in conditions if condition != FALSE]
    if len(kept) < 2:
        return kept[0] if kept else FALSE
    firsts, stops = [c.first for c in kept], [c.stop for c in kept]
    leads = [c.lead for c in kept if c.lead is not None]
    return Condition(
        " OR ".join(f"({condition.sql})" for condition in kept),
        _values(kept),
        None if None in firsts else min(f for f in firsts if f is not None),
        None if None in stops else max(s for s in stops if s is not None),
        _any_lead(leads) if len(leads) == len(kept) else None,
    )


def leading(forms: Iterable[Condition]) -> Condition:
    """What the forms lead to; whether they stand there is looked at last, in what is shown."""
    return both(replace(TRUE, lead=form.lead) for form in forms if form.lead is not None)


def opposite(condition: Condition) -> Condition:
    """The condition turned round; what is unknown (null) counts as not met before."""
    return Condition(f"NOT coalesce(({condition.sql}), 0)", condition.values)


def _best_lead(leads: Sequence[Lead]) -> Lead | None:
    """The lead to the fewest articles, which have to meet the other conditions, too."""
    if not leads:
        return None
    return replace(min(leads, key=lambda lead: lead.most), is_exact=False)


def _any_lead(leads: Sequence[Lead]) -> Lead:
    return Lead(
        " UNION ALL ".join(lead.sql for lead in leads),
        tuple(value for lead in leads for value in lead.values),
        sum(lead.most for lead in leads),
        all(lead.is_exact for lead in leads),
    )


def _values(conditions: Iterable[Condition]) -> tuple[Any, ...]:
    return tuple(value for condition in conditions for value in condition.values)
