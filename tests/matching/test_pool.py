"""A pool answers for very many labels what `fuzzy.rank` answers for few."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.matching.picks import fuzzy
from tui.matching.picks.pool import Pool

HEADLINES = (
    "Port reopens, ministry says",
    "Airport strike ends",
    "Ministry denies port deal",
    "Café de Flore to close",
    "The transport museum reports",
    "Sport: Ruiz wins",
    "conflict/gaza",
    "Київ: порт відкрито",
    "大阪の港が再開",
)
PATTERNS = st.text(alphabet="abAé б港 c/'^$!", max_size=6)
LABELS = st.lists(st.text(alphabet="abcABé бд港阪 /-1", max_size=14), max_size=9)


@pytest.mark.parametrize("in_a_block", [2, 100])
@pytest.mark.parametrize(
    "pattern",
    ["port", "prt", "mdp", "Port", "'port", "^po", "says$", "!port", "port !ministry", "cafe",
     "cg", "порт", "港", "po st", "^conflict/gaza$", "zq"],
)  # fmt: skip
def test_a_pool_gives_the_same_in_the_same_order(pattern: str, in_a_block: int) -> None:
    picks = Pool(HEADLINES, in_a_block=in_a_block).pick(pattern)
    ranked = fuzzy.rank(pattern, HEADLINES)
    assert [p.index for p in picks.best] == [p.index for p in ranked]
    assert [p.positions for p in picks.best] == [p.positions for p in ranked]
    assert picks.total == len(ranked)


@settings(max_examples=300, deadline=None)
@given(PATTERNS, LABELS)
def test_a_pool_finds_exactly_the_labels_that_match(pattern: str, labels: list[str]) -> None:
    picks = Pool(labels, in_a_block=4).pick(pattern)
    assert {p.index for p in picks.best} == {p.index for p in fuzzy.rank(pattern, labels)}


@settings(max_examples=100, deadline=None)
@given(st.lists(PATTERNS, max_size=4), LABELS)
def test_what_was_typed_before_changes_no_answer(typed: list[str], labels: list[str]) -> None:
    pool = Pool(labels, in_a_block=4)
    for pattern in typed:
        for end in range(len(pattern) + 1):
            assert pool.pick(pattern[:end]) == Pool(labels).pick(pattern[:end])


def test_letters_beyond_the_codes_there_are_still_tell_labels_apart() -> None:
    labels = [chr(0x4E00 + n) for n in range(300)]
    pool = Pool(labels)
    assert [pool.pick(label).best[0].index for label in labels[::37]] == list(range(300))[::37]
    assert pool.pick(labels[299]).total == 1


def test_only_the_best_are_ranked_and_all_are_counted() -> None:
    pool = Pool(["harbour"] * 50 + ["port"] + ["a port in the storm"] * 50, in_a_block=30)
    picks = pool.pick("port", limit=3)
    assert picks.total == 51
    assert [p.index for p in picks.best] == [50, 51, 52]
    assert pool.pick("", limit=2).total == 101


def test_labels_that_are_given_by_use_stay_in_that_order_where_they_match_alike() -> None:
    labels = ["Benjamin Netanyahu", "Netanyahu", "Netanyahu Deal", "Port"]
    by_use = [picked.index for picked in Pool(labels, by_length=False).pick("netanyahu").best]
    assert by_use == [0, 1, 2]
    assert [found.index for found in fuzzy.rank("netanyahu", labels, by_length=False)] == by_use
    assert [picked.index for picked in Pool(labels).pick("netanyahu").best] == [1, 2, 0]
