"""`newsreader entity` as a user runs it, on a library that was analysed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.test_cli import Home, story


@pytest.fixture(scope="module")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("analysed"))
    corpus: Path = home.path / "corpus"
    story(corpus, "a.txt", " date 2023-11-07 Ana Lopes denied in Gaza that the port was shut.\n")
    story(corpus, "b.txt", " date 2023-11-09 Ana Lopes said on Monday that Peru had agreed.\n")
    assert home.run("index", corpus, "--analyse").status == 0
    return home


def test_a_page_is_printed_as_text_and_as_json(analysed: Home) -> None:
    done = analysed.run("entity", "ana lopes", "--limit", "1")
    assert done.status == 0
    assert done.out.startswith("Ana Lopes · person · 2 articles\nfirst 2023-11-07, last 2023-11-09")
    assert "== Claims by it · 2" in done.out
    page = json.loads(analysed.run("entity", "Ana Lopes", "--format", "json").out)
    assert (page["name"], page["kind"], page["articles"]) == ("Ana Lopes", "person", 2)
    assert page["claims_by"]["stances"] == {"denied": 1, "said": 1}
    assert [claim["stance"] for claim in page["claims_by"]["claims"]] == ["said", "denied"]
    assert page["plot"]["articles"] == {"2023-11-07": 1, "2023-11-08": 0, "2023-11-09": 1}


def test_who_is_not_there_is_said_with_who_is_near(analysed: Home) -> None:
    done = analysed.run("entity", "Lopes Maria")
    assert done.status == 2
    assert "“Lopes Maria”. Did you mean “Ana Lopes” (person)" in done.err
    assert analysed.run("entity", "Ana Lopes", "--kind", "place").status == 2
