"""The rows of lists, fetched by the window."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from json import dumps

from tui.library.connection import Connection
from tui.news.article import ArticleId, Published
from tui.news.findings import Stance
from tui.news.listing import Row
from tui.news.mark import Tag

_ROWS = """
SELECT a.rowid, a.id, a.headline, a.has_headline, a.publisher, a.published,
    EXISTS (SELECT 1 FROM read_mark m WHERE m.article = a.id),
    EXISTS (SELECT 1 FROM star m WHERE m.article = a.id),
    EXISTS (SELECT 1 FROM reviewed_mark m WHERE m.article = a.id),
    EXISTS (SELECT 1 FROM noted m WHERE m.article = a.id),
    a.analysed IS NOT NULL,
    (SELECT count(*) FROM signature s JOIN signature t ON t.cluster = s.cluster
        WHERE s.article = a.rowid)
FROM json_each(?) j JOIN article a ON a.rowid = j.value
"""

_TAGS = """
SELECT a.rowid, t.name FROM json_each(?) j
JOIN article a ON a.rowid = j.value JOIN tag t ON t.article = a.id ORDER BY t.name
"""

_STANCES = """
SELECT c.article, c.stance, count(*) FROM json_each(?) j
JOIN claim c ON c.article = j.value GROUP BY c.article, c.stance
"""

_ORDER = {stance: place for place, stance in enumerate(Stance)}


def rows(connection: Connection, rowids: Sequence[int]) -> list[Row | None]:
    """What a list shows of articles, in the order asked; None for one that is gone."""
    asked = (dumps(list(set(rowids))),)
    tags: defaultdict[int, list[Tag]] = defaultdict(list)
    for rowid, name in connection.all(_TAGS, asked):
        tags[rowid].append(Tag(name))
    stances: defaultdict[int, list[tuple[Stance, int]]] = defaultdict(list)
    for rowid, stance, count in connection.all(_STANCES, asked):
        stances[rowid].append((Stance(stance), count))
    found: dict[int, Row] = {}
    for (
        rowid,
        article_id,
        headline,
        given,
        publisher,
        published,
        read,
        star,
        reviewed,
        note,
        analysed,
        copies,
    ) in connection.all(_ROWS, asked):
        found[rowid] = Row(
            rowid=rowid,
            id=ArticleId(article_id),
            headline=headline,
            headline_is_given=bool(given),
            publisher=publisher,
            published=None if published is None else Published(published),
            is_read=bool(read),
            is_starred=bool(star),
            is_reviewed=bool(reviewed),
            copies=copies if copies > 1 else 0,
            tags=tuple(tags[rowid]),
            has_note=bool(note),
            stances=tuple(sorted(stances[rowid], key=lambda pair: _ORDER[pair[0]])),
            is_analysed=bool(analysed),
        )
    return [found.get(rowid) for rowid in rowids]
