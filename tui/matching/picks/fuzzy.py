"""Pickers: a few typed letters against many short labels, as fzf does it.

The letters have to stand in the label in their order, not side by side. That
is right for short labels (headlines, tags, commands) and wrong for prose,
where `typos` forgives edits instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from itertools import pairwise

from tui.matching.fold import fold
from tui.matching.picks.bonus import BOUNDARY, bonus_at

MATCH = 16
GAP_START = -3
GAP_MORE = -1
CONSECUTIVE = 4
FIRST_LETTER = 2
"""The first typed letter counts its place double: people type the beginnings of words."""

_DEEP_LENGTH = 300
_DEEP_LABELS = 64
"""The best of all ways to match is looked for only in labels up to this length, and only
in the foremost labels: it takes many times as long as finding a way."""


@dataclass(frozen=True, slots=True)
class Picked:
    """A label that matches: its index, its score (more is better) and the letters that matched."""

    index: int
    score: int
    positions: tuple[int, ...]


class Mode(Enum):
    """How a word of a pattern has to stand in a label."""

    LETTERS = auto()
    EXACT = auto()
    START = auto()
    END = auto()
    WHOLE = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a pattern, folded.

    `cases` says which of its letters are capitals; None when there are none, and case is free.
    """

    text: str
    mode: Mode
    is_excluded: bool = False
    cases: tuple[bool, ...] | None = None


def rank(
    pattern: str, labels: Sequence[str], limit: int | None = None, *, by_length: bool = True
) -> list[Picked]:
    """The labels that match every word of `pattern`, best first, at most `limit` of them.

    `'word` must stand as it is, `^word` at the start, `word$` at the end,
    `!word` nowhere. Ties go to the shorter label (`by_length`), then to the one
    that comes first: give the most recent first, or without `by_length` the most
    used. An empty pattern takes all as they come.
    """
    parts = parts_of(pattern)
    if not parts:
        return [Picked(index, 0, ()) for index in range(len(labels))][:limit]

    def picked(indexes: Iterable[int], *, is_deep: bool) -> list[Picked]:
        matches = ((i, _all_parts(parts, labels[i], is_deep=is_deep)) for i in indexes)
        return sorted(
            (Picked(i, m[0], tuple(sorted(set(m[1])))) for i, m in matches if m is not None),
            key=lambda p: (-p.score, len(labels[p.index]) * by_length, p.index),
        )

    rough = picked(range(len(labels)), is_deep=False)
    foremost = picked((p.index for p in rough[:_DEEP_LABELS]), is_deep=True)
    return [*foremost, *rough[_DEEP_LABELS:]][:limit]


def parts_of(pattern: str) -> tuple[Part, ...]:
    """The words of a pattern; none when it takes everything."""
    return tuple(part for word in pattern.split() if (part := _part(word)) is not None)


def _part(word: str) -> Part | None:
    is_excluded = word.startswith("!")
    word = word.removeprefix("!")
    mode = Mode.EXACT if is_excluded else Mode.LETTERS
    if word.startswith("'"):
        word, mode = word[1:], Mode.EXACT
    elif word.startswith("^"):
        word, mode = word[1:], Mode.START
    if word.endswith("$") and len(word) > 1:
        word, mode = word[:-1], Mode.WHOLE if mode is Mode.START else Mode.END
    if not word:
        return None
    cases = tuple(char.isupper() for char in word)
    return Part(fold(word), mode, is_excluded, cases if any(cases) else None)


def places(
    parts: Sequence[Part], label: str, bonus_of: Callable[[int], int] | None = None
) -> Picked | None:
    """The best way in which a label matches, or None; for labels that are shown.

    `bonus_of` gives what is known already of the label: the `bonus_at` of each place.
    """
    found = _all_parts(parts, label, bonus_of, is_deep=True)
    return None if found is None else Picked(0, found[0], tuple(sorted(set(found[1]))))


def _all_parts(
    parts: Sequence[Part],
    label: str,
    bonus_of: Callable[[int], int] | None = None,
    *,
    is_deep: bool,
) -> tuple[int, list[int]] | None:
    total, matched = 0, list[int]()
    folded, known = fold(label), bonus_of or partial(bonus_at, label)
    for part in parts:
        found = _one_part(part, folded, label, known, is_deep=is_deep)
        if part.is_excluded:
            if found is not None:
                return None
        elif found is None:
            return None
        else:
            total += _score(found, known)
            matched += found
    return total, matched


def _one_part(
    part: Part, text: str, label: str, bonus_of: Callable[[int], int], *, is_deep: bool
) -> list[int] | None:
    typed, length = part.text, len(part.text)
    if part.cases is not None:
        # Capitals are told from small letters by a sign that no label holds.
        text = _with_cases(text, [char.isupper() for char in label])
        typed = _with_cases(typed, part.cases)
    match part.mode:
        case Mode.LETTERS:
            return _letters(typed, text, bonus_of, is_deep=is_deep)
        case Mode.EXACT:
            return _best_run(typed, text, bonus_of)
        case Mode.START:
            start = 0 if text.startswith(typed) else -1
        case Mode.END:
            start = len(text) - length if text.endswith(typed) else -1
        case Mode.WHOLE:
            start = 0 if text == typed else -1
    return list(range(start, start + length)) if start >= 0 else None


_CAPITALS = 0xF0000
"""Where capitals go while they are told from small letters: planes for private use."""


def _with_cases(text: str, cases: Sequence[bool]) -> str:
    return "".join(
        chr((ord(char) + _CAPITALS) % 0x110000) if is_capital else char
        for char, is_capital in zip(text, cases, strict=True)
    )


def _best_run(typed: str, text: str, bonus_of: Callable[[int], int]) -> list[int] | None:
    best: list[int] | None = None
    start = text.find(typed)
    while start >= 0:
        run = list(range(start, start + len(typed)))
        if best is None or _score(run, bonus_of) > _score(best, bonus_of):
            best = run
        start = text.find(typed, start + 1)
    return best


def _letters(
    typed: str, text: str, bonus_of: Callable[[int], int], *, is_deep: bool
) -> list[int] | None:
    """The best places of the typed letters in their order, or None."""
    first = list[int]()
    at = -1
    for char in typed:
        at = text.find(char, at + 1)
        if at < 0:
            return None
        first.append(at)
    if is_deep and len(text) <= _DEEP_LENGTH:
        return _best_places(typed, text, bonus_of)
    ways = [first, _shrunk(typed, text, first[-1])]
    run = _best_run(typed, text, bonus_of)
    if run is not None:
        ways.append(run)
    return max(ways, key=lambda way: _score(way, bonus_of))


def _shrunk(typed: str, text: str, end: int) -> list[int]:
    """The places read backwards from the first full match: the shortest stretch that ends there."""
    found = list[int]()
    at = end + 1
    for char in reversed(typed):
        at = text.rfind(char, 0, at)
        found.append(at)
    return found[::-1]


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to match the letters so far: its score, what its last run began with, its places."""

    score: int
    first: int
    places: tuple[int, ...]


def _best_places(typed: str, text: str, bonus_of: Callable[[int], int]) -> list[int]:
    """The places with the highest score: the best way to each place of each letter in turn."""
    ways = [
        _Way(MATCH + FIRST_LETTER * bonus_of(at), bonus_of(at), (at,))
        for at in _all_of(typed[0], text)
    ]
    for char in typed[1:]:
        there = [_best_to(at, bonus_of(at), ways) for at in _all_of(char, text)]
        ways = [way for way in there if way is not None]
    return list(max(ways, key=lambda way: way.score).places)


def _all_of(char: str, text: str) -> list[int]:
    return [at for at, there in enumerate(text) if there == char]


def _best_to(at: int, bonus: int, ways: Sequence[_Way]) -> _Way | None:
    """The best of the ways that can go on at a place."""
    best: _Way | None = None
    for way in ways:
        gap = at - way.places[-1] - 1
        if gap < 0:
            break
        worth, first = _worth(gap, bonus, way.first)
        if best is None or way.score + worth > best.score:
            best = _Way(way.score + worth, first, (*way.places, at))
    return best


def _worth(gap: int, bonus: int, first: int) -> tuple[int, int]:
    """What a letter adds after so many others, and what its run began with.

    Letters side by side share what the first of them is worth.
    """
    if gap:
        return MATCH + bonus + GAP_START + (gap - 1) * GAP_MORE, bonus
    if bonus >= BOUNDARY and bonus > first:
        first = bonus
    return MATCH + max(bonus, first, CONSECUTIVE), first


def _score(places: Sequence[int], bonus_of: Callable[[int], int]) -> int:
    """What these places are worth: beginnings of words and letters side by side count more."""
    first = bonus_of(places[0])
    score = MATCH + first * FIRST_LETTER
    for before, place in pairwise(places):
        worth, first = _worth(place - before - 1, bonus_of(place), first)
        score += worth
    return score
