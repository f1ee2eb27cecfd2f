"""Teams: towns and regions that play, in reports of matches.

"Baltimore has won 16 of its last 22 games" is about a club. Only in an article
that reads as a report of matches, and never for countries, whose teams go by
the country.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

from tui.analysis.names.candidate import Candidate
from tui.analysis.names.words import Words
from tui.analysis.vocabulary import Vocabulary
from tui.news.findings import Kind

_ENOUGH_SCORES = 2
_ENOUGH_NOUNS = 3
"""Scores and nouns of sport from which an article is a report of matches."""
_SCORE_DIGITS = 3
_CONFIDENCE = 0.75
_TOWNS = frozenset(("cities", "regions", "us states", ""))
"""Sections of the gazetteer whose places have clubs; places that it does not know have none."""
_LOCATING = frozenset(("in", "near", "at", "from", "of", "outside", "around", "through"))
_HAVE = frozenset(("has", "have", "had"))
_POSSESSIVES = frozenset(("'s", "’s"))


def teams(words: Words, found: Sequence[Candidate], vocabulary: Vocabulary) -> list[Candidate]:
    """The candidates, with the towns that play read as organisations."""
    if not any(_is_town(c) for c in found) or not _is_sport(words, vocabulary):
        return list(found)
    reports = _Reports.of(words, found, vocabulary)
    return list(reports.read(found))


def _is_sport(words: Words, vocabulary: Vocabulary) -> bool:
    """Whether the article holds scores and the words of sport."""
    scores = 0
    for at, word in enumerate(words.words):
        if word[0].isdigit() and "-" in word:
            scores += all(part.isdigit() and len(part) <= _SCORE_DIGITS for part in word.split("-"))
        elif word == "-" and at and words.touching(at):
            scores += words.words[at - 1].isdigit()
    if scores < _ENOUGH_SCORES:
        return False
    return sum(lower in vocabulary.sport_nouns for lower in words.lower) >= _ENOUGH_NOUNS


def _is_town(candidate: Candidate) -> bool:
    return (
        candidate.kind is Kind.PLACE
        and candidate.section in _TOWNS
        and not candidate.rule.startswith(("dateline", "place's"))
    )


@dataclass(frozen=True, slots=True)
class _Reports:
    """A report of matches: its words, where people's names begin, and which towns play."""

    words: Words
    vocabulary: Vocabulary
    people: frozenset[int]
    playing: set[str]

    @classmethod
    def of(cls, words: Words, found: Sequence[Candidate], vocabulary: Vocabulary) -> Self:
        """The report that an article is, with what was found in it."""
        people = frozenset(c.start for c in found if c.kind is Kind.PERSON)
        report = cls(words, vocabulary, people, set())
        report.playing.update(report.name(c) for c in found if _is_town(c) and report.plays(c))
        return report

    def name(self, candidate: Candidate) -> str:
        """A candidate's words, in lower case."""
        return self.words.name(candidate.start, candidate.stop).casefold()

    def read(self, found: Sequence[Candidate]) -> Iterator[Candidate]:
        """The candidates, with the towns that play read as organisations."""
        stops = [0, *(c.stop for c in found)]
        for stop, candidate in zip(stops, found, strict=False):
            if (
                _is_town(candidate)
                and self.name(candidate) in self.playing
                and (self.plays(candidate) or not self.is_located(candidate))
            ):
                yield replace(
                    candidate,
                    start=self.start_of_club(candidate, stop),
                    kind=Kind.ORGANIZATION,
                    rule="team",
                    confidence=_CONFIDENCE,
                    entity="",
                    section="",
                )
            else:
                yield candidate

    def start_of_club(self, town: Candidate, stop: int) -> int:
        """Where a club's name begins whose last word is a town: "Wisla Krakow 3"."""
        start, words = town.start, self.words
        if not self.is_scored(town):
            return start
        while start > stop and words.same_line(start - 1, start) and words.is_capital(start - 1):
            start -= 1
        return start

    def plays(self, town: Candidate) -> bool:
        """Whether a score, a verb or noun of sport, or an opponent stands beside a town."""
        words, lists = self.words, self.vocabulary
        before, after = town.start - 1, town.stop
        if words.same_line(before, town.start) and words.lower[before] in lists.team_signs:
            return True
        if not words.same_line(town.start, after):
            return False
        lower = words.lower[after]
        if lower in lists.sport_verbs or lower in lists.team_nouns or self.is_scored(town):
            return True
        if not words.same_line(after, after + 1):
            return False
        if lower in _HAVE:
            return words.lower[after + 1] in lists.sport_verbs
        return lower in _POSSESSIVES and after + 1 in self.people

    def is_scored(self, town: Candidate) -> bool:
        """Whether a score follows a town: "Essex 72-0"; a dateline's year is none."""
        words, after = self.words, town.stop
        if not words.same_line(town.start, after) or self.is_located(town):
            return False
        number = words.words[after].partition("-")[0]
        return number.isdigit() and len(number) <= _SCORE_DIGITS

    def is_located(self, town: Candidate) -> bool:
        """Whether a word before a town says that something is there."""
        before = town.start - 1
        return self.words.same_line(before, town.start) and self.words.lower[before] in _LOCATING
