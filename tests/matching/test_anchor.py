"""A mark is found again where it belongs, or nowhere."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.matching.anchor import find_again, places
from tui.news.highlight import Anchor, from_json, to_json
from tui.news.span import Span

TEXT = (
    "The port authority confirmed on Tuesday that all four cranes were running again, eleven days "
    "after dockers walked out. “Nobody from our side was in the room,” said Tomas Brandl. "
    "He declined to comment on the talks.\n\n"
    "Minister Daniel Okafor insisted that no ship had been turned away; two captains contradict "
    "him. About 40 containers are missing, Tarvo Shipping said. He declined to comment further."
)


def on(words: str, text: str = TEXT) -> Anchor:
    start = text.index(words)
    return Anchor.on(text, Span(start, start + len(words)))


def found(anchor: Anchor, text: str) -> str | None:
    place = find_again(anchor, text)
    return None if place is None else place.span.of(text)


@st.composite
def anchored(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(st.text("ab \né", min_size=1, max_size=60) | st.text(min_size=1, max_size=40))
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@settings(max_examples=60)
@given(anchored())
def test_in_an_unchanged_text_a_mark_stands_where_it_stood(made: tuple[str, Span]) -> None:
    text, span = made
    place = find_again(Anchor.on(text, span), text)
    assert place is not None
    assert (place.span, place.score) == (span, 1.0)


@given(anchored(), st.text("ab xy\n", min_size=1, max_size=30))
def test_a_text_put_in_before_shifts_a_mark_by_exactly_that(
    made: tuple[str, Span], added: str
) -> None:
    text, span = made
    place = find_again(Anchor.on(text, span), added + text)
    is_ambiguous = (added + text).find(span.of(text)) != (added + text).rfind(span.of(text))
    if place is None:
        assert is_ambiguous
    else:
        assert place.span == Span(span.start + len(added), span.stop + len(added))


@given(anchored(), st.text("ab \né", max_size=80) | st.text(max_size=60))
def test_a_place_always_lies_in_the_text(made: tuple[str, Span], other: str) -> None:
    text, span = made
    anchor = Anchor.on(text, span)
    for place in [find_again(anchor, other), *places(anchor, other)]:
        if place is not None:
            assert place.span.stop <= len(other)
            assert 0 <= place.words <= 1
            assert 0 <= place.score <= 1.001
    spans = sorted(place.span for place in places(anchor, other, 9))
    assert all(one.stop <= two.start for one, two in pairwise(spans))


WORDS = [
    "port",
    "authority",
    "confirmed",
    "Tuesday",
    "four",
    "cranes",
    "running",
    "eleven",
    "dockers",
    "walked",
    "Nobody",
    "room",
    "Brandl",
    "declined",
    "comment",
    "Minister",
    "Okafor",
    "insisted",
    "ship",
    "turned",
    "two",
    "captains",
    "contradict",
    "containers",
    "missing",
    "Tarvo",
    "Shipping",
]


@given(st.permutations(WORDS), st.data())
def test_a_mark_whose_words_are_deleted_is_lost(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    stop = data.draw(st.integers(start + 1, len(words)))
    before, marked, after = (" ".join(w) for w in (words[:start], words[start:stop], words[stop:]))
    text = f"{before} {marked} {after}"
    anchor = Anchor.on(text, Span(len(before) + 1, len(before) + 1 + len(marked)))
    rest = f"{before} {after}"
    if marked not in rest:
        assert find_again(anchor, rest) is None


def test_words_deleted_beside_others_with_many_of_their_letters_are_lost() -> None:
    before = "port authority confirmed Tuesday four insisted cranes"
    after = "missing declined ship turned captains running walked"
    anchor = on("Minister Brandl", f"{before} Minister Brandl {after}")
    assert find_again(anchor, f"{before} {after}") is None


@given(st.text("ab c", min_size=2, max_size=30), st.text("ab c\n", min_size=1, max_size=40))
def test_of_two_equal_places_none_is_guessed(marked: str, around: str) -> None:
    unit = f"{around}[{marked}]{around}"
    anchor = Anchor.on(unit, Span(len(around) + 1, len(around) + 1 + len(marked)))
    assert find_again(anchor, f"{unit} {unit}") is None


@pytest.mark.parametrize(
    ("marked", "was", "now", "wanted"),
    [
        ("declined to comment", "Tuesday", "Wednesday", "declined to comment"),
        ("no ship had been", "had been", "has ever been", "no ship has ever been"),
        ("Tomas Brandl", "Tomas Brandl", "Tomás Brandl", "Tomás Brandl"),
        ("Tomas Brandl", "said Tomas", "according to its secretary Tomas", "Tomas Brandl"),
        ("40", "40 containers", "41 containers", None),
        ("He declined to comment", "He declined to comment on", "Nothing was said of", None),
        ("two captains contradict him", "two captains contradict him", "he was wrong", None),
        ("cranes", "all four cranes were", "all the machines were", None),
    ],
)  # fmt: skip
def test_edits_of_every_day(marked: str, was: str, now: str, wanted: str | None) -> None:
    assert TEXT.count(was) == 1
    assert found(on(marked), TEXT.replace(was, now)) == wanted


def test_a_moved_paragraph_takes_its_marks_along() -> None:
    first, second = TEXT.split("\n\n")
    for marked in ("no ship had been turned away", "About 40", "eleven days"):
        assert found(on(marked), f"{second}\n\n{first}") == marked


def test_repeated_words_are_told_apart_by_context_however_far_it_is() -> None:
    row = "Dead: 1, missing: 2, injured: 3, homeless: 4, and so on.\n"
    text = f"In the north:\n{row * 3}In the south:\n{row * 3}"
    start = text.rindex("missing: 2", 0, text.rindex("Dead"))
    anchor = Anchor.on(text, Span(start, start + 10))
    place = find_again(anchor, "Corrected.\n" + text)
    assert place is not None
    assert place.span.start == start + len("Corrected.\n")


@pytest.mark.parametrize("which", range(6))
def test_of_rows_that_read_the_same_one_does_not_stand_in_for_another(which: int) -> None:
    row = "Dead: 1, missing: 2, injured: 3, homeless: 4, and so on.\n"
    rows = ["In the north:\n", row, row, row, "In the south:\n", row, row, row]
    at = which + 1 + (which > 2)
    start = len("".join(rows[:at])) + row.index("missing")
    anchor = Anchor.on("".join(rows), Span(start, start + 10))
    rows[at] = row.replace("missing: 2, ", "")
    assert find_again(anchor, "".join(rows)) is None


def test_words_put_in_at_the_edge_of_a_mark_stay_outside() -> None:
    text = TEXT.replace("no ship had", "in that month, no single ship had")
    words = found(on("no ship had been turned away"), text)
    assert words is not None
    assert words.endswith("single ship had been turned away")
    assert "month" not in words


def test_what_may_be_meant_is_proposed_even_when_it_is_not_taken() -> None:
    text = TEXT.replace("two captains contradict him", "three captains have contradicted him since")
    anchor = on("two captains contradict him")
    best, *_ = places(anchor, text)
    assert "captains have contradicted him" in best.span.of(text)
    assert places(anchor, "") == []


def test_many_marks_in_half_a_megabyte_are_found_in_bounded_time() -> None:
    text = "".join(f"{n * 7919 % 10007} ships passed buoy {n}. " for n in range(20_000))[
        : 512 * 1024
    ]
    anchors = [
        Anchor.on(text, Span(at, at + length))
        for at, length in zip(
            range(1_000, 500_000, 12_400), (1, 8, 40, 300, 3_000) * 8, strict=False
        )
    ]
    new = text.replace("7 ships", "seven vessels").replace("buoy 1", "mark 1")
    began = time.process_time()
    for anchor in anchors:
        find_again(anchor, new)
    assert time.process_time() - began < 4


def test_an_anchor_is_kept_as_json() -> None:
    anchor = on("Tomas Brandl")
    assert from_json(to_json(anchor)) == anchor
    with pytest.raises(TypeError):
        from_json({**to_json(anchor), "exact": 5})
