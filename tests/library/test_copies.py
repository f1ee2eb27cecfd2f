"""Near-duplicates: found as they come in, asked for in queries."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.making import Stamp, look, put, select, story
from tests.library.search_corpus import TODAY
from tui.library.library import Library
from tui.library.search.searcher import Searcher
from tui.library.shelf.pieces import Filed
from tui.matching.error_pages import is_error_page
from tui.matching.shingles import HASHES, bands, resemblance, signature
from tui.news.article import ArticleId
from tui.news.query.query import Query

WIRE = (
    "All four cranes of the port were running again on Tuesday, eleven days after dockers walked"
    " out over the length of their shifts. The port authority said that the first ship would"
    " leave on Friday and that nobody would lose a day of pay for the strike. The union denied"
    " that any deal had been signed and called the talks of last week a show for the cameras."
)
CUT = WIRE.replace("All four cranes of the port were", "(Reuters) Port cranes were")
OTHER = (
    "The hospital ship waited outside the harbour for a tenth night because the pilots refused to"
    " bring it in without a doctor on board, a spokesman for the ministry of health told the radio"
    " on Monday, adding that the children of the town needed it more than anybody needed a paper."
)


def sign_all(library: Library) -> None:
    while library.copies.sign(2):
        pass


@pytest.fixture
def copied(library: Library) -> dict[str, ArticleId]:
    ids = {
        "first": put(library, "a.txt", WIRE, published="2023-11-07"),
        "copy": put(library, "b.txt", CUT, published="2023-11-08"),
        "other": put(library, "c.txt", OTHER, published="2023-11-09"),
    }
    sign_all(library)
    return ids


@pytest.fixture
def searcher(library: Library) -> Iterator[Searcher]:
    with closing(Searcher.open(library.path, today=lambda: TODAY)) as opened:
        yield opened


def found(library: Library, searcher: Searcher, query: str) -> set[ArticleId]:
    ids = {library.shelf.id(rowid) for rowid in searcher.search(Query.parse(query)).exact}
    return {id_ for id_ in ids if id_ is not None}


def test_a_story_run_twice_is_found_from_either(
    library: Library, copied: dict[str, ArticleId], searcher: Searcher
) -> None:
    both = {copied["first"], copied["copy"]}
    assert found(library, searcher, f"like:{copied['first']}") == both
    assert found(library, searcher, f"like:{copied['copy'][:8]}") == both
    assert found(library, searcher, f"like:{copied['other']}") == set()


def test_the_first_of_a_cluster_is_no_duplicate(
    library: Library, copied: dict[str, ArticleId], searcher: Searcher
) -> None:
    assert found(library, searcher, "is:duplicate") == {copied["copy"]}
    assert found(library, searcher, "-is:duplicate") == {copied["first"], copied["other"]}


def test_a_text_that_changed_is_looked_at_again_and_no_other(
    library: Library, copied: dict[str, ArticleId], searcher: Searcher
) -> None:
    assert library.copies.sign() == 0
    look(library)
    put(library, "b.txt", OTHER + " It was not the first time.", published="2023-11-08")
    sign_all(library)
    assert found(library, searcher, f"like:{copied['first']}") <= {copied["first"]}
    assert copied["other"] in found(library, searcher, f"like:{copied['other']}")
    assert len(found(library, searcher, f"like:{copied['other']}")) == 2


def test_a_story_cut_to_its_first_third_is_a_copy_of_the_whole(library: Library) -> None:
    whole = " ".join((WIRE, OTHER, *(f"Point {n} of the {n * 7} was {n * n}." for n in range(20))))
    put(library, "a.txt", whole)
    put(library, "b.txt", whole[: len(whole) // 3])
    sign_all(library)
    (clusters,) = select(library, "SELECT count(DISTINCT cluster), count(cluster) FROM signature")
    assert clusters == (1, 2)


def test_a_story_that_changes_a_little_every_day_does_not_stay_one_for_ever(
    library: Library,
) -> None:
    words = [f"word{number}" for number in range(900)]
    for day in range(9):
        put(library, f"{day}.txt", " ".join(words[day * 60 : day * 60 + 400]))
    sign_all(library)
    largest = "SELECT max(n) < 9 FROM (SELECT count(*) n FROM signature GROUP BY cluster)"
    assert select(library, largest) == [(1,)]


def test_a_caption_has_no_copies(library: Library) -> None:
    put(library, "a.txt", "Picture: dockers at the gate")
    put(library, "b.txt", "Picture: dockers at the gates")
    sign_all(library)
    assert select(library, "SELECT count(*) FROM signature WHERE cluster IS NOT NULL") == [(0,)]


def test_signatures_are_the_same_on_every_machine() -> None:
    made = signature(WIRE)
    # They lie in libraries: when these change, every library has to be signed anew.
    assert made[:2] == (3226170179, 169617479)
    assert bands(made)[0] == 758445967184972105
    assert len(made) == HASHES
    assert signature(WIRE.upper()) == made
    assert resemblance(made, signature(CUT)) > 0.7
    assert resemblance(made, signature(OTHER)) < 0.1


@given(st.text(max_size=400))
def test_any_text_resembles_itself_wholly_or_is_too_short(text: str) -> None:
    made = signature(text)
    assert resemblance(made, made) == (1.0 if made else 0.0)
    assert len(bands(made)) in (0, 32)


def test_stories_that_several_publishers_ran_are_asked_for(
    library: Library, searcher: Searcher
) -> None:
    def told(path: str, text: str, publisher: str) -> ArticleId:
        look(library)
        made = story(text, path, publisher=publisher)
        return library.shelf.put_many([Filed(Stamp(f"/{path}"), [made])])[0]

    wire, cut = told("a.txt", WIRE, "Courier"), told("b.txt", CUT, "Radio")
    other, again = told("c.txt", OTHER, "Radio"), told("d.txt", f"{OTHER} It rained.", "Radio")
    sign_all(library)
    for query in ("publishers:2", "publishers:>1", "publishers:2+", "publishers:>=2"):
        assert found(library, searcher, query) == {wire, cut}, query
    assert found(library, searcher, "publishers:=1") == {other, again}
    assert found(library, searcher, "-publishers:2") == {other, again}
    assert found(library, searcher, "publishers:3") == set()
    assert Query.parse("publishers:bbc").problems[0].startswith("publishers: takes how many")


NOT_FOUND = (
    "Page Not Found Unfortunately, we couldn't find what you are looking for. You will be taken to"
    " our front page in a moment, where you will find the latest from around the world."
)


def test_pages_that_say_there_is_no_story_are_nobodys_copies(library: Library) -> None:
    one, other = put(library, "a.txt", NOT_FOUND), put(library, "b.txt", f"{NOT_FOUND} Sorry.")
    sign_all(library)
    assert one != other
    assert select(library, "SELECT count(cluster) FROM signature") == [(0,)]
    assert is_error_page("Are you a robot?  Why did this happen?")
    assert not is_error_page(f"{WIRE} The page could not be found.")
