"""`newsreader correct` as a user runs it, on a library that was analysed."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.analysed import analysed_home
from tests.test_cli import Home


@pytest.fixture(scope="module")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return analysed_home(tmp_path_factory.mktemp("analysed"))


def test_corrections_are_made_found_and_listed(analysed: Home) -> None:
    assert analysed.run("correct", "list").status == 1
    done = analysed.run("correct", "rename", "Ana Lopes", "Ana Maria Lopes")
    assert done.status == 0
    assert done.out.startswith("Renamed Ana Lopes to Ana Maria Lopes: 2 articles.")
    place = analysed.path / "corpus" / "a.txt"
    done = analysed.run("correct", "remove", "Gaza", "--article", place)
    assert done.out.startswith("Said that Gaza is no entity here: 1 article.")
    for query, articles in (('by:="Ana Maria Lopes"', 2), ("place:gaza", 0), ("has:correction", 2)):
        assert len(analysed.run("search", "--format", "jsonl", query).records) == articles
    listed = analysed.run("correct", "list")
    assert [line.split("  ")[-1] for line in listed.out.splitlines()] == [
        "renamed Ana Lopes to Ana Maria Lopes",
        f"({place})",
    ]
    first, second = analysed.run("correct", "list", "--format", "jsonl").records
    assert first["target"] == ["Ana Maria Lopes", "person"]
    assert second["article"]
    assert (first["path"], first["lost"], second["path"]) == (None, False, str(place))
    heads, *lines = csv.reader(analysed.run("correct", "list", "--format", "csv").out.splitlines())
    assert [dict(zip(heads, line, strict=True))["target"] for line in lines] == [
        "Ana Maria Lopes",
        "",
    ]
    record = json.loads(analysed.run("show", "--format", "jsonl", place).out)
    assert [mention["entity"] for mention in record["mentions"]] == ["Ana Maria Lopes"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["rename", "Nobody", "Somebody"], "no entity of this library"),
        (["rename", "Per", "Peru"], "Did you mean “Peru” (place)?"),
        (["rename", "Peru", " "], "cannot be a name"),
        (["retype", "Peru", "ship"], "invalid choice"),
        (["retype", "Peru", "place"], "already"),
        (["retype", "Peru", "date"], "in one article only"),
        (["merge", "Peru", "Atlantis"], "“Atlantis”"),
        (["remove", "Peru", "--kind", "person"], "no person entity"),
        (["remove", "Peru", "--article", "nowhere.txt"], "no such article"),
        (["remove"], "NAME"),
        ([], "VERB"),
    ],
)
def test_what_cannot_be_done_is_said(analysed: Home, words: list[str], said: str) -> None:
    answer = analysed.run("correct", *words)
    assert answer.status == 2
    assert said in answer.err


def test_own_lists_of_names_are_used_and_their_faults_are_said(analysed: Home) -> None:
    lists = Path(analysed.run("locate", "gazetteers").out.strip())
    lists.mkdir(parents=True)
    (lists / "mine.yaml").write_text("work:\n  - Peru\nship:\n  - Aurora\n", encoding="utf-8")
    try:
        done = analysed.run("analyse", "--format", "jsonl", analysed.path / "corpus" / "b.txt")
        kinds = {mention["text"]: mention["kind"] for mention in done.records[0]["mentions"]}
        assert kinds["Peru"] == "work"
        assert "mine.yaml, line 3: there is no kind 'ship'" in done.err
        again = analysed.run("index", analysed.path / "corpus", "--analyse")
        assert "2 articles, 2 analysed" in again.out
        assert analysed.run("search", "place:peru").status == 1
    finally:
        (lists / "mine.yaml").unlink()
        lists.rmdir()
        analysed.run("index", analysed.path / "corpus", "--analyse")


def test_a_library_can_be_named_before_and_after_the_verb(analysed: Home, tmp_path: Path) -> None:
    none = str(tmp_path / "none")
    for words in (
        ["--library", none, "correct", "list"],
        ["correct", "--library", none, "list"],
        ["correct", "list", "--library", none],
    ):
        assert "there is no such library" in analysed.run(*words).err
