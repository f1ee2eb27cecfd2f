"""Fields: tags, dates, entities, claims, states, alone and together."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.library.search_corpus import Desk, filled


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = filled(tmp_path_factory.mktemp("fields") / "news.library")
    with desk.library:
        yield desk
        desk.searcher.close()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("tag:harbour", {"waterfront", "strike_title", "strike_lead"}),
        ("tag:Harbour", {"waterfront", "strike_title", "strike_lead"}),
        ("tag:=harbour", {"waterfront"}),
        ("tag:harbour/strike", {"strike_title", "strike_lead"}),
        ("tag:harbour -tag:harbour/strike", {"waterfront"}),
        ("tag:conflict tag:harbour", set()),
        ("tag:conflict OR tag:=harbour", {"gaza", "waterfront"}),
        ("tag:(conflict OR strike)", {"gaza"}),
        ("has:tag date:2023-04", {"waterfront"}),
        ("tag:none date:2023-04", {"korea", "iran", "iraq"}),
        ("is:read", {"bank", "river"}),
        ("is:unread bank*", {"bankrupt"}),
        ("is:starred", {"bank"}),
        ("note:josé", {"bank"}),
        ('note:"check with"', {"bank"}),
        ('note:"with check"~1', {"bank"}),
        ('note:"josé check"~0', set()),
        ("note:bank -note:river", {"bank"}),
        ("note:=jose", set()),
        ("is:read losses", {"bank"}),
        ("has:note", {"bank", "gaza"}),
        ("note:ana", {"gaza"}),
        ("note:(ana bank)", set()),
        ("has:highlight", {"gaza", "korea", "resign"}),
        ("highlight:she", {"resign"}),
        ('highlight:("would not" resign) -has:note', {"resign"}),
        ("highlight:=She", set()),
        ("has:lost", {"korea"}),
        ("has:lost is:read", set()),
        ("-has:lost has:highlight", {"gaza", "resign"}),
    ],
)
def test_marks(desk: Desk, query: str, expected: set[str]) -> None:
    assert set(desk.ask(query)) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("date:2023-08-03", {"hesaid"}),
        ("date:2022", {"evacuation", "evacuated", "shelling"}),
        ("date:2022-12-30..2022-12-31", {"evacuation", "evacuated"}),
        ("date:..2022-12-01", {"bush", "shelling"}),
        ("date:..2003", {"bush"}),
        ("date:2022-12-31..2023-01", {"evacuated", "bushfire", "nothing"}),
        ("date:none", {"undated"}),
        ("date:2023-11 review", set()),
        ("date:2023-11 port", {"month"}),
        ("date:2023 review", {"year"}),
        ("date:2023-11-13..", {"gaza", "icrc"}),
        ("date:7d", {"gaza", "icrc"}),
        ("date:last-week", {"gaza", "icrc"}),
        ("date:2022-12-30 date:2022-12-31", {"evacuation", "evacuated"}),
        ("-has:date", {"undated"}),
        ("added:2023-11-14 iran", {"iran"}),
        ("added:2023-11-15.. iran", set()),
    ],
)
def test_dates_and_their_precision(desk: Desk, query: str, expected: set[str]) -> None:
    assert set(desk.ask(query)) == expected


def test_a_month_is_no_day_of_it(desk: Desk) -> None:
    assert "month" in desk.ask("date:2023-11")
    assert "month" not in desk.ask("date:2023-11-01")
    assert "month" not in desk.ask("date:2023-11-01..2023-11-29")
    assert "month" in desk.ask("date:2023-10-15..2023-12-01")
    assert "year" not in desk.ask("date:2023-11")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('entity:"Red Cross"', {"gaza", "icrc"}),
        ("entity:icrc", {"gaza", "icrc"}),
        ("org:cross", {"gaza", "icrc"}),
        ("place:cross", set()),
        ("entity:tarvo", {"hezbollah", "icrc"}),
        ("entity:=Tarvo entity:cross", {"icrc"}),
        ("group:hezbollah", {"hezbollah", "villages"}),
        ("by:ministry", {"hezbollah", "villages"}),
        ("by:minis*", {"hezbollah", "villages"}),
        ("entity:hezb*", {"hezbollah", "villages"}),
        ("claim:(by:heal* stance:confirmed)", {"hezbollah"}),
        ("author:lop* source:*", {"hezbollah"}),
        ("source:lant* OR author:*", {"hezbollah"}),
        ("stance:* -quote:*", {"hezbollah", "hospital"}),
        ('by:"Health Ministry"', {"hezbollah"}),
        ('by:="Health Ministry"', {"hezbollah"}),
        ("by:=ministry", set()),
        ("said-by:doctors", {"hospital"}),
        ("stance:denied", {"hezbollah"}),
        ("stance:denied stance:confirmed", {"hezbollah"}),
        ("stance:denied stance:said", set()),
        ("stance:warned OR stance:said", {"hospital", "villages"}),
        ("about:hospital", {"hezbollah"}),
        ("about:hezbollah", {"hezbollah", "villages"}),
        ("claim:rockets", {"hezbollah", "villages"}),
        ("claim:(rockets shells)", set()),
        ("claim:reached", {"hezbollah"}),
        ('quote:"one rocket"', {"villages"}),
        ("quote:hospital", set()),
        ("has:claim -stance:denied", {"villages", "hospital"}),
        ("has:quote", {"villages"}),
        ("has:entity has:claim", {"hezbollah", "villages"}),
        ("entity:tarvo -hezbollah", {"icrc"}),
        ("hezbollah stance:denied source:courier date:2023-11", {"hezbollah"}),
    ],
)
def test_entities_and_claims(desk: Desk, query: str, expected: set[str]) -> None:
    assert set(desk.ask(query)) == expected


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("claim:(by:ministry stance:denied about:hospital)", True),
        ("claim:(by:defence stance:denied)", True),
        ('claim:(by:"Health Ministry" stance:denied)', False),
        ("claim:(by:defence stance:confirmed)", False),
        ("claim:(stance:confirmed bridge)", True),
        ("claim:(stance:denied bridge)", False),
        ("claim:(stance:denied stance:confirmed by:health)", True),
        ("claim:(stance:denied -rockets)", False),
        ("claim:(stance:confirmed -rockets)", True),
        ("claim:(by:defence (rockets OR bridge))", True),
        ("stance:denied by:health claim:bridge", True),
        ("claim:(stance:denied date:2023-11 source:courier)", True),
        ("claim:(stance:denied since:2023-12)", False),
        ("claim:(stance:denied -source:afp title:shells)", True),
        ("claim:(stance:denied -source:courier)", False),
        ("claim:((stance:denied source:afp) OR (stance:confirmed date:2022))", False),
        ("claim:((stance:denied source:afp) OR (stance:confirmed date:2023))", True),
        ("claim:(stance:denied entity:hezbollah)", True),
        ("claim:(stance:confirmed entity:hezbollah)", False),
        ("claim:(stance:denied /rocket.? had/)", True),
        ("claim:(stance:confirmed /rocket/)", False),
    ],
)
def test_conditions_hold_within_one_claim(desk: Desk, query: str, is_found: bool) -> None:
    assert ("hezbollah" in desk.ask(query)) is is_found


@pytest.mark.parametrize("query", ["is:removed", "@mine"])
def test_what_cannot_be_answered_yet_finds_nothing_and_says_why(desk: Desk, query: str) -> None:
    assert desk.ask(query) == []
    assert desk.explained(query).count(" · ") == 2


def test_an_id_or_its_beginning_finds_its_story(desk: Desk) -> None:
    story = desk.ids["korea"]

    assert desk.ask(f"id:{story}") == ["korea"]
    assert "korea" in desk.ask(f"id:{story[:8].upper()}")
    assert set(desk.ask(f"id:{story} id:{desk.ids['iran']}")) == {"korea", "iran"}


def test_fields_complete(desk: Desk) -> None:
    complete = desk.searcher.complete

    assert complete("tag", "har") == ["harbour", "harbour/strike"]
    assert complete("tag", "gaz") == ["conflict/gaza"]
    assert complete("source", "cour") == ["Harbour Courier"]
    assert complete("entity", "red") == ["Red Cross"]
    assert complete("entity", "cro") == ["Red Cross"]
    assert complete("by", "min") == ["Health Ministry", "Ministry of Defence"]
    assert complete("stance", "de") == ["denied", "declined"]
    assert complete("is", "un") == ["unread"]
    assert complete("", "da") == ["date:"]
    assert complete("nonsense", "x") == []
