"""The extractor against whole articles that were marked before it saw them."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.analysis.gold.scoring import score
from tests.analysis.gold.whole_articles import read_articles
from tests.analysis.test_claims import claims

ARTICLES = Path(__file__).parent / "gold" / "articles"


@cache
def scored(half: str) -> Counter[str]:
    return score(read_articles(ARTICLES / half), claims)


@pytest.mark.parametrize(("half", "found", "right"), [("dev", 0.74, 0.88), ("held", 0.67, 0.85)])
def test_most_of_what_people_mark_is_found_and_nearly_all_that_is_found_is_right(
    half: str, found: float, right: float
) -> None:
    n = scored(half)
    assert n["whole"] / n["gold"] >= found
    assert n["whole"] / n["found"] >= right


@pytest.mark.parametrize("half", ["dev", "held"])
def test_the_stance_is_right_in_ninety_three_of_a_hundred(half: str) -> None:
    n = scored(half)
    assert n["stance"] / n["met"] >= 0.93


@pytest.mark.parametrize("half", ["dev", "held"])
def test_negation_and_hedges_are_told_apart(half: str) -> None:
    n = scored(half)
    assert n["negated"] / n["met"] >= 0.97
    assert n["hedged"] / n["met"] >= 0.95


def test_no_claim_stands_inside_itself_by_way_of_others() -> None:
    for case in read_articles(ARTICLES / "dev"):
        found = claims(case.text)
        for index in range(len(found)):
            seen: set[int] = set()
            at: int | None = index
            while at is not None:
                assert at not in seen
                seen.add(at)
                at = found[at].parent
