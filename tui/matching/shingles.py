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
BAND = 4
"""Numbers of a signature, and of one band: two texts with half of their runs in common share
a band in 64 of 100 cases, with seven tenths in 99."""

_WORD = re.compile(r"\w+")
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
