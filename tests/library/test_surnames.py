"""Bare surnames across the library: taken for whom all other articles call so, else for nobody."""

from __future__ import annotations

from contextlib import closing

import pytest

from tests.library.making import Stamp, story
from tests.library.search_corpus import TODAY
from tests.library.test_corrections import written
from tui.library.library import Library
from tui.library.search.facets.foremost import Foremost
from tui.library.search.ledger_answering import Wish
from tui.library.search.reading import Reading
from tui.library.search.searcher import Searcher
from tui.library.shelf.identity import digest_of
from tui.library.shelf.pieces import Filed
from tui.news.correction import Entity, EntityCorrection, Verb
from tui.news.findings import Kind
from tui.news.ledger import LedgerGrouping
from tui.news.query.query import FieldName, Query

ANA = Entity("Ana Lopes", Kind.PERSON)
TOM = Entity("Tom Lopes", Kind.PERSON)
BARE = Entity("Lopes", Kind.PERSON)


def shelve(library: Library, who: Entity, number: int, *, is_bare: bool = False) -> None:
    lead = "" if is_bare else f"{who.name} came on day {number}. "
    text = f"{lead}Lopes said the port was shut for {number} days."
    made = story(text, f"{who.name}{number}{is_bare}.txt", published="2023-11-02")
    (id_,) = library.shelf.put_many([Filed(Stamp(f"/{made.path}"), [made])])
    entity = BARE if is_bare else who
    findings = written(
        text,
        {"Lopes": entity} if is_bare else {who.name: who, "Lopes": entity},
        (f"Lopes|said|the port was shut for {number} days",),
    )
    assert library.shelf.put_findings([(id_, digest_of(text), findings)]) == [id_]


@pytest.fixture
def filled(library: Library) -> Library:
    for number in range(3):
        shelve(library, ANA, number)
    for number in range(2):
        shelve(library, ANA, number, is_bare=True)
    return library


def said_by(library: Library, query: str) -> int:
    with closing(Searcher.open(library.path, today=lambda: TODAY)) as searcher:
        return searcher.claims(Query.parse(query)).total


def speakers(library: Library) -> dict[str, int]:
    """How many claims stand under each speaker, and that a facet of the name counts as many."""
    with closing(Searcher.open(library.path, today=lambda: TODAY)) as searcher:
        wish = Wish(grouping=LedgerGrouping.SPEAKER)
        groups = searcher.claims(Query(), wish).groups
        rowids = searcher.search(Query.parse("has:claim")).exact
    with closing(Reading(library.path)) as reading:
        facets = Foremost(reading, rowids).of(FieldName.BY)
    counts = {group.label: group.count for group in groups}
    assert {facet.asked.value: facet.count for facet in facets} == counts
    return counts


def test_a_speaker_has_the_claims_of_articles_with_the_surname_alone(filled: Library) -> None:
    assert said_by(filled, 'by:="Ana Lopes"') == 5
    assert said_by(filled, "by:Lopes") == 5
    assert speakers(filled) == {"Ana Lopes": 5}
    page = filled.entities.page(ANA)
    assert page is not None
    assert (page.said.total, page.articles) == (5, 5)


def test_it_is_said_that_a_surname_alone_was_taken_for_a_person(filled: Library) -> None:
    with closing(Searcher.open(filled.path, today=lambda: TODAY)) as searcher:
        told = searcher.claims(Query.parse('by:="Ana Lopes"')).explanation
    assert told == "5 of 5 · by Ana Lopes and plain Lopes"


def test_a_surname_that_may_be_anothers_is_left_alone(filled: Library) -> None:
    shelve(filled, TOM, 9)
    assert said_by(filled, 'by:="Ana Lopes"') == 3
    assert said_by(filled, 'by:="Tom Lopes"') == 1
    page = filled.entities.page(ANA)
    assert page is not None
    assert page.said.total == 3


def test_a_surname_in_far_more_articles_than_say_whose_it_is_is_left_alone(
    filled: Library,
) -> None:
    for number in range(2, 10):
        shelve(filled, ANA, number, is_bare=True)
    assert said_by(filled, 'by:="Ana Lopes"') == 3


def test_the_reader_has_the_last_word_on_a_surname(filled: Library) -> None:
    other = Entity("Eva Lopes", Kind.PERSON)
    filled.corrections.make(EntityCorrection(Verb.RENAME, BARE, other))
    assert said_by(filled, 'by:="Ana Lopes"') == 3
    assert said_by(filled, 'by:="Eva Lopes"') == 2
    filled.journal.undo()
    assert said_by(filled, 'by:="Ana Lopes"') == 5
