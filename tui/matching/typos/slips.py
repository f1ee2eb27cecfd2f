"""Slips: how rare it is that a finger or an ear makes one letter of another.

The tables were counted by `bench/slips.py` in the first half of codespell's list
of real misspellings. A number says how many tenths of a power of ten a slip is rarer
than the chances to make it: 20 is one in a hundred.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto

BEFORE = "^="
"""What stands for the beginning of a word, and for a letter equal to the one before or after."""


class Slip(Enum):
    """The ways in which letters go wrong."""

    INSTEAD = auto()
    EXTRA = auto()
    OMITTED = auto()
    SWAPPED = auto()


Made = tuple[Slip, str, str]
"""A slip and two letters: the one meant and the one struck instead; the one before and the one
struck too much or left out; the two that changed places."""

Table = dict[str, dict[str, int]]
"""How rare slips of one kind are, by their two letters."""


def rarity(typed: str, near: str) -> float:
    """How rare it is that `near` is written as `typed`, in powers of ten."""
    return _ways(typed, near, *_differing(typed, near))[-1][-1] / 10


def slips(typed: str, near: str) -> list[Made]:
    """What has to go wrong with `near` for `typed` to be written, as it most likely does."""
    start, at, to = _differing(typed, near)
    ways = _ways(typed, near, start, at, to)
    made: list[Made] = []
    while (at, to) != (start, start):
        for taken, written, slip in _last_slips(typed, near, at, to):
            row, column = at - start - taken, to - start - written
            rare = 0 if slip is None else _rarity(slip)
            if min(row, column) >= 0 and ways[row][column] + rare == ways[at - start][to - start]:
                made += [] if slip is None else [slip]
                at, to = at - taken, to - written
                break
    return made[::-1]


def _ways(typed: str, near: str, start: int, stop: int, until: int) -> list[list[int]]:
    """How rare the likeliest way is, by letters of `near` and of `typed` from `start` on.

    The likeliest need not be the shortest. This is asked for every candidate of a
    misspelt word, and so it goes by numbers alone.
    """
    struck = range(until - start)
    doubled = [_is_double(typed, start + to) for to in struck]
    rows = [[_NEVER] * (until - start + 1) for _ in range(stop - start + 1)]
    rows[0][0] = 0
    for at, row in enumerate(rows, start):
        before = near[at - 1] if at else "^"
        extra = _EXTRA.get(before, _NONE)
        for to in struck:
            table = _TWICE if doubled[to] else extra
            row[to + 1] = min(row[to + 1], row[to] + table.get(typed[start + to], _RAREST))
        if at == stop:
            break
        letter, below = near[at], rows[at - start + 1]
        omitted = _OMITTED.get("=" if _is_double(near, at) else before, _NONE).get(letter, _RAREST)
        instead = _INSTEAD.get(letter, _NONE)
        for to, rare in enumerate(row):
            below[to] = min(below[to], rare + omitted)
            if to == until - start:
                break
            other = typed[start + to]
            wrong = 0 if other == letter else instead.get(other, _RAREST)
            below[to + 1] = min(below[to + 1], rare + wrong)
            has_two = at + 2 <= stop and start + to + 2 <= until
            if wrong and has_two and _are_swapped(typed, near, start + to, at):
                swapped = rows[at - start + 2]
                swapped[to + 2] = min(swapped[to + 2], rare + _SWAPPED)
    return rows


def _differing(typed: str, near: str) -> tuple[int, int, int]:
    """From where the words differ, and up to where in `near` and in `typed`."""
    start, stop, until = 0, len(near), len(typed)
    while start < min(stop, until) and near[start] == typed[start]:
        start += 1
    while start < min(stop, until) and near[stop - 1] == typed[until - 1]:
        stop, until = stop - 1, until - 1
    return start, stop, until


def _last_slips(typed: str, near: str, at: int, to: int) -> Iterator[tuple[int, int, Made | None]]:
    """What may have gone wrong last, and how many letters of `near` and of `typed` it took."""
    meant, struck = near[max(at - 1, 0) : at], typed[max(to - 1, 0) : to]
    if meant and meant == struck:
        yield 1, 1, None
    elif meant and struck:
        yield 1, 1, (Slip.INSTEAD, meant, struck)
    if at > 1 and to > 1 and _are_swapped(typed, near, to - 2, at - 2):
        yield 2, 2, (Slip.SWAPPED, near[at - 2], near[at - 1])
    if meant:
        before = near[at - 2] if at > 1 else "^"
        yield 1, 0, (Slip.OMITTED, "=" if _is_double(near, at - 1) else before, meant)
    if struck:
        before = near[at - 1] if at else "^"
        yield 0, 1, (Slip.EXTRA, "=" if _is_double(typed, to - 1) else before, struck)


def _are_swapped(typed: str, near: str, to: int, at: int) -> bool:
    """Whether the next two letters of one word are those of the other the other way round."""
    two = near[at : at + 2]
    return len(two) > 1 and two[0] != two[1] and typed[to : to + 2] == two[::-1]


def _is_double(word: str, place: int) -> bool:
    """Whether a letter equals the one before it or the one after."""
    return word[place] in word[max(place - 1, 0) : place] + word[place + 1 : place + 2]


def _table(text: str) -> Table:
    """The numbers of a table, by the letter before each row and the one above each column."""
    above, *rows = text.strip("\n").splitlines()
    letters = above.split()
    return {
        row[0]: {
            letter: min(_RAREST, int(number))
            for letter, number in zip(letters, row[1:].split(), strict=True)
        }
        for row in rows
    }


_SWAPPED = 17
_RAREST = 36
"""Of letters that the tables lack, and of any: a finger may strike whatever it likes."""

_INSTEAD = _table("""
   a  b  c  d  e  f  g  h  i  j  k  l  m  n  o  p  q  r  s  t  u  v  w  x  y  z
a 60 60 60 60 16 60 60 60 22 60 43 60 60 60 22 60 39 60 29 60 28 60 40 60 39 60
b 53 53 31 32 35 53 53 30 53 53 53 53 53 26 53 20 53 26 53 53 53 26 53 53 53 53
c 36 37 59 30 35 23 34 35 59 59 23 42 59 42 59 36 32 42 18 25 59 28 59 27 59 30
d 35 31 25 57 34 27 27 57 57 57 57 57 57 32 57 33 57 29 23 20 57 33 57 57 57 39
e 18 62 45 33 62 62 42 37 20 62 45 62 45 42 24 62 62 33 40 37 29 62 36 62 32 62
f 52 32 21 22 52 52 23 52 52 52 52 52 52 35 52 52 52 52 52 21 52 21 52 25 52 52
g 39 31 25 25 36 24 56 30 56 28 36 39 56 56 56 33 31 31 36 30 56 30 56 56 56 56
h 36 33 53 53 28 53 28 53 33 29 23 53 53 25 53 53 53 53 27 30 27 53 53 53 33 53
i 20 61 40 61 19 61 41 33 61 61 44 41 61 44 24 44 61 61 61 61 23 61 61 61 22 61
j 42 42 42 42 42 42 17 17 19 42 42 42 42 42 42 42 42 42 42 42 42 42 42 42 19 42
k 47 47 21 47 27 47 25 18 47 25 47 17 47 30 47 30 47 25 47 30 47 47 47 47 47 47
l 41 33 33 38 32 58 58 38 33 58 29 58 35 41 29 36 58 29 58 29 35 33 38 41 38 58
m 56 56 56 56 34 56 56 56 56 56 39 56 56 16 29 56 56 36 39 32 56 56 56 56 56 34
n 60 32 39 43 30 60 36 31 43 43 60 39 21 60 60 40 60 32 37 35 43 60 43 43 60 60
o 20 59 59 33 20 59 59 33 22 59 59 59 59 39 59 31 59 59 59 59 22 59 32 59 38 59
p 32 26 39 56 32 25 30 56 56 56 56 35 39 56 26 56 56 29 39 36 39 56 56 56 56 56
q 44 44 17 44 44 44 21 44 44 44 17 44 44 44 44 44 44 27 44 44 44 44 44 44 24 44
r 40 43 36 34 31 40 38 60 37 60 60 31 60 35 35 43 60 60 43 22 38 60 60 43 36 60
s 31 60 22 31 31 40 40 60 43 60 60 40 60 38 60 60 60 40 60 28 60 35 43 30 43 24
t 60 60 25 24 39 29 29 40 39 43 43 34 60 34 60 60 60 24 25 60 60 36 60 43 32 29
u 23 56 56 39 22 56 39 32 19 39 34 56 56 39 19 56 56 56 56 56 56 56 24 56 29 39
v 51 24 21 30 51 20 30 34 51 51 51 26 51 34 51 51 51 51 27 34 51 51 23 51 51 24
w 48 48 48 48 23 48 48 48 48 48 48 30 48 48 48 48 27 48 30 48 30 18 48 48 48 48
x 48 48 23 48 48 48 48 48 48 48 48 48 48 48 48 48 48 48 21 48 48 48 48 48 48 22
y 33 53 53 53 25 53 53 33 14 36 53 53 53 53 30 53 53 36 53 28 26 53 53 30 53 53
z 47 47 27 47 47 47 47 47 47 47 47 47 27 25 47 47 47 47 24 24 47 47 47 30 47 47
""")
"""Rows: what was meant. Columns: what was struck instead."""

_EXTRA = _table("""
   a  b  c  d  e  f  g  h  i  j  k  l  m  n  o  p  q  r  s  t  u  v  w  x  y  z
^ 39 62 62 42 40 62 62 40 40 62 44 62 62 44 44 44 62 62 44 37 62 62 62 44 42 44
= 25 19 19 21 22 17 21 24 24 42 18 16 16 20 21 18 27 19 17 21 27 27 16 48 33 21
a 31 36 28 32 31 60 36 36 23 60 60 31 37 26 36 34 60 29 30 26 29 36 40 40 39 60
b 22 31 53 32 20 53 53 31 22 31 53 24 53 30 31 35 53 26 27 25 27 53 53 53 53 53
c 25 59 36 39 28 59 36 25 25 42 30 29 42 59 31 37 59 32 29 29 31 59 59 39 59 59
d 32 57 57 31 22 31 33 37 30 57 35 33 39 31 57 37 57 31 34 30 34 57 57 57 37 57
e 23 45 29 31 27 30 35 36 28 45 42 33 30 26 36 36 45 24 27 28 34 40 33 40 37 62
f 32 52 26 32 23 32 52 35 23 52 52 29 29 35 35 52 52 28 31 28 29 52 52 52 31 52
g 25 56 56 56 24 56 36 27 24 34 56 33 39 30 31 39 39 27 30 25 26 56 56 56 56 56
h 25 53 36 36 22 53 28 53 23 31 53 36 53 28 28 53 53 25 28 20 31 53 31 53 25 53
i 26 38 28 31 26 29 35 34 25 61 44 26 41 24 25 61 61 32 29 23 31 40 34 37 41 41
j 42 42 42 42 42 42 42 42 42 42 22 42 42 42 42 42 42 18 42 42 25 42 42 42 42 42
k 30 47 21 47 19 47 25 27 30 47 47 27 47 47 47 47 47 24 47 47 47 23 27 47 27 47
l 26 35 33 33 23 32 41 58 24 58 58 32 38 41 29 41 58 38 32 26 29 58 31 41 36 58
m 24 28 56 39 22 36 56 56 28 56 36 33 29 22 28 30 56 39 36 27 32 32 39 56 56 39
n 25 36 31 28 21 43 29 36 24 60 60 34 36 27 32 43 60 37 27 23 36 43 31 60 40 60
o 27 42 30 35 29 42 31 59 28 42 59 35 38 26 33 26 59 25 33 30 25 59 42 59 59 59
p 27 36 30 25 21 56 56 32 25 56 56 32 56 56 24 56 56 24 30 27 36 39 56 56 36 56
q 44 44 44 44 16 44 44 44 44 44 44 44 44 44 44 44 44 44 44 44 44 44 44 44 44 44
r 25 60 30 34 21 35 32 28 24 60 60 29 31 29 29 35 60 30 29 26 31 38 40 60 35 60
s 28 60 27 43 25 40 60 35 24 60 60 36 33 34 32 36 60 35 36 26 32 37 37 60 60 43
t 24 40 32 36 23 60 39 24 24 60 60 34 60 37 32 60 60 26 33 25 29 39 60 60 34 36
u 23 56 30 32 25 56 36 34 22 56 39 27 31 25 39 29 56 25 32 27 56 56 34 56 36 56
v 27 51 30 34 23 51 34 51 21 51 51 34 51 31 51 51 51 25 31 27 34 51 51 51 51 51
w 27 48 48 30 18 48 48 18 27 48 48 48 48 24 27 48 48 30 27 48 30 48 48 48 48 48
x 21 48 15 48 21 48 48 24 28 48 31 27 22 24 48 22 48 28 21 21 48 48 48 48 48 48
y 33 53 31 53 24 53 31 36 25 53 53 28 36 31 36 53 53 36 27 28 36 53 53 36 36 53
z 24 47 47 47 30 47 47 47 21 47 47 47 47 47 30 47 47 30 27 27 47 47 47 47 47 47
""")
"""Rows: what it was struck after. Columns: what was struck too much."""

_OMITTED = _table("""
   a  b  c  d  e  f  g  h  i  j  k  l  m  n  o  p  q  r  s  t  u  v  w  x  y  z
^ 27 28 24 25 27 29 36 19 20 29 20 18 27 25 23 19 15 24 21 26 25 26 34 26 27 27
= 13 11 10 11 10 10  8 11 15 15 15 10  9  8 12 10 15 10 10  9  8 13 15 15 15 11
a 26 21 13 14 13 20 18 15 11 26 29 17 17 13 26 15 26 14 12 14 14 32 19 28 15 27
b 17 26 15 18 14 26 26 26 13 13 26 15 27 29 17 18 26 24  9 13 15 18 26 26 27 26
c 16 26 26 27 14 26 26 10 11 26 12 18 26 27 19 26 18 12 31 13 16 26 26 26 31 26
d 13 26 18 26 16 26 18 26 15 14 26 18 30 26 19 27 26 13 25 17 15 30 18 26 20 26
e  9 16 12 21 26 19 17 15 17 27 26 15 14 13 10 23 19 13 18 15 12 35 20 23 12 27
f 19 26 26 26 12 26 26 26 11 26 26 13 26 26 23 26 26 11 26 13 20 26 26 26 15 26
g 15 26 26 26 12 15 26 10 12 26 26 18 28 12 20 26 26 11 30 15 10 26 17 26 28 26
h 14 15 26 26 12 26 26 26 15 26 26 14 18 14 18 26 26 11 28 11 28 26 26 26 16 26
i 13 17 15 15 13 16 14 27 26 27 27 15 17 15 18 17 27 14 13 14 18 19 26 28 26 22
j 14 26 26 17 13 26 26 26 26 26 26 26 26 26 11 26 26 26 26 26 29 26 26 26 26 26
k 11 27 17 26 16 27 14 17 14 26 26 28 26 14 27 26 26 26 22 18 26 26 15 26 26 26
l 14 16 15 16 14 18 19 12 12 26 26 26 27 14 12 13 26 19 24 13 15 16 26 26 23 26
m 16 11 26 26 13 27 26 26 15 26 26 27 26 11 15 12 26 26 33 26 16 26 18 26 27 26
n 15 27 15 14 13 19 10 13 10 18 18 16 20 26 16 27 27 20 14 14 14 16 26 26 16 26
o 10 14 16 19 13 29 15 28 14 28 15 16 19 16 26 14 26 14 17 13 11 25 11 15 30 26
p 16 27 26 16 14 26 18  7 16 26 26 12 28 26 13 26 26 12 15 13 16 26 26 26 17 26
q 26 26 26 26 26 26 26 26 26 26 26 26 26 26 26 26 26 26 26 26 11 26 26 26 26 26
r 14 22 13 14 13 14 22 10 13 26 12 17 16 12 14 23 26 26 17 13 21 13 17 26 15 26
s 15 26 10 26 14 12 26 12 14 26 14 16 32 27 13 17 27 27 26 13 19 26 12 26 23 26
t 14 26 14 17 13 18 17 10 13 26 26 15 28 28 17 27 26 11 21 26 15 26 28 26 21 26
u 13 13 13 14 11 27 16 26 11 26 26 11 17 13 29 16 26 12 14 14 26 27 26 26 26 26
v 13 26 26 26 13 26 26 26 13 26 26 26 26 26 20 26 26 26 17 26 27 26 26 26 26 26
w 16 26 26 26 14 26 26 11 15 26 26 12 26 12 13 26 26 14 15 26 26 26 26 26 26 26
x 15 26 10 26 14 26 26  9 15 26 26 26 26 26 18 14 26 26 26 11 26 26 26 26 26 26
y 27 28 11 26 20 26 18 26 21 26 26 29 15 10 27 11 26 28 17 15 26 26 18 26 26 27
z 15 26 26 26 23 26 26 26 22 26 26 26 26 26 18 26 26 26 26 26 26 26 26 26 26 26
""")
"""Rows: what it stands after. Columns: what was left out."""

_TABLES = {Slip.INSTEAD: _INSTEAD, Slip.EXTRA: _EXTRA, Slip.OMITTED: _OMITTED}
LEAST = min(_SWAPPED, *(min(row.values()) for t in _TABLES.values() for row in t.values())) / 10
"""How rare any slip is at least, in powers of ten."""

_TWICE = _EXTRA["="]
_NONE: dict[str, int] = {}
_NEVER = 1_000_000


def _rarity(slip: Made) -> int:
    kind, one, other = slip
    if kind is Slip.SWAPPED:
        return _SWAPPED
    return _TABLES[kind].get(one, _NONE).get(other, _RAREST)
