"""The beginning of an answer, found without the rest: the same rows in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.library.search_corpus import Desk, filled
from tui.library.search import answering, found, leads, ranking, unranked, window
from tui.library.search.compiling import broad, fts, searches, usual
from tui.library.search.compiling.few_texts import FewTexts
from tui.library.search.rowids import packed
from tui.library.search.words import naming
from tui.library.shelf.words import Words
from tui.news.query.query import Query

QUERIES = (
    *("the", "ministry", "the ministry", "the OR harbour", "harbour*", "h* m*", '"the ministry"'),
    *("-harbour", "-tag:harbour", "the -ministry", "the tag:harbour", "the is:unread", "is:unread"),
    *("the entity:hezbollah", "the by:ministry", "stance:said", "the stance:said", "claim:the"),
    *(
        "claim:(the stance:said)",
        "about:ministry",
        "the date:2023-10..",
        "date:2023 the sort:-date",
    ),
    *(
        "=The",
        "=Ministry the",
        "source:afp OR source:courier",
        "the source:courier",
        "m* source:afp -harbour",
        "tag:none the",
        "lang:en",
        "has:tag",
    ),
    *("(the OR harbour) tag:harbour", "the NOT (tag:harbour OR stance:denied)", "title:harbour"),
    *(
        "the -h*",
        "m* -s*",
        "=The -m*",
        "the -h* -title:m*",
        "-the -harbour",
        "-h*",
        "the -minister",
        "m* harbour",
        "the h* -m*",
        "m* -m*",
        "minister -m*",
    ),
    *("date:1900 the", "-date:1900 the", "the -the"),
    *("(the -h*) OR (harbour -m*)", "the -(h* m*)", "-(h* m*)", "harbour OR -h*", "the OR m* -h*"),
    *("sort:date", "the sort:date", "the -h* sort:date", "=The sort:date", "is:unread sort:date"),
    *("-the sort:date", "date:2023 the sort:date", "tag:harbour sort:date", "zzz sort:date"),
    *("the sort:source", "sort:title", "the sort:claims", "harbour sort:title group:day"),
    *("the -h* sort:title", "h* m* sort:source", "sort:-added", "the group:source"),
    *("claim:(-the)", "by:none", "id:0", "author:none"),
    *(
        "author:ana",
        "-author:ana the",
        "author:=ana",
        "=ministry",
        "=Khamenei | =AFP",
        "=the -=The",
    ),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = filled(tmp_path_factory.mktemp("first") / "news.library")
    with desk.library:
        yield desk
        desk.searcher.close()


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds so narrow that forty stories are too many for all of them."""
    for name, bound in (("ALL_RANKED", 2), ("NEWEST_RANKED", 3), ("MANY", 9)):
        monkeypatch.setattr(ranking, name, bound)
    monkeypatch.setattr(window, "LOOKED_AT", 4)
    for name, bound in (("EXCLUDED", 1), ("LEFT", 0), ("WALKED", 0)):
        monkeypatch.setattr(broad, name, bound)
    monkeypatch.setattr(fts, "COMPLETIONS", 1)
    monkeypatch.setattr(answering, "AT_ONCE", 2)
    monkeypatch.setattr(answering, "SORTED_AT_FIRST", 2)
    monkeypatch.setattr(unranked, "WINDOWS", (2, 5))
    monkeypatch.setattr(unranked, "WITHOUT_WINDOWS", (2, 5))
    monkeypatch.setattr(leads, "FEW", 1)
    monkeypatch.setattr(naming, "AUTHORS_LISTED", 0)
    monkeypatch.setattr(found, "FORMS_AT_FIRST", 1)


@pytest.mark.parametrize("text", ["-the", "-harbour", "-the -harbour", "-h*", "-m*", "-zzz"])
@pytest.mark.parametrize("is_first", [False, True])
def test_what_hardly_any_article_is_without_is_counted_in_blocks(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, text: str, is_first: bool
) -> None:
    query = Query.parse(text)
    whole = desk.searcher.search(query)
    monkeypatch.setattr(unranked, "HARDLY_ANY", 1)
    monkeypatch.setattr(unranked, "BLOCK", 3)

    found = desk.searcher.search(query, first=is_first)

    assert found.exact == whole.exact[: len(found.exact)]
    assert found.exact or not whole.exact
    assert is_first or len(found.exact) == len(whole.exact)


@pytest.mark.parametrize("text", ["t*", "h* m*"])
def test_the_few_articles_that_remain_are_looked_into_one_by_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    desk.searcher.load_vocabulary()
    monkeypatch.setattr(fts, "COMPLETIONS", 1)
    whole = desk.searcher.search(Query.parse(text))
    monkeypatch.setattr(answering, "BROAD", 0)
    asked: list[int] = []

    def watched(self: FewTexts, match: str, rowids: Sequence[int]) -> list[int]:
        asked.extend(rowids)
        return matching(self, match, rowids)

    matching = FewTexts.matching
    monkeypatch.setattr(FewTexts, "matching", watched)

    found = desk.searcher.search(Query.parse(text))

    assert asked
    assert sorted(found.exact) == sorted(whole.exact)


@pytest.mark.parametrize("text", ["t*", "t* OR i*", "o* OR w* OR f*", "t* (o* OR w*)"])
@pytest.mark.usefixtures("narrow")
def test_what_holds_no_usual_spelling_is_asked_for_all_of_them(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    desk.searcher.load_vocabulary()
    monkeypatch.setattr(fts, "COMPLETIONS", 24)
    monkeypatch.setattr(window, "LOOKED_AT", 30)
    monkeypatch.setattr(answering, "MANY", 9)
    all_of_them = desk.searcher.search(Query.parse(text), first=True)
    monkeypatch.setattr(usual, "MANY", 1)
    monkeypatch.setattr(usual, "LEFT", 29)
    asked: list[int] = []

    def watched(self: FewTexts, match: str, rowids: Sequence[int]) -> list[int]:
        asked.extend(rowids)
        return matching(self, match, rowids)

    matching = FewTexts.matching
    monkeypatch.setattr(FewTexts, "matching", watched)

    found = desk.searcher.search(Query.parse(text), first=True)

    assert asked
    assert found.exact == all_of_them.exact


@pytest.mark.parametrize("text", QUERIES)
@pytest.mark.usefixtures("narrow")
def test_what_comes_first_is_the_beginning_of_the_whole_answer(desk: Desk, text: str) -> None:
    if "*" in text:
        desk.searcher.load_vocabulary()  # else beginnings are gathered by the index alone
    query = Query.parse(text)

    first = desk.searcher.search(query, first=True)
    whole = desk.searcher.search(query)

    assert list(whole.exact[: len(first.exact)]) == list(first.exact)
    assert bool(first.exact) == bool(whole.exact)
    assert first.is_cut_short or len(first.exact) == len(whole.exact)
    assert not whole.is_capped


@pytest.mark.parametrize("text", QUERIES)
def test_how_the_answer_is_looked_for_does_not_change_what_it_holds(
    desk: Desk, text: str, request: pytest.FixtureRequest
) -> None:
    query = Query.parse(text)
    before = desk.searcher.search(query)
    request.getfixturevalue("narrow")

    assert set(desk.searcher.search(query).exact) == set(before.exact)


def test_an_index_of_the_texts_of_a_few_articles_answers_as_that_of_all(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [*QUERIES, "minister -the", "the -minister", '"the ministry" -harbour tag:harbour']
    before = [list(desk.searcher.search(Query.parse(text)).exact) for text in texts]
    asked: list[str] = []
    matching = FewTexts.matching

    def noting(few: FewTexts, match: str, rowids: Sequence[int]) -> list[int]:
        asked.append(match)
        return matching(few, match, rowids)

    monkeypatch.setattr(FewTexts, "matching", noting)
    monkeypatch.setattr(ranking, "WALKED", 0)
    monkeypatch.setattr(searches, "LEFT", 1)
    monkeypatch.setattr(searches, "MANY", 10_000)

    assert [list(desk.searcher.search(Query.parse(text)).exact) for text in texts] == before
    assert len(asked) > 20


@pytest.mark.parametrize(
    "text",
    [
        *("source:nowhere the", "date:1900 the", "the -the", "-the -harbour", "s* h* -t*"),
        *(" ".join(["word"] * 500), " ".join(f"word{n}" for n in range(500)), "x" * 10_000),
        *("(" * 5_000, "the OR " * 2_500, "-" * 10_000, '"' * 9_999, "tag:" * 2_500),
        *("e\u0301" * 5_000, "claim:(" * 500, "@a @b " * 500, "=the " * 500, "the~2 " * 100),
    ],
    ids=lambda text: text[:12],
)
def test_what_nobody_means_well_is_answered_all_the_same(desk: Desk, text: str) -> None:
    first = desk.searcher.search(Query.parse(text), first=True)

    assert list(desk.searcher.search(Query.parse(text)).exact) == list(first.exact)
    assert first.explanation


@pytest.mark.parametrize("beginning", ["a", "b", "h", "m", "s", "t", "w"])
@pytest.mark.usefixtures("narrow")
def test_what_holds_a_word_with_a_beginning_is_found_or_left_out(
    desk: Desk, beginning: str
) -> None:
    desk.searcher.load_vocabulary()
    words = Words()
    texts = desk.library.shelf._connection.all(
        "SELECT a.rowid, a.headline || ' ' || substr(t.text, a.body_start + 1)"
        " FROM article a JOIN article_text t ON t.article = a.rowid ORDER BY a.rowid DESC"
    )
    without = [
        rowid
        for rowid, text in texts
        if not any(word.startswith(beginning) for word in words.of(text))
    ]
    holding = [rowid for rowid, text in texts if "ministry" in words.of(text)]

    assert list(desk.searcher.search(Query.parse(f"-{beginning}*")).exact) == without
    plain = desk.searcher.search(Query.parse(f"ministry -{beginning}*")).exact
    assert {*plain} >= {*holding} & {*without}
    assert not {*plain} - {*without}
    beside = desk.searcher.search(Query.parse(f'"ministry" {beginning}*')).exact
    assert {*beside} == {*holding} - {*without}


NESTED: dict[str, Callable[[Callable[[str], set[int]]], set[int]]] = {
    "the OR in -h*": lambda of: of("the ") | (of("in ") - of("h")),
    "(the -h*) OR (in -m*)": lambda of: (of("the ") - of("h")) | (of("in ") - of("m")),
    "the -(h* m*)": lambda of: of("the ") - (of("h") & of("m")),
    "the -(h* OR m*)": lambda of: of("the ") - of("h") - of("m"),
    "the -(h* -m*)": lambda of: of("the ") - (of("h") - of("m")),
    "the -(in h*)": lambda of: of("the ") - (of("in ") & of("h")),
    "-(h* m*)": lambda of: of("") - (of("h") & of("m")),
    "-(h* OR m*) -s*": lambda of: of("") - of("h") - of("m") - of("s"),
    "the OR -h*": lambda of: of("the ") | (of("") - of("h")),
    "the (in OR -h*)": lambda of: of("the ") & (of("in ") | (of("") - of("h"))),
    "the (in OR -(h* m*))": lambda of: of("the ") & (of("in ") | (of("") - (of("h") & of("m")))),
    "lang:en (h* OR -m*)": lambda of: of("h") | (of("") - of("m")),
}
"""Queries with broad beginnings, and what they find, made of what holds a word or a beginning."""


@pytest.mark.parametrize("text", NESTED)
@pytest.mark.parametrize("is_narrow", [False, True])
def test_beginnings_that_are_excluded_anywhere_are_told_from_the_texts(
    desk: Desk, text: str, is_narrow: bool, request: pytest.FixtureRequest
) -> None:
    desk.searcher.load_vocabulary()
    if is_narrow:
        request.getfixturevalue("narrow")
    words = Words()
    texts: list[tuple[int, str]] = desk.library.shelf._connection.all(
        "SELECT a.rowid, a.headline || ' ' || substr(t.text, a.body_start + 1)"
        " FROM article a JOIN article_text t ON t.article = a.rowid WHERE a.language = 'en' OR ?",
        ("lang:" not in text,),
    )
    held = {rowid: "".join(f" {word} " for word in words.of(text)) for rowid, text in texts}

    def holding(beginning: str) -> set[int]:
        return {rowid for rowid, words in held.items() if f" {beginning}" in words}

    expected = NESTED[text](holding)
    whole = desk.searcher.search(Query.parse(text)).exact
    first = desk.searcher.search(Query.parse(text), first=True).exact

    assert {*whole} == expected
    assert {*first} <= {*whole}
    assert bool(first) == bool(whole)


def test_claims_from_before_they_were_numbered_by_article_are_found_all_the_same(
    tmp_path: Path,
) -> None:
    old = filled(tmp_path / "news.library")
    with old.library:
        texts = [text for text in QUERIES if "claim" in text or "stance" in text or "by:" in text]
        before = [list(old.searcher.search(Query.parse(text)).exact) for text in texts]
        _renumber(old)

        after = [list(old.searcher.search(Query.parse(text)).exact) for text in texts]
        first = [old.searcher.search(Query.parse(text), first=True).exact for text in texts]

        assert any(before)
        assert after == before
        assert [list(rowids) for rowids in first] == before
        old.searcher.close()


def _renumber(desk: Desk) -> None:
    """Number the claims one after another, as libraries of earlier versions have them."""
    connection = desk.library.shelf._connection
    rows = connection.all("SELECT rowid, source, content, quotation FROM claim ORDER BY rowid")
    abouts = connection.all("SELECT claim, entity FROM claim_about")
    numbers = {row[0]: number for number, row in enumerate(rows, 1)}
    with connection.writing():
        connection.run("DELETE FROM claim_fts")
        connection.run("DELETE FROM claim_about")
        for rowid, source, content, quotation in rows:
            number = numbers[rowid]
            connection.run("UPDATE claim SET rowid = ? WHERE rowid = ?", (number, rowid))
            quote = content if quotation == "direct" else ""
            connection.run(
                "INSERT INTO claim_fts (rowid, content, source, quote) VALUES (?, ?, ?, ?)",
                (number, content, source, quote),
            )
        for claim, entity in abouts:
            connection.run(
                "INSERT INTO claim_about (claim, entity) VALUES (?, ?)", (numbers[claim], entity)
            )


def test_of_all_articles_those_around_one_may_come_first(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "AT_ONCE", 3)
    whole = list(desk.searcher.search(Query()).exact)
    for at, article in enumerate(whole):
        found = desk.searcher.search(Query(), first=True, around=article)
        near = whole[at - 3 : at + 3] if at >= 3 else whole
        assert list(found.exact) == near
        assert desk.searcher.search(Query(), around=article).exact == packed(whole)
