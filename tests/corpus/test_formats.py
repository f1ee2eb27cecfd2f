# ruff: noqa: E501  tables of examples, one a line
"""Reading files: whatever is in them, the reader answers with articles and reasons."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.corpus.reading_aid import all_of
from tui.corpus.clean import clean
from tui.corpus.decode import SIZE_LIMIT
from tui.corpus.format_table import Kind, kind_of, names_of_suffixes, suffix_of
from tui.corpus.formats import read

_NASTY = Path(__file__).parent / "nasty"
_HEADS = (
    b"", b"---\n", b"+++\na = ", b"<html><p>", b'{"text": "', b'[{"title": "a", "text": "b"}, ',
    b"\xff\xfe", b"\xef\xbb\xbf", b" date 2023-11-07 ", b"# ", b'<script type="application/ld+json">{',
    b"By Ana Ferreira\n\n", b"GENEVA (AP) - ", b"\x00\x00\xfe\xff",
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "expected", "refused_at"),
    [
        ("bad-yaml.md", ["The mill burnt down on Monday."], [4]),
        ("billion-laughs.md", ["The mill burnt down on Monday."], [4]),
        ("broken-off.json", ["One\n\nThe first story.", "Two\n\nThe second story."], [4]),
        ("clipboard.txt", ["Mayor resigns\n\nThe mayor ]52;c;cm0gLXJmIC8=resigned [31mon0m Tuesday."], []),
        ("cut-off.txt", ["The bridge was shut, the council said, and the café stayed open \ufffd"], []),
        ("empty.txt", [], [None]),
        ("lines-called-json.json", ["One\n\nThe first story.", "Two\n\nThe second story."], []),
        ("never-closed.md", [], [4]),
        ("no-story.html", [], [None]),
        ("no-word.txt", [], [None]),
        ("one-bad-byte.txt", ["Le ministre a été interrogé hier soir à l’Assemblée, où il a nié avoir été prévenu. Il a dit “non”."], []),
        ("picture.txt", [], [None]),
        ("some-lines-broken.jsonl", ["One\n\nThe first story.", "Six\n\nThe sixth line."], [3, 4, 5]),
        ("turned-round.txt", ["The exe.fdp file was sent by the minister."], []),
        ("utf-16.txt", ["Brücke gesperrt\n\nDie Brücke ist für Lastwagen gesperrt, sagte die Stadt."], []),
        (
            "windows-1252.txt",
            ["Café shut\n\nThe café’s owner said “no one was hurt” – and that it would reopen."],
            [],
        ),
    ],
)  # fmt: skip
def test_nasty_files_are_read_as_far_as_they_can_be(
    name: str, expected: list[str], refused_at: list[int | None]
) -> None:
    reading = read(_NASTY / name)
    assert [article.text for article in reading.articles] == expected
    assert [refusal.line for refusal in reading.refusals] == refused_at


def test_no_object_is_ever_made_of_yaml() -> None:
    (article,) = read(_NASTY / "python-object.md").articles
    assert article.text.endswith("The mill burnt down on Monday.")


def test_scripts_and_references_of_a_page_do_not_get_through() -> None:
    (article,) = read(_NASTY / "script.html").articles
    assert "harm" not in article.text
    assert "\x1b" not in article.text
    assert "\u202e" not in article.text


@pytest.mark.parametrize("suffix", sorted(names_of_suffixes()))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from(_HEADS),
    st.one_of(st.binary(), st.text().map(lambda t: t.encode("utf-8", "replace"))),
)
def test_no_bytes_make_a_reader_fail(tmp_path: Path, suffix: str, head: bytes, rest: bytes) -> None:
    articles, refusals = all_of(tmp_path, f"a{suffix}", head + rest)
    assert articles or refusals or not rest.strip()
    for article in articles:
        assert clean(article.text) == article.text
        assert clean(article.headline) == article.headline
        assert "\n" not in article.headline
    for refusal in refusals:
        assert "\x1b" not in str(refusal)
        assert refusal.reason
        assert refusal.advice


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("a.TXT", ".txt"),
        ("story", ""),
        ("000_6f4aeab3919da0c1", ""),
        ("news-2023.11.07", ""),
        ("Mr. Smith goes", ""),
        ("a.tar.gz", ".gz"),
        (".hidden", ""),
    ],
)
def test_a_suffix_is_only_what_can_be_one(name: str, suffix: str) -> None:
    assert suffix_of(name) == suffix


def test_kinds_of_files_are_told_by_their_names() -> None:
    names = {
        Kind.ARTICLES: (
            "a.md",
            "a.pdf",
            "a.zip",
            "a.csv",
            "a.xml",
            "a.warc.gz",
            "a.txt.gz",
            "a.gz",
        ),
        Kind.NOT_READ_YET: ("a.docx", "a.eml"),
        Kind.ARCHIVE: ("a.tar.gz", "a.tgz", "a.7z", "a.docx.gz"),
        Kind.OTHER: ("a.jpg", "a.sql.gz"),
    }
    for kind, called in names.items():
        assert [kind_of(name) for name in called] == [kind] * len(called)


def test_a_giant_text_is_refused_with_advice(tmp_path: Path) -> None:
    path = tmp_path / "giant.txt"
    with path.open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
    (refusal,) = read(path).refusals
    assert "larger than 16 MiB" in refusal.reason
    assert ".jsonl" in refusal.advice


@pytest.mark.parametrize(
    "unit", ["x", "word ", "a\n", "By A B\n\n", ".", '"', "é", "、", " \n", "a.b"]
)
def test_endless_texts_do_not_hold_the_program(tmp_path: Path, unit: str) -> None:
    start = time.perf_counter()
    all_of(tmp_path, "a.txt", unit * (1_000_000 // len(unit)))
    assert time.perf_counter() - start < 5


def test_a_file_that_vanished_or_may_not_be_read_is_a_refusal(tmp_path: Path) -> None:
    (gone,) = read(tmp_path / "gone.txt").refusals
    assert "it is gone" in gone.reason
    (folder,) = read(tmp_path).refusals
    assert "not a regular file" in folder.reason


def test_an_unreadable_file_is_a_refusal(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("It was said.")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    (refusal,) = read(path).refusals
    assert "you may not read it" in refusal.reason


def test_a_pipe_in_a_files_place_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    os.mkfifo(path)
    (refusal,) = read(path).refusals
    assert "not a regular file" in refusal.reason


def test_a_circle_of_links_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.symlink_to(path)
    (refusal,) = read(path).refusals
    assert "circle" in refusal.reason


def test_plain_text_is_read_without_the_heavy_libraries(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Port reopens\n\nThe cranes ran.")
    heavy = {"lxml", "trafilatura", "charset_normalizer", "yaml", "markdown_it", "warcio", "pypdf"}
    code = (
        "import sys; from pathlib import Path; from tui.corpus.formats import read; "
        f"read(Path({str(tmp_path / 'a.txt')!r})); print(sorted({heavy!r} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def _seconds(folder: Path, name: str, content: str) -> float:
    start = time.process_time()
    all_of(folder, name, content)
    return time.process_time() - start


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", "<html><p " + " ".join(f"a{n}" for n in range(100_000)) + ">It rained."),
        ("a.json", json.dumps({"text": "<p " + " ".join(f"a{n}" for n in range(100_000)) + ">a</p>"})),
        ("a.txt", "7 November 2023\n" * 30_000),
        ("a.xml", "<rss " + " " * 300_000 + "><channel/></rss>"),
        ("a.json", json.dumps({"text": "a", "author": "-" * 300_000})),
        ("a.json", json.dumps({"text": "a", "author": "[[" * 300_000})),
        ("a.xml", "<!-- a -->" * 6_000),
        ("a", "<!DOCTYPE a [" + "]" * 60_000),
        ("a.csv", "title,text\n" + ",\n" * 300_000),
    ],
    ids=["attributes", "attributes in JSON", "dates", "spaces", "author", "links", "comments", "types", "empty rows"],
)  # fmt: skip
def test_what_once_took_minutes_takes_no_time(tmp_path: Path, name: str, content: str) -> None:
    assert _seconds(tmp_path, name, content) < 3


def test_a_head_without_end_is_given_up(tmp_path: Path) -> None:
    _, (refusal,) = all_of(tmp_path, "a.warc", b"WARC/1.0\r\nA: " + b"b" * 6_000_000)
    assert "never end" in refusal.reason
