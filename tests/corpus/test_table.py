"""Tables: one story a row, whatever parts the columns and whatever they are called."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.corpus.reading_aid import all_of, articles_of, date_of
from tui.corpus.clean import clean
from tui.corpus.formats import Ways, read
from tui.corpus.readers import table
from tui.news.story_field import StoryField


def _table(rows: list[list[str]], sign: str = ",") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=sign).writerows(rows)
    return text.getvalue()


_ROWS = [
    ["id", "Title", "Body", "Publish date", "Source", "author"],
    ["1", "Port reopens", "The cranes ran, all four.\n\nThe union denied it.", "2023-11-14",
     "Harbour Courier", "Ana Ferreira"],
    ["2", "Two", 'She said "no"; again.', "15 November 2023", "", ""],
]  # fmt: skip


@pytest.mark.parametrize(("name", "sign"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t"),
                                            ("a.csv", "|"), ("a", ",")])  # fmt: skip
def test_rows_are_stories_whatever_parts_their_columns(
    tmp_path: Path, name: str, sign: str
) -> None:
    one, two = articles_of(tmp_path, name, _table(_ROWS, sign))
    assert one.text == "Port reopens\n\nThe cranes ran, all four.\n\nThe union denied it."
    assert (date_of(one), one.publisher, one.authors) == (
        "2023-11-14", "Harbour Courier", ("Ana Ferreira",),
    )  # fmt: skip
    assert two.text == 'Two\n\nShe said "no"; again.'
    assert (one.record, two.record) == (1, 2)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_tables_of_spreadsheets_are_decoded(tmp_path: Path, encoding: str) -> None:
    data = "title;text\nCafé;Il a nié « tout » hier à l’Assemblée.\n".encode(encoding)
    (article,) = articles_of(tmp_path, "a.csv", data)
    assert article.text == "Café\n\nIl a nié « tout » hier à l’Assemblée."


def test_what_stands_for_nothing_is_nothing_and_a_date_is_no_later_than_the_story(
    tmp_path: Path,
) -> None:
    table = (
        "headline,description,content,author,date,timestamp\n"
        "Port reopens,The cranes ran.,-,Unknown,6 YEARS AGO,2024-10-13 17:31:25\n"
        "Talks fail,Nobody came.,,n/a,a while ago,2024-10-13 17:31:25\n"
    )
    one, two = articles_of(tmp_path, "a.csv", table)
    assert (one.text, one.authors, date_of(one)) == ("Port reopens\n\nThe cranes ran.", (), "2018")
    assert (two.authors, date_of(two)) == ((), "2024-10-13")


def test_a_table_without_a_text_says_what_its_columns_are(tmp_path: Path) -> None:
    articles, (refusal,) = all_of(tmp_path, "a.csv", "kopf,rumpf\nA,It rained.\n")
    assert not articles
    assert "(kopf, rumpf)" in refusal.reason
    assert "settings" in refusal.advice


def test_columns_go_by_the_readers_own_names(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("kopf,rumpf\nRain,It rained.\n")
    own = {StoryField.TEXT: ("Rumpf",), StoryField.HEADLINE: ("Kopf",)}
    (article,) = read(tmp_path / "a.csv", Ways(own)).articles
    assert article.text == "Rain\n\nIt rained."


def test_a_row_without_text_costs_itself(tmp_path: Path) -> None:
    articles, (refusal,) = all_of(tmp_path, "a.csv", "title,text\nA,\n,\nB,It rained.\n")
    assert [article.record for article in articles] == [3]
    assert (refusal.line, refusal.reason) == (2, "row 1 has no text")


def test_a_quotation_mark_that_is_never_closed_ends_the_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table, "FIELD_LIMIT", 1000)
    text = 'title,text\nA,It rained.\nB,"It ' + "snowed.\n" * 1000
    articles, (refusal,) = all_of(tmp_path, "a.csv", text)
    assert len(articles) == 1
    assert "never closed" in refusal.advice


@settings(max_examples=50, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(st.lists(st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1), min_size=1))
def test_a_written_table_is_read_as_it_was(tmp_path: Path, texts: list[str]) -> None:
    rows = [["url", "text"], *(["", text] for text in texts)]
    articles, _ = all_of(tmp_path, "a.csv", _table(rows))
    wanted = [" ".join(clean(t).split()) for t in texts]
    for article in articles:
        assert article.record is not None
        assert " ".join(article.text.split()) in wanted[article.record - 1]
