"""Lists of articles count what a plain count of the same lists gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.library.search.facets.article_lists import Lists, Places, numbers

ARTICLES = st.lists(st.integers(-5, 60), unique=True, min_size=1, max_size=40)


@given(ARTICLES, st.data())
def test_the_places_of_an_answer_are_those_of_its_articles(
    articles: list[int], data: st.DataObject
) -> None:
    places = Places()
    half = len(articles) // 2
    for some in (articles[:half], articles[half:]):
        if some:
            places.add(numbers(",".join(map(str, some))))
    answer = data.draw(st.lists(st.sampled_from([*articles, 99, -99]), unique=True))

    mask = places.mask(answer)

    held = {places.rowid(place) for place in range(len(places)) if mask[place]}
    assert held == {*answer} & {*articles}


@given(st.lists(st.sets(st.integers(0, 29)), min_size=1, max_size=12), st.sets(st.integers(0, 29)))
def test_the_keys_of_most_articles_are_those_that_counting_one_by_one_gives(
    each: list[set[int]], answer: set[int]
) -> None:
    places, lists = Places(), Lists()
    places.add(numbers(",".join(map(str, range(30)))))
    told = [(key, ",".join(map(str, some))) for key, some in enumerate(each) if some]
    lists.add(told, places)
    counts = {key: len(some & answer) for key, some in enumerate(each) if some & answer}

    for most in (1, 2, 3, 20):
        found = lists.counts(places.mask(sorted(answer, reverse=True)), most)

        assert [count for _, count in found] == sorted(counts.values(), reverse=True)[:most]
        assert all(counts[key] == count for key, count in found)
