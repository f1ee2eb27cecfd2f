"""`newsreader claims` as a user runs it, on a library that was analysed."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.analysed import analysed_home
from tests.test_cli import Home, story
from tui.library.library import Library
from tui.news.ledger import Status

NOW = 1_700_000_000


@pytest.fixture(scope="module")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return analysed_home(tmp_path_factory.mktemp("analysed"))


def test_claims_are_listed_with_speaker_and_day(analysed: Home) -> None:
    done = analysed.run("claims", "by:lopes", "--sort", "date")
    assert done.status == 0
    first, place, second, *_ = done.out.splitlines()
    assert first == "2023-11-07  denied  Ana Lopes: the port was shut"
    assert place.startswith(" " * 12)
    assert second == "2023-11-09  said  Ana Lopes: Peru had agreed"
    assert "(said 2023-11-06)" in done.out
    assert "2 of 2 · by lopes (Ana Lopes)" in done.err
    assert analysed.run("claims", "nowhere").status == 1


def test_records_hold_every_column_in_every_form(analysed: Home) -> None:
    (record,) = analysed.run("claims", "stance:denied", "--format", "jsonl").records
    assert record["speaker"] == "Ana Lopes"
    assert record["content"] == "the port was shut"
    assert (record["published"], record["said"]) == ("2023-11-07", None)
    assert (record["status"], record["evidence"]) == ("open", [])
    (listed,) = json.loads(analysed.run("claims", "stance:denied", "--format", "json").out)
    assert listed == record
    table = analysed.run("claims", "stance:denied", "--format", "csv").out.splitlines()
    (row,) = csv.DictReader(table)
    assert row.keys() == record.keys()
    assert row["content"] == record["content"]


def test_groups_have_headings(analysed: Home) -> None:
    done = analysed.run("claims", "--group", "day")
    headings = [line for line in done.out.splitlines() if line.startswith("== ")]
    assert headings == ["== 2023-11-09", "== 2023-11-07"]


def test_settled_checks_are_printed_as_claim_reviews(analysed: Home) -> None:
    nothing = analysed.run("claims", "--format", "claimreview")
    assert (nothing.status, nothing.out) == (1, "")
    path = Path(analysed.run("locate", "library").out.strip())
    with Library.open(path, now=lambda: NOW) as library:
        (claim,) = (
            row
            for id_ in library.shelf.ids_of_path(str(analysed.path / "corpus" / "a.txt"))
            for row in library.ledger.rows(library.ledger.claims_of(id_))
            if row is not None
        )
        library.checks.set_status([claim], Status.REFUTED)
        library.checks.set_evidence(claim, ["https://example.org/port"])
    done = analysed.run("claims", "--format", "claimreview", "--reviewer", "Desk")
    (review,) = json.loads(done.out)
    assert review["@type"] == "ClaimReview"
    assert review["claimReviewed"] == "Ana Lopes denied: the port was shut"
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Refuted"}
    assert review["author"]["name"] == "Desk"
    assert review["itemReviewed"]["author"] == {"@type": "Person", "name": "Ana Lopes"}
    assert review["itemReviewed"]["appearance"]["datePublished"] == "2023-11-07"
    assert review["citation"] == [{"@type": "CreativeWork", "url": "https://example.org/port"}]
    assert review["datePublished"] == "2023-11-14"


def test_what_cannot_be_asked_is_said(analysed: Home) -> None:
    done = analysed.run("claims", "--group", "weather")
    assert done.status == 2
    assert "invalid choice" in done.err


def test_possible_contradictions_are_listed(tmp_path: Path) -> None:
    home = Home(tmp_path)
    corpus = tmp_path / "corpus"
    said = "said on Monday that all four cranes of the harbour had stood idle for a week"
    denied = "denied on Tuesday that all four cranes of the harbour had stood idle for a week"
    story(corpus, "a.txt", f" date 2023-11-07 Ana Lopes {said}.\n")
    story(corpus, "b.txt", f" date 2023-11-08 Tomas Brandl {denied}.\n")
    assert home.run("index", corpus, "--analyse").status == 0
    done = home.run("pairs")
    assert done.status == 0
    assert done.out.startswith("⇄ possible denial")
    assert [line.split("  ")[-1].partition(":")[0] for line in done.out.splitlines()[1:]] == [
        "Ana Lopes",
        "Tomas Brandl",
    ]
    (pair,) = home.run("pairs", "--format", "jsonl").records
    assert (pair["kind"], pair["verdict"]) == ("denial", None)
    assert pair["other"]["speaker"] == "Tomas Brandl"
    assert home.run("pairs", "by:nobody").status == 1
    assert home.run("pairs", "--judged").status == 1
