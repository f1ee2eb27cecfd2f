"""Searching as a journalist would: what is found, and in which order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library.search_corpus import STORIES, Desk, filled
from tui.news.query.query import Query


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = filled(tmp_path_factory.mktemp("search") / "news.library")
    with desk.library:
        yield desk
        desk.searcher.close()


UNORDERED = {
    *("shelling OR missile", "shelling | missile", "iran OR iraq votes", "muller", "MÜLLER"),
    *("100%", "war crimes", "war -crimes", 'war -"op-ed"'),
}
"""Queries whose answers are equally good."""


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("dockers strike", ["strike_title", "strike_lead", "strike_body", "strike_apart"]),
        ('"prime minister"', ["resign"]),
        ("prime minister", ["resign", "minister"]),
        ('"would not resign"', ["resign"]),
        ("“would not resign”", ["resign"]),
        ('"prime career"~4', ["minister"]),
        ('"career prime"~4', ["minister"]),
        ('"prime career"~1', []),
        ("muller", ["muller", "cafe"]),
        ("MÜLLER", ["muller", "cafe"]),
        ("=Müller", ["cafe"]),
        ("=Bush", ["bush"]),
        ("=bush", ["bushfire"]),
        ('="Bush orders"', ["bush"]),
        ("bank's", ["bank"]),
        ("bank’s", ["bank"]),
        ("he-said", ["hesaid"]),
        ("100%", ["bank", "bankrupt"]),
        ("=100%", ["bank"]),
        ("=C++", ["cpp"]),
        ("bank*", ["bank", "river", "bankrupt"]),
        ("evacuat*", ["evacuation", "evacuated"]),
        ("київ", ["accord"]),
        ("war crimes", ["crimes", "crime"]),
        ("war -crimes", ["op_ed", "crime"]),
        ('war -"op-ed"', ["crimes", "crime"]),
        ("shelling OR missile", ["shelling", "korea"]),
        ("shelling | missile", ["shelling", "korea"]),
        ("(iran OR iraq) votes", ["iraq", "iran"]),
        ("iran OR iraq votes", ["iran", "iraq"]),
        ("title:strike", ["strike_title", "bush"]),
        ("lead:strike", ["strike_lead", "bush"]),
        ("body:strike", ["strike_lead", "strike_body", "strike_apart", "bush"]),
        ("title:=Bush", ["bush"]),
        ("url:korea", ["korea"]),
        ("path:corpus/kor", ["korea"]),
        ("lang:pt", ["cafe"]),
        ("author:lopes", ["hezbollah"]),
        ('author:"jose ruiz"', ["hezbollah"]),
        ("author:ruiz-ana", []),
        ("source:courier dockers cranes", ["strike_lead"]),
        ("source:=AFP korea", ["korea"]),
        ("source:none", ["undated"]),
        ("source:radio source:ledger crane*", ["cpp"]),
    ],
)
def test_what_a_query_finds_and_in_which_order(desk: Desk, query: str, expected: list[str]) -> None:
    found = desk.ask(query)

    if query in UNORDERED:
        assert sorted(found) == sorted(expected)
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("khamanei", "khamenei"),
        ("Khamanei envoys", "khamenei"),
        ("hezbolah shells", "hezbollah"),
        ("prime minsiter", "resign"),
        ("hopsital", "hospital"),
        ("karl muler", "muller"),
        ("northkorea", "korea"),
        ("water front", "waterfront"),
        ("waterfrond", "waterfront"),
        ("title:khamanei", "khamenei"),
        ("claim:(by:minstry stance:denied)", "hezbollah"),
        ("entity:hezbolah stance:denied", "hezbollah"),
    ],
)
def test_a_misspelt_name_finds_its_stories(desk: Desk, query: str, first: str) -> None:
    assert desk.ask(query) == []
    assert desk.close(query)[0] == first


def test_exact_stands_before_endings_before_completions_before_close(desk: Desk) -> None:
    exact = desk.ask("hospital", typing=True)

    assert set(exact[:2]) == {"hospital", "hezbollah"}
    assert exact[2:] == ["hospitals", "hospitalised"]
    assert desk.ask("hospital") == exact[:3]


def test_a_known_word_is_never_replaced(desk: Desk) -> None:
    assert desk.ask("prime minster") == ["minster"]
    assert set(desk.close("prime minster")) == {"resign", "minister"}


def test_close_answers_say_which_word_was_taken_for_which(desk: Desk) -> None:
    results = desk.searcher.search(Query.parse("khamanei"))

    assert [(c.typed, c.taken, c.articles) for c in results.corrections] == [
        ("khamanei", "khamenei", 1)
    ]
    told = f"0 exact + 1 close of {len(STORIES)} · khamanei → khamenei (1 article)"
    assert results.explanation == told
    typing = desk.searcher.search(Query.parse("khamanei"), typing=True)
    assert typing.explanation == told


def test_forms_of_a_known_word_are_no_forms_of_its_misspelling(desk: Desk) -> None:
    assert desk.ask("strik") == []
    assert desk.close("strik")[0] in desk.ask("strike")
    assert "strik → strike" in desk.explained("strik")


@pytest.mark.parametrize(
    "query", ["=khamanei", '"khamanei"', "khamanei*", "id:0123", "-khamanei x"]
)
def test_no_typo_is_forgiven_where_it_was_not_wanted(desk: Desk, query: str) -> None:
    assert desk.close(query) == []


def test_a_misspelt_phrase_is_left_as_it_is_and_the_likely_one_named(desk: Desk) -> None:
    asked = '"would not resgin"'

    assert desk.ask(asked) == desk.close(asked) == []
    assert "did you mean “would not resign”?" in desk.explained(asked)
    assert "did you mean" not in desk.explained('title:"would not resgin"')
    assert desk.explained('"resign would not"') == f"0 of {len(STORIES)} · “resign would not”"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("hospital date:2020", "leave out “2020” to find 3"),
        ("source:afp korea envoys", "leave out “korea” to find 1, or “envoys” to find 1"),
        ("korea is:starred date:2020", None),
        ('"prime minister" date:2020', "leave out “2020” to find 1"),
    ],
)
def test_what_to_leave_out_is_told_where_nothing_has_it_all(
    desk: Desk, asked: str, told: str | None
) -> None:
    desk.searcher.load_vocabulary()
    line = desk.explained(asked)

    assert line.split(" · ")[1] == told if told else "leave out" not in line
    assert "did you mean" not in line
    assert "leave out" not in desk.searcher.search(Query.parse(asked), typing=True).explanation


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("source:harbourcourier", "Harbour Courier"),
        ('source:"evening leger"', None),
        ('source:"the evening leger"', "The Evening Ledger"),
        ("source:afb", "AFP"),
    ],
)
def test_a_misspelt_publisher_is_named(desk: Desk, asked: str, meant: str | None) -> None:
    assert desk.ask(asked) == []
    assert (f"did you mean {meant}?" in desk.explained(asked)) is (meant is not None)


def test_enough_exact_answers_need_no_close_ones(desk: Desk) -> None:
    assert len(desk.ask("the")) > 5
    assert desk.close("the") == []


def test_a_tilde_asks_for_close_ones_all_the_same(desk: Desk) -> None:
    assert desk.ask("iran~1") == ["iran"]
    assert desk.close("iran~1") == ["iraq"]
    assert "bushfire" not in desk.close("push")
    assert "bushfire" in desk.close("push~2")


@pytest.mark.parametrize("query", ["-the", "NOT the", "-said -was -the -of -a -on -in"])
def test_a_query_of_nothing_but_exclusions(desk: Desk, query: str) -> None:
    found = desk.ask(query)

    assert "nothing" in found
    assert "bank" not in found


def test_excluding_a_word_leaves_its_other_forms(desk: Desk) -> None:
    assert "football" in desk.ask("-sport")
    assert "op_ed" not in desk.ask("-sport")
    assert "football" not in desk.ask("-sport*")


@pytest.mark.parametrize("query", ["minister -minister", "ministers -minister", "vote* -vote"])
def test_what_is_wanted_and_excluded_alike_is_found_only_in_its_other_forms(
    desk: Desk, query: str
) -> None:
    wanted, excluded = query.split(" -")
    assert {*desk.ask(query)} == {*desk.ask(wanted)} - {*desk.ask(f'"{excluded}"')}
    assert desk.ask(f"{query} -the") == [n for n in desk.ask(query) if n not in desk.ask('"the"')]


def test_the_empty_query_is_everything_newest_first(desk: Desk) -> None:
    results = desk.searcher.search(Query.parse("  "))

    assert results.total == len(STORIES)
    assert desk.ask("")[:3] == ["icrc", "gaza", "hospitalised"]
    assert desk.ask("")[-1] == "undated"
    assert results.explanation == f"{len(STORIES)} articles"


def test_orders_that_are_asked_for(desk: Desk) -> None:
    assert desk.ask("strike sort:date") == desk.ask("strike sort:-date")[::-1]
    assert desk.ask("sort:date")[0] == "bush"
    assert desk.ask("sort:date")[-1] == "undated"
    assert desk.ask("minster OR strikes sort:source")[0] == "bush"


def test_a_word_still_being_typed_is_also_a_beginning(desk: Desk) -> None:
    assert desk.ask("hezbol", typing=True) == desk.ask("hezbollah")
    assert desk.ask("hezbol ", typing=True) == []
    assert desk.ask("hezbol") == []


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=30),
        st.lists(
            st.sampled_from(
                [
                    *("hospital", " ", " ", "-", '"', "(", ")", " OR ", "tag:", "claim:(", "by:"),
                    *("about:", "title:", "=", "*", "~2", "date:2023-11", "ministry", "none", "'"),
                    *(
                        "note:",
                        "is:read ",
                        "quote:",
                        "C++",
                        "%",
                        "{",
                        "NEAR(",
                        "^",
                        "+",
                        "stance:de",
                    ),
                ]
            ),
            max_size=12,
        ).map("".join),
    ),
    st.booleans(),
)
def test_nothing_typed_can_break_a_search(desk: Desk, text: str, typing: bool) -> None:
    results = desk.searcher.search(Query.parse(text), typing=typing)

    answers = [*results.exact, *results.close]
    assert len(answers) == len(set(answers))
    assert set(answers) <= set(desk.names)
    assert results.total == len(results.exact)


def test_a_thousand_words_pasted_by_mistake_are_searched(desk: Desk) -> None:
    assert desk.ask(" ".join(f"word{n}" for n in range(1_000))) == []
    assert desk.ask(" OR ".join(["hospital", *(f"word{n}" for n in range(1_000))]))[:1] != []


@pytest.mark.parametrize("form", ["[", "*", "?", "x" * 60_000, "\x00", "Ministry" + "]" * 300])
def test_a_form_may_be_any_text(desk: Desk, form: str) -> None:
    desk.searcher.search(Query.parse(f"={form}"))
    desk.searcher.search(Query.parse(f'title:="{form}"'))
