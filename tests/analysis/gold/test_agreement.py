"""The second annotator's marks of the held articles, and how far they go with the first's."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from tests.analysis.gold.agreement import agreement, as_found
from tests.analysis.gold.reading import Case
from tests.analysis.gold.whole_articles import read_articles
from tui.news.findings import Stance, Via

ARTICLES = Path(__file__).parent / "articles"


@pytest.fixture(scope="module")
def first() -> list[Case]:
    return list(read_articles(ARTICLES / "held"))


@pytest.fixture(scope="module")
def second() -> list[Case]:
    return list(read_articles(ARTICLES / "second"))


@pytest.fixture(scope="module")
def agreed(first: list[Case], second: list[Case]) -> Counter[str]:
    return agreement(first, second)


def test_the_second_annotator_marked_the_same_texts(first: list[Case], second: list[Case]) -> None:
    assert len(second) >= 8
    assert {c.group: (c.text, c.body_start) for c in second} == {
        c.group: (c.text, c.body_start) for c in first
    }


def test_the_second_marks_are_not_copied(first: list[Case], second: list[Case]) -> None:
    assert all(a.claims != b.claims for a, b in zip(first, second, strict=True))


def test_two_annotators_mark_the_same_claims(agreed: Counter[str]) -> None:
    assert agreed["whole"] >= 0.94 * agreed["gold"]
    assert agreed["whole"] >= 0.94 * agreed["found"]
    assert agreed["extra"] <= 0.03 * agreed["gold"]


@pytest.mark.parametrize(
    ("what", "share"),
    [
        ("met", 0.96),
        ("source", 0.95),
        ("cue", 0.95),
        ("content", 0.91),
        ("stance", 0.94),
        ("negated", 0.96),
        ("hedged", 0.96),
    ],
)
def test_two_annotators_agree_on_a_part(agreed: Counter[str], what: str, share: float) -> None:
    assert agreed[what] >= share * agreed["gold"]


def test_two_annotators_agree_on_who_speaks(agreed: Counter[str]) -> None:
    assert agreed["behind"] >= 60
    assert agreed["behind right"] >= 0.96 * agreed["behind"]
    assert agreed["sure wrong"] <= 0.05 * agreed["sure"]


def test_an_annotator_agrees_with_herself_in_everything(first: list[Case]) -> None:
    count = agreement(first, first)
    assert count["gold"] >= 200
    for what in ("found", "met", "whole", "source", "cue", "content", "stance", "negated"):
        assert count[what] == count["gold"], what
    assert count["hedged"] == count["gold"]
    assert count["behind right"] == count["behind"] > 0
    assert count["extra"] == count["sure wrong"] == 0


def test_what_the_second_annotator_marks_otherwise_is_not_agreed(first: list[Case]) -> None:
    def changed(case: Case) -> Case:
        _, claim, *rest = (c for c in case.claims if c.restates is None)
        other = Stance.SAID if claim.stance is not Stance.SAID else Stance.DENIED
        turned = replace(claim, stance=other, is_negated=not claim.is_negated)
        return replace(case, claims=(turned, *rest))

    count = agreement(first, map(changed, first))
    assert count["met"] == count["whole"] == count["gold"] - len(first)
    assert count["stance"] == count["negated"] == count["met"] - len(first)


def test_a_text_that_was_not_marked_twice_is_refused(first: list[Case]) -> None:
    with pytest.raises(ValueError, match="has not marked"):
        agreement(first, first[1:])


def test_a_mark_becomes_a_finding_with_all_its_parts(second: list[Case]) -> None:
    for mark in (mark for case in second for mark in case.claims):
        claim = as_found(mark)
        assert (claim.source, claim.cue, claim.content) == (mark.source, mark.cue, mark.content)
        assert (claim.stance, claim.negated, claim.is_hedged, claim.parent) == (
            mark.stance,
            mark.is_negated,
            mark.is_hedged,
            mark.parent,
        )
        if claim.speaker is None:
            assert mark.speaker is None
        else:
            assert (claim.speaker.name, claim.speaker.via) == (mark.speaker, mark.via)
            assert claim.speaker.is_sure == mark.speaker_is_sure
    vias = {c.speaker.via for case in second for c in map(as_found, case.claims) if c.speaker}
    assert vias == set(Via)
