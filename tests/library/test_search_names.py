"""Names in other spellings: found as close matches, because they are the same entity's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.library.making import Stamp, opened, story
from tests.library.search_corpus import TODAY
from tui.commands.search import open_searcher
from tui.library.search.searcher import Searcher
from tui.library.shelf.identity import digest_of
from tui.library.shelf.pieces import Filed
from tui.matching.typos.other_names import OtherNames
from tui.news.findings import Findings, Kind, Mention
from tui.news.query.query import Query
from tui.news.span import Span


@contextmanager
def telling(
    path: Path, *texts: str, names: OtherNames | None = None, mentions: str = "", entity: str = ""
) -> Iterator[Searcher]:
    """A searcher over stories; every place of `mentions` in them is one of `entity`."""
    with opened(path / "news.library", durable=False) as library:
        made = [story(text, f"{n}.txt") for n, text in enumerate(texts)]
        ids = library.shelf.put_many(Filed(Stamp(f"/{told.path}"), [told]) for told in made)
        for id_, told in zip(ids, made, strict=True):
            found = tuple(
                Mention(Span(at, at + len(form)), Kind.ORGANIZATION, entity, 1.0, "test")
                for form in mentions.split("|")
                if form and (at := told.text.find(form)) >= 0
            )
            library.shelf.put_findings([(id_, digest_of(told.text), Findings(found, (), "test"))])
        with closing(
            Searcher.open(
                library.path, today=lambda: TODAY, spellings=lambda: names or OtherNames()
            )
            if names is not None
            else open_searcher(library.path)
        ) as searcher:
            yield searcher


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Kiev", "Kyiv"),
        ("Kyiv", "Kiev"),
        ("Khamanei", "Khamenei"),
        ("Khamenei", "Khamanei"),
        ("Hezbollah", "Hizballah"),
        ("Hizbullah", "Hezbollah"),
        ("Hizballah", "Hizbullah"),
        ("Hizbullah", "Hezballah"),
        ("Qaddafi", "Gaddafi"),
        ("Gaddafi", "Qaddafi"),
        ("Gadhafi", "Qaddafi"),
        ("Usama bin Laden", "Osama bin Ladin"),
        ("daesh", "Islamic State"),
        ("Abu Mazen", "Mahmoud Abbas"),
        ("entity:Hizballah", "Hezbollah"),
    ],
)
def test_a_name_is_found_in_its_other_spelling(tmp_path: Path, typed: str, written: str) -> None:
    texts = f"Envoys of {written} came to the capital.", "Nothing of note happened on Monday."
    with telling(tmp_path, *texts, mentions=written, entity=written) as searcher:
        results = searcher.search(Query.parse(typed))

        assert list(results.exact) == []
        assert len(results.close) == 1
        assert results.corrections[0].typed == typed.removeprefix("entity:")
        found = results.words.spans(texts[0])
        if "entity:" not in typed:
            assert [(hit.span.of(texts[0]), hit.is_close) for hit in found] == [(written, True)]


def test_the_correction_is_shown_beside_few_exact_answers(tmp_path: Path) -> None:
    texts = "Kiev was quiet.", *(f"Kyiv was quiet, part {n}." for n in range(7))
    with telling(tmp_path, *texts) as searcher:
        results = searcher.search(Query.parse("kiev"))

        assert (len(results.exact), len(results.close)) == (1, 7)
        assert "also spelt kyiv (7 articles)" in results.explanation


def test_all_spellings_of_a_name_follow_however_many_have_the_first(tmp_path: Path) -> None:
    texts = "Qaddafi left.", "Gaddafi left.", *(f"Gadhafi left, part {n}." for n in range(60))
    with telling(tmp_path, *texts) as searcher:
        results = searcher.search(Query.parse("qaddafi"))

        assert (len(results.exact), len(results.close)) == (1, 61)
        assert [c.taken for c in results.corrections] == ["gadhafi", "gaddafi"]


def test_what_the_library_calls_the_same_is_found_without_a_list(tmp_path: Path) -> None:
    texts = (
        "The Azmar Relief Committee (ARC) sent trucks.",
        "ARC sent blankets.",
        "The Relief of Mazar is a play.",
    )
    forms = "Azmar Relief Committee|ARC"
    named = "Azmar Relief Committee"
    with telling(tmp_path, *texts, names=OtherNames(), mentions=forms, entity=named) as searcher:
        results = searcher.search(Query.parse("azmar relief committee"))

        assert len(results.exact) == 1
        assert len(results.close) == 1
        assert "also called arc (2 articles)" in results.explanation


def test_two_people_of_one_name_are_not_taken_for_each_other(tmp_path: Path) -> None:
    names = OtherNames([["Ali Khamenei", "Ali Khamanei"], ["Ruhollah Khomeini", "R Khomeyni"]])
    texts = "Khomeini spoke.", "Khamanei spoke."
    with telling(tmp_path, *texts, names=names) as searcher:
        results = searcher.search(Query.parse("khamenei"))

        assert results.corrections[0].taken == "khamanei"


@pytest.mark.parametrize("typed", ['"kiev"', "=kiev", "kiev*", "-kiev xylophone"])
def test_no_other_name_is_taken_where_the_very_word_was_asked_for(
    tmp_path: Path, typed: str
) -> None:
    with telling(tmp_path, "Kyiv was quiet.") as searcher:
        assert list(searcher.search(Query.parse(typed)).close) == []


def test_a_far_commoner_word_is_offered_beside_enough_exact_answers(tmp_path: Path) -> None:
    rare = [f"A frankin of the port, part {n}." for n in range(6)]
    usual = [f"Franklin spoke, part {n}." for n in range(700)]
    with telling(tmp_path, *rare, *usual) as searcher:
        searcher.load_vocabulary()
        results = searcher.search(Query.parse("frankin"))

        assert (len(results.exact), len(results.close)) == (6, 700)
        assert results.explanation.endswith("perhaps franklin (700 articles) · frankin")
        assert "perhaps" not in searcher.search(Query.parse("franklin")).explanation


def test_words_in_one_that_is_commoner_and_a_phrase_with_a_slip_are_told(tmp_path: Path) -> None:
    usual = [f"The prime minister wants a ceasefire, part {n}." for n in range(200)]
    slips = [f"The prime minster told them to cease fire, part {n}." for n in range(6)]
    with telling(tmp_path, *usual, *slips) as searcher:
        searcher.load_vocabulary()
        close = searcher.search(Query.parse("cease fire"))
        phrase = searcher.search(Query.parse('"prime minster"'))

        assert (len(close.exact), len(close.close)) == (6, 200)
        assert "cease fire → ceasefire (200 articles)" in close.explanation
        assert (len(phrase.exact), len(phrase.close)) == (6, 0)
        assert "did you mean “prime minister”?" in phrase.explanation


def test_a_name_spelt_as_it_is_known_is_taken_for_nobody_else(tmp_path: Path) -> None:
    texts = [f"The Qatari envoy came, part {n}." for n in range(30)]
    with telling(tmp_path, *texts) as searcher:
        assert not searcher.search(Query.parse("qaddafi")).close


def test_close_matches_asked_for_are_what_is_mistaken_for_a_known_word(tmp_path: Path) -> None:
    usual = [f"Netanyahu spoke of Gaza, part {n}." for n in range(40)]
    with telling(tmp_path, *usual, "Nettanyahu left.", "Gaga sang.") as searcher:
        assert len(searcher.search(Query.parse("netanyahu~")).close) == 1
        assert not searcher.search(Query.parse("gaza~")).close
        assert len(searcher.search(Query.parse("gaza~1")).close) == 1


def test_a_rare_name_is_no_misspelt_word(tmp_path: Path) -> None:
    rare = [f"Benin chose, part {n}." for n in range(6)]
    usual = [f"Talks begin, part {n}." for n in range(700)]
    with telling(tmp_path, *rare, *usual, mentions="Benin", entity="Benin") as searcher:
        searcher.load_vocabulary()

        assert list(searcher.search(Query.parse("benin")).close) == []


def test_another_spelling_is_offered_however_many_exact_answers_there_are(tmp_path: Path) -> None:
    texts = [f"{name} was quiet, part {n}." for n in range(7) for name in ("Kiev", "Kyiv")]
    with telling(tmp_path, *texts) as searcher:
        searcher.load_vocabulary()
        results = searcher.search(Query.parse("kiev quiet"))

        assert (len(results.exact), len(results.close)) == (7, 7)
        assert "also spelt kyiv (7 articles)" in results.explanation
