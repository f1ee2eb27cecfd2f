"""Entity pages: what the library holds of one entity, on real files, as corrected."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.making import Stamp, story
from tests.library.test_corrections import written
from tui.library.entities.companions import evenly, g_squared
from tui.library.entities.entity_pages import page_of
from tui.library.library import Library
from tui.library.shelf.identity import digest_of
from tui.library.shelf.pieces import Filed
from tui.news.article import ArticleId
from tui.news.correction import Entity, EntityCorrection, Verb
from tui.news.entity_page import EntityPage, Unit
from tui.news.findings import Kind, Stance
from tui.news.periods import periods, unit_of

ANA = Entity("Ana Lopes", Kind.PERSON)
TOM = Entity("Tom Lopes", Kind.PERSON)
GAZA = Entity("Gaza", Kind.PLACE)
NAMES = {"Ana Lopes": ANA, "LOPES": ANA, "Lopes": ANA, "Tom": TOM, "Gaza": GAZA}


def shelve(
    library: Library, text: str, published: str | None, publisher: str, *claims: str
) -> ArticleId:
    path = f"{digest_of(text)}.txt"
    made = story(text, path, published=published, publisher=publisher)
    (id_,) = library.shelf.put_many([Filed(Stamp(f"/{path}"), [made])])
    findings = written(text, NAMES, claims)
    assert library.shelf.put_findings([(id_, digest_of(text), findings)]) == [id_]
    return id_


@pytest.fixture
def filled(library: Library) -> Library:
    shelve(
        library,
        "LOPES SPEAKS: Ana Lopes said the port was shut. Lopes left Gaza.",
        "2023-09-30",
        "Courier",
        "Ana Lopes|said|the port was shut",
    )
    shelve(
        library,
        "Tom said Lopes was in Gaza.",
        "2023-11-02",
        "Courier",
        "Tom|said|Lopes was in Gaza",
    )
    shelve(library, "Gaza was quiet.", "2023-11-03", "Ledger")
    shelve(library, "Ana Lopes rested.", None, "Ledger")
    for number in range(6):
        shelve(library, f"Nothing happened on day {number}.", "2023-11-04", "Ledger")
    return library


def page(library: Library, entity: Entity) -> EntityPage:
    found = library.entities.page(entity)
    assert found is not None
    return found


def test_a_page_counts_names_articles_claims_and_publishers(filled: Library) -> None:
    ana = page(filled, ANA)
    assert [(form.text, form.articles) for form in ana.forms] == [("Ana Lopes", 3), ("Lopes", 2)]
    assert ana.articles == 3
    assert ana.first is not None
    assert ana.last is not None
    assert (ana.first.text, ana.last.text) == ("2023-09-30", "2023-11-02")
    (said,) = filled.ledger.rows(ana.said.newest)
    (about,) = filled.ledger.rows(ana.about.newest)
    assert said is not None
    assert about is not None
    assert (said.content, about.content) == ("the port was shut", "Lopes was in Gaza")
    assert (ana.said.total, ana.said.stances) == (1, {Stance.SAID: 1})
    outlets = [(o.name, o.articles, o.claims) for o in ana.outlets]
    assert outlets == [("Courier", 2, 1), ("Ledger", 1, 0)]
    assert [told.publisher for told in ana.latest] == ["Courier", "Courier", "Ledger"]


def test_the_plot_has_every_day_and_says_what_has_none(filled: Library) -> None:
    plot = page(filled, ANA).plot
    assert plot is not None
    assert (plot.unit, plot.undated) == (Unit.DAY, 1)
    assert (plot.periods[0], plot.periods[-1]) == ("2023-09-30", "2023-11-02")
    assert (len(plot.counts), plot.counts[0], sum(plot.counts)) == (34, 1, 2)


def test_a_date_known_by_the_month_is_no_day_of_the_plot(filled: Library) -> None:
    shelve(filled, "Ana Lopes slept.", "2023-10", "Ledger")
    plot = page(filled, ANA).plot
    assert plot is not None
    assert (sum(plot.counts), plot.undated) == (2, 2)


def test_a_page_follows_every_correction_and_its_undoing(filled: Library) -> None:
    filled.corrections.make(EntityCorrection(Verb.MERGE, TOM, ANA))
    assert filled.entities.page(TOM) is None
    assert page(filled, ANA).said.total == 2
    filled.journal.undo()
    assert page(filled, ANA).said.total == 1
    filled.corrections.make(EntityCorrection(Verb.RENAME, ANA, Entity("A. Lopes", Kind.PERSON)))
    assert filled.entities.meant("a lopes") == [Entity("A. Lopes", Kind.PERSON)]
    assert page_of(filled.path, ANA) is None


def test_a_name_means_whom_most_articles_call_so(filled: Library) -> None:
    assert filled.entities.meant("lopes") == [ANA]
    assert filled.entities.meant("=lopes") == []
    assert filled.entities.meant("=Ana Lopes") == [ANA]
    assert filled.entities.meant("gaza", Kind.PERSON) == []
    assert filled.entities.meant("…") == []


def test_who_stands_everywhere_is_no_companion(library: Library) -> None:
    for number in range(30):
        words = "Tom met Ana Lopes" if number < 4 else "Nobody met"
        shelve(library, f"{words} in Gaza, part {number}.", "2023-11-02", "Courier")
    ana = page(library, ANA)
    assert [(c.entity, c.together, c.articles) for c in ana.companions] == [(TOM, 4, 4)]
    assert ana.compared == 4


@given(st.integers(0, 50), st.integers(0, 500), st.integers(0, 50), st.integers(0, 500))
def test_no_number_of_articles_breaks_the_measure(
    common: int, alone: int, more: int, others: int
) -> None:
    strength = g_squared(common, alone, common + more, alone + others)
    assert strength >= 0
    if strength:
        assert common * (alone + others) > alone * (common + more)


@given(st.dates(date(1800, 1, 1), date(2100, 1, 1)), st.integers(0, 30_000))
def test_periods_follow_one_another_from_the_first_day_to_the_last(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    starts = list(periods(first, last, unit_of(first, last)))
    assert starts == sorted(set(starts))
    assert starts[0] <= first
    assert starts[-1] <= last


@given(st.lists(st.integers(), unique=True), st.integers(1, 20))
def test_articles_are_taken_evenly(articles: list[int], limit: int) -> None:
    taken = evenly(articles, limit)
    assert len(taken) == min(limit, len(articles))
    assert taken[:1] == articles[:1]
    assert len(set(taken)) == len(taken)
