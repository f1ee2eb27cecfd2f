"""What scripts use: outputs one a line, several tags in one step, the same answer every time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_cli import Answer, Home, story
from tui.commands.arguments.parser import parse
from tui.library.library import Library
from tui.news.tag_change import TagChange, signed_words

ODD = "odd\nname \x1b[2J.txt"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with three files of four stories, one of them with an odd name; left as it is."""
    home = Home(tmp_path_factory.mktemp("scripts"))
    corpus = home.path / "corpus"
    story(corpus, "a.txt", " date 2023-11-07 Ana Lopes denied that the port had closed.\n")
    two = [{"title": f"Port story {n}", "text": f"The port was quiet on day {n}."} for n in (1, 2)]
    story(corpus, "two.jsonl", "\n".join(map(json.dumps, two)))
    story(corpus, ODD, "The port is open, a clerk said.")
    assert home.run("index", "--analyse", corpus).status == 0
    home.run("tag", "+quay", "+z", "--", "quiet")
    return home


def answer_in_bytes(home: Home, *words: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "tui", *words],
        cwd=home.path,
        env=home.environ,
        capture_output=True,
        check=True,
    )
    return done.stdout


def test_each_output_comes_one_a_line_and_in_every_format(home: Home) -> None:
    ids = home.run("search", "--output=ids", "port").out.split()
    records = home.run("search", "--format=jsonl", "port").records
    assert ids == [record["id"] for record in records]
    assert len(ids) == 4
    for output, column in (("ids", "id"), ("tags", "tag"), ("entities", "entity")):
        lines = home.run("search", f"--output={output}", "port").out.splitlines()
        read = home.run("search", f"--output={output}", "--format=jsonl", "port").records
        assert lines == [record[column] for record in read] != []
        listed = home.run("search", f"--output={output}", "--format=json", "port").out
        assert json.loads(listed) == read
    tags = home.run("search", "--output=tags", "--format=csv", "port").out
    assert tags == "tag,articles\nquay,2\nz,2\n"
    claims = home.run("search", "--output=claims", "--format=jsonl", "port").records
    assert {claim["stance"] for claim in claims} == {"denied", "said"}
    assert "denied  Ana Lopes: " in home.run("search", "--output=claims", "closed").out
    for output, count in (("paths", 3), ("tags", 2), ("claims", len(claims)), ("articles", 4)):
        assert home.run("count", f"--output={output}", "port").out == f"{count}\n"


def test_paths_are_files_and_with_nul_their_names_are_exact(home: Home) -> None:
    corpus = home.path / "corpus"
    paths = answer_in_bytes(home, "search", "--output=paths", "-0", "port").split(b"\0")
    assert paths.pop() == b""
    assert sorted(paths) == sorted(str(path).encode() for path in corpus.iterdir())
    lines = home.run("search", "--output=paths", "port").out
    assert "\x1b" not in lines
    assert len(lines.splitlines()) == 3


def test_close_matches_are_left_out_of_what_goes_into_other_programs(home: Home) -> None:
    answer = home.run("search", "--output=ids", "clrek")
    assert (answer.status, answer.out) == (1, "")
    assert "1 close matches are left out" in answer.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["search", "-0", "port"], "-0 goes with --output=ids"),
        (["search", "-0", "--output=ids", "--format=json", "port"], "-0 goes with"),
        (["search", "--output=ids", "--batch=x"], "--output goes with a query"),
        (["count", "--output=tags", "--batch=x"], "--batch counts articles"),
        (["tag", "+a", "-a", "port"], "a is both given and taken"),
        (["tag", "+a", "--"], "finds every article"),
        (["tag", "+a,b", "port"], "cannot be a tag"),
        (["tag", "--remove", "+a", "port"], "--remove goes with one TAG"),
        (["tag", "--batch=x", "+a"], "either a query or a batch"),
    ],
)
def test_what_does_not_go_together_is_said(home: Home, words: list[str], sentence: str) -> None:
    answer = home.run(*words)
    assert (answer.status, answer.out) == (2, "")
    assert sentence in answer.err


def test_the_same_command_prints_the_same_every_time(home: Home) -> None:
    for words in (
        ("search", "--output=entities", "--format=jsonl"),
        ("claims", "--format=csv"),
        ("timeline", "--format=csv"),
        ("pairs", "--format=jsonl"),
        ("entity", "Ana Lopes", "--format=jsonl"),
        ("show", "--format=json", "corpus/two.jsonl"),
    ):
        assert home.run(*words) == home.run(*words)


def test_show_adds_what_was_found(home: Home) -> None:
    assert "Claims (1)" not in home.run("show", "corpus/a.txt").out
    assert "Claims (1)" in home.run("show", "--findings", "corpus/a.txt").out
    assert len(json.loads(home.run("show", "--format=json", "corpus/two.jsonl").out)) == 2


@pytest.fixture
def filled(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    for name in ("port", "harbour", "quay"):
        story(home.path / "corpus", f"{name}.txt", f"The {name} is open.")
    assert home.run("index", home.path / "corpus").status == 0
    return home


def tags(home: Home, query: str = "") -> dict[str, list[str]]:
    records = home.run("search", "--format=jsonl", *query.split()).records
    return {record["snippet"].split()[1]: record["tags"] for record in records}


def steps(home: Home) -> list[str]:
    (path,) = (home.path / "home").rglob("*.library")
    with Library.open(path, now=lambda: 1_700_000_000) as library:
        return [step.what for step in library.journal.history()]


def test_several_tags_are_given_and_taken_in_one_step(filled: Home) -> None:
    home = filled
    answer = home.run("tag", "+a", "+b/c", "open", "-quay")
    assert answer == Answer(
        0, "2 of 2 articles changed: +a +b/c.\n", "2 of 3 · open · without quay\n"
    )
    assert home.run("tag", "+d", "-a", "--", "port").out == "1 of 1 articles changed: +d -a.\n"
    assert tags(home) == {"port": ["b/c", "d"], "harbour": ["a", "b/c"], "quay": []}
    assert steps(home) == ["tagged d, untagged a", "tagged a, b/c"]
    # The query of the older form, which ends in the tag, may begin with a minus after --.
    assert home.run("tag", "--", "-port", "e").status == 0
    assert tags(home, "tag:e") == {"harbour": ["a", "b/c", "e"], "quay": ["e"]}


def test_a_batch_is_one_step_and_says_which_lines_are_bad(filled: Home) -> None:
    home = filled
    (id_,) = home.run("search", "--output=ids", "quay").out.split()
    lines = (
        f'# sorted today\n+a -b -- "port is"\n+c {id_}\n+c -- id:{id_}\nport\n+x,y port\n+a --\n'
    )
    story(home.path, "sorted.txt", lines)
    answer = home.run("tag", "--batch", "sorted.txt")
    assert (answer.status, answer.out) == (0, "2 changes to 2 articles by 3 lines; 3 left out.\n")
    assert [line.split(": ")[1] for line in answer.err.splitlines()] == [
        "sorted.txt:5",
        "sorted.txt:6",
        "sorted.txt:7",
    ]
    assert tags(home) == {"port": ["a"], "harbour": [], "quay": ["c"]}
    assert steps(home) == ["tagged by sorted.txt, 3 lines"]
    piped = home.run("tag", "--batch=-", text="-c -- quay\n")
    assert piped.status == 0
    assert tags(home)["quay"] == []
    assert home.run("tag", "--batch=-", text="# nothing\n").status == 1


signed = st.from_regex(r"[+-][a-z][a-z/]{0,8}", fullmatch=True).filter(
    lambda word: "//" not in word and not word.endswith("/") and word != "-h"
)


@given(st.lists(signed), st.lists(st.from_regex(r"-?[a-z:]{1,8}", fullmatch=True), min_size=1))
def test_signed_words_are_changes_only_before_the_query(
    changes: list[str], query: list[str]
) -> None:
    line = " ".join([*changes, "--", *query])
    assert signed_words(line) == (tuple(changes), " ".join(query))
    asked = parse(["tag", *changes, "--", *query])
    assert (asked.changes, asked.query) == (tuple(changes), query)


def test_a_change_reads_as_it_was_written() -> None:
    change = TagChange.of(("+a", "-b/c", "+d", "+a"))
    assert str(change) == "+a +d -b/c"
    assert change.told == "tagged a, d, untagged b/c"


def test_a_note_is_written_printed_and_removed(filled: Home) -> None:
    home = filled
    assert home.run("note", "corpus/port.txt").status == 1
    assert home.run("note", "corpus/port.txt", "ask", "the clerk").status == 0
    assert home.run("note", "--append", "corpus/port.txt", "-", text="twice\r\n").status == 0
    assert home.run("note", "corpus/port.txt").out == "ask the clerk\ntwice\n"
    assert steps(home) == ["wrote a note", "wrote a note"]
    assert home.run("note", "--remove", "corpus/port.txt").status == 0
    assert home.run("note", "corpus/port.txt", "").status == 2
    assert "no such article" in home.run("note", "corpus/none.txt", "x").err
