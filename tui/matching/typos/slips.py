"""Slips: how rare it is that a finger or an ear makes one letter of another.

The tables were counted by `bench/slips.py` in the first half of codespell's list
of real misspellings. A number says how many tenths of a power of ten a slip is rarer
than the chances to make it: 20 is one in a hundred.
"""

from __future__ import annotations

from enum import Enum, auto

from rapidfuzz.distance import Levenshtein

BEFORE = "^="
"""What stands for the beginning of a word, and for a letter equal to the one before or after."""

Edit = tuple[str, int, int]
"""What kind of edit, and where in the word that was meant and in the one that was typed."""


class Slip(Enum):
    """The ways in which letters go wrong."""

    INSTEAD = auto()
    EXTRA = auto()
    OMITTED = auto()
    SWAPPED = auto()


Made = tuple[Slip, str, str]
"""A slip and two letters: the one meant and the one struck instead; the one before and the one
struck too much or left out; the two that changed places."""


def rarity(typed: str, near: str) -> float:
    """How rare it is that `near` is written as `typed`, in powers of ten."""
    return sum(_rarity(slip) for slip in slips(typed, near)) / 10


def slips(typed: str, near: str) -> list[Made]:
    """What has to go wrong with `near` for `typed` to be written."""
    edits = [(e.tag, e.src_pos, e.dest_pos) for e in Levenshtein.editops(near, typed)]
    found: list[Made] = []
    at = 0
    while at < len(edits):
        if at + 1 < len(edits) and _is_swap(edits[at], edits[at + 1], typed, near):
            place = edits[at][1]
            found.append((Slip.SWAPPED, near[place], near[place + 1]))
            at += 2
        else:
            found.append(_slip(*edits[at], typed, near))
            at += 1
    return found


def _is_swap(first: Edit, second: Edit, typed: str, near: str) -> bool:
    """Whether two edits are two letters that changed places."""
    (one, at, to), (other, then_at, then_to) = first, second
    match one, other:
        case "insert", "delete":
            return then_at == at + 1 and then_to == to + 2 and typed[to] == near[then_at]
        case "delete", "insert":
            return then_at == at + 2 and then_to == to + 1 and near[at] == typed[then_to]
        case "replace", "replace":
            is_beside = then_at == at + 1
            return is_beside and near[at] == typed[then_to] and near[then_at] == typed[to]
    return False


def _slip(kind: str, at: int, to: int, typed: str, near: str) -> Made:
    if kind == "replace":
        return Slip.INSTEAD, near[at], typed[to]
    is_extra = kind == "insert"
    word, place = (typed, to) if is_extra else (near, at)
    is_double = word[place] in word[max(place - 1, 0) : place] + word[place + 1 : place + 2]
    before = "=" if is_double else near[at - 1] if at else "^"
    return Slip.EXTRA if is_extra else Slip.OMITTED, before, word[place]


def _table(text: str) -> dict[tuple[str, str], int]:
    """The numbers of a table, by the letter before each row and the one above each column."""
    above, *rows = text.strip("\n").splitlines()
    letters = above.split()
    return {
        (row[0], letter): int(number)
        for row in rows
        for letter, number in zip(letters, row[1:].split(), strict=True)
    }


_SWAPPED = 17
_RAREST = 36
"""Of letters that the tables lack, and of any: a finger may strike whatever it likes."""

_INSTEAD = _table("""
   a  b  c  d  e  f  g  h  i  j  k  l  m  n  o  p  q  r  s  t  u  v  w  x  y  z
a 60 38 60 35 17 40 37 60 22 60 43 31 43 35 22 43 38 35 28 37 28 60 40 60 36 60
b 52 52 31 32 31 52 52 29 52 52 52 35 52 26 32 20 52 26 52 28 52 26 52 52 52 52
c 31 37 59 29 30 25 34 35 31 59 23 41 41 38 41 32 32 32 19 26 38 28 59 28 59 30
d 35 31 25 56 31 27 27 39 56 56 56 56 39 32 56 32 56 28 23 20 56 32 56 56 56 39
e 18 45 32 33 62 36 39 39 20 62 62 39 45 34 25 40 62 30 33 34 30 45 35 62 33 45
f 52 32 24 22 28 52 23 52 30 52 52 35 52 35 52 52 52 28 52 21 35 22 52 27 52 52
g 32 31 26 26 31 24 56 28 38 31 36 36 38 33 38 33 31 29 36 30 36 30 56 56 56 56
h 31 33 53 53 28 31 28 53 27 29 24 36 36 24 36 36 53 36 30 30 28 53 53 53 31 53
i 21 41 41 61 19 41 39 34 61 61 41 36 39 36 24 39 61 39 38 34 23 61 61 61 23 41
j 42 42 42 42 42 42 17 17 19 42 42 42 42 42 42 42 42 42 42 42 42 42 42 42 20 42
k 47 47 23 47 30 47 25 18 47 25 47 17 47 30 47 30 47 25 47 30 47 30 47 47 47 47
l 35 31 30 38 28 41 58 38 30 58 29 58 33 38 28 36 58 27 41 28 33 34 34 41 38 41
m 56 56 39 56 28 56 56 56 39 56 39 30 56 16 29 56 56 32 36 32 56 56 56 56 56 34
n 60 32 35 35 26 35 37 31 38 43 60 37 21 60 60 40 60 28 34 32 38 60 38 43 60 60
o 21 59 34 32 20 59 59 36 22 59 59 34 34 34 59 30 59 34 37 59 22 59 31 59 37 59
p 31 26 31 56 30 28 30 56 39 56 56 30 56 39 26 56 56 27 33 36 39 56 56 56 56 56
q 44 44 19 44 44 44 21 44 44 44 21 44 44 44 44 44 44 27 44 44 44 44 44 44 24 44
r 33 43 33 33 28 36 38 43 34 60 60 29 37 31 31 43 60 60 36 22 37 36 60 40 38 60
s 29 60 22 31 29 38 40 60 33 60 60 38 43 40 43 60 60 35 60 28 60 35 40 31 43 25
t 40 36 25 24 32 29 29 32 36 43 43 31 60 34 40 43 60 24 25 60 60 36 60 43 32 29
u 22 39 33 36 23 56 56 32 19 39 36 34 31 31 20 34 56 34 33 56 56 56 26 56 29 39
v 51 24 21 30 31 21 30 34 51 51 51 27 51 34 34 51 51 27 27 30 51 51 23 51 51 24
w 47 47 47 47 21 47 47 47 30 47 47 47 47 47 30 47 27 47 27 47 30 19 47 47 47 47
x 48 48 26 48 48 48 48 48 48 48 48 48 48 48 48 48 48 31 21 31 48 48 48 48 48 24
y 36 53 53 53 25 53 53 33 14 36 53 53 53 33 30 53 53 36 53 28 26 53 53 30 53 53
z 47 47 27 47 47 47 47 47 47 47 47 47 27 25 47 47 47 47 24 24 47 47 47 30 47 47
""")
"""Rows: what was meant. Columns: what was struck instead."""

_EXTRA = _table("""
   a  b  c  d  e  f  g  h  i  j  k  l  m  n  o  p  q  r  s  t  u  v  w  x  y  z
^ 37 61 61 41 35 61 61 38 40 61 61 61 61 41 38 44 61 61 44 37 61 61 61 44 44 44
= 26 20 19 21 22 17 21 24 24 42 18 16 16 20 21 18 27 19 18 21 27 27 19 48 33 25
a 31 36 28 34 31 60 35 35 23 60 60 32 38 26 35 34 60 29 30 26 30 36 40 40 37 60
b 23 31 52 32 20 52 52 31 22 31 52 23 52 29 32 35 52 26 27 27 28 52 52 52 52 52
c 24 59 41 38 28 38 35 25 25 41 30 31 41 59 30 38 59 32 29 29 31 59 59 38 59 59
d 32 56 56 35 23 29 35 39 29 56 35 32 39 31 56 36 56 31 33 29 39 56 56 56 36 56
e 24 45 29 33 27 33 37 40 30 45 42 33 31 26 36 36 45 24 27 28 33 39 33 40 40 62
f 29 52 27 32 23 32 52 35 23 52 52 30 52 35 35 52 52 27 30 32 29 52 52 52 30 52
g 27 56 56 56 24 56 38 27 26 56 56 32 38 31 31 38 38 27 30 28 26 56 56 56 56 56
h 25 53 36 36 22 53 28 53 23 31 53 53 53 28 28 53 53 25 28 21 31 53 33 53 26 53
i 27 39 28 31 26 31 36 35 25 61 44 27 41 24 25 61 61 32 29 23 31 38 35 41 41 38
j 42 42 42 42 42 42 42 42 42 42 22 42 42 42 42 42 42 18 42 42 25 42 42 42 42 42
k 30 47 21 47 19 47 25 27 30 47 47 27 47 47 47 47 47 24 47 47 47 24 27 47 27 47
l 26 38 33 34 23 31 41 58 24 58 58 32 38 41 28 41 58 38 32 27 27 58 29 41 36 58
m 24 28 56 39 23 36 56 56 28 56 36 33 29 22 28 30 56 39 36 28 32 32 39 56 56 39
n 25 35 30 28 21 43 29 35 23 60 60 34 36 28 32 43 60 37 27 23 36 43 32 60 43 60
o 27 36 30 36 29 42 31 59 28 42 59 35 37 26 39 27 59 26 32 30 26 59 59 59 59 59
p 26 36 31 25 20 56 56 31 25 56 56 31 56 56 24 56 56 24 31 26 36 39 56 56 36 56
q 44 44 44 44 16 44 44 44 44 44 44 44 44 44 44 44 44 44 44 44 44 44 44 44 44 44
r 25 60 30 34 21 35 33 30 24 60 60 29 30 28 29 36 60 30 29 26 30 38 40 60 35 60
s 30 60 26 43 25 43 60 35 24 60 60 43 34 34 31 37 60 35 36 26 32 37 37 60 60 43
t 24 43 34 39 23 60 39 25 24 60 60 34 60 36 32 60 60 26 33 26 30 40 60 60 34 36
u 23 56 30 32 25 56 34 34 22 56 39 28 31 25 34 29 56 25 33 27 56 56 36 56 36 56
v 28 51 30 34 23 51 34 51 22 51 51 31 51 34 51 51 51 27 31 51 34 51 51 51 51 51
w 30 47 47 30 20 47 47 18 27 47 47 47 47 24 27 47 47 30 27 47 30 47 47 47 47 47
x 20 48 15 48 21 48 48 23 28 48 48 26 22 23 48 23 48 31 21 22 48 48 48 48 48 48
y 33 53 31 53 29 53 53 36 26 53 53 28 53 36 33 53 53 36 28 28 36 53 53 36 36 53
z 24 47 47 47 30 47 47 47 21 47 47 47 47 47 30 47 47 30 27 27 47 47 47 47 47 47
""")
"""Rows: what it was struck after. Columns: what was struck too much."""

_OMITTED = _table("""
   a  b  c  d  e  f  g  h  i  j  k  l  m  n  o  p  q  r  s  t  u  v  w  x  y  z
^ 26 28 24 26 27 29 36 19 20 29 20 18 27 28 23 19 15 24 21 27 25 26 34 26 27 27
= 13 12 11 12 12 11  9 11 15 15 15 11 10  9 14 11 15 11 11 10 13 13 15 15 15 11
a 26 20 12 14 14 20 18 17 12 26 29 17 17 13 26 15 26 14 12 14 15 32 19 28 17 27
b 16 26 15 18 13 26 26 26 12 13 26 14 27 28 19 17 26 23  9 13 14 18 26 26 15 26
c 16 26 26 27 14 26 26 11 11 26 12 18 26 27 19 26 18 12 22 13 15 26 26 26 31 26
d 13 26 18 26 16 17 18 26 15 14 26 18 30 26 19 27 26 13 25 17 16 30 18 26 20 26
e  9 16 13 21 26 19 17 15 16 26 26 15 16 14 10 21 19 13 18 15 12 21 20 23 12 27
f 19 26 26 26 13 26 26 26 12 26 26 13 26 26 21 26 26 11 26 13 20 26 26 26 15 26
g 15 26 26 26 12 15 26 10 13 26 26 20 28 12 19 26 26 11 30 15 10 26 17 26 28 26
h 14 15 26 26 12 26 26 26 14 26 26 14 17 14 18 26 26 11 28 11 28 26 26 26 15 26
i 14 17 15 15 13 15 14 27 26 27 27 15 16 15 18 16 27 13 13 15 18 20 26 28 26 21
j 15 26 26 17 13 26 26 26 26 26 26 26 26 26 12 26 26 26 26 26 29 26 26 26 26 26
k 11 27 17 26 16 27 14 26 14 26 26 28 26 14 27 26 26 26 22 18 26 26 15 26 26 26
l 13 16 13 15 13 18 19 15 12 26 26 26 27 14 12 13 26 19 24 13 15 16 26 26 22 26
m 16 12 26 26 13 27 26 26 15 26 26 27 26 11 14 12 26 26 33 26 18 26 18 26 27 26
n 15 27 15 14 13 18 10 13 10 18 15 16 17 26 17 27 27 19 14 15 15 16 26 26 18 26
o 10 14 16 20 13 29 15 28 14 28 15 16 18 16 26 14 26 14 17 13 12 25 11 15 21 26
p 16 27 26 16 14 26 18  8 16 26 26 12 28 26 13 26 26 12 15 13 16 26 26 26 17 26
q 26 26 26 26 26 26 26 26 26 26 26 26 26 26 26 26 26 26 26 26 12 26 26 26 26 26
r 14 19 12 13 13 14 22 11 13 26 11 17 16 11 14 23 26 26 17 13 21 14 18 26 15 26
s 15 26 11 26 15 12 26 12 14 26 17 16 31 27 14 17 27 27 26 13 18 26 12 26 23 26
t 14 26 14 26 14 18 17 10 13 26 26 15 28 28 17 27 26 11 23 26 15 26 28 26 21 26
u 13 14 14 14 12 27 18 26 12 26 26 11 17 13 29 16 26 12 14 14 26 26 26 26 26 26
v 13 26 26 26 13 26 26 26 13 26 26 26 26 26 20 26 26 26 17 26 27 26 26 26 26 26
w 16 26 26 26 14 26 26 11 15 26 26 12 26 12 13 26 26 14 15 26 26 26 26 26 26 26
x 15 26 10 26 14 26 26 10 15 26 26 26 26 26 18 14 26 26 26 12 26 26 26 26 26 26
y 27 28 11 26 20 26 18 26 21 26 26 29 15 10 18 11 26 27 17 15 26 26 18 26 26 27
z 15 26 26 26 21 26 26 26 17 26 26 26 26 26 18 26 26 26 26 26 26 26 26 26 26 26
""")
"""Rows: what it stands after. Columns: what was left out."""

_TABLES = {Slip.INSTEAD: _INSTEAD, Slip.EXTRA: _EXTRA, Slip.OMITTED: _OMITTED}


def _rarity(slip: Made) -> int:
    kind, one, other = slip
    if kind is Slip.SWAPPED:
        return _SWAPPED
    return min(_RAREST, _TABLES[kind].get((one, other), _RAREST))
