"""Elsewhere: in which other articles of the library an entity is named, and what it is called."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from json import dumps
from pathlib import Path
from typing import Any

from tui.library.search.reading import Reading, Reads
from tui.library.shelf.words import Words
from tui.news.article import ArticleId, Published
from tui.news.correction import MEASURES, Entity

STORIES, FORMS = 5, 8
"""How many are given at most: other articles, other names."""

_ENTITY = "SELECT rowid, name FROM entity WHERE folded = ? AND shown_name = ? AND shown_kind = ?"

_STORIES = """
SELECT a.rowid, a.id, a.headline, a.publisher, a.published FROM (
    SELECT DISTINCT article FROM mention WHERE entity IN (SELECT value FROM json_each(?1))
        AND article <> ?2 ORDER BY article DESC LIMIT ?3
) m JOIN article a ON a.rowid = m.article ORDER BY a.rowid DESC
"""


@dataclass(frozen=True, slots=True)
class Story:
    """An article as it is listed; `key` is its place in the order of publication."""

    key: int
    id: ArticleId
    headline: str
    publisher: str | None
    published: Published | None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An entity in the rest of the library: in how many other articles, the latest of them.

    `forms` are what it is called, folded, the commonest first.
    """

    articles: int = 0
    latest: tuple[Story, ...] = ()
    forms: tuple[str, ...] = ()


def elsewhere(reading: Reads, entity: Entity, but: ArticleId) -> Elsewhere:
    """What the library holds of an entity beside one article."""
    if entity.kind in MEASURES:
        return Elsewhere()
    rows = reading.all(_ENTITY, (Words().fold(entity.name), entity.name, entity.kind.value))
    ids = dumps([row for row, _ in rows])
    here = reading.value("SELECT rowid FROM article WHERE id = ?", (but,))
    stories = reading.all(_STORIES, (ids, here, STORIES))
    count = reading.value(
        "SELECT count(DISTINCT article) FROM mention"
        " WHERE entity IN (SELECT value FROM json_each(?)) AND article <> ?",
        (ids, here),
    )
    forms = reading.all(
        "SELECT folded FROM alias WHERE entity IN (SELECT value FROM json_each(?))"
        " GROUP BY folded ORDER BY sum(articles) DESC, folded LIMIT ?",
        (ids, FORMS),
    )
    return Elsewhere(count, tuple(map(story_of, stories)), tuple(form for (form,) in forms))


def story_of(row: Sequence[Any]) -> Story:
    """A story made of the first five columns of a row."""
    published = None if row[4] is None else Published(row[4])
    return Story(row[0], ArticleId(row[1]), row[2], row[3], published)


def entity_elsewhere(path: Path, entity: Entity, but: ArticleId) -> Elsewhere:
    """Where an entity is named beside one article, read on a connection opened for it."""
    with closing(Reading(path)) as reading:
        return elsewhere(reading, entity, but)
