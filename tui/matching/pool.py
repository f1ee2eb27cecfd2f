"""Pool: very many labels made ready to be picked from, as `fuzzy` picks from few.

All labels lie in one array of letters. Where a letter stands next is looked up
for all labels at once, so a key costs a few passes over arrays instead of a
walk through every label; and what answered the pattern before answers the
longer one, so that each letter more costs less. Only the foremost labels are
then gone through for the very best way to match.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tui.matching import fuzzy
from tui.matching.bonus import BOUNDARY, Sort
from tui.matching.fuzzy import Mode, Part, Picked
from tui.matching.lettering import OTHERS, Lettering, Places

LIMIT = 1_000
"""Labels that are ranked; who does not find it among these types another letter."""

FOREMOST = 40
"""Labels that are gone through for the best way to match: what a screen shows."""

_REMEMBERED = 24
_LONGEST = 4_095


@dataclass(frozen=True, slots=True)
class Picks:
    """The answer to a pattern: how many labels match, and the best of them, best first."""

    total: int
    best: tuple[Picked, ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to match in each label: its last place, what its last run began with, its score."""

    last: Places
    first: Places
    score: Places

    def of(self, chosen: NDArray[np.bool_]) -> _Way:
        """The same for the chosen labels."""
        return _Way(self.last[chosen], self.first[chosen], self.score[chosen])


@dataclass(frozen=True, slots=True)
class _Walk:
    """How far the letters of a word have come, in labels that hold them in their order.

    `plain` takes each letter where it stands next. `leaping` takes it beside the
    last one, or at the next beginning of a word; where `is_whole` is not so it
    got stuck. `runs` are the places, in whatever labels, where all letters stand
    side by side.
    """

    letters: int
    labels: Places
    plain: _Way
    leaping: _Way
    is_whole: NDArray[np.bool_]
    runs: _Way


@dataclass(frozen=True, slots=True)
class _Matching:
    """Labels that match, what they are worth, and how the last word got there, to go on."""

    labels: Places
    scores: Places
    walk: _Walk | None = None


class Pool:
    """Labels to pick from; of equally good ones of one length the first is first."""

    def __init__(self, labels: Sequence[str]) -> None:
        self._labels = labels
        self._text = Lettering(labels)
        self._starts, self._stops = self._text.starts, self._text.stops
        self._letters, self._sorts = self._text.letters, self._text.sorts
        self._bonuses = self._text.bonuses
        self._lengths = np.minimum(self._stops - self._starts, _LONGEST)
        self._words = np.flatnonzero(self._bonuses >= BOUNDARY).astype(np.int32)
        self._word_letters = self._letters[self._words]
        self._remembered: dict[tuple[Part, ...], _Matching] = {}
        self._where: dict[tuple[int, bool | None], tuple[Places, Places]] = {}

    def __len__(self) -> int:
        return len(self._labels)

    def forget(self) -> None:
        """Let go of what was worked out for earlier patterns."""
        self._remembered.clear()
        self._where.clear()

    def pick(self, pattern: str, limit: int = LIMIT) -> Picks:
        """The labels that match a pattern; `fuzzy.rank` says what it may hold."""
        parts = fuzzy.parts_of(pattern)
        if not parts or not len(self):
            first = range(min(limit, len(self)))
            return Picks(len(self), tuple(Picked(index, 0, ()) for index in first))
        if len(self._remembered) > _REMEMBERED:
            self._remembered.clear()
        found = self._after(parts)
        if any(OTHERS in self._text.coded(part.text) for part in parts):
            found = self._checked(found, parts)
        return Picks(len(found.labels), self._ranked(found, parts, limit))

    # Matching ----------------------------------------------------------------------------

    def _after(self, parts: tuple[Part, ...]) -> _Matching:
        """What matches all these words."""
        known = self._remembered.get(parts)
        if known is not None:
            return known
        if not parts:
            every = np.arange(len(self), dtype=np.int32)
            return _Matching(every, np.zeros_like(every))
        base, part = self._after(parts[:-1]), parts[-1]
        if part.is_excluded:
            found = self._without(base, part)
        elif part.mode is Mode.LETTERS:
            found = self._with_letters(base, parts)
        else:
            found = self._with_run(base, part)
        self._remembered[parts] = found
        return found

    def _letter(self, part: Part, at: int) -> tuple[Places, Places]:
        """All places of one letter of what was typed, and those that begin a word."""
        case = None if part.cases is None else part.cases[at]
        code = self._text.coded(part.text)[at]
        found = self._where.get((code, case))
        if found is None:
            places = np.flatnonzero(self._letters == code).astype(np.int32)
            words = self._words[self._word_letters == code]
            if case is not None:
                places = places[(self._sorts[places] == Sort.CAPITAL) == case]
                words = words[(self._sorts[words] == Sort.CAPITAL) == case]
            found = places, words
            self._where[code, case] = found
        return found

    def _is_letter(self, part: Part, at: int, places: Places) -> NDArray[np.bool_]:
        """Whether the letter stands at these places."""
        places = np.minimum(places, len(self._letters) - 1)
        is_there: NDArray[np.bool_] = self._letters[places] == self._text.coded(part.text)[at]
        if part.cases is not None:
            is_there &= (self._sorts[places] == Sort.CAPITAL) == part.cases[at]
        return is_there

    def _with_letters(self, base: _Matching, parts: tuple[Part, ...]) -> _Matching:
        part = parts[-1]
        before = self._remembered.get(_shorter(parts))
        walk = before.walk if before is not None else None
        for number in range(walk.letters if walk else 0, len(part.text)):
            walk = self._begun(part, base.labels) if walk is None else self._on(part, number, walk)
        if walk is None:
            return base
        best = np.where(walk.is_whole, walk.leaping.score, 0)
        best = np.maximum(walk.plain.score, best).astype(np.int32)
        if walk.letters > 1:  # a single letter is best where it begins a word
            owners = np.searchsorted(self._stops, walk.runs.last)
            of_runs = np.zeros(len(self), np.int32)
            np.maximum.at(of_runs, owners, walk.runs.score)
            best = np.maximum(best, of_runs[walk.labels])
        earlier = base.scores[np.searchsorted(base.labels, walk.labels)]
        return _Matching(walk.labels, earlier + best, walk)

    def _begun(self, part: Part, labels: Places) -> _Walk:
        """The first letter."""
        places, words = self._letter(part, 0)
        after, stops = self._starts[labels], self._stops[labels]
        plain, is_there = _next(places, after, stops)
        labels, plain = labels[is_there], plain[is_there]
        leap, is_leap = _next(words, after[is_there], stops[is_there])
        leap = np.where(is_leap, leap, plain)
        every = np.ones(len(labels), np.bool_)
        ways = (self._first(places) for places in (plain, leap, places))
        plain_way, leaping, runs = ways
        return _Walk(1, labels, plain_way, leaping, every, runs)

    def _on(self, part: Part, number: int, walk: _Walk) -> _Walk:
        """The next letter."""
        places, words = self._letter(part, number)
        stops = self._stops[walk.labels]
        plain, is_there = _next(places, walk.plain.last + 1, stops)
        labels, stops = walk.labels[is_there], stops[is_there]
        leaping, is_whole = walk.leaping.of(is_there), walk.is_whole[is_there]
        after = leaping.last + 1
        leap, is_leap = _next(words, after, stops)
        is_beside = self._is_letter(part, number, after)
        place = np.where(is_beside, after, leap)
        neither = np.flatnonzero(~(is_beside | is_leap))
        place[neither], is_any = _next(places, after[neither], stops[neither])
        is_whole[neither] &= is_any
        place = np.where(is_whole, place, after)
        beside = self._is_letter(part, number, walk.runs.last + 1)
        runs = walk.runs.of(beside)
        return _Walk(
            number + 1,
            labels,
            self._further(walk.plain.of(is_there), plain[is_there]),
            self._further(leaping, place),
            is_whole,
            self._further(runs, runs.last + 1),
        )

    def _first(self, places: Places) -> _Way:
        bonus = self._bonuses[places].astype(np.int32)
        return _Way(places, bonus, fuzzy.MATCH + fuzzy.FIRST_LETTER * bonus)

    def _further(self, way: _Way, places: Places) -> _Way:
        """The way with one letter more; worth what `fuzzy` gives for it."""
        gap = places - way.last - 1
        bonus = self._bonuses[np.minimum(places, len(self._bonuses) - 1)].astype(np.int32)
        goes_on = (gap == 0) & ((bonus < BOUNDARY) | (bonus <= way.first))
        first = np.where(goes_on, way.first, bonus)
        beside = np.maximum(np.maximum(bonus, first), fuzzy.CONSECUTIVE)
        apart = bonus + fuzzy.GAP_START + (gap - 1) * fuzzy.GAP_MORE
        score = way.score + fuzzy.MATCH + np.where(gap == 0, beside, apart)
        return _Way(places.astype(np.int32), first.astype(np.int32), score.astype(np.int32))

    def _with_run(self, base: _Matching, part: Part) -> _Matching:
        """The labels with the word as it stands, at the start or the end if so wanted."""
        found = self._first(self._letter(part, 0)[0])
        for number in range(1, len(part.text)):
            found = found.of(self._is_letter(part, number, found.last + 1))
            found = self._further(found, found.last + 1)
        stops, worth = found.last + 1, found.score
        runs = stops - len(part.text)
        owners = np.searchsorted(self._stops, runs)
        keep = np.ones(len(runs), np.bool_)
        if part.mode in (Mode.START, Mode.WHOLE):
            keep &= runs == self._starts[owners]
        if part.mode in (Mode.END, Mode.WHOLE):
            keep &= stops == self._stops[owners]
        best = np.full(len(self), -1, np.int32)
        np.maximum.at(best, owners[keep], worth[keep])
        is_there = best[base.labels] >= 0
        labels = base.labels[is_there]
        return _Matching(labels, base.scores[is_there] + best[labels])

    def _without(self, base: _Matching, part: Part) -> _Matching:
        found = self._with_run(base, part)
        is_free = ~np.isin(base.labels, found.labels, assume_unique=True)
        return _Matching(base.labels[is_free], base.scores[is_free])

    def _checked(self, found: _Matching, parts: tuple[Part, ...]) -> _Matching:
        """The same without labels that only seemed to match, by letters that share a code."""
        is_true = [
            fuzzy.places(parts, self._labels[index]) is not None for index in found.labels.tolist()
        ]
        return _Matching(found.labels[is_true], found.scores[is_true])

    # Ranking -----------------------------------------------------------------------------

    def _ranked(self, found: _Matching, parts: tuple[Part, ...], limit: int) -> tuple[Picked, ...]:
        """The best first: by score, then the shorter, then the one that comes first."""
        scores = found.scores.astype(np.int64)
        order = (-scores << 44) + (self._lengths[found.labels].astype(np.int64) << 32)
        order += found.labels
        if len(order) > limit:
            order = order[np.argpartition(order, limit)[:limit]]
        order.sort()
        indexes = (order & 0xFFFFFFFF).tolist()
        foremost = [
            Picked(index, match.score, match.positions)
            for index in indexes[:FOREMOST]
            if (match := self._match(parts, index)) is not None
        ]
        foremost.sort(key=lambda p: (-p.score, len(self._labels[p.index]), p.index))
        return (*foremost, *(Picked(index, 0, ()) for index in indexes[FOREMOST:]))

    def _match(self, parts: tuple[Part, ...], index: int) -> Picked | None:
        bonuses = self._bonuses[self._starts[index] : self._stops[index]].tolist()
        return fuzzy.places(parts, self._labels[index], bonuses.__getitem__)


def _shorter(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The pattern before its last letter was typed; nothing when its answer cannot be gone on."""
    part = parts[-1]
    if len(part.text) < 2 or (part.cases is not None and not any(part.cases[:-1])):
        return ()
    cases = part.cases[:-1] if part.cases is not None else None
    return (*parts[:-1], Part(part.text[:-1], part.mode, part.is_excluded, cases))


def _next(places: Places, after: Places, stops: Places) -> tuple[Places, NDArray[np.bool_]]:
    """The first of `places` from `after` on, and whether it is before the stop."""
    if not len(places):
        return after, np.zeros(len(after), np.bool_)
    at = np.searchsorted(places, after)
    found = places[np.minimum(at, len(places) - 1)]
    return found, (at < len(places)) & (found < stops)
