"""How like two short texts are: the same words in about the same order."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

ALIKE = 0.8
"""Likeness from which one text may be the other, worded or cut a little otherwise."""

MARGIN = 0.08
"""How far the best must be ahead of the next to be meant."""


def likeness(one: str, other: str) -> float:
    """From 0 (nothing in common) to 1 (equal), by the letters to insert and delete."""
    return float(fuzz.ratio(one, other)) / 100


def likest(wanted: str, texts: Sequence[str]) -> int | None:
    """The place of the text that is `wanted`, worded otherwise; None when none or two may be."""
    scores = sorted(((likeness(wanted, text), -i) for i, text in enumerate(texts)), reverse=True)
    if not scores or scores[0][0] < ALIKE:
        return None
    if len(scores) > 1 and scores[0][0] - scores[1][0] < MARGIN:
        return None
    return -scores[0][1]
