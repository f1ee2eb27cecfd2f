"""Typos: which words of a vocabulary a misspelt one may mean."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from tui.matching.typos.likelihood import are_confused
from tui.matching.typos.slips import Slip, rarity, slips
from tui.matching.typos.typos import Vocabulary, budget

NEWS = Vocabulary(
    [
        *(("khamenei", 120), ("khomeini", 40), ("hezbollah", 300), ("minister", 5000)),
        *(("minster", 3), ("ministry", 2500), ("resignation", 80), ("designation", 30)),
        *(("israel", 900), ("israeli", 800), ("hospital", 700), ("hospitals", 300)),
        *(("gaza", 600), ("gauze", 4), ("iran", 800), ("iraq", 700), ("government", 4000)),
        *(("north", 2000), ("korea", 400), ("the", 9000), ("2023", 800), ("2024", 900)),
        *(("waterfront", 20), ("müller", 2), ("c", 90), ("bush", 100), ("push", 200)),
    ]
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("khamanei", "khamenei"),
        ("hezbolah", "hezbollah"),
        ("hizbollah", "hezbollah"),
        ("minster", "minister"),
        ("minsiter", "minister"),
        ("resigantion", "resignation"),
        ("isreal", "israel"),
        ("hopsital", "hospital"),
        ("goverment", "government"),
        ("gazza", "gaza"),
    ],
)
def test_the_word_that_was_meant_comes_first(typed: str, meant: str) -> None:
    assert NEWS.close_to(typed)[0].word == meant


def test_three_letters_that_are_no_word_are_taken_for_a_usual_one() -> None:
    assert [c.word for c in NEWS.close_to("teh")] == ["the"]
    assert NEWS.close_to("the") == NEWS.close_to("teh", edits=0) == NEWS.close_to("th") == []
    assert (
        Vocabulary([("oil", 19), ("the", 9000)]).close_to("oli") == []
    )  # too rare to be meant by three


def test_the_budget_grows_with_the_word() -> None:
    assert [budget(word) for word in ("the", "gaza", "harbour", "hospital")] == [0, 1, 1, 2]


def test_what_is_too_unlikely_is_no_word_to_be_meant() -> None:
    assert NEWS.close_to("unbreakable") == NEWS.close_to("sessionssanford") == []


def test_a_rare_word_is_likely_a_slip_of_one_only_where_the_slip_is_likely() -> None:
    netanyahu, gaza = ("netanyahu", 354), ("gaza", 695)
    assert are_confused(("natenyahu", 1), netanyahu)
    assert are_confused(netanyahu, ("natenyahu", 1))
    assert not are_confused(("gaga", 3), gaza)
    assert not are_confused(("gazan", 24), gaza)


def test_digits_are_never_fuzzy() -> None:
    assert NEWS.close_to("2025") == []
    assert NEWS.close_to("2025", edits=2) == []


def test_the_first_letter_holds_unless_it_may_differ() -> None:
    assert "push" not in [c.word for c in NEWS.close_to("bush", edits=2)]
    assert "push" in [c.word for c in NEWS.close_to("bush", edits=2, first_may_differ=True)]


def test_a_word_is_not_close_to_itself() -> None:
    assert "gaza" not in [c.word for c in NEWS.close_to("gaza")]


def test_a_word_that_lost_its_space_is_split() -> None:
    assert NEWS.splits("northkorea") == [("north", "korea")]
    assert NEWS.splits("waterfront") == []


def test_a_word_that_lost_its_space_and_a_letter_is_split() -> None:
    assert NEWS.near_splits("northkoera")[0][0] == ("north", "korea")
    assert NEWS.near_splits("nrothkorea")[0][0] == ("north", "korea")
    assert NEWS.near_splits("waterfrnot") == NEWS.near_splits("northxx") == []


def test_completions_come_by_use() -> None:
    assert NEWS.completions("minist", 5) == ["minister", "ministry"]
    assert NEWS.completions("zz", 5) == []


WORDS = st.text(alphabet="abcdeé1", min_size=1, max_size=9)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40), WORDS, st.sampled_from([1, 2]))
def test_no_word_within_reach_is_missed(known: list[str], typed: str, edits: int) -> None:
    vocabulary = Vocabulary((word, 1) for word in known)

    found = {c.word for c in vocabulary.close_to(typed, edits=edits, limit=1000)}

    if len(typed) > 1 and typed.isalpha():
        assert found == {
            word
            for word in known
            if 0 < OSA.distance(word, typed) <= edits and word[0] == typed[0] and word.isalpha()
        }
    else:
        assert not found


@pytest.mark.parametrize(
    ("typed", "meant"), [("lodz", "łodz"), ("yildiz", "yıldız"), ("strasse", "straße")]
)
def test_letters_that_a_keyboard_lacks_are_found_without_and_with(typed: str, meant: str) -> None:
    assert Vocabulary([(meant, 3), ("lady", 9)]).close_to(typed)[0].word == meant
    assert Vocabulary([(typed, 3), ("lady", 9)]).close_to(meant)[0].word == typed


@pytest.mark.parametrize(
    ("typed", "meant"), [("ussians", "russians"), ("rceate", "create"), ("ffarmer", "farmer")]
)
def test_a_first_letter_may_be_left_out_swapped_or_doubled(typed: str, meant: str) -> None:
    assert Vocabulary([(meant, 300)]).close_to(typed)[0].word == meant


SOUNDS = Vocabulary(
    [
        *(("synagogue", 130), ("sinaloa", 20), ("scourge", 115), ("year", 25_777)),
        *(("yea", 23), ("general", 9000), ("eternal", 115)),
        *(("climbing", 169), ("chiming", 170), ("performing", 394), ("forming", 300)),
        *(("return", 3_480), ("turn", 5_127), ("specifications", 19)),
    ]
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("sinnagog", "synagogue"), ("skurge", "scourge"), ("yrea", "year")),
        *(("egenral", "general"), ("climing", "climbing")),
        *(("berforming", "performing"), ("terurn", "return")),
        ("speficillations", "specifications"),
    ],
)
def test_what_is_written_as_it_is_heard_or_struck_is_understood(typed: str, meant: str) -> None:
    assert SOUNDS.close_to(typed)[0].word == meant


@given(st.text(), st.text())
def test_slips_are_counted_between_any_two_words(typed: str, near: str) -> None:
    made = slips(typed, near)

    assert bool(made) == (typed != near)
    assert rarity(typed, near) >= len(made) / 2  # no slip is more likely than not


def test_two_letters_that_changed_places_are_one_slip() -> None:
    assert slips("teh", "the") == [(Slip.SWAPPED, "h", "e")]
    assert slips("ab", "ba") == [(Slip.SWAPPED, "b", "a")]
    assert rarity("recieve", "receive") < rarity("recxive", "receive")


@given(st.lists(st.tuples(st.text(min_size=1, max_size=6), st.integers(1, 9)), max_size=60))
def test_a_vocabulary_holds_what_was_put_into_it(terms: list[tuple[str, int]]) -> None:
    known = {word.replace(" ", "x"): articles for word, articles in terms}
    vocabulary = Vocabulary(known.items())

    assert len(vocabulary) == len(known)
    assert {word: vocabulary.articles(word) for word in known} == known
    for word in known:
        begun = sorted(other for other in known if other.startswith(word[:1]))
        assert sorted(vocabulary.completions(word[:1], 100)) == begun
        assert vocabulary.articles(word + "q") == known.get(word + "q", 0)


def test_what_is_too_long_for_a_word_is_close_to_nothing() -> None:
    vocabulary = Vocabulary([("x" * 200, 9), ("word", 9)])

    assert vocabulary.close_to("x" * 199) == []
    assert vocabulary.splits("word" * 3_000) == []


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_commoner_word_that_is_likely_meant_is_never_passed_over(data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(["harbour", "müller", "synagogue", "level", "physics"]))
    slips_of = st.lists(st.tuples(st.integers(0, 9), st.sampled_from("aeiklnrsuy")), max_size=3)
    near = list(word)
    for place, letter in data.draw(slips_of):
        near[place % len(near) : place % len(near) + data.draw(st.integers(0, 1))] = letter
    known = Vocabulary([("the", 9000), (word, 30), ("".join(near), 1500)])

    for candidate in known.close_to(word, limit=5):
        score = candidate.score - 0.01
        assert known.may_mean(word, candidate.articles, score)


def test_a_beginning_goes_on_to_the_commonest_words_first_whether_they_are_common_or_not() -> None:
    counts = {f"w{number:03}": 1 + (number * 37) % 101 for number in range(100)}
    first = sorted(counts, key=lambda word: (counts[word], word), reverse=True)

    for most in (100, 9_000):
        known = Vocabulary([("the", most), *counts.items()])
        assert known.completions("w", 40) == first[:40]
