from __future__ import annotations

from itertools import pairwise

import apsw.unicode
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.news.article import paragraphs
from tui.news.span import Span
from tui.terminal.article.stretch import Stretch
from tui.terminal.article.units import Measure, Unit, clauses, grapheme, sentences, words

TEXT = (
    'Mr. Brandl said on Nov. 9 that "nobody, nobody at all," was in the room — he left.\n'
    'J. Okafor of the U.S. union (who denied it) paid 1,500.75 euros. "Was that so?" asked Ana.\n\n'
    "She didn't know; the well-known port’s cranes stood still! 东京港务局表示，货柜抵达。"
)
WHOLE = paragraphs(TEXT)


def measured(text: str) -> Measure:
    return Measure(text, paragraphs(text))


def said(spans: list[Span], text: str = TEXT) -> list[str]:
    return [span.of(text) for span in spans]


def test_words_are_what_a_reader_takes_for_words_and_marks_stand_alone() -> None:
    text = "She didn't pay 1,500.75 to the well-known port’s “crew”."
    assert said(words(text, Span(0, len(text))), text) == [
        *("She", "didn't", "pay", "1,500.75", "to", "the", "well-known", "port’s", "“", "crew"),
        "”.",
    ]


def test_sentences_end_neither_at_abbreviations_nor_inside_a_question_that_goes_on() -> None:
    assert said(sentences(TEXT, WHOLE[0])) == [
        'Mr. Brandl said on Nov. 9 that "nobody, nobody at all," was in the room — he left.',
        "J. Okafor of the U.S. union (who denied it) paid 1,500.75 euros.",
        '"Was that so?" asked Ana.',
    ]
    assert said(sentences(TEXT, WHOLE[1]))[-1] == "东京港务局表示，货柜抵达。"


def test_clauses_leave_the_comma_out_but_keep_what_closes_a_quotation() -> None:
    assert said(clauses(TEXT, WHOLE[0])) == [
        'Mr. Brandl said on Nov. 9 that "nobody',
        'nobody at all,"',
        "was in the room",
        "he left.",
        "J. Okafor of the U.S. union",
        "(who denied it)",
        "paid 1,500.75 euros.",
        '"Was that so?" asked Ana.',
    ]


def test_a_stretch_grows_shrinks_and_goes_over_its_beginning() -> None:
    text = "One two, three four. Five six."
    measure = measured(text)
    at = Stretch.over(measure, Span(9, 14))
    seen = [at.span.of(text)]
    for unit, by in (
        (Unit.WORD, 1),
        (Unit.SENTENCE, 1),
        (Unit.SENTENCE, 1),
        (Unit.SENTENCE, -1),
        (Unit.SENTENCE, -1),
        (Unit.WORD, 1),
        (Unit.WORD, 1),
        (Unit.WORD, 1),
        (Unit.WORD, 1),
        (Unit.CLAUSE, -1),
        (Unit.CLAUSE, -1),
        (Unit.PARAGRAPH, 1),
    ):
        at = at.moved(measure, unit, by)
        seen.append(at.span.of(text))
    assert seen == [
        "three",
        "three four",
        "three four.",
        "three four. Five six.",
        "three four.",
        "One two, three",
        "two, three",
        ", three",
        "three",
        "three four",
        "three",
        "One two, three",
        "three four. Five six.",
    ]


def test_the_other_end_can_be_moved() -> None:
    text = "One two three four."
    measure = measured(text)
    at = Stretch.over(measure, Span(4, 13)).turned(measure)
    assert (at.span.of(text), at.is_forward) == ("two three", False)
    assert at.moved(measure, Unit.WORD, -1).span.of(text) == "One two three"
    assert at.moved(measure, Unit.WORD, 1).span.of(text) == "three"
    assert at.turned(measure).span == at.span


PIECES = st.sampled_from(
    [
        *(
            "a",
            "Z",
            "7",
            " ",
            "\n",
            "\n\n",
            ".",
            ",",
            "; ",
            '"',
            "’",
            "—",
            "(",
            ")",
            "Mr. ",
            "e\u0301",
        ),
        *("东", "。", "क्ष", "का", "👩\u200d🚀", "👍🏽", "🇩🇪", "🇫🇷", "\u200d", "\ufe0f", "한", "ก็"),
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=40).map("".join).filter(lambda text: text.strip())
MOVES = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(Unit), st.sampled_from((1, -1))), st.none(), st.integers(0, 99)
    ),
    max_size=12,
)


def breaks(text: str) -> set[int]:
    """Where graphemes end, by Unicode's own rules."""
    found, at = {0}, 0
    while at < len(text):
        at = apsw.unicode.grapheme_next_break(text, at)
        found.add(at)
    # A mark that has nothing but white space before it joins nothing for us.
    return found | {at for at in range(1, len(text)) if text[at - 1].isspace()}


@given(TEXTS, st.integers(0, 99), MOVES)
def test_a_stretch_lies_in_the_text_and_never_parts_a_grapheme(
    text: str, start: int, moves: list[tuple[Unit, int] | int | None]
) -> None:
    measure, whole = measured(text), breaks(text)
    at = Stretch.over(measure, measure.word_from(start % len(text)))
    for move in moves:
        if move is None:
            turned = at.turned(measure)
            assert turned.span == at.span
            at = turned
        elif isinstance(move, int):
            at = at.reached(grapheme(text, move % len(text)))
        else:
            at = at.moved(measure, *move)
        assert 0 <= at.span.start < at.span.stop <= len(text)
        assert {at.span.start, at.span.stop} <= whole, (text, at.span)
        assert at.span.covers(at.held)


@given(TEXTS, st.integers(0, 99), st.sampled_from(Unit), st.integers(1, 4))
def test_what_is_grown_by_a_unit_is_given_back_by_shrinking(
    text: str, start: int, unit: Unit, times: int
) -> None:
    measure = measured(text)
    here = [span for each in paragraphs(text) for span in measure.units(unit, each)]
    at = Stretch.over(measure, here[start % len(here)])
    grown = [at]
    for _ in range(times):
        grown.append(grown[-1].moved(measure, unit, 1))
    for before, after in zip(reversed(grown[:-1]), reversed(grown[1:]), strict=True):
        assert before.span == after.span or after.moved(measure, unit, -1).span == before.span


@given(TEXTS, st.sampled_from(Unit))
def test_units_come_in_order_apart_and_miss_no_letter(text: str, unit: Unit) -> None:
    measure = measured(text)
    for each in paragraphs(text):
        here = measure.units(unit, each)
        assert all(a.stop <= b.start for a, b in pairwise(here))
        letters = {at for at in range(each.start, each.stop) if text[at].isalnum()}
        assert letters <= {at for span in here for at in range(span.start, span.stop)}


@pytest.mark.parametrize("unit", Unit)
def test_at_the_ends_of_the_text_a_stretch_stays(unit: Unit) -> None:
    measure = measured("One.")
    at = Stretch.over(measure, Span(0, 4))
    assert at.moved(measure, unit, 1) == at
    back = at.turned(measure)
    assert back.moved(measure, unit, -1).span.start == 0
