"""The index of written forms: it leads to every article that holds one, and is kept in step."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import apsw
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.library.making import Stamp, opened, select, story
from tests.library.search_corpus import TODAY
from tui.library.library import Library
from tui.library.search.searcher import Searcher
from tui.library.shelf.cuts import Cuts
from tui.library.shelf.forms import RUN, match_of
from tui.library.shelf.words import Words
from tui.matching.finder import form_stands
from tui.news.query.query import Query

CUTS = Cuts()
WORDS = st.text(st.sampled_from("aAbBéÉßİıж_ЖЙй1'’-. \n"), max_size=12)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "news.library") as library:
        library.shelf.put(Stamp("rose.txt"), [story("The Rose was café au lait.\n", "rose.txt")])
        library.shelf.put(Stamp("prices.txt"), [story("Prices rose, said NATO.\n", "prices.txt")])
        yield library


def _found(library: Library, query: str) -> set[str]:
    with closing(Searcher.open(library.path, today=lambda: TODAY)) as searcher:
        rowids = searcher.search(Query.parse(query)).exact
    ids = library.shelf.ids(list(rowids)).values()
    return {found.path for found in map(library.shelf.article, ids) if found}


@given(WORDS, WORDS, WORDS)
@example("1", "A ", "A1")
def test_a_text_that_holds_a_form_holds_what_the_index_is_asked_for(
    before: str, form: str, after: str
) -> None:
    text = before + form + after
    match = match_of(form) if form.strip() else None
    if match is None or not form_stands(text, form):
        return

    wanted = {key.strip('"') for key in match.split(" AND ")}

    assert wanted <= set(CUTS.of("", text).forms.split())
    assert wanted <= set(CUTS.of(text, "").forms.split())


def test_a_plain_word_is_not_in_the_index() -> None:
    assert match_of("rose") is None
    assert match_of("Rose") != match_of("ROSE") != match_of("rosé")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("=Rose", {"rose.txt"}),
        ("=rose", {"prices.txt"}),
        ("=ROSE", set()),
        ("=NATO rose", {"prices.txt"}),
        ("=café", {"rose.txt"}),
        ("rose -=Rose", {"prices.txt"}),
        ('="The Rose"', {"rose.txt"}),
    ],
)
def test_a_form_is_found_before_the_index_is_made_and_after(
    library: Library, query: str, expected: set[str]
) -> None:
    assert _found(library, query) == expected

    with closing(apsw.Connection(str(library.path))) as beside:
        beside.execute("INSERT INTO form_fts (form_fts) VALUES ('delete-all')")
        beside.execute("INSERT INTO formless SELECT rowid FROM article")
    assert _found(library, query) == expected

    library.shelf.catch_up()
    assert select(library, "SELECT count(*) FROM formless") == [(0,)]
    assert _found(library, query) == expected


def test_the_index_forgets_an_article_that_changes_or_leaves(library: Library) -> None:
    changed = [story("Only plain words.\n", "rose.txt")]
    library.shelf.put(Stamp("rose.txt", mtime_ns=2), changed)
    library.shelf.forget(["prices.txt"])

    for form in ("Rose", "NATO", "Prices"):
        count = f"SELECT count(*) FROM form_fts WHERE form_fts MATCH '{match_of(form)}'"
        assert select(library, count) == [(0,)]


@given(st.text(st.sampled_from("aAbBéÉßж_ЖЙ1'’—\xa0€\u0301\u200d-. \n")), st.text(max_size=8))
def test_what_is_cut_in_advance_is_what_the_indexes_hold(headline: str, text: str) -> None:
    cut = CUTS.of(headline, text)

    assert cut.words == set(Words().of(f"{headline}\n{text}"))
    for form in RUN.findall(f"{headline}\n{text}"):
        if match := match_of(form):
            assert {key.strip('"') for key in match.split(" AND ")} <= set(cut.forms.split())
