"""Answers: who denies a claim in the article that it stands in, and what a denial answers there.

A reader asks for these, so that more is given than is proposed as a pair: what
is denied need only begin with a word of the claim and share a part of it, and
"denied the allegations" answers what stands just before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tui.library.search.reading import Reading
from tui.matching.statements.sameness import likeness
from tui.matching.statements.statement import Statement, statement
from tui.news.findings import Stance
from tui.news.ledger import LedgerRow

LEAST, ONE_WORD = 0.4, 0.5
"""The share of the words of the shorter claim that the other has; where they share one alone."""

BEFORE = 2
"""Claims before a denial that names nothing, among which is what it denies."""

_POINTING = frozenset(
    ("charg", "wrongdo", "involv", "misconduct", "account", "suggest", "such", "talk", "notion")
)
"""Stems of words that stand for what was said before: "denied any wrongdoing"."""

_CUES = ("contradict", "deni", "deny", "dismiss", "disput", "rebut", "refut", "reject")
"""Beginnings of cues that deny what was said, and are not only against it."""

_HELD = frozenset({Stance.SAID, Stance.CLAIMED, Stance.CONFIRMED, Stance.ACCUSED, Stance.BELIEVED})

_CLAIMS = """
SELECT c.rowid, c.stance, c.negated, coalesce(c.cue, ''),
    coalesce('#' || c.speaker, c.speaker_folded, ''), c.content
FROM claim c WHERE c.article = ? ORDER BY c.position
"""


@dataclass(frozen=True, slots=True)
class _Claim:
    """One claim of the article."""

    row: int
    stance: Stance
    is_negated: bool
    cue: str
    speaker: str
    statement: Statement

    @property
    def denies(self) -> bool:
        if self.stance is not Stance.DENIED or self.is_negated:
            return False
        return any(word.startswith(_CUES) for word in self.cue.split())

    @property
    def head(self) -> str:
        """The first word that is no name: what a denial is of."""
        return next((s for s in self.statement.stems if s not in self.statement.names), "")

    @property
    def holds(self) -> bool:
        return self.stance in _HELD and not self.is_negated and len(self.statement.stems) > 1

    @property
    def points(self) -> bool:
        """Whether what is denied is named by a word alone that stands for what was said."""
        statement = self.statement
        return self.denies and statement.stems.keys() - statement.names <= _POINTING


def answers(reading: Reading, row: LedgerRow) -> list[int]:
    """The claims of the same article by others that deny a claim, or that it denies."""
    claims = [_claim(each) for each in reading.all(_CLAIMS, (row.article,))]
    at = next((n for n, each in enumerate(claims) if each.row == row.claim), None)
    if at is None:
        return []
    return [
        other.row
        for n, other in enumerate(claims)
        if other.denies != claims[at].denies and _answers(claims, *sorted((at, n)))
    ]


def _answers(claims: Sequence[_Claim], first: int, second: int) -> bool:
    """Whether one of two claims, in the order of the article, denies the other."""
    one, other = claims[first], claims[second]
    denied, held = (one, other) if one.denies else (other, one)
    if not held.holds or (one.speaker and one.speaker == other.speaker):
        return False
    if denied.points:
        return denied is other and first == _pointed_at(claims, second)
    if held.statement.negations or denied.head not in held.statement.stems:
        return False
    like = likeness(one.statement, other.statement, _evenly)
    return like.overlap >= (LEAST if len(like.shared) > 1 else ONE_WORD)


def _pointed_at(claims: Sequence[_Claim], denial: int) -> int | None:
    """Which claim a denial that names nothing answers: the nearest before it, accusations first."""
    near = [
        n
        for n in range(denial - 1, max(-1, denial - 1 - BEFORE), -1)
        if claims[n].holds and claims[n].speaker != claims[denial].speaker
    ]
    accusing = [n for n in near if claims[n].stance is Stance.ACCUSED]
    return next(iter(accusing or near), None)


def _evenly(_word: str) -> float:
    return 1.0


def _claim(row: Sequence[Any]) -> _Claim:
    claim, stance, negated, cue, speaker, content = row
    return _Claim(claim, Stance(stance), bool(negated), cue, speaker, statement(content))
