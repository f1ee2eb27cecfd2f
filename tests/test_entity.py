"""`newsreader entity` as a user runs it, on a library that was analysed."""

from __future__ import annotations

import json

import pytest

from tests.analysed import analysed_home
from tests.test_cli import Home


@pytest.fixture(scope="module")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return analysed_home(tmp_path_factory.mktemp("analysed"))


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


def test_a_timeline_keeps_the_day_said_from_the_day_published(analysed: Home) -> None:
    done = analysed.run("timeline", "by:lopes")
    assert done.out.startswith("2023-11-06 ██ 2023-11-07\nclaims a day, 1 at most\n")
    assert "== 2023-11-06 · 1\nsaid        Ana Lopes: Peru had agreed\n" in done.out
    assert "said 2023-11-06; published 2023-11-09" in done.out
    first, second = analysed.run("timeline", "by:lopes", "--format", "jsonl").records
    assert (first["day"], first["day_is"], first["published"]) == (
        "2023-11-06",
        "said",
        "2023-11-09",
    )
    assert (second["day"], second["day_is"], second["said"]) == ("2023-11-07", "published", None)
    assert (first["event"], first["event_words"]) == (None, None)
    (alone,) = analysed.run("timeline", "--claim", second["claim"], "--format", "jsonl").records
    assert alone == second
    done = analysed.run("timeline", "by:lopes", "--by", "published")
    assert "== 2023-11-09 · 1\n" in done.out
    assert "speaks of no day" in analysed.run("timeline", "by:lopes", "--by", "event").out
    assert analysed.run("timeline", "nowhere").status == 1
