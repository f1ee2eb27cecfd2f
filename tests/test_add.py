"""`newsreader add` as a user runs it, against a server on this machine."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fetching.serving import FEED, Reply, Web, page, rss, served
from tests.test_cli import Home, story

LONG = "The port authority said on Tuesday that the cranes would work again by Friday. " * 5


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


@pytest.fixture
def web() -> Iterator[Web]:
    with served() as one:
        hostile = "Harbour &#x9b;31m News"
        one.replies["/feed"] = Reply(
            rss(("1", "Cranes", "The cranes work."), ("2", "Fog", ""), title=hostile),
            FEED,
            headers={"ETag": '"1"'},
        )
        one.replies["/story/2"] = Reply(page("Fog", LONG))
        yield one


def add(home: Home, *words: str | Path) -> tuple[int, str, str]:
    answer = home.run("add", "--allow-private", *words)
    for stream in (answer.out, answer.err):
        assert all(sign.isprintable() or sign == "\n" for sign in stream)
    return answer.status, answer.out, answer.err


def test_a_feed_is_added_read_searched_updated_listed_and_forgotten(home: Home, web: Web) -> None:
    status, out, err = add(home, web.url("/feed"))
    assert status == 0
    assert "News: 2 new\n1 articles" in out
    assert "headlines without a text: 1" in err
    assert home.run("search", "cranes").out.count("Cranes") == 1
    status, out, _ = add(home, "--update", "--full")
    assert "1 page fetched" in out
    assert home.run("search", "authority fog").status == 0
    status, out, _ = add(home, "--update")
    assert (status, out.splitlines()[0].endswith("News: nothing new")) == (0, True)
    (record,) = json.loads(home.run("add", "--list", "--format", "json").out)
    assert (record["url"], record["kind"], record["full"]) == (web.url("/feed"), "feed", True)
    assert Path(record["path"]).is_dir()
    table = list(csv.DictReader(home.run("add", "--list", "--format", "csv").out.splitlines()))
    assert table[0]["url"] == web.url("/feed")
    asked = len(web.asked)
    assert home.run("add", "--remove", web.url("/feed")).status == 0
    assert home.run("add", "--list").status == 1
    assert Path(record["path"]).is_dir()
    assert len(web.asked) == asked


def test_nothing_on_this_network_is_asked_unless_that_is_allowed(home: Home, web: Web) -> None:
    answer = home.run("add", web.url("/feed"), "file:///etc/passwd", "http://[::1]/")
    assert (answer.status, answer.out, web.asked) == (1, "", [])
    assert answer.err.count("--allow-private") == 2
    assert "only addresses that begin with https://" in answer.err
    # Nothing came, so there is no library, and what is read next is what it was.
    assert home.run("locate", "library").status == 2


def test_no_other_command_asks_a_server(home: Home, web: Web) -> None:
    assert add(home, web.url("/feed"))[0] == 0
    asked = len(web.asked)
    feeds = home.run("locate", "feeds").out.strip()
    assert home.run("index", feeds).status == 0
    assert home.run("show", *Path(feeds).rglob("[!.]*.rss")).status == 0
    assert len(web.asked) == asked


def test_a_folder_inside_the_corpus_goes_into_its_library(home: Home, web: Web) -> None:
    corpus = home.path / "corpus"
    story(corpus, "a.txt", "The port is open.")
    home.run("index", corpus)
    before = home.run("locate", "library").out
    status, out, _ = add(home, "--into", corpus / "fetched", web.url("/feed"))
    assert (status, out.splitlines()[1].startswith("2 articles")) == (0, True)
    assert home.run("locate", "library").out == before
    inside = {path.relative_to(corpus).parts[0] for path in corpus.rglob("*")}
    assert inside == {"a.txt", "fetched"}


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "name an address"),
        (("--update", "http://x.example/"), "name none"),
        (("--update", "--list"), "not allowed with"),
        (("--remove",), "name an address"),
        (("--update",), "nothing was added"),
        (("--into", "/dev/null/x", "http://127.0.0.1/"), "cannot be written"),
    ],
)
def test_wrong_use_of_add_is_said(home: Home, words: tuple[str, ...], why: str) -> None:
    answer = home.run("add", *words)
    assert (answer.status, answer.out) == (2, "")
    assert why in answer.err
