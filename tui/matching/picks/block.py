"""Block: some labels of a pool, and in which of them what was typed stands, how well.

Where a letter stands next is looked up for all labels at once, so a key costs a
few passes over arrays instead of a walk through every label; and what answered
the pattern before answers the longer one, so that each letter more costs less.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tui.matching.picks import fuzzy
from tui.matching.picks.bonus import BOUNDARY
from tui.matching.picks.fuzzy import Mode, Part
from tui.matching.picks.lettering import Alphabet, Lettering, Places

_LONGEST = 4_095


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to match in each label: its last place, what its last run began with, its score."""

    last: Places
    first: NDArray[np.uint8]
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
    runs: _Way | None


@dataclass(frozen=True, slots=True)
class Matching:
    """Labels that match, what they are worth, and how the last word got there, to go on."""

    labels: Places
    scores: Places
    walk: _Walk | None = None


class Block:
    """Some labels, one after the other.

    Of earlier answers `remembered` labels are kept for each that there is.
    """

    def __init__(self, labels: Sequence[str], alphabet: Alphabet, remembered: int = 2) -> None:
        self._most_remembered = remembered * len(labels)
        self._alphabet = alphabet
        self._text = Lettering(labels, alphabet)
        self._starts, self._stops = self._text.starts, self._text.stops
        self._remembered: dict[tuple[Part, ...], Matching] = {}

    def __len__(self) -> int:
        return len(self._starts)

    def forget(self) -> None:
        """Let go of what was worked out for earlier patterns."""
        self._remembered.clear()

    def lengths(self, labels: Places) -> Places:
        """How long these labels are, as far as that makes a difference."""
        lengths: Places = np.minimum(self._stops[labels] - self._starts[labels], _LONGEST)
        return lengths

    def bonuses(self, label: int) -> list[int]:
        """What a match at each place of a label is worth."""
        places = np.arange(self._starts[label], self._stops[label], dtype=np.int32)
        worths: list[int] = self._text.bonuses(places).tolist()
        return worths

    def matching(self, parts: tuple[Part, ...]) -> Matching:
        """What matches all these words."""
        found = self._after(parts)
        held = sum(len(one.labels) for one in self._remembered.values())
        # What was worked out first, for the fewest letters, holds most.
        for old in list(self._remembered):
            if held <= self._most_remembered or old == parts:
                break
            held -= len(self._remembered.pop(old).labels)
        return found

    def _after(self, parts: tuple[Part, ...]) -> Matching:
        """What matches all these words."""
        known = self._remembered.get(parts)
        if known is not None:
            return known
        if not parts:
            every = np.arange(len(self), dtype=np.int32)
            return Matching(every, np.zeros_like(every))
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
        return self._text.places(self._alphabet.coded(part.text)[at], _case(part, at))

    def _is_letter(self, part: Part, at: int, places: Places) -> NDArray[np.bool_]:
        """Whether the letter stands at these places."""
        return self._text.are(places, self._alphabet.coded(part.text)[at], _case(part, at))

    def _pairs(self, part: Part) -> Places:
        """The places of the first letter where the second one stands right after it."""
        codes = self._alphabet.coded(part.text)
        return self._text.pairs(codes, [_case(part, 0), _case(part, 1)])

    def _with_letters(self, base: Matching, parts: tuple[Part, ...]) -> Matching:
        part = parts[-1]
        before = self._remembered.get(_shorter(parts))
        walk = before.walk if before is not None else None
        for number in range(walk.letters if walk else 0, len(part.text)):
            walk = self._begun(part, base.labels) if walk is None else self._on(part, number, walk)
        if walk is None:
            return base
        best = np.where(walk.is_whole, walk.leaping.score, 0)
        best = np.maximum(walk.plain.score, best).astype(np.int32)
        if walk.runs is not None:  # a single letter is best where it begins a word
            owners = np.searchsorted(self._stops, walk.runs.last)
            of_runs = np.zeros(len(self), np.int32)
            np.maximum.at(of_runs, owners, walk.runs.score)
            best = np.maximum(best, of_runs[walk.labels])
        earlier = base.scores[np.searchsorted(base.labels, walk.labels)]
        return Matching(walk.labels, earlier + best, walk)

    def _begun(self, part: Part, labels: Places) -> _Walk:
        """The first letter."""
        places, words = self._letter(part, 0)
        after, stops = self._starts[labels], self._stops[labels]
        plain, is_there = _next(places, after, stops)
        labels, plain = labels[is_there], plain[is_there]
        leap, is_leap = _next(words, after[is_there], stops[is_there])
        leap = np.where(is_leap, leap, plain)
        every = np.ones(len(labels), np.bool_)
        return _Walk(1, labels, self._first(plain), self._first(leap), every, None)

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
        if walk.runs is None:
            runs = self._first(self._pairs(part))
        else:
            runs = walk.runs.of(self._is_letter(part, number, walk.runs.last + 1))
        return _Walk(
            number + 1,
            labels,
            self._further(walk.plain.of(is_there), plain[is_there]),
            self._further(leaping, place),
            is_whole,
            self._further(runs, runs.last + 1),
        )

    def _first(self, places: Places) -> _Way:
        bonus = self._text.bonuses(places)
        return _Way(places, bonus, fuzzy.MATCH + fuzzy.FIRST_LETTER * bonus.astype(np.int32))

    def _further(self, way: _Way, places: Places) -> _Way:
        """The way with one letter more; worth what `fuzzy` gives for it."""
        gap = places - way.last - 1
        bonus = self._text.bonuses(places).astype(np.int32)
        goes_on = (gap == 0) & ((bonus < BOUNDARY) | (bonus <= way.first))
        first = np.where(goes_on, way.first, bonus)
        beside = np.maximum(np.maximum(bonus, first), fuzzy.CONSECUTIVE)
        apart = bonus + fuzzy.GAP_START + (gap - 1) * fuzzy.GAP_MORE
        score = way.score + fuzzy.MATCH + np.where(gap == 0, beside, apart)
        return _Way(places.astype(np.int32), first.astype(np.uint8), score.astype(np.int32))

    def _with_run(self, base: Matching, part: Part) -> Matching:
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
        return Matching(labels, base.scores[is_there] + best[labels])

    def _without(self, base: Matching, part: Part) -> Matching:
        found = self._with_run(base, part)
        is_free = ~np.isin(base.labels, found.labels, assume_unique=True)
        return Matching(base.labels[is_free], base.scores[is_free])


def _case(part: Part, at: int) -> bool | None:
    """Whether a letter has to be a capital; None when that is free."""
    return None if part.cases is None else part.cases[at]


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
