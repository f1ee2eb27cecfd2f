"""Echoes: who else in the library says or denies what a claim says, and who may.

Found are the claims of its group and the other sides of its pairs; then claims
that hold its rarest words are looked at with the measure by which groups and pairs
are made. What that does not take for the same, or for a contradiction, but comes
near, is given as possible. Everything is bounded: six words, a few thousand
claims for each, one look at the best.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from json import dumps
from pathlib import Path
from typing import Any, NamedTuple

from tui.library.claims.compared import COLUMNS, Compared, Rarity, compared
from tui.library.claims.elsewhere import Story, story_of
from tui.library.search.reading import Reading, Reads
from tui.library.shelf.stories import Stories
from tui.matching.endings import endings
from tui.matching.statements.disputes import judge
from tui.matching.statements.sameness import likeness
from tui.news.article import ArticleId
from tui.news.findings import Stance
from tui.news.pair import PairKind, Verdict

WORDS = 6
"""Words of a claim that are looked for, the rarest."""

CLAIMS_A_WORD = 3_000
"""Claims looked at for each of them, the latest."""

LOOKED_AT = 150
"""Claims that are compared in the end."""

LEAST = 0.35
"""The share of its rarest words, by weight, that a claim has at least in common with another."""

ALIKE, WORDS_ALIKE = 0.3, 3
"""Likeness, and words in common, from which two claims are possibly on the same."""

BRIEFLY_ALIKE, PLAIN = 0.5, 2
"""Likeness where they share fewer words, and how many that are no names they share in any case."""

OF_EACH = 6
"""How many are given at most of each kind, one an article."""

_CLAIM = f"""
SELECT {COLUMNS} FROM article a JOIN claim c ON c.article = a.rowid
WHERE a.id = ? AND c.position = ? AND c.content <> ''
"""
_CLAIMS = f"""
SELECT {COLUMNS} FROM json_each(?) j JOIN claim c ON c.rowid = j.value
JOIN article a ON a.rowid = c.article WHERE c.article <> ?
"""
_GROUP = """
SELECT d.rowid FROM claim c JOIN claim d ON d.same = c.same WHERE c.rowid = ?
"""
_PAIRED = """
SELECT p.other FROM claim_pair p WHERE p.one = ?1 UNION
SELECT p.one FROM claim_pair p WHERE p.other = ?1
"""
_VERDICT = """
SELECT max(v.verdict) FROM claim c JOIN article x ON x.rowid = c.article
JOIN claim d ON d.rowid = ?2 JOIN article y ON y.rowid = d.article JOIN pair_verdict v
ON (v.article = x.id AND v.key = c.key AND v.other_article = y.id AND v.other_key = d.key)
    OR (v.article = y.id AND v.key = d.key AND v.other_article = x.id AND v.other_key = c.key)
WHERE c.rowid = ?1
"""
_FOUND = "SELECT rowid FROM claim_fts WHERE claim_fts MATCH ? ORDER BY rowid DESC LIMIT ?"
_KIN = """
SELECT j.key, a.rowid, a.id, a.headline, a.publisher, a.published, c.position, c.stance,
    c.negated, coalesce(e.shown_name, c.speaker_name, c.source), c.content
FROM json_each(?) j JOIN claim c ON c.rowid = j.value JOIN article a ON a.rowid = c.article
LEFT JOIN entity e ON e.rowid = c.speaker ORDER BY j.key
"""


class Tie(StrEnum):
    """What a claim is to another, as far as rules can tell."""

    SAME = "says the same"
    OTHERWISE = "may say otherwise"
    POSSIBLE = "possibly on the same"


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
    tie: Tie
    claim: int


class _Tied(NamedTuple):
    """What one claim is to the other, how like it is, and where it stands."""

    tie: Tie
    likeness: float
    claim: int
    article: int


class Echoes:
    """Looks for who else says or denies what a claim says, on a connection that only reads."""

    def __init__(self, reading: Reads) -> None:
        self._reading = reading
        self._rarity = Rarity(reading)
        self._stories = Stories(reading)

    def of(self, article: ArticleId, position: int) -> tuple[Kin, ...]:
        """Claims of other articles: those that say the same, that may contradict, the possible."""
        rows = self._reading.all(_CLAIM, (article, position))
        if not rows:
            return ()
        claim = compared(rows[0])
        self._rarity.count_anew()
        self._stories.count_anew(self._rarity.articles)
        known = dict(self._known(claim.row))
        others = self._claims({*known, *self._with_words(claim)}, claim.article)
        found = (self._tied(claim, other, known.get(other.row)) for other in others)
        return self._kin(_best(tied for tied in found if tied is not None))

    def _known(self, claim: int) -> Iterator[tuple[int, Tie]]:
        """The other sides of its pairs with who says those, and then its own group."""
        for (other,) in self._reading.all(_PAIRED, (claim,)):
            verdict = self._reading.value(_VERDICT, (claim, other))
            if verdict == Verdict.UNRELATED:
                continue
            tie = Tie.SAME if verdict == Verdict.SAME else Tie.OTHERWISE
            for row in (other, *self._group(other)):
                yield row, tie
        for row in self._group(claim):
            yield row, Tie.SAME

    def _group(self, claim: int) -> list[int]:
        return [row for (row,) in self._reading.all(_GROUP, (claim,))]

    def _with_words(self, claim: Compared) -> list[int]:
        """The claims that hold most of the rarest words of one."""
        rarity = self._rarity
        words = sorted(claim.side.statement.stems.values(), key=lambda w: (rarity.count(w), w))
        weights = {word: rarity.weight(word) for word in words[:WORDS]}
        whole = sum(weights.values()) or 1.0
        shares: dict[int, float] = {}
        for word, weight in weights.items():
            forms = " OR ".join(f'"{form}"' for form in (word.replace('"', ""), *endings(word)))
            for (row,) in self._reading.all(_FOUND, (f"content : ({forms})", CLAIMS_A_WORD)):
                shares[row] = shares.get(row, 0.0) + weight / whole
        near = (row for row, share in shares.items() if share >= LEAST)
        return sorted(near, key=lambda row: (-shares[row], -row))[:LOOKED_AT]

    def _claims(self, rows: Iterable[int], but: int) -> list[Compared]:
        found = self._reading.all(_CLAIMS, (dumps(sorted(rows)), but))
        return [compared(row) for row in found]

    def _tied(self, claim: Compared, other: Compared, known: Tie | None) -> _Tied | None:
        """What another claim is to one; None for nothing."""
        weight = self._rarity.weight
        like = likeness(claim.side.statement, other.side.statement, weight)
        if known is not None:
            return _Tied(known, like.jaccard, other.row, other.article)
        is_one = self._stories.are_one(claim.article, other.article, weight)
        judged = judge(claim.side, other.side, weight, is_one)
        if judged is not None:
            tie = Tie.SAME if judged.kind is PairKind.SAME else Tie.OTHERWISE
            return _Tied(tie, judged.likeness, other.row, other.article)
        enough = ALIKE if len(like.shared) >= WORDS_ALIKE else BRIEFLY_ALIKE
        if like.jaccard < enough or like.plain < PLAIN or like.are_others:
            return None
        return _Tied(Tie.POSSIBLE, like.jaccard, other.row, other.article)

    def _kin(self, tied: Sequence[_Tied]) -> tuple[Kin, ...]:
        rows = self._reading.all(_KIN, (dumps([each.claim for each in tied]),))
        # One whose article was analysed again meanwhile is there no more.
        return tuple(_kin(row, tied[place]) for place, *row in rows)


def _best(found: Iterable[_Tied]) -> list[_Tied]:
    """The best claim of each article, the likest first, as many of each tie as are given."""
    order = list(Tie)
    ranked = sorted(found, key=lambda t: (order.index(t.tie), -t.likeness, -t.article, t.claim))
    best: dict[int, _Tied] = {}
    for each in ranked:
        best.setdefault(each.article, each)
    given: Mapping[Tie, list[_Tied]] = {tie: [] for tie in Tie}
    for each in best.values():
        given[each.tie].append(each)
    return [each for tie in Tie for each in given[tie][:OF_EACH]]


def _kin(row: Sequence[Any], tied: _Tied) -> Kin:
    position, stance, is_negated, speaker, content = row[5:]
    named = (Stance(stance), bool(is_negated), speaker, content)
    return Kin(story_of(row), position, *named, tied.tie, tied.claim)


def echoes_of(path: Path, article: ArticleId, position: int) -> tuple[Kin, ...]:
    """Who else says or denies a claim, read on a connection opened for it."""
    with closing(Reading(path)) as reading:
        return Echoes(reading).of(article, position)
