"""No command prints a byte that a terminal would obey, whatever was read and whoever reads."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.hostile import house
from tests.hostile.house import House
from tests.hostile.payloads import ALL, STEERING
from tests.hostile.streams import ran
from tui.commands import search

TYPED = os.fsdecode(ALL.replace("\0", "").encode("utf-8", "surrogatepass"))
"""All of it as it may be typed: no argument holds a NUL."""

PROGRESS = re.compile(r"\r\x1b\[K")
"""Our own, and only on a terminal: the line of `Out.progress` begins so."""

SPELLINGS = cache(search._spellings)
FORMS = ("json", "jsonl", "csv")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> House:
    return house.build(tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def hostile(built: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    found = House(tmp_path / "house")
    shutil.copytree(built.path, found.path)
    monkeypatch.setenv("NEWSREADER_HOME", str(found.home))
    # Most of the time would go into them.
    monkeypatch.setattr(search, "_spellings", SPELLINGS)
    return found


def texts(hostile: House) -> Iterator[tuple[str, ...]]:
    """Commands that print for eyes."""
    at = ("--library", str(hostile.library))
    with hostile.open() as library:
        ids = [id_ for id_, _ in library.shelf.addresses()]
    for name in ("search", "count", "origins", "claims", "pairs", "timeline"):
        yield (name, *at, "port")
        yield (name, *at, TYPED)
    for output in ("paths", "tags", "claims", "entities"):
        yield ("search", *at, "--output", output, "port")
    yield ("search", *at, "--output", "paths", "-0", "port")
    yield ("like", *at, ids[0])
    yield ("show", *at, *ids, TYPED)
    yield ("entity", *at, "daniel okafor")
    yield ("claims", *at, "--lost")
    yield ("tags", *at)
    yield ("removed", *at)
    yield ("correct", "list", *at)
    yield ("count", *at, "--batch", str(hostile.path / "queries"))
    yield ("import", *at, str(hostile.path / "w3c.json"))
    for prefer in ("mine", "theirs"):
        yield ("restore", *at, "--prefer", prefer, str(hostile.path / "dump"))
    yield ("tags", *at, "--rename", TYPED, TYPED)
    yield ("tags", *at, "--look", "strike", TYPED, TYPED)
    yield ("tag", *at, ids[0], TYPED)
    yield ("correct", "rename", *at, "daniel okafor", TYPED)
    yield ("index", *at, str(hostile.corpus))
    yield ("removed", *at)
    yield from ((TYPED,), ("index", TYPED), ("restore", *at, TYPED), ("doctor", TYPED))
    yield from (("locate", TYPED), ("search", "--format", TYPED), ("locate",), ("themes",))
    yield from (("keys", "--check"), ("doctor", str(hostile.library)))


def records(hostile: House) -> Iterator[tuple[str, ...]]:
    """Commands that print for other programs."""
    at = ("--library", str(hostile.library))
    with hostile.open() as library:
        ids = [id_ for id_, _ in library.shelf.addresses()]
    for form in FORMS:
        for name in ("search", "count", "origins", "claims", "pairs"):
            yield (name, *at, "--format", form, "port")
        yield ("like", *at, "--format", form, ids[0])
        yield ("tags", *at, "--format", form)
        yield ("count", *at, "--format", form, "--batch", str(hostile.path / "queries"))
    yield ("show", *at, "--format", "jsonl", *ids)
    yield ("timeline", *at, "--format", "jsonl", "port")
    yield ("entity", *at, "--format", "json", "daniel okafor")
    for form in ("csv", "jsonl", "w3c"):
        yield ("export", *at, "--to", form, "--findings")
    yield ("restore", *at, str(hostile.path / "dump"))
    yield ("claims", *at, "--format", "claimreview", "--reviewer", TYPED)
    yield ("dump", *at)


@pytest.mark.parametrize("is_terminal", [False, True], ids=["piped", "on a terminal"])
def test_what_is_printed_for_eyes_steers_nothing(
    hostile: House, is_terminal: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in texts(hostile):
        status, out, err = ran(monkeypatch, words, is_terminal=is_terminal)
        if "-0" in words and not is_terminal:
            assert out.endswith("\0")
            continue
        if is_terminal:
            out, err = PROGRESS.sub("", out), PROGRESS.sub("", err)
        steering = STEERING.intersection(out + err)
        assert (words[:1], status in (0, 1, 2), steering) == (words[:1], True, frozenset())
        assert "nobody foresaw" not in err, (words[:1], err[-500:])


def test_what_is_printed_for_programs_is_what_it_says_and_steers_nothing(
    hostile: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in records(hostile):
        status, out, err = ran(monkeypatch, words)
        steering = STEERING.intersection(out + err)
        assert (words[0], words[3:5], status in (0, 1), steering) == (
            *words[:1],
            words[3:5],
            True,
            set(),
        )
        if "csv" in words:
            _check_table(out)
        elif {"json", "w3c", "claimreview"} & set(words):
            json.loads(out or "null")
        elif words[0] != "restore":
            assert all(map(json.loads, out.splitlines()))


def _check_table(out: str) -> None:
    """Every row has as many cells, and none is a formula, whatever parts the cells."""
    rows = list(csv.reader(io.StringIO(out, newline="")))
    assert len({len(row) for row in rows}) == bool(out)
    halved = csv.reader(io.StringIO(out, newline=""), delimiter=";", quoting=csv.QUOTE_NONE)
    for row in (*rows, *halved):
        assert not [cell for cell in row if re.match(r"[=+@＝＋＠\t\r]|-\S", cell)]


def test_a_line_of_names_and_paths_stays_one_line(
    hostile: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = ("--library", str(hostile.library), "port")
    _, paths, _ = ran(monkeypatch, ("search", "--output", "paths", *at))
    _, count, _ = ran(monkeypatch, ("count", "--output", "paths", *at))
    assert len(paths.splitlines()) == int(count)
