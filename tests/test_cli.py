"""The command as a user runs it: real processes, real folders, what they print and how they end."""

from __future__ import annotations

import csv
import json
import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.forking import Mother, is_read_early
from tests.making_pipelines import made
from tui import __version__
from tui.cli import main
from tui.commands.arguments.command import Command
from tui.commands.arguments.parser import COMMANDS, UsageError, parse
from tui.library.library import Library
from tui.news.span import Span

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "sample_articles"
PATIENCE = 120.0
"""Seconds before a test gives up; far more than is needed, for a machine with other work."""


@dataclass(frozen=True)
class Answer:
    """How a command ended and what it printed."""

    status: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


def _started(
    words: list[str], folder: Path, environ: Mapping[str, str], text: str | None
) -> tuple[int, str, str]:
    """Run the command as a shell does: a new Python."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", "tui", *words],
        cwd=folder,
        env=environ,
        input=text,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@cache
def _mother(*, has_model: bool) -> Mother:
    return Mother(has_model=has_model)


def _forked(
    words: list[str], folder: Path, environ: Mapping[str, str], text: str | None
) -> tuple[int, str, str]:
    """Run the command in a process that need not import it first."""
    with TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as err:
        given.write((text or "").encode())
        given.seek(0)
        streams = given.fileno(), out.fileno(), err.fileno()
        analyses = bool({"analyse", "--analyse"} & set(words))
        status = _mother(has_model=analyses).run(words, folder, environ, streams, PATIENCE)
        out.seek(0)
        err.seek(0)
        return status, out.read().decode(), err.read().decode()


@dataclass(frozen=True)
class Home:
    """A user's home: commands are run with it, in a folder of the user's."""

    path: Path

    @property
    def environ(self) -> dict[str, str]:
        return {
            **os.environ,
            "NEWSREADER_HOME": str(self.path / "home"),
            "PYTHONPATH": str(ROOT),
            "PYTHONWARNINGS": "error::ResourceWarning",
        }

    def run(
        self, *words: str | Path, environ: Mapping[str, str] | None = None, text: str | None = None
    ) -> Answer:
        changed = environ or {}
        answer = Answer(
            *(_started if is_read_early(changed) else _forked)(
                [*map(str, words)], self.path, {**self.environ, **changed}, text
            )
        )
        assert "Traceback" not in answer.out + answer.err
        return answer


def story(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home whose last library holds three articles; tests leave it as it is."""
    home = Home(tmp_path_factory.mktemp("filled"))
    corpus = home.path / "corpus"
    story(corpus, "a.txt", " date 2023-11-07 The hospital in Velmora denied any shortage.\n")
    story(corpus, "b.txt", " date 2023-11-09 The harbour strike ended, the union said.\n")
    story(
        corpus, "c.md", "---\ntitle: Harbour reopens\ndate: 2023-11-12\n---\n\nShips sail again.\n"
    )
    assert home.run("index", corpus).status == 0
    return home


def test_the_version_and_the_help_are_printed(home: Home) -> None:
    assert home.run("--version") == Answer(0, f"newsreader {__version__}\n", "")
    shown = home.run("--help").out
    for command in COMMANDS:
        assert f"  {command.name} " in shown


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_explains_itself(
    command: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse([command.name, "--help"])
    assert ended.value.code == 0
    assert command.help in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["nowhere"], "there is no folder nowhere"),
        (["serch"], "did you mean the command `newsreader search`?"),
        (["index", "nowhere"], "there is no folder nowhere"),
        (["index", "x" * 5000], "cannot be a folder"),
        (["search", "x"], "there is no library yet"),
        (["search", "--library", "none.library", "x"], "none.library: there is no such library"),
        (["search", "--limit", "many", "x"], "expected a number"),
        (["search", "--format", "xml", "x"], "invalid choice: 'xml'"),
        (["--frobnicate"], "unrecognized arguments: --frobnicate"),
        (["tag", "x"], "say which tags and which articles"),
        (["tag", "x", "a,b"], "cannot be a tag"),
        (["locate", "nothing"], "there is no place 'nothing'"),
        (["analyse"], "the following arguments are required: FILE"),
        (["show"], "the following arguments are required"),
    ],
)
def test_wrong_use_is_said_in_one_sentence(
    home: Home,
    words: Sequence[str],
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("NEWSREADER_HOME", str(home.path / "home"))
    monkeypatch.chdir(home.path)
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert sentence in err
    assert err.startswith("newsreader: ")
    assert err.count("\n") == 1


def test_the_reader_needs_a_terminal(home: Home) -> None:
    answer = home.run(SAMPLES)
    assert answer.status == 2
    assert "needs a terminal" in answer.err


def test_an_empty_folder_and_a_folder_of_binaries_have_no_articles(home: Home) -> None:
    empty, noise = home.path / "empty", home.path / "noise"
    empty.mkdir()
    noise.mkdir()
    (noise / "a.txt").write_bytes(bytes(range(256)) * 50)
    (noise / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (noise / "c.zip").write_bytes(b"PK\x03\x04" + bytes(100))
    for folder in (empty, noise):
        answer = home.run("index", folder)
        assert (answer.status, answer.out) == (1, "")
        assert "no articles were found" in answer.err
    assert "a.txt" in answer.err


def test_a_home_that_cannot_be_written_is_said(home: Home) -> None:
    story(home.path / "corpus", "a.txt", "The port is open.")
    blocked = story(home.path, "blocked", "")
    answer = home.run(
        "index", home.path / "corpus", environ={"NEWSREADER_HOME": str(blocked / "home")}
    )
    assert answer.status == 2
    assert "--library" in answer.err
    library = home.path / "own.library"
    again = home.run(
        "index",
        home.path / "corpus",
        f"--library={library}",
        environ={"NEWSREADER_HOME": "/dev/null/x"},
    )
    assert again.status == 0
    assert library.exists()


def test_index_says_what_came_in_and_what_did_not(home: Home) -> None:
    corpus = home.path / "corpus"
    story(corpus, "a.txt", "The port is open.")
    story(corpus, "b.json", '{"title": "Never closed')
    answer = home.run("index", corpus)
    assert answer.status == 0
    assert answer.out.startswith("1 articles, 0 analysed · files: 2 new, 0 changed, 0 gone")
    assert "b.json" in answer.err
    assert home.run("index").out.startswith("1 articles, 0 analysed · files: 0 new")


def test_without_folders_the_first_library_is_that_of_the_samples(home: Home) -> None:
    answer = home.run("index")
    assert answer.status == 0
    assert int(answer.out.split()[0]) >= 40
    assert Path(home.run("locate", "library").out.strip()).name.startswith("sample_articles-")


def test_a_library_named_before_the_command_is_the_same(home: Home) -> None:
    story(home.path / "corpus", "a.txt", "The port is open.")
    assert home.run("--library", "own.library", "index", "corpus").status == 0
    assert (home.path / "own.library").exists()
    assert home.run("--library=own.library", "search", "port").status == 0


def test_search_finds_and_the_exit_status_tells(filled: Home) -> None:
    found = filled.run("search", "harbour")
    assert found.status == 0
    assert "Harbour reopens" in found.out
    assert filled.run("search", "xylophone").status == 1
    assert filled.run("search", "xylophone").out == ""


def test_search_forgives_a_typo_and_says_so(filled: Home) -> None:
    (record,) = filled.run("search", "--format", "jsonl", "hopsital").records
    assert record["close"] is True
    assert record["published"] == "2023-11-07"
    hit = record["hits"][0]
    assert record["snippet"][hit["start"] : hit["end"]] == "hospital"


def test_count_prints_the_number_and_the_exit_status_tells(filled: Home) -> None:
    counted = filled.run("count", "harbour")
    assert (counted.status, counted.out) == (0, "2\n")
    assert counted.err == "2 of 3 · harbour\n"
    assert filled.run("count", "xylophone").status == 1
    assert filled.run("count").out == "3\n"
    misspelt = filled.run("count", "--format=jsonl", "hopsital")
    assert misspelt.status == 0
    (record,) = misspelt.records
    assert (record["count"], record["close"]) == (0, 1)
    assert record["corrections"] == [{"typed": "hopsital", "taken": "hospital", "articles": 1}]


def test_count_agrees_with_what_search_prints(filled: Home) -> None:
    for words in (["harbour"], ["-strike"], ["date:2023-11", "sort:date"], ["hopsital"]):
        found = filled.run("search", "--format=jsonl", "--limit=0", *words).records
        (counted,) = filled.run("count", "--format=jsonl", *words).records
        assert counted["count"] == sum(not record["close"] for record in found)
        assert counted["close"] == sum(record["close"] for record in found)


BATCH = b"""\xef\xbb\xbf# what the desk asked for
harbour

hopsital
colour:red
  -strike   \r
\xff\xfe broken
"""


@pytest.mark.parametrize("command", ["search", "count"])
def test_a_batch_counts_each_line_and_says_which_are_bad(filled: Home, command: str) -> None:
    asked = filled.path / f"{command}.txt"
    asked.write_bytes(BATCH)

    answer = filled.run(command, "--batch", asked)

    assert answer.status == 0
    assert [line.split(maxsplit=2) for line in answer.out.splitlines()] == [
        ["count", "close", "query"],
        ["2", "0", "harbour"],
        ["0", "1", "hopsital"],
        ["0", "0", "colour:red"],
        ["2", "0", "-strike"],
        ["–", "–", "�� broken"],
    ]
    said = answer.err.splitlines()
    assert len(said) == 2
    assert said[0].startswith(f"newsreader: {asked}:5: “colour:” is no field")
    assert said[1].startswith(f"newsreader: {asked}:7: this line is not UTF-8")


def test_a_batch_comes_in_every_form_with_the_same_numbers(filled: Home) -> None:
    text = BATCH.decode(errors="replace").partition("\n\ufffd")[0].removeprefix("\ufeff")
    rows = filled.run("count", "--batch=-", "--format=jsonl", text=text).records
    assert [(r["line"], r["count"], r["close"]) for r in rows] == [
        *((2, 2, 0), (4, 0, 1), (5, 0, 0), (6, 2, 0))
    ]
    assert json.loads(filled.run("count", "--batch=-", "--format=json", text=text).out) == rows
    sheet = filled.run("count", "--batch=-", "--format=csv", text=text).out
    read = list(csv.DictReader(sheet.splitlines()))
    # A query that begins with a minus would be a formula in a spreadsheet.
    assert [(r["line"], r["count"], r["query"]) for r in read] == [
        (str(r["line"]), str(r["count"]), r["query"].replace("-strike", "'-strike")) for r in rows
    ]
    assert read[1]["corrections"] == "hopsital → hospital"


def test_a_batch_that_finds_nothing_or_cannot_be_read_says_so(filled: Home) -> None:
    nothing = filled.run("count", "--batch=-", text="xylophone\nzither quartet\n")
    assert (nothing.status, nothing.err) == (1, "")
    empty = filled.run("count", "--batch=-", text="# nothing but a remark\n")
    assert (empty.status, empty.out) == (1, "")
    assert "there is no query in this file" in empty.err
    missing = filled.run("search", "--batch", "nowhere.txt")
    assert missing.status == 2
    assert "nowhere.txt: the queries cannot be read" in missing.err
    both = filled.run("count", "--batch", "nowhere.txt", "harbour")
    assert both.status == 2
    assert "either a query or a batch" in both.err


def test_found_articles_come_as_json_and_csv(filled: Home) -> None:
    lines = filled.run("search", "--format=jsonl", "harbour").records
    listed = json.loads(filled.run("search", "--format=json", "harbour").out)
    assert listed == lines
    sheet = filled.run("search", "--format=csv", "harbour").out
    assert [row["id"] for row in csv.DictReader(sheet.splitlines())] == [r["id"] for r in lines]
    nothing = filled.run("search", "--format=json", "xylophone")
    assert (nothing.status, json.loads(nothing.out)) == (1, [])


@pytest.mark.parametrize(
    ("words", "headlines"),
    [
        (["-hospital"], 2),
        (["harbour", "-strike"], 1),
        (["-h:x", "--library-x"], 0),
        (["--", "--help"], 0),
        (["--", "-h"], 3),
        (["harbour", "--limit=1"], 1),
        (["--limit", "1", "harbour"], 1),
        (['"harbour strike"'], 1),
        (["tag:none"], 3),
        ([], 3),
    ],
)
def test_a_query_may_look_like_an_option(
    filled: Home, words: Sequence[str], headlines: int
) -> None:
    answer = filled.run("search", "--format=jsonl", *words)
    exact = [record for record in answer.records if not record["close"]]
    assert len(exact) == headlines


def test_show_prints_an_article_by_id_and_by_path(filled: Home) -> None:
    (record,) = filled.run("search", "--format=jsonl", "reopens").records
    by_id = filled.run("show", record["id"])
    assert by_id.out.startswith("Harbour reopens\n2023-11-12\n")
    assert by_id.out.endswith("\n\nShips sail again.\n\n")
    assert filled.run("show", "corpus/c.md") == by_id
    (shown,) = filled.run("show", "--format=jsonl", filled.path / "corpus/c.md").records
    assert (shown["id"], shown["headline"]) == (record["id"], "Harbour reopens")
    assert shown["claims"] is None
    missing = filled.run("show", "corpus/none.txt")
    assert (missing.status, missing.out) == (1, "")


def test_show_prints_highlights_and_the_notes_on_them(home: Home) -> None:
    story(home.path / "corpus", "a.txt", "Ships sail again.")
    home.run("index", "corpus")
    (path,) = (home.path / "home").rglob("*.library")
    with Library.open(path, now=lambda: 1_700_000_000) as library:
        (id_,) = library.shelf.ids_of_path(str(home.path / "corpus" / "a.txt"))
        library.highlights.add(id_, "Ships sail again.", Span(0, 5), "which?")
        library.highlights.add(id_, "Cranes stood idle.", Span(0, 6))
    text = home.run("show", "corpus/a.txt").out
    assert "highlight  “Ships”\n  note  which?\nhighlight  “Cranes”  (lost its place)\n" in text
    (record,) = home.run("show", "--format=jsonl", "corpus/a.txt").records
    assert record["highlights"] == [
        {"start": 0, "end": 5, "text": "Ships", "note": "which?"},
        {"start": None, "end": None, "text": "Cranes", "note": None},
    ]


def test_a_tag_is_given_by_query_and_taken_by_id(home: Home) -> None:
    corpus = home.path / "corpus"
    for name in ("a", "b"):
        story(corpus, f"{name}.txt", f"The harbour of {name}ville is open.")
    home.run("index", corpus)
    assert home.run("tag", "harbour", "port/open").out == (
        "2 of 2 articles got the tag port/open.\n"
    )
    records = home.run("search", "--format=jsonl", "tag:port").records
    assert [record["tags"] for record in records] == [["port/open"]] * 2
    answer = home.run("tag", records[0]["id"], "port/open", "--remove")
    assert answer.out == "1 of 1 articles lost the tag port/open.\n"
    assert len(home.run("search", "--format=jsonl", "tag:port").records) == 1
    assert home.run("tag", "harbuor", "x").status == 1
    assert home.run("tag", "", "x").status == 2


def test_analyse_prints_a_line_for_each_article(home: Home) -> None:
    folder = home.path / "given"
    text = "“No ship was turned away,” Ana Lopes said. She denied that the port had closed."
    lines = [json.dumps({"title": f"Story {n}", "text": text}) for n in (1, 2)]
    story(folder, "two.jsonl", "\n".join(lines) + "\n{broken\n")
    story(folder / "deep", "a.txt", f" date 2023-11-07 {text}\n")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 50)
    answer = home.run("analyse", "--format", "jsonl", "given")
    assert answer.status == 0
    assert sorted((r["path"], r.get("record")) for r in answer.records) == [
        ("given/deep/a.txt", None),
        ("given/two.jsonl", 1),
        ("given/two.jsonl", 2),
    ]
    for place in ("given/two.jsonl, line 3", "given/noise.txt"):
        assert place in answer.err
    (dated,) = (record for record in answer.records if record["published"])
    assert (dated["published"], dated["headline"]) == ("2023-11-07", None)
    for record in answer.records:
        for part in _spans_in(record):
            assert record["text"][part["start"] : part["end"]] == part["text"]
        stances = {claim["stance"] for claim in record["claims"]}
        assert stances == {"said", "denied"}
    assert not (home.path / "home" / "libraries").exists()


def test_analyse_keeps_the_order_of_the_files_however_many_workers_there_are(home: Home) -> None:
    for number in range(12):
        story(home.path / "given", f"{number:02}.txt", TALK * (1 + 40 * (number % 3)))
    story(home.path / "given", "05b.txt", "")
    answers = []
    for workers in (1, 3):
        story(home.path / "home", "settings.yaml", f"workers: {workers}\n")
        answers.append(home.run("analyse", "--format=jsonl", "given"))
    assert answers[0] == answers[1]
    paths = [record["path"] for record in answers[0].records]
    assert paths == [f"given/{number:02}.txt" for number in range(12)]
    assert answers[0].records[2]["claims"]
    assert "05b.txt" in answers[0].err


TALK = "Ana Lopes denied that the port had closed. "


def test_a_pipeline_of_the_users_own_is_taken_and_what_it_lacks_is_said(home: Home) -> None:
    made(home.path / "home" / "mine", "ner")
    story(home.path / "home", "settings.yaml", "pipeline: ./mine\n")
    story(home.path / "corpus", "a.txt", TALK)
    answer = home.run("analyse", "--format=jsonl", "corpus/a.txt")
    assert (answer.status, answer.records[0]["claims"]) == (0, [])
    (said,) = answer.err.splitlines()
    assert "has no parser, so claims are off" in said
    assert str(home.path / "home" / "mine") in said
    assert "claims are off" in home.run("index", "--analyse", "corpus").err
    story(home.path / "home", "settings.yaml", "pipeline: en_core_web_sn\n")
    lost = home.run("index", "--analyse", "corpus")
    assert (lost.status, len(lost.err.splitlines())) == (2, 1)
    assert "did you mean" in lost.err


def _spans_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "start" in value:
            yield value
        for inner in value.values():
            yield from _spans_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _spans_in(inner)


def test_analyse_prints_claims_and_entities_to_read(home: Home) -> None:
    story(home.path, "a.txt", "Ana Lopes denied that the port had closed.")
    story(home.path, "empty.txt", "")
    answer = home.run("analyse", "none.txt", "a.txt", "empty.txt")
    assert answer.status == 2
    assert "✗ denied      Ana Lopes" in answer.out
    assert "the port had closed" in answer.out
    empty, absent = answer.err.splitlines()
    assert "empty.txt" in empty
    assert absent == "newsreader: there is no file none.txt."


def test_analyse_finds_nothing_in_nothing_and_names_a_model_that_is_missing(home: Home) -> None:
    story(home.path, "empty.txt", "")
    assert home.run("analyse", "empty.txt").status == 1
    lost = home.run("analyse", "--pipeline", "no_such_model", "empty.txt")
    assert (lost.status, lost.out) == (2, "")
    assert "no_such_model" in lost.err


def test_the_settings_are_checked_by_keys(home: Home) -> None:
    assert home.run("keys", "--check").status == 0
    assert "next-claim" in home.run("keys").out
    story(home.path / "home", "settings.yaml", "theem: x\nkeys: {star: '*', nonsense: q}\n")
    checked = home.run("keys", "--check")
    assert (checked.status, checked.out) == (2, "")
    assert "line 1: there is no setting 'theem'" in checked.err
    assert "nonsense" in checked.err
    story(home.path / "home", "settings.yaml", "theme: newsreader-drak\n")
    themed = home.run("keys", "--check")
    assert themed.status == 2
    assert "no theme 'newsreader-drak'; did you mean newsreader-dark?" in themed.err
    story(home.path / "home", "settings.yaml", "keys: {star: '*', nonsense: q}\n")
    listed = home.run("keys")
    assert listed.status == 0
    assert [line.split()[0] for line in listed.out.splitlines() if " star " in line] == ["*"]


def test_themes_and_places_are_listed(home: Home) -> None:
    assert "* newsreader-dark" in home.run("themes").out
    story(home.path / "home" / "themes", "mine.yaml", "name: mine\nextends: newsreader-dark\n")
    story(home.path / "home" / "themes", "bad.yaml", "name: bad\nextends: nothing\n")
    listed = home.run("themes")
    assert "  mine " in listed.out
    assert "bad.yaml" in listed.err
    assert home.run("locate", "samples").out.strip() == str(SAMPLES)
    assert home.run("locate", "settings").status == 1


HEAVY = """
import sys
from tui.cli import main
main(sys.argv[1:])
print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("words", "unwanted"),
    [
        (["--version"], {"textual", "rich", "spacy", "apsw", "trafilatura", "lxml", "numpy"}),
        (["locate"], {"textual", "rich", "spacy", "apsw", "trafilatura", "lxml", "numpy"}),
        (["keys"], {"textual", "rich", "spacy", "apsw", "trafilatura", "lxml", "numpy"}),
        (["man"], {"textual", "rich", "spacy", "apsw", "trafilatura", "lxml", "numpy"}),
        (["completion", "zsh", "se"], {"textual", "rich", "spacy", "apsw", "lxml", "numpy"}),
        (["completion", "zsh", "tag", "+x"], {"textual", "rich", "spacy", "trafilatura", "lxml"}),
        (["search", "--output=claims", "harbour"], {"textual", "rich", "spacy", "lxml"}),
        (["count", "--output=tags", "harbour"], {"textual", "rich", "spacy", "lxml"}),
        (["tag", "+x", "--", "harbour"], {"textual", "rich", "spacy", "lxml"}),
        (["show", "--findings", "corpus/a.txt"], {"textual", "rich", "spacy", "lxml"}),
        (["search", "harbour"], {"textual", "rich", "spacy", "trafilatura", "lxml"}),
        (["show", "corpus/a.txt"], {"textual", "rich", "spacy", "trafilatura", "lxml"}),
        (["tag", "harbour", "x"], {"textual", "rich", "spacy", "trafilatura", "lxml"}),
        (["index"], {"textual", "rich", "spacy"}),
        (["nowhere"], {"textual", "rich", "spacy", "lxml"}),
        (["analyse", "corpus/a.txt"], {"textual", "apsw"}),
    ],
)
def test_a_command_loads_only_what_it_needs(
    filled: Home, words: Sequence[str], unwanted: set[str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-c", HEAVY, *words],
        cwd=filled.path,
        env=filled.environ,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert unwanted.isdisjoint(done.stderr.splitlines()[-1].split())


def test_what_nobody_foresaw_becomes_a_crash_report(home: Home) -> None:
    program = (
        "import sys; from tui import cli; from tui.commands import locate\n"
        "locate.run = lambda shell, asked: 1 / 0\n"
        "sys.exit(cli.main(['locate']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=home.environ,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    (report,) = (home.path / "home" / "state").glob("crash-*.log")
    assert str(report) in done.stderr
    assert "ZeroDivisionError" in report.read_text()


def test_typos_are_forgiven_unless_the_settings_say_no(home: Home) -> None:
    story(home.path / "corpus", "a.txt", "Hezbollah denied it.")
    home.run("index", "corpus")
    assert home.run("search", "hezbolah").status == 0
    story(home.path / "home", "settings.yaml", "typos: off\n")
    assert home.run("search", "hezbolah").status == 1
    assert home.run("search", "hezbolah~").status == 0


def test_an_escape_sequence_in_a_file_name_reaches_no_terminal(home: Home) -> None:
    corpus = home.path / "corpus"
    story(corpus, "a\x1b]52;c;aGk=\x07\x9b.txt", "The port is open.")
    (corpus / "b\x1b[2J.txt").write_bytes(bytes(range(256)) * 50)
    indexed = home.run("index", corpus)
    outputs = [indexed, home.run("search", "port"), home.run("search", "--format=jsonl", "port")]
    (record,) = outputs[2].records
    outputs += [home.run("show", record["id"], f"--format={f}") for f in ("text", "jsonl")]
    outputs.append(home.run("analyse", "--format=jsonl", corpus))
    path = corpus / "a\x1b]52;c;aGk=\x07\x9b.txt"
    assert [output.records[0].get("path") for output in outputs[-2:]] == [str(path)] * 2
    for answer in outputs:
        assert not {"\x1b", "\x07", "\x9b"} & set(answer.out + answer.err)


@pytest.fixture
def heeding_ctrl_c() -> Iterator[None]:
    """What is started now heeds ctrl+c, also where the tests run behind a shell's `&`."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeding_ctrl_c")
@pytest.mark.skipif(os.name != "posix", reason="signals and pipes of POSIX")
def test_a_reader_that_goes_away_and_ctrl_c_end_a_command_quietly(home: Home) -> None:
    folder = home.path / "given"
    for number in range(400):
        story(folder, f"{number:03}.txt", "Ana Lopes denied that the port had closed. " * 20)
    command = [sys.executable, "-P", "-m", "tui", "analyse", "--format", "jsonl", "given"]
    for stop in ("pipe", "signal"):
        with subprocess.Popen(
            command, cwd=home.path, env=home.environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout
            assert process.stderr
            assert json.loads(process.stdout.readline())
            if stop == "pipe":
                process.stdout.close()
            else:
                process.send_signal(signal.SIGINT)
            began = time.monotonic()
            said = process.stderr.read()
            status = process.wait()
            assert time.monotonic() - began < PATIENCE
        assert (stop, status, said) == (stop, {"pipe": 141, "signal": 130}[stop], b"")


def test_closed_streams_are_no_reason_to_fail(home: Home) -> None:
    line = '"$1" -P -m tui --version >&- 2>&-'
    done = subprocess.run(
        ["sh", "-c", line, "sh", sys.executable], env=home.environ, cwd=home.path, check=False
    )
    assert done.returncode == 0


class Terminal:
    """A terminal of 120 × 36 with a program in it."""

    def __init__(self, home: Home, *command: str) -> None:
        fcntl = pytest.importorskip("fcntl")
        pty = pytest.importorskip("pty")
        termios = pytest.importorskip("termios")
        self._screen, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-P", *command],
            cwd=home.path,
            # COLUMNS, which parallel test runners set, would hide the size of this terminal.
            env={
                **{k: v for k, v in home.environ.items() if k not in ("COLUMNS", "LINES")},
                "TERM": "xterm-256color",
                "TEXTUAL_ANIMATIONS": "none",
            },
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        self.seen = b""

    def until(self, words: str) -> None:
        """Read what is drawn until the words have been."""
        deadline = time.monotonic() + PATIENCE
        while words.encode() not in re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", self.seen):
            if time.monotonic() > deadline:
                self.process.kill()
                self.process.wait()
                pytest.fail(f"{words!r} was never drawn; the last was {self.seen[-2000:]!r}")
            if select.select([self._screen], [], [], 0.2)[0]:
                try:
                    self.seen += os.read(self._screen, 65536)
                except OSError:  # the program closed its side
                    break

    def press(self, keys: str) -> None:
        os.write(self._screen, keys.encode())

    def hang_up(self) -> int:
        """Close the terminal under the program; the exit status."""
        os.close(self._screen)
        try:
            return self.process.wait(PATIENCE)
        finally:
            self.process.kill()

    def end(self) -> int:
        """Read to the end; the exit status."""
        self.until("\0 never drawn")
        os.close(self._screen)
        return self.process.wait(PATIENCE)


def test_the_first_run_opens_the_samples_and_the_next_finds_them_as_they_were_left(
    home: Home,
) -> None:
    terminal = Terminal(home, "-m", "tui")
    for words in ("samples", "Claims", "Entities"):
        terminal.until(words)
    terminal.press("O")
    terminal.until("Under publishers")
    terminal.press("d")
    terminal.until("under days")
    terminal.press("q")
    assert terminal.end() == 0
    assert b"Traceback" not in terminal.seen
    library = Path(home.run("locate", "library").out.strip())
    remembered = json.loads((home.path / "home" / "state" / "state.json").read_text())
    article = remembered["libraries"][str(library)]["article"]
    assert home.run("show", article).status == 0
    assert home.run("search", "harbour").status == 0
    again = Terminal(home, "-m", "tui")
    again.until("under days")
    assert again.hang_up() == 0
    remembered = json.loads((home.path / "home" / "state" / "state.json").read_text())
    assert remembered["libraries"][str(library)]["article"] == article
    assert remembered["libraries"][str(library)]["screen"]["order"] == "group:day"


def test_a_reader_whose_terminal_is_closed_ends_by_itself(home: Home) -> None:
    terminal = Terminal(home, "-m", "tui")
    terminal.until("samples")
    assert terminal.hang_up() == 0


def test_a_failure_of_the_screen_is_told_after_it(home: Home) -> None:
    program = (
        "import sys; from tui import cli; from tui.terminal.app import NewsreaderApp\n"
        "NewsreaderApp.on_background_spoke = lambda app, message: 1 / 0\n"
        "sys.exit(cli.main([]))"
    )
    terminal = Terminal(home, "-c", program)
    assert terminal.end() == 2
    assert b"Traceback" not in terminal.seen
    (report,) = (home.path / "home" / "state").glob("crash-*.log")
    assert str(report).encode() in terminal.seen.replace(b"\r\n", b"")
    assert "ZeroDivisionError" in report.read_text()


words = st.lists(
    st.one_of(
        st.text(max_size=8),
        st.sampled_from(
            [*(command.name for command in COMMANDS), "--library", "--", "-x", "--format"]
        ),
    ),
    max_size=6,
)


@settings(deadline=None)
@given(words)
def test_any_words_are_understood_or_refused_in_a_sentence(words: list[str]) -> None:
    asked = None
    said = ""
    status: object = 0
    try:
        asked = parse(words)
    except UsageError as error:
        said = str(error)
    except SystemExit as answered:
        status = answered.code
    assert status == 0
    if asked is None:
        assert said == "" or said.endswith(".")
    else:
        assert asked.command in {"read", *(command.module or command.name for command in COMMANDS)}


@settings(deadline=None)
@given(st.lists(st.text(min_size=1, max_size=9)))
def test_every_query_arrives_as_it_was_typed(query: list[str]) -> None:
    asked = parse(["search", "--limit", "3", "--", *query])
    assert (asked.query, asked.limit) == (query, 3)
