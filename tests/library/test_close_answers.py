"""Close answers: the first screen is shared by meanings that are about as likely."""

from __future__ import annotations

import math

import pytest

from tui.library.search.rowids import packed
from tui.library.search.words.close_answers import CloseAnswers
from tui.library.search.words.meaning import Meaning
from tui.news.hits import Correction
from tui.news.query.query import Word


def meaning(word: str, articles: int, likelihood: float) -> Meaning:
    return Meaning(Word(word), (Correction("typed", word, articles),), ((word,),), likelihood)


def order(*found: tuple[float, range]) -> list[int]:
    answers = CloseAnswers()
    for likelihood, rowids in found:
        answers.add(packed(rowids), meaning("meant", len(rowids), likelihood))
    return list(answers.shared())


def test_of_a_word_about_as_likely_its_few_articles_stand_on_the_first_screen() -> None:
    assert order((-0.5, range(100, 130)), (-0.7, range(200, 202))) == [
        *range(100, 108),
        *(200, 201),
        *range(108, 130),
    ]


@pytest.mark.parametrize(
    "other", [(-2.0, range(200, 202)), (-0.7, range(200, 230))], ids=["unlikely", "of_many"]
)
def test_what_is_less_likely_for_its_room_comes_after_all_of_the_likeliest(
    other: tuple[float, range],
) -> None:
    assert order((-0.5, range(100, 130)), other) == [*range(100, 130), *other[1]]


def test_after_a_page_only_what_has_a_place_on_the_first_screen_is_asked() -> None:
    answers = CloseAnswers()
    answers.add(packed(range(60)), meaning("usual", 60, -0.5))
    assert answers.wants(meaning("rare", 1, -0.7))
    assert not answers.wants(meaning("usual", 60, -0.7))
    assert not answers.wants(meaning("any", 1, -math.inf))


def test_what_is_found_twice_is_shown_once() -> None:
    assert order((-0.5, range(5)), (-0.6, range(3, 7))) == [*range(7)]
