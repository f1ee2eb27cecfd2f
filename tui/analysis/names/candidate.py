"""Candidates: runs of words that may be names, and how the best of them are chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tui.news.findings import Kind


@dataclass(frozen=True, slots=True)
class Candidate:
    """The words `start` to before `stop`, as a name of some kind, by some rule.

    `rank` orders rules where candidates overlap, lowest first; `is_firm` says
    that the kind is known from more than the model's guess. `entity` is the
    canonical name where the gazetteer knows it, and `section` the part of the
    gazetteer that it is in; else both are empty.
    """

    start: int
    stop: int
    kind: Kind
    rule: str
    rank: int
    confidence: float
    is_firm: bool = True
    entity: str = ""
    section: str = ""

    def __len__(self) -> int:
        return self.stop - self.start

    def covers(self, other: Candidate) -> bool:
        """Whether every word of `other` is in this one."""
        return self.start <= other.start and other.stop <= self.stop

    def overlaps(self, other: Candidate) -> bool:
        """Whether the two share a word."""
        return self.start < other.stop and other.start < self.stop


def chosen(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates that do not overlap, in text order: lowest rank first, then the longest."""
    taken: dict[int, Candidate] = {}
    result: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.rank, -len(c), c.start)):
        run = range(candidate.start, candidate.stop)
        if not any(at in taken for at in run):
            result.append(candidate)
            taken.update(dict.fromkeys(run, candidate))
    result.sort(key=lambda c: c.start)
    return result
