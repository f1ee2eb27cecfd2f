"""Numbers that lie close, tolls that go on, and what is denied within one story."""

from __future__ import annotations

import pytest

from tests.matching.test_sameness import even, side
from tui.matching.statements.disputes import judge
from tui.matching.statements.sides import Side
from tui.news.findings import Stance
from tui.news.pair import PairKind

CASES = {
    "a war goes on": (
        side("More than 40,430 people have been killed in Calder since then"),
        side("More than 40,600 people have been killed in Calder since then", day=4),
        PairKind.UPDATE,
    ),
    "fewer than before": (
        side("a total of 1,540 people have been killed in Calder"),
        side("1,490 people have been killed in Calder since March", day=4),
        PairKind.NUMBERS,
    ),
    "displaced": (
        side("strikes in Calder have displaced more than 900,000 people"),
        side("1.2 million people have been displaced by strikes in Calder", day=7),
        PairKind.UPDATE,
    ),
    "far apart": (
        side("the strikes on Calder have killed 41 people since Monday"),
        side("the strikes on Calder have killed 2,400 people since Monday"),
        None,
    ),
    "each day has its own": (
        side("the air force shot down 60 drones and five missiles over Calder"),
        side("the air force shot down 99 drones and 102 missiles over Calder"),
        None,
    ),
    "of others": (
        side("three Hamas members were killed in Calder"),
        side("at least nine people were killed across Calder"),
        None,
    ),
    "called false": (
        side("the minister drafted a letter of resignation", Stance.ACCUSED, cue="alleging"),
        side("the report that the minister drafted a letter of resignation is false"),
        PairKind.DENIAL,
    ),
    "an accusation in few words": (
        side("sexual misconduct", Stance.ACCUSED, cue="allegations of"),
        side("any misconduct", Stance.DENIED, cue="denied"),
        PairKind.DENIAL,
    ),
    "a negation": (
        side("the mandate is a tax on workers"),
        side("the mandate is no tax"),
        PairKind.DENIAL,
    ),
    "both negated": (
        side("the mandate is no tax"),
        side("the lack of a tax in the mandate"),
        None,
    ),
}


@pytest.mark.parametrize(("one", "other", "kind"), CASES.values(), ids=CASES.keys())
def test_what_two_claims_of_one_story_are(one: Side, other: Side, kind: PairKind | None) -> None:
    for found in (judge(one, other, even, True), judge(other, one, even, True)):
        assert (found.kind if found and found.kind is not PairKind.SAME else None) is kind
