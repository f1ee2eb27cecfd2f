"""The reader's own lists: read with patience, and going before ours and the model."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from tui.analysis.gazetteer import Gazetteer
from tui.analysis.names.identity import resolve
from tui.analysis.names.mentions import find_mentions
from tui.analysis.own_names import (
    FILE_LIMIT,
    SIZE_LIMIT,
    OwnName,
    OwnNames,
    parse_own_names,
    read_own_names,
)
from tui.analysis.pipeline import PACKAGED, Analyst
from tui.news.findings import Kind

LISTS = """
# Who we write about.
organization:
  Azmar Relief Committee: ARC, the Relief Committee
  Azmar Port Watch:
person:
  - Ana Lopes: [Ana L., Lopes of Azmar]
  - José O’Neill
place: Velmora, New Velmora
not a name:
  - Mayday
"""


def test_names_are_written_as_tables_lists_or_one_after_the_other() -> None:
    own = parse_own_names(LISTS.encode())
    assert own.problems == ()
    assert own.never == {"Mayday"}
    assert own.names == (
        OwnName(
            "Azmar Relief Committee",
            Kind.ORGANIZATION,
            ("Azmar Relief Committee", "ARC", "the Relief Committee"),
        ),
        OwnName("Azmar Port Watch", Kind.ORGANIZATION, ("Azmar Port Watch",)),
        OwnName("Ana Lopes", Kind.PERSON, ("Ana Lopes", "Ana L.", "Lopes of Azmar")),
        OwnName("José O'Neill", Kind.PERSON, ("José O'Neill",)),
        OwnName("Velmora", Kind.PLACE, ("Velmora",)),
        OwnName("New Velmora", Kind.PLACE, ("New Velmora",)),
    )


@pytest.mark.parametrize("kind", ["Organisations", "org", "ORGANIZATION", "organizations"])
def test_a_kind_may_be_spelt_as_one_speaks(kind: str) -> None:
    [name] = parse_own_names(f"{kind}:\n  - Port Watch\n".encode()).names
    assert name.kind is Kind.ORGANIZATION


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ship:\n  - Aurora\n", "line 1: there is no kind 'ship'; known are person"),
        ("persn:\n  - Aurora\n", "line 1: there is no kind 'persn'; did you mean person?"),
        ("date:\n  - Mayday\n", "line 1: there is no kind 'date'"),
        ("place:\n  - [Aurora]\n", "line 2: expected a name here"),
        ("place:\n  Aurora: {a: b}\n", "line 2: expected other forms"),
        ("place:\n  - '...'\n", "line 2: '...' is no name"),
        (f"place:\n  - {'x' * 101}\n", "line 2: a name has at most 100"),
        ("place:\n  - Aurora\nperson:\n  - Aurora\n", "line 4: 'Aurora' stands for place Aurora"),
        ("place:\n  A: X\n  B: X\n", "line 3: 'X' stands for place A already (own.yaml, line 2)"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_line_and_the_rest_is_kept(
    text: str, said: str
) -> None:
    own = parse_own_names(f"{text}event:\n  - Regatta\n".encode(), "lists/own.yaml")
    assert len(own.problems) == 1
    assert own.problems[0].startswith(f"lists/own.yaml, {said}")
    assert own.names[-1].entity == "Regatta"


@pytest.mark.parametrize("text", ["place: {a: 3", "- Aurora", "Aurora", "place: &a [*a]", "\x00"])
def test_what_is_no_list_is_said_and_does_no_harm(text: str) -> None:
    own = parse_own_names(text.encode(), "own.yaml")
    assert own.problems[0].startswith("own.yaml")
    assert own.names == ()


def test_nothing_is_built_from_a_file_but_words() -> None:
    own = parse_own_names(b"place: !!python/object/apply:os.getcwd [Velmora]")
    assert [name.entity for name in own.names] == ["Velmora"]


def test_a_folder_is_read_file_by_file_and_one_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert read_own_names(tmp_path / "gazetteers") == OwnNames()
    (tmp_path / "a.yaml").write_text("place: [Velmora]\n")
    (tmp_path / "b.yml").write_text("place: [Azmar]\nperson: [Velmora]\n")
    (tmp_path / "notes.txt").write_text("not a list: [")
    (tmp_path / "c.yaml").mkdir()
    (tmp_path / "d.yaml").write_bytes(b"#" * (SIZE_LIMIT + 1))
    (tmp_path / "e.yaml").write_bytes(b"\xff\xfe\x00\xd8")
    own = read_own_names(tmp_path)
    assert [name.entity for name in own.names] == ["Velmora", "Azmar"]
    assert [problem.removeprefix(f"{tmp_path}/")[:6] for problem in own.problems] == [
        "b.yml,",
        "c.yaml",
        "d.yaml",
        "e.yaml",
    ]
    for number in range(FILE_LIMIT):
        (tmp_path / f"z{number:03}.yaml").write_text("")
    assert "Put several lists into one file" in read_own_names(tmp_path).problems[-1]


def test_the_digest_follows_what_the_lists_say_and_not_how() -> None:
    base = parse_own_names(b"place:\n  - Velmora\n  - Azmar\n")
    same = parse_own_names(b"# ours\nplaces: [Azmar, Velmora]\n")
    assert base.digest == same.digest != ""
    assert OwnNames().digest == ""
    assert parse_own_names(b"place: [Velmora]\nnot a name: [Azmar]\n").digest != base.digest


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_file_does_harm(raw: bytes) -> None:
    own = parse_own_names(raw)
    Gazetteer.of({}, own)
    assert all(name.forms for name in own.names)


def _found(text: str, lists: str, nlp: Language) -> list[tuple[str, Kind, str]]:
    gazetteer = Gazetteer.load(parse_own_names(lists.encode()))
    names = find_mentions(nlp(text), gazetteer)
    mentions = resolve(text, names, gazetteer)
    return [(m.span.of(text), m.kind, m.entity) for m in mentions]


ARC = "organization:\n  Azmar Relief Committee: ARC, the Relief Committee\n"


def test_every_form_leads_to_the_name_and_an_article_before_it_is_no_part(nlp: Language) -> None:
    text = "The ARC met. Staff of the Relief Committee left; Azmar Relief Committee said so."
    assert _found(text, ARC, nlp) == [
        ("ARC", Kind.ORGANIZATION, "Azmar Relief Committee"),
        ("Relief Committee", Kind.ORGANIZATION, "Azmar Relief Committee"),
        ("Azmar Relief Committee", Kind.ORGANIZATION, "Azmar Relief Committee"),
    ]


def test_a_form_in_capitals_is_met_in_capitals_alone(nlp: Language) -> None:
    text = "They drew an arc. Jeanne d'Arc came to Arc."
    assert all(entity != "Azmar Relief Committee" for _, _, entity in _found(text, ARC, nlp))


@pytest.mark.parametrize("written", ["José O’Neill", "José O'Neill", "Jose O'Neill"])
def test_accents_may_be_left_out_and_apostrophes_bent(written: str, nlp: Language) -> None:
    found = _found(f"{written} was there on Monday.", "person: [José O’Neill]", nlp)
    assert found[0] == (written, Kind.PERSON, "José O'Neill")


@pytest.mark.parametrize(
    ("text", "lists", "form", "kind"),
    [
        ("He flew to Paris on Monday.", "person: [Paris]", "Paris", Kind.PERSON),
        ("Hezbollah denied it.", "place: [Hezbollah]", "Hezbollah", Kind.PLACE),
        ("The Bank of England rose.", "work: [Bank of England]", "Bank of England", Kind.WORK),
        (
            "He read the Monday Club Gazette aloud.",
            "group: [Monday Club]",
            "Monday Club",
            Kind.GROUP,
        ),
    ],
)
def test_a_line_goes_before_ours_and_the_model(
    text: str, lists: str, form: str, kind: Kind, nlp: Language
) -> None:
    assert (form, kind, form) in _found(text, lists, nlp)


def test_a_single_word_may_be_a_part_of_a_longer_name(nlp: Language) -> None:
    text = "The Bank of Velmora is in Velmora."
    assert [(form, kind) for form, kind, _ in _found(text, "product: [Velmora]", nlp)] == [
        ("Bank of Velmora", Kind.ORGANIZATION),
        ("Velmora", Kind.PRODUCT),
    ]


def test_other_lists_are_another_version_of_the_analysis() -> None:
    lists = (None, OwnNames(), parse_own_names(b"place: [Velmora]"))
    versions = [Analyst.load(PACKAGED, own).version for own in lists]
    assert versions[0] == versions[1] != versions[2]


def test_what_is_no_name_is_never_marked(nlp: Language) -> None:
    text = "Hamas denied it in London. Hamas left."
    assert [form for form, _, _ in _found(text, "", nlp)] == ["Hamas", "London", "Hamas"]
    assert _found(text, "not a name: [Hamas, London]", nlp) == []
