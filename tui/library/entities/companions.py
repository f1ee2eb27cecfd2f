"""Companions: the entities that are named with one, ranked so that the ubiquitous do not win.

The measure is the log-likelihood ratio (G²) of Dunning, "Accurate Methods for
the Statistics of Surprise and Coincidence", 1993, over the four counts of
articles: with both, with either alone, with neither. Pointwise mutual
information would put whoever stands in two articles first, the bare number of
common articles whoever stands in all; this one asks how surprising the number
is. Only those that are together more often than chance would have it count,
and in `LEAST` articles at least.
"""

from __future__ import annotations

from json import dumps, loads
from math import log

from tui.library.search.reading import Reads
from tui.news.correction import Entity
from tui.news.entity_page import Companion
from tui.news.findings import Kind

LEAST = 2
"""Articles in common from which two are named together at all."""

LOOKED_AT = 4_000
"""Articles of an entity that are looked through, evenly over its time; some 12 ms."""

CANDIDATES = 400
"""Entities that are compared, those with most articles in common; some 10 ms."""

SURPRISING = 6.63
"""The ratio that chance alone reaches once in a hundred times."""

COMPANIONS = 20
"""How many are given."""

_TOGETHER = """
SELECT e.shown_name, e.shown_kind, sum(n) AS together FROM (
    SELECT m.entity, count(*) AS n FROM json_each(?1) j
    JOIN mention m ON m.article = j.value GROUP BY m.entity HAVING n >= ?2
    ORDER BY n DESC LIMIT ?3
) t JOIN entity e ON e.rowid = t.entity
WHERE e.shown_name IS NOT NULL AND (e.shown_name, e.shown_kind) <> (?4, ?5)
GROUP BY 1, 2
"""
_ALL = """
SELECT (SELECT sum((SELECT count(*) FROM mention m WHERE m.entity = e.rowid)) FROM entity e
    WHERE e.shown_name = j.value ->> 0 AND e.shown_kind = j.value ->> 1)
FROM json_each(?) j ORDER BY j.key
"""


def companions(
    reads: Reads, entity: Entity, articles: list[int]
) -> tuple[tuple[Companion, ...], int]:
    """Who is named with an entity in its articles, and in how many of these that was counted."""
    looked_at = evenly(articles, LOOKED_AT)
    together = reads.all(
        _TOGETHER, (dumps(looked_at), LEAST, CANDIDATES, entity.name, entity.kind.value)
    )
    asked = dumps([[name, kind] for name, kind, _ in together])
    everywhere = [count for (count,) in reads.all(_ALL, (asked,))]
    others = reads.value("SELECT count(*) FROM article WHERE analysed IS NOT NULL") - len(articles)
    share = len(articles) / len(looked_at) if looked_at else 1
    found = []
    for (name, kind, common), count in zip(together, everywhere, strict=True):
        alone = max(0, round(count - common * share))
        strength = g_squared(common, alone, len(looked_at), max(alone, others))
        if strength >= SURPRISING:
            other = Entity(name, Kind(kind))
            found.append(Companion(other, common, count, round(strength, 1)))
    found.sort(key=lambda c: (-c.strength, -c.together, c.entity))
    return tuple(found[:COMPANIONS]), len(looked_at)


def evenly(articles: list[int], limit: int) -> list[int]:
    """At most so many of the articles, taken evenly from the first to the last."""
    if len(articles) <= limit:
        return articles
    return [articles[number * len(articles) // limit] for number in range(limit)]


def g_squared(common: int, alone: int, here: int, elsewhere: int) -> float:
    """How surprising it is that `common` of `here` articles name what `alone` of `elsewhere` do.

    0 when it is no more often than elsewhere.
    """
    if here == 0 or common * elsewhere <= alone * here:
        return 0.0
    whole, named = here + elsewhere, common + alone
    table = (
        (common, here, named),
        (here - common, here, whole - named),
        (alone, elsewhere, named),
        (elsewhere - alone, elsewhere, whole - named),
    )
    total = sum(n * log(n * whole / (row * column)) for n, row, column in table if n > 0)
    return max(0.0, 2 * total)


def numbers(json: str | None) -> list[int]:
    """The numbers of a JSON list that SQLite made."""
    return list(loads(json)) if json else []
