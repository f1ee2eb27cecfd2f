"""Count which slips people make: the tables of `tui/matching/typos/slips.py`, printed.

    python bench/slips.py PAIRS

PAIRS is a list of misspellings as for `bench/typos.py`; only those of its first
half are counted, with at most three edits. Each number says how unlikely a slip is:
how many tenths of a power of ten it is rarer than the chances to make it.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # run from a checkout

from rapidfuzz.distance import OSA
from search_questions import LETTERS
from typos import PAIR, Pair, is_tuned_on

from tui.matching.typos.slips import BEFORE, Made, Slip, slips

MADE_UP = 60
"""Chances added to each, at which a slip is as rare as any: few are seen of most."""

ANY = {Slip.INSTEAD: 3_000, Slip.EXTRA: 3_000, Slip.OMITTED: 400}
OF_DOUBLED = 30
"""In how many chances one of a kind is made; of two equal letters one is easily left out."""


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("pairs", type=Path)
    asked = parser.parse_args()
    lines = asked.pairs.read_text("utf-8").splitlines()
    pairs = [(m[1], m[2]) for line in lines if (m := PAIR.fullmatch(line.strip()))]
    pairs = [p for p in pairs if is_tuned_on(p[1]) and 0 < OSA.distance(*p) <= 3]
    made = Counter(slip for wrong, right in pairs for slip in slips(wrong, right))
    chances = chances_of(pairs)
    print(f"{len(pairs):,} misspellings, {made.total():,} slips")
    swapped = sum(count for (kind, *_), count in made.items() if kind is Slip.SWAPPED)
    places = sum(len(right) - 1 for _, right in pairs)
    print(f"SWAPPED {round(-10 * math.log10(swapped / places))}")
    for kind in ANY:
        print(f"{kind.name}\n   {'  '.join(LETTERS)}")
        for before in LETTERS if kind is Slip.INSTEAD else BEFORE + LETTERS:
            row = [rarity(kind, before, letter, made, chances) for letter in LETTERS]
            print(before, " ".join(f"{value:2}" for value in row))


def chances_of(pairs: Sequence[Pair]) -> Counter[Made]:
    """How often each slip could have been made."""
    found: Counter[Made] = Counter()
    for _, right in pairs:
        for at, letter in enumerate(right):
            before = right[at - 1] if at else "^"
            is_double = letter in right[max(at - 1, 0) : at] + right[at + 1 : at + 2]
            found[Slip.INSTEAD, letter, ""] += 1
            found[Slip.EXTRA, before, ""] += 1
            found[Slip.EXTRA, "=", letter] += 1
            found[Slip.OMITTED, "=" if is_double else before, letter] += 1
        found[Slip.EXTRA, right[-1], ""] += 1
    return found


def rarity(
    kind: Slip,
    before: str,
    letter: str,
    made: Counter[Made],
    chances: Counter[Made],
) -> int:
    """Tenths of powers of ten by which a slip is rarer than its chances."""
    is_of_two = kind is Slip.OMITTED or before == "="
    of = chances[kind, before, letter if is_of_two else ""]
    usual = OF_DOUBLED if kind is Slip.OMITTED and before == "=" else ANY[kind]
    share = (made[kind, before, letter] + MADE_UP / usual) / (of + MADE_UP)
    return round(-10 * math.log10(share))


if __name__ == "__main__":
    main()
