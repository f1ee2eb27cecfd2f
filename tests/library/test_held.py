"""What is held to count facets is what the library holds, whatever happened to it meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.library.making import forget, look, put
from tests.library.search_corpus import Desk, article, filled
from tui.library.search.facets import held as held_module
from tui.library.search.facets.all_counts import AllCounts
from tui.library.search.facets.facets import FIELDS
from tui.library.search.facets.foremost import Foremost
from tui.library.search.facets.held import Held
from tui.library.search.reading import Overtaken, Reading
from tui.library.shelf.identity import digest_of
from tui.news.correction import Entity, EntityCorrection, Verb
from tui.news.findings import Claim, Findings, Kind, Quotation, Stance
from tui.news.mark import Tag
from tui.news.span import Span


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = filled(tmp_path / "news.library")
    yield desk
    desk.searcher.close()
    desk.library.close()


@pytest.fixture
def reading(desk: Desk) -> Iterator[Reading]:
    reading = Reading(desk.library.path)
    yield reading
    reading.close()


def assert_held(held: Held, reading: Reading) -> None:
    """Both ways of counting agree: in what is held, and in the tables."""
    held.follow(reading)
    rowids = [rowid for (rowid,) in reading.all("SELECT rowid FROM article ORDER BY rowid DESC")]
    for some in (rowids, rowids[::2], rowids[:3], []):
        counters = AllCounts(reading, held, some), Foremost(reading, some)
        for name in FIELDS:
            every, foremost = (
                {facet.asked.value: facet.count for facet in counter.of(name)}
                for counter in counters
            )
            # Which of several with the same count are shown is anybody's guess.
            assert sorted(every.values()) == sorted(foremost.values()), name
            both = every.keys() & foremost.keys()
            assert all(every[value] == foremost[value] for value in both), name


def test_what_is_held_follows_all_that_changes(desk: Desk, reading: Reading) -> None:
    library, held = desk.library, Held()
    assert_held(held, reading)
    place = held.places

    put(library, "corpus/new.txt", "The harbour was quiet.", "A strike is over.", published="2024")
    assert_held(held, reading)
    library.shelf.put_findings([(desk.ids["gaza"], digest_of(article("gaza").text), Findings())])
    assert_held(held, reading)
    library.corrections.make(
        EntityCorrection(
            Verb.REMOVE, Entity("Hezbollah", Kind.ORGANIZATION), None, desk.ids["villages"]
        )
    )
    assert_held(held, reading)
    library.marks.tag([desk.ids["bank"], desk.ids["river"]], Tag("conflict/gaza"))
    assert_held(held, reading)
    assert library.journal.undo() is not None
    assert library.journal.undo() is not None
    assert_held(held, reading)
    look(library)
    library.shelf.forget(["/corpus/villages.txt", "/corpus/khamenei.txt"])
    forget(library, "corpus/new.txt")
    assert_held(held, reading)
    put(library, "corpus/new.txt", "Quite another story.", published="2023-11-09")
    assert_held(held, reading)
    assert held.places is place, "only what changed is read again"
    library.shelf.drop()
    assert_held(held, reading)
    put(library, "corpus/new.txt", "The first of a new shelf.")
    assert_held(held, reading)


def test_reading_goes_on_where_it_was_interrupted_though_the_library_changed(
    desk: Desk, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held_module, "AT_ONCE", 3)
    monkeypatch.setattr(held_module, "CHANGED_AT_ONCE", 2)
    steps = 0

    class Interrupted(Reading):
        def all(self, sql: str, values: object = ()) -> list[object]:
            nonlocal steps
            steps += 1
            if steps % 5 == 0 and steps < 200:
                raise Overtaken
            return super().all(sql, values)  # type: ignore[arg-type]

    interrupted, held, times = Interrupted(desk.library.path), Held(), 0
    while True:
        times += 1
        try:
            held.follow(interrupted)
        except Overtaken:
            if times == 4:
                put(desk.library, "corpus/new.txt", "The harbour was quiet.")
                desk.library.shelf.forget(["/corpus/villages.txt"])
        else:
            break
    interrupted.close()
    assert times > 5
    assert_held(held, reading)


def test_an_article_counts_once_wherever_the_reading_of_its_claims_is_cut(
    desk: Desk, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held_module, "AT_ONCE", 3)
    text = "Ann Lee said one, two, three, four, five."
    claims = tuple(
        Claim(
            cue=(Span(8, 12),),
            source=(Span(0, 7),),
            content=(Span(at, at + 3),),
            stance=Stance.SAID,
            quotation=Quotation.INDIRECT,
            confidence=1.0,
            rule="test",
        )
        for at in range(13, 33, 4)
    )
    for number in range(2):
        id_ = put(desk.library, f"corpus/{number}.txt", f"{text} {number}")
        desk.library.shelf.put_findings(
            [(id_, digest_of(f"{text} {number}"), Findings((), claims))]
        )
    assert reading.value("SELECT count(*) FROM claim") >= 10
    assert_held(Held(), reading)
