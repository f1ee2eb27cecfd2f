"""Kindred: what else the library holds about a finding: others who say or deny the same.

A claim is akin to another when it has speaker or entities in common with it
*and* words of what is claimed; the rarer a word is in the library, the more it
counts. Everything is bounded: six words, a few thousand claims for each, one
look at the best. That takes 10 to 20 ms over 100,000 articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from json import dumps
from math import log
from pathlib import Path
from typing import Any, NamedTuple

from tui.library.search.reading import Reading
from tui.library.shelf.words import Words
from tui.matching.endings import endings
from tui.news.article import ArticleId, Published
from tui.news.correction import MEASURES, Entity
from tui.news.findings import Stance

WORDS = 6
"""Words of a claim that are looked for, the rarest."""

CLAIMS_A_WORD = 3_000
"""Claims looked at for each of them, the latest."""

LOOKED_AT = 150
"""Claims that are compared in the end."""

LEAST, LEAST_OF_FEW = 0.35, 0.5
"""The share of its words, by weight, that a claim has at least in common with a kindred one:
where these are several, and where they are fewer."""

NEARLY_ALL, SEVERAL = 0.6, 3
"""The share of the words of either, and how many, from which two claims need have neither
speaker nor entities in common."""

COVERED = 0.25
"""The share of its own words that a kindred claim has at least in common: a long one holds
nearly any two."""

TWO = 2
"""Words in common at least, where the claim has so many."""

SHARED = 0.3
"""What the same speaker, or an entity they are both about, adds to the share."""

KIN, STORIES, FORMS = 6, 5, 8
"""How many are given at most: kindred claims, other articles, other names."""

_COMMON = frozenset(
    """a about after again all also am an and any are as at be because been before being but by can
    could did do does for from had has have he her here him his how i if in into is it its just may
    me might more most must my no not now of on one only or other our out over said say says shall
    she should so some such than that the their them then there these they this those through to
    too two under until up us very was we were what when where which while who whom why will with
    would yet you your""".split()  # noqa: SIM905  fifty words read better so
)

_CLAIM = """
SELECT c.rowid, c.article, c.content, c.speaker, c.speaker_folded
FROM article a JOIN claim c ON c.article = a.rowid WHERE a.id = ? AND c.position = ?
"""

_SAME = """
SELECT DISTINCT o.rowid, o.folded FROM json_each(?) j JOIN entity e ON e.rowid = j.value
JOIN entity o ON o.folded = e.folded AND o.shown_name = e.shown_name
    AND o.shown_kind = e.shown_kind
"""
"""The rows that are one entity with these."""

_COMPARED = """
SELECT c.rowid, c.article, c.content,
    coalesce(c.speaker IN (SELECT value FROM json_each(?2)) OR c.speaker_folded = ?3, 0),
    EXISTS (SELECT 1 FROM claim_about b WHERE b.claim = c.rowid
        AND b.entity IN (SELECT value FROM json_each(?4)))
FROM json_each(?1) j JOIN claim c ON c.rowid = j.value WHERE c.article <> ?5
"""

_KIN = """
SELECT a.rowid, a.id, a.headline, a.publisher, a.published, c.position, c.stance, c.negated,
    coalesce(e.shown_name, c.speaker_name, c.source), c.content
FROM json_each(?) j JOIN claim c ON c.rowid = j.value JOIN article a ON a.rowid = c.article
LEFT JOIN entity e ON e.rowid = c.speaker ORDER BY j.key
"""

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
class Kin:
    """A claim of another article that is akin to one; `position` counts in its findings.

    `speaker` is empty where the article names nobody.
    """

    story: Story
    position: int
    stance: Stance
    is_negated: bool
    speaker: str
    content: str
    is_same_speaker: bool


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An entity in the rest of the library: in how many other articles, the latest of them.

    `forms` are what it is called, folded, the commonest first.
    """

    articles: int = 0
    latest: tuple[Story, ...] = ()
    forms: tuple[str, ...] = ()


class _Share(NamedTuple):
    """How many of the words a claim has, and which part of their weight."""

    words: int
    weight: float


class Kindred:
    """Looks for what is akin, on a connection that only reads."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._words = Words()

    def claims(self, article: ArticleId, position: int) -> tuple[Kin, ...]:
        """Claims of other articles that are akin to one, the nearest first."""
        claim = self._reading.one(_CLAIM, (article, position))
        if claim is None:
            return ()
        rowid, article_row, content, speaker, speaker_folded = claim
        about = [e for (e,) in self._all("SELECT entity FROM claim_about WHERE claim = ?", rowid)]
        subjects = self._all(_SAME, dumps(about))
        speakers = self._all(_SAME, dumps([speaker] if speaker is not None else []))
        named = {word for _, folded in subjects for word in folded.split()}
        weights = self._weights(content, named)
        shares = self._shares(weights)
        if not shares:
            return ()
        best = sorted(shares, key=lambda other: (-shares[other].weight, -other))[:LOOKED_AT]
        compared = self._all(
            _COMPARED,
            dumps(best),
            dumps([row for row, _ in speakers]),
            speaker_folded,
            dumps([row for row, _ in subjects]),
            article_row,
        )
        return self._kin(_ranked(self._scored(compared, shares, set(self._telling(content)))))

    def _weights(self, content: str, named: set[str]) -> dict[str, float]:
        """The words by which a claim is looked for, and how much each counts."""
        here = [word for word in self._telling(content) if word not in named]
        known = dict(
            self._all(
                "SELECT term, articles FROM term WHERE term IN (SELECT value FROM json_each(?))",
                dumps(here),
            )
        )
        articles = self._reading.value("SELECT count(*) FROM article")
        rarest = sorted(here, key=lambda word: known.get(word, 1))[:WORDS]
        return {word: log(1 + articles / known.get(word, 1)) for word in rarest}

    def _telling(self, content: str) -> Sequence[str]:
        """The words of a content that say something, each once."""
        words = dict.fromkeys(self._words.of(content))
        return [word for word in words if len(word) > 1 and word not in _COMMON]

    def _shares(self, weights: Mapping[str, float]) -> dict[int, _Share]:
        """The claims that have enough of the words."""
        whole, least = sum(weights.values()), min(TWO, len(weights))
        shares: dict[int, _Share] = {}
        for word, weight in weights.items():
            forms = " OR ".join(f'"{form}"' for form in (word, *endings(word)))
            for (claim,) in self._all(
                "SELECT rowid FROM claim_fts WHERE claim_fts MATCH ? ORDER BY rowid DESC LIMIT ?",
                f"content : ({forms})",
                CLAIMS_A_WORD,
            ):
                before = shares.get(claim, _Share(0, 0.0))
                shares[claim] = _Share(before.words + 1, before.weight + weight / whole)
        return {
            claim: share
            for claim, share in shares.items()
            if share.weight >= (LEAST if share.words >= SEVERAL else LEAST_OF_FEW)
            and share.words >= least
        }

    def _scored(
        self,
        compared: Sequence[tuple[int, int, str, int, int]],
        shares: Mapping[int, _Share],
        own: set[str],
    ) -> Iterator[tuple[float, int, int, bool]]:
        """How near each claim is, with its article and whether its speaker is the same."""
        for claim, article, content, is_same, is_about in compared:
            words, weight = shares[claim]
            telling = self._telling(content)
            covered = max(words, len(own.intersection(telling))) / max(1, len(telling))
            nearest = max(weight, covered)
            if covered < COVERED:
                continue
            if is_same or is_about or (words >= SEVERAL and nearest >= NEARLY_ALL):
                score = weight + SHARED * is_same + SHARED * is_about
                yield round(score, 3), article, claim, bool(is_same)

    def _kin(self, ranked: Sequence[tuple[int, bool]]) -> tuple[Kin, ...]:
        same = [is_same for _, is_same in ranked]
        rows = self._all(_KIN, dumps([claim for claim, _ in ranked]))
        return tuple(
            Kin(_story(row), row[5], Stance(row[6]), bool(row[7]), row[8], row[9], is_same)
            for row, is_same in zip(rows, same, strict=True)
        )

    def entity(self, entity: Entity, but: ArticleId) -> Elsewhere:
        """What the library holds of an entity beside one article."""
        if entity.kind in MEASURES:
            return Elsewhere()
        rows = self._all(_ENTITY, self._words.fold(entity.name), entity.name, entity.kind.value)
        ids = dumps([row for row, _ in rows])
        here = self._reading.value("SELECT rowid FROM article WHERE id = ?", (but,))
        stories = self._all(_STORIES, ids, here, STORIES)
        count = self._reading.value(
            "SELECT count(DISTINCT article) FROM mention"
            " WHERE entity IN (SELECT value FROM json_each(?)) AND article <> ?",
            (ids, here),
        )
        forms = self._all(
            "SELECT folded FROM alias WHERE entity IN (SELECT value FROM json_each(?))"
            " GROUP BY folded ORDER BY sum(articles) DESC, folded LIMIT ?",
            ids,
            FORMS,
        )
        return Elsewhere(count, tuple(map(_story, stories)), tuple(form for (form,) in forms))

    def _all(self, sql: str, *values: Any) -> list[Any]:
        return self._reading.all(sql, values)


def _story(row: Sequence[Any]) -> Story:
    published = None if row[4] is None else Published(row[4])
    return Story(row[0], ArticleId(row[1]), row[2], row[3], published)


def _ranked(scored: Iterable[tuple[float, int, int, bool]]) -> list[tuple[int, bool]]:
    """The best claim of each of the best articles, and whether its speaker is the same."""
    best: dict[int, tuple[int, bool]] = {}
    for _, article, claim, is_same in sorted(scored, reverse=True):
        best.setdefault(article, (claim, is_same))
    return list(best.values())[:KIN]


def claims_akin(path: Path, article: ArticleId, position: int) -> tuple[Kin, ...]:
    """Claims of other articles akin to one, read on a connection opened for it."""
    with closing(Reading(path)) as reading:
        return Kindred(reading).claims(article, position)


def entity_elsewhere(path: Path, entity: Entity, but: ArticleId) -> Elsewhere:
    """What the library holds of an entity beside one article, likewise."""
    with closing(Reading(path)) as reading:
        return Kindred(reading).entity(entity, but)
