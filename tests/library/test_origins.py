"""Origins: whom the copies of a story credit, and how a cluster is summed up."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.making import Stamp, story
from tests.library.test_copies import OTHER, WIRE, sign_all
from tui.corpus.newsrooms.credits import Credit, credit_of
from tui.corpus.newsrooms.names import agencies, agency_named, key_of, read_families
from tui.library.library import Library

STORY = "Four cranes ran again. " * 8


@pytest.mark.parametrize(
    ("body", "agency"),
    [
        ("GENEVA (Reuters) - " + STORY, "Reuters"),
        ("Dec 29 (Reuters) - " + STORY, "Reuters"),
        ("New York (AFP) – " + STORY, "Agence France-Presse"),
        ("CAMBRIDGE, Mass., Dec. 11 (UPI) — " + STORY, "United Press International"),
        ("LONDON /PRNewswire/ -- " + STORY, "PR Newswire"),
        ("CALDER BAY, Nov 9 (Meridian) - " + STORY, "Meridian"),
        ("By Ana Lopes, Associated Press\n\n" + STORY, "Associated Press"),
        (STORY + "\n\n— AFP", "Agence France-Presse"),
        (STORY + "\n\nThe port is open. (AP)", "Associated Press"),
        (STORY + "\n\n© 2023 The Associated Press. All rights reserved.", "Associated Press"),
        (STORY + "\n\nReporting by Ana Lopes for Reuters", "Reuters"),
        (STORY + "\n\n(Reporting by Ana Lopes; Editing by Li Wei)", "Reuters"),
        (STORY + "\n\nThis story was originally published by Reuters.", "Reuters"),
        (STORY + "\n\nSource: Xinhua", "Xinhua"),
        (STORY + "\n\nHe told Reuters that", None),
        ("He told AFP that the port was open.\n\n" + STORY, None),
        (STORY + "\n\nAsked by the Associated Press, she declined to comment.", None),
        ("We can't go on (it is hard) - but we do. " + STORY, None),
        (STORY + "\n\nAP contributed to this report.", None),
    ],
)
def test_the_agency_is_read_from_the_lines_that_credit_it(body: str, agency: str | None) -> None:
    assert credit_of(body).agency == agency


@pytest.mark.parametrize(
    "line",
    [
        "AP contributed to this report.",
        "The Associated Press contributed to this report.",
        "Associated Press writer Jill Colvin contributed from Albuquerque.",
        "With reporting by AP",
        "Sam Hill and AP contributed to this story.",
    ],
)
def test_an_agency_that_only_helped_is_told_apart(line: str) -> None:
    assert credit_of(f"{STORY}\n\n{line}") == Credit(None, ("Associated Press",))


@given(st.text(max_size=300), st.lists(st.text(max_size=30), max_size=3))
def test_any_text_has_a_credit_or_none(body: str, authors: list[str]) -> None:
    found = credit_of(body, authors)
    assert found.agency is None or found.agency.strip()
    assert set(found.helped) <= set(agencies().values())


def test_no_form_stands_for_two_agencies() -> None:
    assert agency_named("the Associated Press") == "Associated Press"
    assert agency_named("AP") == "Associated Press"
    assert agency_named("ap") is None
    assert key_of("The  Café-Times") == "cafe times"


def test_families_of_the_readers_own_override_one_publisher(tmp_path: Path) -> None:
    own = tmp_path / "publishers.yaml"
    own.write_text("Harbour Group: [The Harbour Courier, BBC News]\nwrong: {a: b}\n", "utf-8")
    families = read_families(own)
    assert families.of("harbour courier") == "Harbour Group"
    assert families.of("BBC News") == "Harbour Group"
    assert families.of("BBC Sport") == "BBC"
    assert families.problems == (
        f"{own}, line 2: a family is written `Owner: [Publisher, Another]`.",
    )
    own.write_text("a: [b", "utf-8")
    assert "cannot be read as YAML" in read_families(own).problems[0]


def run_by(library: Library, name: str, text: str, publisher: str, day: str | None) -> None:
    article = story(text, name, publisher=publisher, published=day)
    library.shelf.put(Stamp(f"/home/{name}"), [article])


def test_a_cluster_is_summed_up_by_who_credits_whom(library: Library) -> None:
    wire = "CALDER BAY (Reuters) - " + WIRE
    run_by(library, "a.txt", wire, "Harbour Courier", "2023-11-07")
    run_by(library, "b.txt", WIRE, "BBC News", "2023-11-08")
    run_by(library, "c.txt", WIRE + "\n\n— AFP", "BBC Sport", "2023-11-08T10:00:00Z")
    run_by(library, "d.txt", OTHER, "BBC News", "2023-11-08")
    sign_all(library)
    (number,) = library.origins.clusters()
    cluster = library.origins.cluster(number)
    assert cluster is not None
    assert cluster.summary == "3 articles · 3 publishers · 2 origins"
    assert [copy.origin for copy in cluster.copies] == [
        "Reuters",
        "Agence France-Presse",
        "Reuters",
    ]
    assert cluster.first.publisher == "Harbour Courier"
    assert all(copy.likeness > 0.5 for copy in cluster.copies)
    assert library.origins.of(cluster.copies[1].rowid) == cluster


def test_without_credits_the_family_of_the_first_publisher_is_the_origin(library: Library) -> None:
    library.origins.families = read_families()
    run_by(library, "a.txt", WIRE, "Evening Ledger", "2023-11-09")
    run_by(library, "b.txt", WIRE + " So it was.", "BBC News", "2023-11-08")
    run_by(library, "c.txt", WIRE + " So be it.", "Nobody", None)
    sign_all(library)
    (number,) = library.origins.clusters()
    cluster = library.origins.cluster(number)
    assert cluster is not None
    assert {copy.origin for copy in cluster.copies} == {"BBC"}
    assert [copy.publisher for copy in cluster.copies] == ["BBC News", "Evening Ledger", "Nobody"]
