"""`newsreader tags` and `newsreader removed` as a user runs them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.test_cli import Home, story


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    for name in ("gaza", "sudan", "port"):
        story(home.path / "corpus", f"{name}.txt", f" date 2023-11-07 A story of {name} alone.\n")
    assert home.run("index", home.path / "corpus").status == 0
    home.run("tag", "gaza", "conflict/gaza")
    home.run("tag", "sudan", "conflict")
    return home


def test_tags_are_listed_renamed_merged_and_deleted(home: Home) -> None:
    assert home.run("tags").out.split() == ["1", "#conflict", "1", "#conflict/gaza"]
    settings = home.path / "home" / "settings.yaml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("tags:\n  4: conflict/gaza\n", encoding="utf-8")
    done = home.run("tags", "--rename", "conflict", "war")
    assert done.out.startswith("conflict is war now: 2 articles, 2 tags. Undo")
    assert "Your key 4 still gives conflict/gaza" in done.err
    home.run("tag", "gaza", "war")
    assert "1 had both" in home.run("tags", "--rename", "war/gaza", "war").out
    rows = list(csv.DictReader(home.run("tags", "--format=csv").out.splitlines()))
    assert rows == [{"tag": "war", "articles": "2", "within": "2", "sign": "#", "color": ""}]
    assert home.run("tags", "--delete", "wra").status == 2
    assert "the nearest tag is war" in home.run("tags", "--delete", "wra").err
    assert home.run("tags", "--delete", "war").out.startswith("Deleted war: 2 articles.")
    assert home.run("tags").status == 1


def test_a_tag_gets_its_look(home: Home) -> None:
    assert "▲conflict is shown in red" in home.run("tags", "--look", "conflict", "▲", "red").out
    assert "▲conflict/gaza" in home.run("tags").out
    assert home.run("tags", "--look", "conflict", "▲▲", "red").status == 2
    assert "there are amber" in home.run("tags", "--look", "conflict", "-", "blau").err


def test_an_article_whose_file_is_gone_is_listed_with_its_marks(home: Home) -> None:
    assert home.run("removed").status == 1
    (home.path / "corpus" / "gaza.txt").unlink()
    assert home.run("index", home.path / "corpus").status == 0
    out = home.run("removed").out
    assert "A story of gaza alone." in out
    assert "#conflict/gaza" in out
    [record] = json.loads(home.run("removed", "--format=json").out)
    assert record["path"].endswith("gaza.txt")
    assert record["tags"] == ["conflict/gaza"]
