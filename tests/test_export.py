"""`newsreader export` and `newsreader import` as a user runs them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.test_cli import Home, story
from tui.corpus.formats import read


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("export"))
    corpus = home.path / "corpus"
    story(corpus, "a.txt", " date 2023-11-07 Ana Lopes denied in Gaza that the port was shut.\n")
    story(corpus, "b.txt", " date 2023-11-09 Ana Lopes said on Monday that Peru had agreed.\n")
    story(
        corpus,
        "c.md",
        "---\ntitle: '=HYPERLINK(\"http://x\")'\nauthor: '@someone'\n---\n\nOne more port.\n",
    )
    assert home.run("index", corpus, "--analyse").status == 0
    assert home.run("tag", "gaza", "port/strike").status == 0
    return home


def test_a_table_holds_a_row_for_each_article_and_no_formula(home: Home) -> None:
    found = home.run("export", "port", "--to", "csv")
    assert "2 articles exported." in found.err
    rows = list(csv.DictReader(found.out.splitlines()))
    assert [row["tags"] for row in rows] == ["port/strike", ""]
    assert rows[1]["headline"] == '\'=HYPERLINK("http://x")'
    assert rows[1]["authors"] == "'@someone"
    assert rows[0]["claims"] == "1"
    assert home.run("export", "nowhere", "--to", "csv").status == 1


def test_lines_of_json_are_read_again_as_the_same_articles(home: Home, tmp_path: Path) -> None:
    target = tmp_path / "all.jsonl"
    assert home.run("export", "--to", "jsonl", "--output", target).status == 0
    reading = read(target)
    assert not reading.refusals
    records = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert [article.text for article in reading.articles] == [r["text"] for r in records]
    assert {a.published.text if a.published else None for a in reading.articles} == {
        *("2023-11-07", "2023-11-09", None)
    }
    assert [record["tags"] for record in records if record["tags"]] == [["port/strike"]]


def test_what_is_there_is_written_over_only_when_that_is_asked(home: Home, tmp_path: Path) -> None:
    target, other = tmp_path / "a.csv", tmp_path / "other"
    other.write_text("mine", "utf-8")
    target.symlink_to(other)
    refused = home.run("export", "port", "--to", "csv", "--output", target)
    assert refused.status == 2
    assert "is there already" in refused.err
    assert home.run("export", "port", "--to", "csv", "--output", target, "--force").status == 0
    assert other.read_text("utf-8") == "mine"
    assert not target.is_symlink()
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["a.csv", "other"]
    refused = home.run("export", "port", "--to", "markdown", "--output", tmp_path)
    assert refused.status == 2
    assert "is not empty" in refused.err
    missing = home.run("export", "port", "--to", "w3c", "--output", tmp_path / "no" / "a.json")
    assert missing.status == 2
    assert "cannot be written (No such file" in missing.err


def test_folders_are_made_for_what_is_many_files(home: Home, tmp_path: Path) -> None:
    assert home.run("export", "gaza", "--to", "brat").status == 2
    assert home.run("export", "gaza", "--to", "brat", "--output", tmp_path / "b").status == 0
    [standoff] = (tmp_path / "b").glob("*.ann")
    assert "Attribution:" in standoff.read_text("utf-8")
    assert (tmp_path / "b" / "annotation.conf").exists()
    assert home.run("export", "gaza", "--to", "markdown", "--output", tmp_path / "m").status == 0
    [page] = (tmp_path / "m").iterdir()
    assert page.name.startswith("2023-11-07-ana-lopes-denied-in-gaza")
    assert "## Claims\n\n- Ana Lopes · denied: the port was shut" in page.read_text("utf-8")


def test_what_was_exported_is_taken_again_and_what_is_new_is_kept(
    home: Home, tmp_path: Path
) -> None:
    target = tmp_path / "w3c.json"
    home.run("export", "--to", "w3c", "--output", target)
    assert "0 of 1 are new" in home.run("import", target).out
    items = json.loads(target.read_text("utf-8"))
    items["first"]["items"][0]["body"]["value"] = "another"
    items["first"]["items"].append({"target": "urn:elsewhere", "bodyValue": "x", "body": "x"})
    target.write_text(json.dumps(items), "utf-8")
    taken = home.run("import", target)
    assert "1 of 1 are new" in taken.out
    assert "1 are on articles that are not in this library." in taken.err
    assert "#another" in home.run("search", "gaza").out
    broken = home.run("import", tmp_path, tmp_path / "none.json")
    assert broken.status == 1
    assert "no .ann file of brat" in broken.err
    assert "none.json: it cannot be read" in broken.err


def test_a_dump_is_merged_and_what_differs_is_shown(home: Home, tmp_path: Path) -> None:
    other = Home(tmp_path)
    assert other.run("index", home.path / "corpus").status == 0
    assert other.run("tag", "peru", "summit").status == 0
    target = tmp_path / "marks"
    assert other.run("dump", "--output", target).status == 0
    assert '"tags": [["summit"' in other.run("dump").out
    assert other.run("dump", "--output", target).status == 2
    restored = home.run("restore", target)
    assert restored.status == 0
    assert "1 new, 0 here already." in restored.out
    assert "0 new, 1 here already." in home.run("restore", target).out
    assert "#summit" in home.run("search", "peru").out
    refused = home.run("restore", home.path / "corpus" / "a.txt")
    assert refused.status == 2
    assert "is no dump of newsreader" in refused.err
    assert "there is no such file" in home.run("restore", tmp_path / "none").err
