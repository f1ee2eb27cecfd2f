"""Pickers: the label that was meant comes first, with the letters that matched."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.matching.fold import fold
from tui.matching.picks.fuzzy import rank

HEADLINES = [
    "Port reopens, ministry says",
    "Airport strike ends",
    "Ministry denies port deal",
    "Café de Flore to close",
    "conflict/gaza",
    "conflict",
]


def best(pattern: str, labels: list[str]) -> str:
    return labels[rank(pattern, labels)[0].index]


@pytest.mark.parametrize(
    ("pattern", "label"),
    [
        ("portr", "Port reopens, ministry says"),
        ("mdp", "Ministry denies port deal"),
        ("cafe", "Café de Flore to close"),
        ("cg", "conflict/gaza"),
        ("conf", "conflict"),
        ("strike air", "Airport strike ends"),
        ("'deal", "Ministry denies port deal"),
        ("ends$", "Airport strike ends"),
        ("^min", "Ministry denies port deal"),
        ("port !ministry", "Airport strike ends"),
    ],
)
def test_the_meant_label_comes_first(pattern: str, label: str) -> None:
    assert best(pattern, HEADLINES) == label


@pytest.mark.parametrize(
    ("pattern", "better", "worse"),
    [
        ("port", "the port", "transport"),  # the beginning of a word
        ("port", "transport", "shape of art"),  # side by side
        ("str", "port strike", "port of sturgeon"),  # a run shares its beginning
        ("hr", "HarbourReport", "harbours"),  # a capital after a small letter
        ("gaza", "conflict/gaza", "the xgaza"),  # after a slash
        ("18", "room18", "room218"),  # a digit after a letter
        ("pm", "Prime Minister", "spam"),  # beginnings of two words
        ("ab", "x a b", "x a long b"),  # a short gap
    ],
)
def test_one_label_comes_before_another(pattern: str, better: str, worse: str) -> None:
    for labels in ([better, worse], [worse, better]):
        assert best(pattern, labels) == better


def test_a_capital_asks_for_a_capital() -> None:
    assert [HEADLINES[p.index] for p in rank("Port", HEADLINES)] == ["Port reopens, ministry says"]


def test_ties_go_to_the_shorter_then_to_the_earlier() -> None:
    labels = ["war on", "war", "war"]

    assert [p.index for p in rank("war", labels)] == [1, 2, 0]


def test_the_letters_that_matched_are_given() -> None:
    picked = rank("mdp", HEADLINES)[0]

    assert picked.positions == (0, 9, 16)


def test_nothing_typed_takes_all_as_they_come() -> None:
    assert [p.index for p in rank(" ", HEADLINES)] == list(range(len(HEADLINES)))


def test_a_label_without_the_letters_is_left_out() -> None:
    assert rank("zq", HEADLINES) == []


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=6), st.lists(st.text(max_size=20), max_size=6))
def test_positions_always_lie_in_their_label(pattern: str, labels: list[str]) -> None:
    for picked in rank(pattern, labels):
        label = labels[picked.index]
        assert all(0 <= p < len(label) for p in picked.positions)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="abAB c/", max_size=5), st.text(alphabet="abAB c/", max_size=15))
def test_matched_letters_spell_what_was_typed(pattern: str, label: str) -> None:
    word = pattern.replace(" ", "")

    for picked in rank(word, [label]):
        spelt = "".join(label[p] for p in picked.positions)
        assert spelt == word if word != word.lower() else fold(spelt) == fold(word)
