"""Signatures of texts by which near-duplicates are found: MinHash over runs of words.

After Broder, "On the resemblance and containment of documents" (1997), with
locality-sensitive hashing in bands as in Leskovec, Rajaraman and Ullman, "Mining
of Massive Datasets", chapter 3.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b

from rensa import RMinHash

SHINGLE = 4
"""Words of a run. Shorter ones are shared by chance, longer ones die with every edited word."""

FEWEST = 20
"""Words of the shortest text that has a signature; captions are alike without being copies."""

HASHES = 64
BAND = 2
"""Numbers of a signature, and of one band: two texts with a third of their runs in common, as a
story and its first third have, share a band in 97 of 100 cases, with a twentieth in 8."""

ALIKE = 0.5
"""Share of their runs that two texts have in common to be near-duplicates."""

HELD, HELD_ALIKE = 0.75, 0.2
"""Or: the share of the shorter text's runs that the longer one holds, and of all runs. A story is
cut from the end by most who run it; the second number is what 64 numbers can still tell."""

_WORD = re.compile(r"\w+")
_NUMBERS = 1 << 32
_SEED = 20_231_107
"""Fixed for good: signatures lie in libraries."""


def signature(text: str) -> tuple[int, ...]:
    """The signature of a text, `HASHES` numbers of 32 bits; none when the text is too short."""
    words = _WORD.findall(text.casefold())
    if len(words) < FEWEST:
        return ()
    made = RMinHash(num_perm=HASHES, seed=_SEED)
    made.update([" ".join(run) for run in zip(*(words[i:] for i in range(SHINGLE)), strict=False)])
    return tuple(int(number) for number in made.digest())


def bands(signature: Sequence[int]) -> tuple[int, ...]:
    """The bands of a signature as numbers of 63 bits; near-duplicates share one or more."""
    return tuple(
        int.from_bytes(_digest(place, signature[place : place + BAND])) >> 1
        for place in range(0, len(signature), BAND)
    )


def _digest(place: int, band: Sequence[int]) -> bytes:
    return blake2b(repr((place, *band)).encode("ascii"), digest_size=8).digest()


def resemblance(one: Sequence[int], other: Sequence[int]) -> float:
    """About which share of their runs two texts have in common, from 0 to 1."""
    if not one or len(one) != len(other):
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)


def is_copy(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two texts are near-duplicates, or one is for the most part a cut of the other."""
    alike = resemblance(one, other)
    return alike >= ALIKE or (alike >= HELD_ALIKE and held(one, other) >= HELD)


def held(one: Sequence[int], other: Sequence[int]) -> float:
    """About which share of the runs of the shorter text stand in the other, from 0 to 1."""
    alike = resemblance(one, other)
    shorter, longer = sorted((_runs(one), _runs(other)))
    return min(1.0, alike * (shorter + longer) / ((1 + alike) * shorter)) if shorter else 0.0


def _runs(numbers: Sequence[int]) -> float:
    """About how many different runs a text has: the more there are the smaller the least are.

    After Cohen, "Size-estimation framework with applications to transitive closure" (1997).
    """
    return len(numbers) * _NUMBERS / (sum(numbers) or 1)
