"""Origins: the clusters of near-duplicates with their credits, read when they are asked for.

Nothing of it is kept: credits are read from the few texts of a cluster, so that
a better list of agencies, or a family the reader adds, counts at once.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from json import dumps, loads
from typing import Any

from tui.corpus.newsrooms.credits import credit_of
from tui.corpus.newsrooms.names import Families, agency_named
from tui.library.connection import Connection
from tui.matching.shingles import resemblance
from tui.news.article import ArticleId, Published
from tui.news.origin import Cluster, Copy, in_order, origin_of

COPIES = 500
"""Copies of one cluster whose texts are read for their credits, the first ones published."""

ENDS = 2_000
"""Characters at either end of a text that are read for credits."""

FIRST_PUBLISHED = (
    "a.published IS NULL, iif(length(a.published) > 10,"
    " strftime('%Y-%m-%dT%H:%M:%SZ', a.published), a.published || '~'), a.rowid"
)
"""The order of publication in SQL: what is known to the day only may be from its end."""

_MEMBERS = f"""
SELECT a.rowid, a.id, a.headline, a.publisher, a.published, a.authors, s.numbers,
    substr(t.text, a.body_start + 1, ?), substr(t.text, max(a.body_start + 1, length(t.text) - ?))
FROM signature s JOIN article a ON a.rowid = s.article
JOIN article_text t ON t.article = a.rowid
WHERE s.cluster = ? ORDER BY {FIRST_PUBLISHED} LIMIT ?
"""
_COUNTS = """
SELECT count(*), count(DISTINCT a.publisher_folded)
FROM signature s JOIN article a ON a.rowid = s.article WHERE s.cluster = ?
"""
_AMONG = """
SELECT s.cluster FROM json_each(?) j JOIN signature s ON s.article = j.value
WHERE s.cluster IS NOT NULL GROUP BY s.cluster ORDER BY min(j.key)
"""
_ALL = """
SELECT cluster FROM signature WHERE cluster IS NOT NULL
GROUP BY cluster HAVING count(*) > 1 ORDER BY count(*) DESC, max(article) DESC
"""


class Origins:
    """Reads clusters of near-duplicates of one library."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.families = Families()
        """To whom publishers belong; whoever opens the library knows where that is written."""

    def of(self, rowid: int) -> Cluster | None:
        """The cluster of an article; None when it has no copies."""
        cluster = self._connection.value(
            "SELECT cluster FROM signature WHERE article = ?", (rowid,)
        )
        return None if cluster is None else self._read(cluster)

    def clusters(self, rowids: Sequence[int] | None = None) -> list[int]:
        """The clusters there are, the largest first; or those of some articles, as they come."""
        if rowids is None:
            rows = self._connection.all(_ALL)
        else:
            rows = self._connection.all(_AMONG, (dumps(list(rowids)),))
        return [cluster for (cluster,) in rows]

    def cluster(self, number: int) -> Cluster | None:
        """A cluster by its number; None when only one of its articles is left."""
        return self._read(number)

    def _read(self, number: int) -> Cluster | None:
        articles, publishers = self._connection.one(_COUNTS, (number,))
        if articles < 2:
            return None
        rows = self._connection.all(_MEMBERS, (ENDS, ENDS, number, COPIES))
        first_numbers = array("Q", rows[0][6])
        copies = in_order([_copy(row, first_numbers) for row in rows])
        first = copies[0]
        done = tuple(replace(copy, origin=origin_of(copy, first, self._house)) for copy in copies)
        return Cluster(done, articles, publishers)

    def _house(self, publisher: str) -> str | None:
        return agency_named(publisher) or self.families.of(publisher)


def _copy(row: Any, first: Sequence[int]) -> Copy:
    rowid, id_, headline, publisher, published, authors, numbers, head, tail = row
    credit = credit_of(f"{head}\n\n{tail}", loads(authors))
    return Copy(
        rowid=rowid,
        id=ArticleId(id_),
        headline=headline,
        publisher=publisher,
        published=None if published is None else Published(published),
        credit=credit.agency,
        helped=credit.helped,
        likeness=resemblance(first, array("Q", numbers)),
    )
