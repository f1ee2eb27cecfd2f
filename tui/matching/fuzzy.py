"""Pickers: a few typed letters against many short labels, as fzf does it.

The letters have to stand in the label in their order, not side by side. That
is right for short labels (headlines, tags, commands) and wrong for prose,
where `typos` forgives edits instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from tui.matching.fold import fold

_MATCH = 16
_GAP_START = -3
_GAP_MORE = -1
_AT_WORD = 8
_AFTER_SLASH = 9
_CAMEL = 7
_CONSECUTIVE = 4
_FIRST_LETTER = 2
"""The first typed letter counts its place double: people type the beginnings of words."""

_DEEP_LENGTH = 120
_DEEP_LABELS = 200
"""The best of all ways to match is looked for only in labels up to this length, and only
in the foremost labels: it takes fifty times as long as finding a way."""


@dataclass(frozen=True, slots=True)
class Picked:
    """A label that matches: its index, its score (more is better) and the letters that matched."""

    index: int
    score: int
    positions: tuple[int, ...]


class _Mode(Enum):
    LETTERS = auto()
    EXACT = auto()
    START = auto()
    END = auto()
    WHOLE = auto()


@dataclass(frozen=True, slots=True)
class _Part:
    """One word of a pattern. Small letters match both cases and all accents."""

    text: str
    mode: _Mode
    is_excluded: bool
    is_case_kept: bool


def rank(pattern: str, labels: Sequence[str], limit: int | None = None) -> list[Picked]:
    """The labels that match every word of `pattern`, best first, at most `limit` of them.

    `'word` must stand as it is, `^word` at the start, `word$` at the end,
    `!word` nowhere. Ties go to the shorter label, then to the one that comes
    first: give the most recent first. An empty pattern takes all as they come.
    """
    parts = [part for word in pattern.split() if (part := _part(word)) is not None]
    if not parts:
        return [Picked(index, 0, ()) for index in range(len(labels))][:limit]

    def picked(indexes: Iterable[int], *, is_deep: bool) -> list[Picked]:
        matches = ((i, _all_parts(parts, labels[i], is_deep=is_deep)) for i in indexes)
        return sorted(
            (Picked(i, m[0], tuple(sorted(set(m[1])))) for i, m in matches if m is not None),
            key=lambda p: (-p.score, len(labels[p.index]), p.index),
        )

    rough = picked(range(len(labels)), is_deep=False)
    foremost = picked((p.index for p in rough[:_DEEP_LABELS]), is_deep=True)
    return [*foremost, *rough[_DEEP_LABELS:]][:limit]


def _part(word: str) -> _Part | None:
    is_excluded = word.startswith("!")
    word = word.removeprefix("!")
    mode = _Mode.EXACT if is_excluded else _Mode.LETTERS
    if word.startswith("'"):
        word, mode = word[1:], _Mode.EXACT
    elif word.startswith("^"):
        word, mode = word[1:], _Mode.START
    if word.endswith("$") and len(word) > 1:
        word, mode = word[:-1], _Mode.WHOLE if mode is _Mode.START else _Mode.END
    if not word:
        return None
    is_case_kept = word != word.lower()
    return _Part(word if is_case_kept else fold(word), mode, is_excluded, is_case_kept)


def _all_parts(
    parts: Sequence[_Part], label: str, *, is_deep: bool
) -> tuple[int, list[int]] | None:
    total, positions = 0, list[int]()
    folded = fold(label)
    for part in parts:
        found = _one_part(part, label if part.is_case_kept else folded, label, is_deep=is_deep)
        if part.is_excluded:
            if found is not None:
                return None
        elif found is None:
            return None
        else:
            total += _score(found, label)
            positions += found
    return total, positions


def _one_part(part: _Part, text: str, label: str, *, is_deep: bool) -> list[int] | None:
    length = len(part.text)
    match part.mode:
        case _Mode.LETTERS:
            return _letters(part.text, text, label, is_deep=is_deep)
        case _Mode.EXACT:
            return _best_run(part.text, text, label)
        case _Mode.START:
            start = 0 if text.startswith(part.text) else -1
        case _Mode.END:
            start = len(text) - length if text.endswith(part.text) else -1
        case _Mode.WHOLE:
            start = 0 if text == part.text else -1
    return list(range(start, start + length)) if start >= 0 else None


def _best_run(typed: str, text: str, label: str) -> list[int] | None:
    best: list[int] | None = None
    start = text.find(typed)
    while start >= 0:
        run = list(range(start, start + len(typed)))
        if best is None or _score(run, label) > _score(best, label):
            best = run
        start = text.find(typed, start + 1)
    return best


def _letters(typed: str, text: str, label: str, *, is_deep: bool) -> list[int] | None:
    """The best places of the typed letters in their order, or None."""
    first = list[int]()
    at = -1
    for char in typed:
        at = text.find(char, at + 1)
        if at < 0:
            return None
        first.append(at)
    ways = [first, _shrunk(typed, text, first[-1])]
    run = _best_run(typed, text, label)
    if run is not None:
        ways.append(run)
    if is_deep and len(text) <= _DEEP_LENGTH:
        ways.append(_best_places(typed, text, label))
    return max(ways, key=lambda way: _score(way, label))


def _shrunk(typed: str, text: str, end: int) -> list[int]:
    """The places read backwards from the first full match: the shortest stretch that ends there."""
    places = list[int]()
    at = end + 1
    for char in reversed(typed):
        at = text.rfind(char, 0, at)
        places.append(at)
    return places[::-1]


def _best_places(typed: str, text: str, label: str) -> list[int]:
    """The places with the highest score, by going through the label once for each letter."""
    bonus = [_bonus(label, i) for i in range(len(text))]
    rows: list[list[tuple[int, int]]] = []
    for row, char in enumerate(typed):
        scores = [(_LOST, -1)] * len(text)
        best, best_at = _LOST, -1
        for i in range(row, len(text)):
            if row and i > 1:
                # The best earlier place grows worse by a step with every character passed.
                best += _GAP_MORE
                if rows[-1][i - 2][0] + _GAP_START > best:
                    best, best_at = rows[-1][i - 2][0] + _GAP_START, i - 2
            if text[i] != char:
                continue
            if not row:
                scores[i] = (_MATCH + bonus[i] * _FIRST_LETTER, -1)
                continue
            apart = (best + _MATCH + bonus[i], best_at)
            beside = (rows[-1][i - 1][0] + _MATCH + max(bonus[i], _CONSECUTIVE), i - 1)
            scores[i] = max(apart, beside)
        rows.append(scores)
    at = max(range(len(text)), key=lambda i: rows[-1][i][0])
    places = [at]
    for scores in reversed(rows[1:]):
        at = scores[at][1]
        places.append(at)
    return places[::-1]


_LOST = -(10**6)


def _score(places: Sequence[int], label: str) -> int:
    """What these places are worth: beginnings of words and letters side by side count more."""
    score = _MATCH + _bonus(label, places[0]) * _FIRST_LETTER
    for before, place in pairwise(places):
        gap = place - before - 1
        bonus = _bonus(label, place)
        if gap:
            score += _MATCH + bonus + _GAP_START + (gap - 1) * _GAP_MORE
        else:
            score += _MATCH + max(bonus, _CONSECUTIVE)
    return score


def _bonus(label: str, at: int) -> int:
    """What a match at this place is worth beyond itself."""
    if at == 0:
        return _AT_WORD
    before, char = label[at - 1], label[at]
    if before == "/":
        return _AFTER_SLASH
    if not before.isalnum() and char.isalnum():
        return _AT_WORD
    if char.isupper() and before.islower():
        return _CAMEL
    return 0
