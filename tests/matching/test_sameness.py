"""What two statements are to each other, by their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.matching.statements.disputes import judge
from tui.matching.statements.measure import Measure
from tui.matching.statements.numbers import measures
from tui.matching.statements.sameness import differing, likeness
from tui.matching.statements.sides import Side
from tui.matching.statements.statement import statement
from tui.news.findings import Stance
from tui.news.pair import PairKind

DEAD = "12 people were killed in Calder on Monday"


def even(_: str) -> float:
    return 1.0


def side(
    text: str, stance: Stance = Stance.SAID, speaker: str = "", day: int = 1, cue: str = "said"
) -> Side:
    return Side(statement(text), stance, False, cue, speaker, frozenset(), day)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("40 containers were loaded", [Measure(40, ("containers",))]),
        ("nine dead and twenty-two wounded", [Measure(9, ("killed",)), Measure(22, ("wounded",))]),
        ("2.3 million crowns over three years", [Measure(2_300_000, ("crowns",))]),
        ("$1.5bn in aid", [Measure(1.5e9, ("$",))]),
        ("1,200 of the workers", [Measure(1_200, ("workers",))]),
        ("49.8 per cent", [Measure(49.8, ("%",))]),
        ("two of its border guards", [Measure(2, ("border", "guards"))]),
        ("on 3 May at 22.14", []),
        ("a 3-year-old boy in 2019", []),
        ("within seven days", []),
        ("a ($2.6-million) booty", [Measure(2.6e6, ("$",))]),
        ("a 5.9-magnitude quake", [Measure(5.9, ("magnitude", "quake"))]),
        ("on Route 52 towards the coast", []),
        (
            "killing at least 10 people, injuring dozens more",
            [Measure(10, ("killed",), bound=1)],
        ),
        (
            "shooting three people, killing one",
            [Measure(3, ("people",)), Measure(1, ("killed",))],
        ),
        (
            "killed more than 1,200 people and displaced around 1.2 million",
            [
                Measure(1_200, ("killed",), bound=1),
                Measure(1.2e6, ("displaced",), is_rounded=True),
            ],
        ),
        ("about 300 rounds", [Measure(300, ("rounds",), is_rounded=True)]),
    ],
)
def test_numbers_are_read_with_what_they_count(text: str, found: list[Measure]) -> None:
    assert list(measures(text)) == found


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("more than 100 votes", "120 votes", False),
        ("more than 100 votes", "200 votes", True),
        ("about 2,000 votes", "1,950 votes", False),
        ("2,000 votes", "1,500 votes", True),
        ("at least 3 people killed", "10 people killed", True),
        ("$22 million", "$200 million", False),
    ],
)
def test_numbers_that_may_both_be_right_do_not_differ(one: str, other: str, differ: bool) -> None:
    assert (differing(statement(one), statement(other)) is not None) is differ


@given(st.text(max_size=200))
def test_any_text_makes_a_statement(text: str) -> None:
    made = statement(text)
    assert made.negated <= made.stems.keys()
    assert likeness(made, made, even).jaccard in (0.0, 1.0)
    assert differing(made, made) is None


@given(st.text("abc no1 ,", max_size=60), st.text("abc no1 ,", max_size=60))
def test_likeness_is_the_same_both_ways(one: str, other: str) -> None:
    a, b = statement(one), statement(other)
    assert likeness(a, b, even) == likeness(b, a, even)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (
            side("a deal had been signed with the port authority", Stance.DENIED, cue="denied"),
            side("the port authority signed a deal"),
            PairKind.DENIAL,
        ),
        (
            side("hitting the hospital", Stance.DENIED, cue="denied"),
            side("31 people had been killed when shells hit the hospital in Haddad"),
            PairKind.DENIAL,
        ),
        (
            side("31 people had been killed when shells hit the hospital in Haddad"),
            side("the death toll of the shelling of a hospital in Haddad has risen to 34"),
            PairKind.NUMBERS,
        ),
        (
            side("a deal had been signed", Stance.DENIED, cue="denied"),
            side("no deal signed"),
            PairKind.SAME,
        ),
        (
            side("the audit as the reason he is not releasing his returns"),
            side("Jones will be releasing his tax returns at the completion of an audit"),
            None,
        ),
        (
            side("they were not marked secret when they were sent"),
            side("none of the letters was marked secret when sent"),
            PairKind.SAME,
        ),
        (
            side("now Jones is viewed favourably by 50 percent of the voters"),
            side("today Smith is viewed favourably by 31 percent of the voters"),
            None,
        ),
        (
            side("the cranes of the port were not running"),
            side("the cranes of the port were running again"),
            PairKind.DENIAL,
        ),
        (
            side("the gate of the dam was opened on purpose", speaker="hydro"),
            side("the gate of the dam was not opened on purpose", speaker="hydro"),
            PairKind.REVERSAL,
        ),
        (
            side("forty containers were loaded at the eastern gate"),
            side("25 containers were loaded at the eastern gate"),
            PairKind.NUMBERS,
        ),
        (
            side("the talks of last week were never serious", speaker="brandl"),
            side("the talks were never serious", speaker="brandl"),
            PairKind.SAME,
        ),
        (
            side("the report of the missing containers", speaker="tarvo", cue="withdrew", day=9),
            side("containers were missing in the report", speaker="tarvo", day=2),
            PairKind.RETRACTION,
        ),
        (side("the cranes of the port were running"), side("the hospital was hit"), None),
        (
            side("an increase to the minimum wage", Stance.DENIED, cue="opposed"),
            side("an increase to the minimum wage", Stance.SUPPORTED),
            None,
        ),
        (
            side("a deal had been signed with the port authority", Stance.DENIED, day=1),
            side("the port authority signed a deal", day=400),
            None,
        ),
        (
            side("rumours that Mr Larue was Deep Throat", Stance.DENIED, cue="discounted"),
            side("Larue to be Deep Throat", Stance.BELIEVED, cue="was rumoured"),
            PairKind.DENIAL,
        ),
        (
            side("there is no evidence of widespread voter fraud in Calder"),
            side("widespread voter fraud in three towns of Calder"),
            PairKind.DENIAL,
        ),
        (
            side("the gates of the Auster dam were closed on Sunday"),
            side("the gates of the Auster dam were open on Sunday"),
            PairKind.DENIAL,
        ),
        (
            side(
                "he will not reveal the name of the source until the source dies", speaker="woods"
            ),
            side("he would reveal the name of the source after the source died", speaker="woods"),
            PairKind.SAME,
        ),
        (
            side("they never conspired to promote smoking", Stance.DENIED, speaker="firms"),
            side("they conspired to promote smoking", Stance.DENIED, speaker="firms"),
            None,
        ),
        (
            side("any knowledge of the raid on the harbour office", Stance.DENIED, cue="denied"),
            side("the harbour office was searched in the raid"),
            None,
        ),
        (
            side("any knowledge of the raid on the harbour", Stance.DENIED, cue="denied"),
            side("the port denied any knowledge of the raid on the harbour"),
            None,
        ),
        (
            side("the bank doesn't \u201cfavour any lender over another lender\u201d"),
            side("the bank favours one lender over another lender"),
            PairKind.DENIAL,
        ),
        (
            side("the council decided against treating the river water"),
            side("the council is not treating the river water"),
            PairKind.SAME,
        ),
        (
            side("Report: Bank Lending Isn't Rigged But Lenders Seem Biased"),
            side("Report: Bank Lending Seems Biased"),
            PairKind.SAME,
        ),
        (
            side("Larue will not comply with the orders of the inquiry"),
            side("the inquiry orders Larue to appear and to bring his letters"),
            None,
        ),
        (
            side("he is not just a loser but a liar and a whiner"),
            side("he is a loser, a liar and a whiner"),
            PairKind.SAME,
        ),
    ],
)
def test_claims_are_judged_by_words_stance_and_day(
    one: Side, other: Side, kind: PairKind | None
) -> None:
    for found in (judge(one, other, even), judge(other, one, even)):
        assert (found.kind if found else None) is kind


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (
            side("secret payments from the port", Stance.DENIED, cue="denied"),
            side("the ledger shows secret payments of the port to Brandl over many years"),
            PairKind.DENIAL,
        ),
        (
            side("26 people were arrested on Brent Bridge after stones were thrown at police"),
            side("29 people were arrested on Brent Bridge"),
            PairKind.NUMBERS,
        ),
        (side(DEAD), side("14 people were killed in Calder on Monday"), PairKind.NUMBERS),
        (side(DEAD), side("14 people were killed in Calder", day=4), None),
        (side(DEAD), side("14 people were killed on Monday"), None),
        (side(DEAD), side("14 people were killed in Velmora"), None),
        (side(DEAD), side("14 people were killed in Calder on Sunday"), None),
        (side(DEAD), side("14 people were killed in Calder this week"), None),
        (side(DEAD), side("between 10 and 14 people were killed in Calder"), PairKind.SAME),
        (side(DEAD), side("two police officers were killed in Calder"), None),
        (side("12 people were killed"), side("another 14 people were killed"), None),
        (side(DEAD), side("as in 2004, when 14 people were killed in Calder"), None),
    ],
    ids=[
        *("a denial", "arrests", "deaths", "days later", "no place", "another place"),
        *("another day", "a longer time", "a range", "of whom", "on top", "another year"),
    ],
)
def test_fewer_words_are_enough_within_one_story(
    one: Side, other: Side, kind: PairKind | None
) -> None:
    for found in (judge(one, other, even, True), judge(other, one, even, True)):
        assert (found.kind if found else None) is kind
