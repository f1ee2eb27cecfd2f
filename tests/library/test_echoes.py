"""Echoes: who else says or denies a claim, and where else an entity is named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.library.making import Stamp
from tests.library.test_ledger import put_findings, told
from tui.library.claims.echoes import Kin, Tie, echoes_of
from tui.library.claims.elsewhere import entity_elsewhere
from tui.library.library import Library
from tui.library.shelf.pieces import Filed
from tui.news.article import ArticleId
from tui.news.correction import Entity, EntityCorrection, Verb
from tui.news.findings import Kind, Stance

STORIES = {
    "gate": (
        "2024-01-10",
        "Courier",
        "A",
        "The Dam Company said | the gate had been opened at four",
    ),
    "denial": ("2024-01-12", "AFP", "B", "The Dam Company denied | it opened the gates"),
    "others": ("2024-01-11", "AFP", "C", "The River Union said | the gate had been opened at four"),
    "speaker": ("2024-01-13", "AFP", "D", "The Dam Company said | dinner was late"),
    "words": ("2024-01-14", "AFP", "E", "Somebody said | the gate of the museum closed"),
    "hit": ("2024-02-01", "AFP", "F", "The Ministry said | shells hit a hospital in Tarvo"),
    "struck": ("2024-02-02", "AFP", "G", "Somebody denied | the hospital in Tarvo was hit"),
    "once": ("2024-02-03", "AFP", "H", "The Ministry said | nothing of it in Tarvo"),
}


@pytest.fixture
def ids(library: Library) -> dict[str, ArticleId]:
    found: dict[str, ArticleId] = {}
    for name, line in STORIES.items():
        made, findings = told(line, len(found))
        (found[name],) = library.shelf.put_many([Filed(Stamp(f"/{made.path}"), [made])])
        put_findings(library, found[name], made, findings)
    return found


@pytest.fixture
def akin(library: Library, ids: dict[str, ArticleId]) -> Callable[[str], list[tuple[str, Stance]]]:
    names = {id_: name for name, id_ in ids.items()}

    def look(name: str) -> list[tuple[str, Stance]]:
        kin = echoes_of(library.path, ids[name], 0)
        return [(names[each.story.id], each.stance) for each in kin]

    return look


def test_who_denies_the_same_is_found_and_who_speaks_of_other_things_is_not(
    akin: Callable[[str], list[tuple[str, Stance]]],
) -> None:
    assert akin("gate") == [("others", Stance.SAID), ("denial", Stance.DENIED)]
    assert akin("speaker") == []
    assert akin("words") == []


def test_claims_about_the_same_entity_need_words_in_common_beside_its_name(
    akin: Callable[[str], list[tuple[str, Stance]]],
) -> None:
    assert akin("hit") == [("struck", Stance.DENIED)]
    assert akin("once") == []


def test_kin_says_where_the_claim_stands(library: Library, ids: dict[str, ArticleId]) -> None:
    kin = echoes_of(library.path, ids["gate"], 0)[1]
    assert (kin.speaker, kin.content, kin.position) == ("Dam Company", "it opened the gates", 0)
    assert kin.tie is Tie.POSSIBLE
    assert (kin.story.headline, kin.story.publisher) == ("B", "AFP")


def test_a_claim_that_is_there_no_more_has_no_kin(
    library: Library, ids: dict[str, ArticleId]
) -> None:
    assert echoes_of(library.path, ids["gate"], 7) == ()
    assert echoes_of(library.path, ArticleId("0" * 16), 0) == ()


def test_an_entity_is_found_in_other_articles_under_all_its_names(
    library: Library, ids: dict[str, ArticleId]
) -> None:
    dam, union = (Entity(name, Kind.ORGANIZATION) for name in ("Dam Company", "River Union"))
    library.corrections.make(EntityCorrection(Verb.MERGE, union, dam, None))
    elsewhere = entity_elsewhere(library.path, dam, ids["gate"])
    assert elsewhere.articles == 3
    assert [story.headline for story in elsewhere.latest] == ["D", "B", "C"]
    assert set(elsewhere.forms) == {"dam company", "river union"}
    assert entity_elsewhere(library.path, Entity("Friday", Kind.DATE), ids["gate"]).articles == 0


def test_hostile_words_are_only_looked_for(library: Library) -> None:
    made, findings = told((None, "AFP", "X", 'Somebody said | "gate" OR NEAR( * AND "x'), 99)
    (id_,) = library.shelf.put_many([Filed(Stamp(f"/{made.path}"), [made])])
    put_findings(library, id_, made, findings)
    kin: tuple[Kin, ...] = echoes_of(library.path, id_, 0)
    assert kin == ()
