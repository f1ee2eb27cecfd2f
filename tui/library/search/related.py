"""Related: other articles on the event of one, by the rare names and words they share.

The measure: of the article's rarest words and its names, each weighing the more
the fewer articles hold it (words of the headline twice, names twice), the share
that another article holds too; less for one of another day, half after a week.
A word that is part of such a name is not counted besides. Copies of the article
itself are left out, and of other stories that were run several times the one
that shares most stands for all: `like:` lists copies.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from json import dumps
from math import log
from typing import Any

from tui.library.schema import UNDATED_BELOW
from tui.library.search.rowids import Rowids, packed
from tui.library.shelf.words import Words
from tui.news.query.query import Field, FieldName, Phrase, Query, Sort, Word, leaves

DAYS = 30
"""Days before and after an article within which others are on the same event."""

HALF = 7
"""Days after which what is shared counts half: an event is written about for a few."""

WORDS = 24
"""The rarest words of an article that are looked for."""

NAMES = 24
"""The rarest names."""

COMMON = 2_000
"""Articles from which on a word or a name says nothing about one event; in a corpus on one
subject, one of so many articles:"""
_OF_ALL = 5

FEWEST, LEAST = 3, 0.08
"""Words and names that are shared at least, and their share of all weight."""

MOST = 100
"""Articles that are related at most."""

_SECONDS = 86_400

All = Callable[[str, Sequence[Any]], list[Any]]


@dataclass(frozen=True, slots=True)
class Akin:
    """An article on the same event: the weight it shares, from 0 to 1, and by what, most first."""

    rowid: int
    share: float
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Feature:
    """A word or a name of the article, what it weighs, and which articles hold it."""

    called: str
    weight: float
    rowids: frozenset[int]


class Related:
    """Finds related articles; `read` gives the rows of a statement with its values."""

    def __init__(self, read: All) -> None:
        self._read = read
        self._known: dict[str, tuple[Akin, ...]] = {}

    def to(self, id_: str) -> tuple[Akin, ...]:
        """The articles related to the one whose id begins so, the closest first."""
        if id_ not in self._known:
            first = id_.casefold()
            rows = self._read(
                "SELECT rowid FROM article WHERE id >= ? AND id < ? LIMIT 1", (first, first + "g")
            )
            self._known[id_] = self._of(rows[0][0]) if rows else ()
        return self._known[id_]

    def ranked(self, rowids: Rowids, query: Query) -> Rowids:
        """What answers a query, the closest first when it asks for related articles alone."""
        asked = [leaf for leaf in leaves(query.tree) if isinstance(leaf, Field | Word | Phrase)]
        ids = [f.value for f in asked if isinstance(f, Field) and f.name is FieldName.RELATED]
        has_words = any(isinstance(leaf, Word | Phrase) for leaf in asked)
        if not ids or has_words or query.sort not in {None, Sort.RELEVANCE}:
            return rowids
        places = {akin.rowid: place for place, akin in enumerate(self.to(ids[0]))}
        return packed(sorted(rowids, key=lambda rowid: places.get(rowid, len(places))))

    def _of(self, rowid: int) -> tuple[Akin, ...]:
        articles = self._read("SELECT count(*) FROM article", ())[0][0]
        common = max(8, min(COMMON, articles // _OF_ALL))
        span = _span(rowid)
        copies = frozenset(
            other
            for (other,) in self._read(
                "SELECT t.article FROM signature s JOIN signature t ON t.cluster = s.cluster"
                " WHERE s.article = ? AND t.article <> s.article",
                (rowid,),
            )
        )
        names = list(self._names(rowid, articles, common, span, copies))
        counted = {word for name in names for word in Words().of(name.called)}
        features = [*names, *self._words(rowid, articles, common, span, copies, counted)]
        whole = sum(feature.weight for feature in features)
        shared: defaultdict[int, float] = defaultdict(float)
        times: Counter[int] = Counter()
        for feature in features:
            for other in feature.rowids:
                shared[other] += feature.weight
                times[other] += 1
        found = [
            (weight / whole * _closeness(rowid, other), other)
            for other, weight in shared.items()
            if times[other] >= FEWEST and other != rowid and weight >= LEAST * whole
        ]
        best = sorted(found, reverse=True)[: 4 * MOST]
        kept = self._one_of_each(best)[:MOST]
        return tuple(Akin(other, share, _by(features, other)) for share, other in kept)

    def _words(  # noqa: PLR0913, PLR0917  what is counted of one article, and of which others
        self,
        rowid: int,
        articles: int,
        common: int,
        span: tuple[int, int],
        copies: frozenset[int],
        counted: set[str],
    ) -> Iterable[_Feature]:
        ((headline, text),) = self._read(
            "SELECT a.headline, t.text FROM article a JOIN article_text t ON t.article = a.rowid"
            " WHERE a.rowid = ?",
            (rowid,),
        )
        words = Words()
        heading, times = set(words.of(headline)), Counter(words.of(text))
        asked = dumps([w for w in times if len(w) > 2 and not w.isdigit() and w not in counted])
        rows = self._read(
            "SELECT term, articles FROM term WHERE term IN (SELECT value FROM json_each(?))"
            " AND articles BETWEEN 2 AND ?",
            (asked, common),
        )
        rarest = sorted(
            (
                ((1 + log(times[term])) * (1 + (term in heading)), held, term)
                for term, held in rows
                if held < articles
            ),
            key=lambda row: (-row[0] * log(articles / row[1]), row[2]),
        )
        taken = 0
        for weight, held, term in rarest[: 4 * WORDS]:
            holders = self._read(
                "SELECT rowid FROM article_fts WHERE article_fts MATCH ? AND rowid BETWEEN ? AND ?",
                (f'"{term}"', *span),
            )
            near = frozenset(other for (other,) in holders)
            # What only copies of the article hold says nothing about others.
            others = held - len(near & copies)
            if others < 2:
                continue
            yield _Feature(term, weight * log(articles / others), near - copies)
            taken += 1
            if taken == WORDS:
                return

    def _names(
        self, rowid: int, articles: int, common: int, span: tuple[int, int], copies: frozenset[int]
    ) -> Iterable[_Feature]:
        rows = self._read(
            "SELECT e.shown_name, e.shown_kind, sum(m.count) FROM mention m"
            " JOIN entity e ON e.rowid = m.entity WHERE m.article = ?"
            " AND e.shown_name IS NOT NULL GROUP BY 1, 2 ORDER BY 3 DESC LIMIT ?",
            (rowid, 3 * NAMES),
        )
        found = []
        for name, kind, times in rows:
            held = [
                other
                for (other,) in self._read(
                    "SELECT m.article FROM entity e JOIN mention m ON m.entity = e.rowid"
                    " WHERE e.shown_name = ? AND e.shown_kind = ? LIMIT ?",
                    (name, kind, common + 1),
                )
            ]
            if len(held) <= common and 2 <= len(others := set(held) - copies) < articles:
                near = frozenset(other for other in others if span[0] <= other <= span[1])
                weight = 2 * (1 + log(times)) * log(articles / len(others))
                found.append(_Feature(name, weight, near))
        found.sort(key=lambda feature: -feature.weight)
        return found[:NAMES]

    def _one_of_each(self, best: Sequence[tuple[float, int]]) -> list[tuple[float, int]]:
        """The articles with one only of those that are copies of each other."""
        clusters = dict(
            self._read(
                "SELECT s.article, s.cluster FROM json_each(?) j"
                " JOIN signature s ON s.article = j.value WHERE s.cluster IS NOT NULL",
                (dumps([other for _, other in best]),),
            )
        )
        seen: set[int] = set()
        kept = []
        for share, other in best:
            cluster = clusters.get(other)
            if cluster is None or cluster not in seen:
                seen |= set() if cluster is None else {cluster}
                kept.append((share, other))
        return kept


def _span(rowid: int) -> tuple[int, int]:
    """The rowids of the window: seconds, or all undated ones for one without a date."""
    if rowid < UNDATED_BELOW:
        return -(1 << 62), UNDATED_BELOW
    return rowid - DAYS * _SECONDS, rowid + DAYS * _SECONDS


def _closeness(rowid: int, other: int) -> float:
    if rowid < UNDATED_BELOW:
        return 1.0
    return 1 / (1 + abs(rowid - other) / (HALF * _SECONDS))


def _by(features: Sequence[_Feature], other: int) -> tuple[str, ...]:
    held = sorted((f for f in features if other in f.rowids), key=lambda f: -f.weight)
    return tuple(dict.fromkeys(feature.called for feature in held))
