"""The searcher beside a library that changes, its snippets, marks and explain line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library.making import Stamp, opened, story
from tests.library.search_corpus import TODAY, Desk, filled
from tui.errors import LibraryError
from tui.library.search.ranking import _in_front, ranked
from tui.library.search.reading import Overtaken, Reading
from tui.library.search.rowids import packed
from tui.library.search.searcher import Searcher
from tui.library.search.snippets import snippet
from tui.library.search.sought import Search
from tui.library.shelf.pieces import Filed
from tui.matching.finder import TextFinder
from tui.news.hits import Snippet
from tui.news.query.query import Query


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = filled(tmp_path_factory.mktemp("searcher") / "news.library")
    with desk.library:
        yield desk
        desk.searcher.close()


def marked(shown: Snippet) -> str:
    """A snippet with its exact hits in [ ] and its close ones in { }."""
    text = shown.text
    for hit in reversed(shown.hits):
        left, right = "{}" if hit.is_close else "[]"
        text = f"{text[: hit.span.start]}{left}{hit.span.of(text)}{right}{text[hit.span.stop :]}"
    return text


def shown(desk: Desk, query: str, width: int = 60) -> str:
    results = desk.searcher.search(Query.parse(query))
    first = [*results.exact, *results.close][0]
    return marked(desk.searcher.snippet(first, results, width))


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("khamanei", "Ayatollah Ali {Khamenei} met envoys in Tehran on Thursday."),
        ("muller josé", "The café on the corner, run by [José] [Müller], shuts its doors…"),
        ('"would not resign"', "The prime minister said she [would not resign] before the…"),
        ("minister resign harbour", "The prime [minister] said she would not [resign] before the…"),
        ("=C++", "The crane software was written in [C++] by a team of three."),
        ("entity:icrc trucks", "[Red Cross] [trucks] reached Gaza."),
        ("evacuat*", "The [evacuation] of Tarvo ended."),
        ("tag:conflict", "Red Cross trucks reached Gaza."),
    ],
)
def test_a_snippet_shows_why_a_story_was_found(desk: Desk, query: str, line: str) -> None:
    assert shown(desk, query) == line


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet="ab 北京é\n.", min_size=1, max_size=200).filter(str.strip),
    st.integers(min_value=10, max_value=60),
)
def test_a_snippet_fits_and_its_hits_lie_in_it(text: str, width: int) -> None:
    words = TextFinder(words=frozenset({"a", "ab", "北京"}), prefixes=("b",))

    made = snippet(text, 0, words, width)

    assert len(made.text) <= width
    assert "\n" not in made.text
    assert all(hit.span.stop <= len(made.text) for hit in made.hits)


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("hospital", "3 of 42 · hospital (+ hospitals)"),
        ("tag:harbour -dockers", "1 of 42 · tagged harbour · without dockers"),
        (
            "stance:denied date:2023-11 by:ministry",
            (
                "1 of 42 · denied · November 2023"
                " · claim by ministry (Health Ministry, Ministry of Defence)"
            ),
        ),
        (
            "claim:(by:defence rockets)",
            "1 of 42 · one claim: by defence (Ministry of Defence) and rockets (+ rocket)",
        ),
        (
            "claim:(source:courier stance:denied -date:2022)",
            "1 of 42 · one claim: denied, in an article: from Harbour Courier and not 2022",
        ),
        (
            "claim:(date:2022 OR place:gaza)",
            "0 of 42 · one claim: (in an article: 2022) or about Gaza",
        ),
        ("source:afp korea", "1 of 42 · from AFP · korea"),
        ("source:none OR lang:pt", "2 of 42 · without a publisher or in Portuguese"),
        (
            "author:lopez",
            "0 of 42 · no author is called “lopez”; did you mean lopes? · written by lopez",
        ),
        ("korea =", "1 of 42 · = needs a word right behind it, as in =Bush · korea"),
        (
            "since:2023-11 before:2023-11-05 by:none",
            (
                "0 of 42 · leave out “claim by nobody named” to find 1"
                " · since November 2023 · until 4 November 2023 · claim by nobody named"
            ),
        ),
        ("iran OR iraq sort:date", "2 of 42 · iran or iraq · oldest first"),
        ("tag:harbor", "0 of 42 · nothing is tagged harbor; did you mean harbour? · tagged harbor"),
        ("is:unread", "40 of 42 · unread"),
        (
            "by:heal* entity:* author:*",
            "1 of 42 · claim by heal* (Health Ministry) · with an entity · with an author",
        ),
        ("is:unread -source:afp", "23 of 42 · unread · not from AFP"),
        ("-tag:none -has:note", "3 of 42 · with a tag · without a note"),
        ("-(iran OR afp)", "41 of 42 · without (iran or afp)"),
    ],
)
def test_the_explain_line_puts_the_query_in_words(desk: Desk, query: str, line: str) -> None:
    desk.searcher.load_vocabulary()

    assert desk.explained(query) == line


def test_what_changes_is_found_at_the_next_search(tmp_path: Path) -> None:
    with opened(tmp_path / "news.library") as library:
        library.shelf.put(Stamp("/a.txt"), [story("The harbour is shut.")])
        searcher = Searcher.open(library.path, today=lambda: TODAY)
        assert searcher.search(Query.parse("harbuor")).close

        library.shelf.put(Stamp("/b.txt"), [story("Zeppelins over the quay.", "corpus/b.txt")])

        assert len(searcher.search(Query.parse("zeppelin")).exact) == 1
        assert len(searcher.search(Query.parse("zepelins")).close) == 1
        library.shelf.forget(["/a.txt"])
        assert list(searcher.search(Query.parse("harbour")).exact) == []
        searcher.close()


def test_a_search_does_not_hold_up_whoever_writes(tmp_path: Path) -> None:
    own = filled(tmp_path / "news.library")
    with own.library:
        results = own.searcher.search(Query.parse("harbour"))
        own.library.shelf.put(Stamp("/new.txt"), [story("More from the harbour.")])

        assert own.searcher.search(Query.parse("harbour")).total == results.total + 1
        own.searcher.close()


def test_a_library_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(LibraryError):
        Searcher.open(tmp_path / "none.library", today=lambda: TODAY)


def test_an_overtaken_search_stops_and_the_next_one_is_whole(desk: Desk) -> None:
    long = Query.parse(" OR ".join(f"a{n}* | b{n}*" for n in range(400)))
    overtaken: list[bool] = []

    def search() -> None:
        try:
            while True:
                desk.searcher.search(long)
        except Overtaken:
            overtaken.append(True)

    thread = Thread(target=search)
    thread.start()
    for _ in range(1_000):
        desk.searcher.interrupt()
        thread.join(0.01)
        if not thread.is_alive():
            break

    assert overtaken == [True]
    assert desk.ask("khamenei") == ["khamenei"]


def test_searches_from_several_threads_wait_for_one_another(desk: Desk) -> None:
    found: list[list[str]] = []
    threads = [Thread(target=lambda: found.append(desk.ask("dockers strike"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 8
    assert all(names == found[0] for names in found)


@pytest.mark.parametrize("estimate", [1, 10_000, 1_000_000])
def test_however_many_match_the_same_are_found_once(desk: Desk, estimate: int) -> None:
    reading = Reading(desk.library.path)
    match = '(("strike" OR "strikes" OR "dockers")) NOT ("moves")'

    found = ranked(reading, Search(match, estimate), 1_000)

    assert sorted(desk.names[rowid] for rowid in found.rowids) == [
        *("bush", "strike_apart", "strike_title"),
    ]
    reading.close()


def test_a_known_word_still_offers_its_far_commoner_neighbour(tmp_path: Path) -> None:
    with opened(tmp_path / "news.library") as library:
        words = ["minster"] * 6 + ["minister"] * 150
        library.shelf.put_many(
            Filed(Stamp(f"/{n}.txt"), [story(f"The {word} spoke, part {n}.", f"{n}.txt")])
            for n, word in enumerate(words)
        )
        searcher = Searcher.open(library.path, today=lambda: TODAY)
        searcher.load_vocabulary()

        results = searcher.search(Query.parse("minster"))

        assert (results.total, list(results.close)) == (6, [])
        assert results.explanation.endswith("did you mean minister (150)? · minster")
        searcher.close()


def test_a_usual_word_is_meant_however_few_answers_a_filter_leaves(tmp_path: Path) -> None:
    with opened(tmp_path / "news.library") as library:
        words = ["tank"] * 30 + ["thank"] * 60
        library.shelf.put_many(
            Filed(Stamp(f"/{n}.txt"), [story(f"The {word} of {place}, part {n}.", f"{n}.txt")])
            for n, word in enumerate(words)
            for place in ("Kursk" if n % 30 == 7 else "Keth",)
        )
        searcher = Searcher.open(library.path, today=lambda: TODAY)
        searcher.load_vocabulary()

        results = searcher.search(Query.parse("tank kursk"))

        assert (results.total, list(results.close)) == (1, [])
        searcher.close()


@given(st.sets(st.integers(-9, 30), max_size=12), st.lists(st.integers(-9, 30), unique=True))
def test_the_foremost_come_first_and_nothing_is_lost(rowids: set[int], first: list[int]) -> None:
    order = [*_in_front(packed(sorted(rowids)[::-1]), first)]

    there = [rowid for rowid in first if rowid in rowids]
    assert order == [*there, *sorted(rowids - set(there), reverse=True)]


@pytest.mark.parametrize("estimate", [1, 10_000, 1_000_000])
def test_common_words_left_out_of_the_score_still_narrow_what_is_found(
    desk: Desk, estimate: int
) -> None:
    reading = Reading(desk.library.path)
    search = Search('("the") AND ("dockers")', estimate, scoring='"dockers"')

    found = ranked(reading, search, 1_000).rowids

    assert {desk.names[rowid] for rowid in found} == {"strike_lead", "strike_body", "strike_apart"}
    assert len(found) == 3
    reading.close()
