"""From addresses to files: what a folder holds after a feed or a page was fetched."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fetching.conftest import Reader
from tests.fetching.serving import FEED, HTML, Reply, Web, page, rss
from tui.corpus.feed_parts import ITEMS_LIMIT, parted
from tui.corpus.formats import read
from tui.errors import CorpusError
from tui.fetching import sources, store
from tui.fetching.faults import BusyError, FetchError, GoneError
from tui.fetching.fetcher import AGENT
from tui.fetching.store import kept_in, name_of

LONG = "The port authority said on Tuesday that the cranes would work again by Friday. " * 5
TWO = rss(
    ("1", "Cranes work again", "The cranes work, said the port."), ("2", "Strike", "It ends.")
)


def test_the_items_of_a_feed_are_files_that_read_as_in_the_whole(
    reader: Reader, web: Web, tmp_path: Path
) -> None:
    web.replies["/feed"] = Reply(TWO, FEED, headers={"ETag": '"1"'})
    outcome = reader.add(web.url("/feed"))
    assert (outcome.new, outcome.changed, outcome.same) == (2, 0, 0)
    assert reader.files == ["harbour-news/cranes-work-again.rss", "harbour-news/strike.rss"]
    whole = tmp_path / "whole.rss"
    whole.write_bytes(TWO)
    stories = [read(path).articles for path in sorted(reader.root.rglob("*.rss"))]
    for (story,), other in zip(stories, read(whole).articles, strict=True):
        for name in ("text", "headline", "publisher", "published", "url", "language"):
            assert getattr(story, name) == getattr(other, name)


def test_an_item_that_fell_out_of_the_feed_stays_and_only_what_changed_is_written(
    reader: Reader, web: Web
) -> None:
    web.replies["/feed"] = Reply(TWO, FEED)
    reader.add(web.url("/feed"))
    times = {path.name: path.stat().st_mtime_ns for path in reader.root.rglob("*.rss")}
    web.replies["/feed"] = Reply(
        rss(("2", "Strike goes on", "It does not end."), ("3", "Fog", "Ships wait.")), FEED
    )
    outcome = reader.add(web.url("/feed"))
    assert (outcome.new, outcome.changed, outcome.same) == (1, 1, 0)
    assert reader.files == [
        *("harbour-news/cranes-work-again.rss", "harbour-news/fog.rss", "harbour-news/strike.rss")
    ]
    assert "does not end" in reader.text("strike-*.rss")
    again = {path.name: path.stat().st_mtime_ns for path in reader.root.rglob("cranes-*.rss")}
    assert again.items() <= times.items()


def test_what_did_not_change_is_not_sent_again_unless_its_files_are_gone(
    reader: Reader, web: Web
) -> None:
    web.replies["/feed"] = Reply(TWO, FEED, headers={"ETag": '"1"'})
    source = reader.add(web.url("/feed")).source
    outcome = reader.add(web.url("/feed"))
    assert web.asked[-1][1]["if-none-match"] == '"1"'
    assert (outcome.new, outcome.same) == (0, 0)
    (reader.root / source.place).rename(reader.root.parent / "elsewhere")
    assert reader.add(web.url("/feed")).new == 2


def test_who_is_interrupted_loses_nothing_and_finds_it_all_the_next_time(
    reader: Reader, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.replies["/feed"] = Reply(TWO, FEED, headers={"ETag": '"1"'})
    written: list[Path] = []
    real = Path.replace

    def replace(path: Path, target: Path) -> Path:
        written.append(Path(target))
        if len(written) == 2:
            raise KeyboardInterrupt
        return real(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        reader.add(web.url("/feed"))
    monkeypatch.undo()
    assert reader.files == ["harbour-news/strike.rss"]
    assert not list(reader.root.rglob(".newsreader-part-*"))
    outcome = reader.add(web.url("/feed"))
    assert (outcome.new, outcome.same) == (1, 1)
    assert "if-none-match" not in web.asked[-1][1]


def test_atom_and_json_feeds_are_taken_apart_too(reader: Reader, web: Web) -> None:
    web.replies["/atom"] = Reply(
        b"<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>Quay</title>"
        b"<entry><id>tag:a</id><title>Fog</title><link href='/fog'/><author><name>Ana Lopes</name>"
        b"</author><updated>2023-11-07T09:00:00Z</updated><content type='xhtml'>"
        b"<div xmlns='http://www.w3.org/1999/xhtml'><p>Ships <b>wait</b>.</p></div></content>"
        b"</entry></feed>",
        "text/xml",
    )
    items = [{"id": 7, "title": "Mole \ud800", "content_html": "<p>It broke.</p>"}, "no item"]
    value = {"version": "https://jsonfeed.org/version/1.1", "title": "Mole", "items": items}
    web.replies["/json"] = Reply(json.dumps(value).encode(), "application/feed+json")
    assert reader.add(web.url("/atom")).new == 1
    assert reader.add(web.url("/json")).new == 1
    assert reader.files == ["mole/mole.json", "quay/fog.atom"]
    (fog,) = read(next(reader.root.rglob("fog-*"))).articles
    assert (fog.authors, fog.publisher, fog.language) == (("Ana Lopes",), "Quay", "en")
    assert "Ships wait." in fog.text


def test_with_full_the_page_takes_the_place_of_its_item_and_keeps_what_the_feed_said(
    reader: Reader, web: Web
) -> None:
    items = (("1", "Cranes", "Short."), ("2", "Only a headline", ""), ("3", "Gone", "No page."))
    web.replies["/feed"] = Reply(rss(*items), FEED, headers={"ETag": '"1"'})
    web.replies["/story/1"] = Reply(page("Cranes", LONG, LONG))
    web.replies["/story/2"] = Reply(page("Only a headline", LONG))
    assert reader.add(web.url("/feed")).textless == 1
    assert reader.files == ["harbour-news/cranes.rss", "harbour-news/gone.rss"]
    outcome = reader.add(web.url("/feed"), is_full=True)
    assert (outcome.pages, outcome.waiting, outcome.textless) == (2, 0, 0)
    assert "status 404" in outcome.problems[0]
    assert reader.files == [
        *("harbour-news/cranes.html", "harbour-news/gone.rss"),
        "harbour-news/only-a-headline.html",
    ]
    (cranes,) = read(next(reader.root.rglob("cranes-*.html"))).articles
    assert cranes.published is not None
    assert (cranes.publisher, cranes.published.day) == ("Harbour News", "2023-11-07")
    assert cranes.url == web.url("/story/1")
    # What is there, and what cannot be had, is not asked for again.
    before = len(web.asked)
    reader.add(web.url("/feed"))
    assert web.paths[before:] == ["/feed"]
    # An item that says something new has its page fetched anew.
    items = (("1", "Cranes", "Short, and changed."), *items[1:])
    web.replies["/feed"] = Reply(rss(*items), FEED)
    web.replies["/story/1"] = Reply(page("Cranes", LONG, "Now they broke.", LONG))
    assert reader.add(web.url("/feed")).pages == 1
    assert "Now they broke" in reader.text("cranes-*.html")


def test_a_page_that_says_less_than_its_item_is_not_taken(reader: Reader, web: Web) -> None:
    web.replies["/feed"] = Reply(rss(("1", "Cranes", LONG)), FEED)
    web.replies["/story/1"] = Reply(page("Cranes", "Subscribe to read on."))
    assert reader.add(web.url("/feed"), is_full=True).pages == 0
    assert reader.files == ["harbour-news/cranes.rss"]


def test_pages_stop_when_their_server_fails_or_asks_for_patience(reader: Reader, web: Web) -> None:
    web.replies["/feed"] = Reply(rss(*((str(n), f"N {n}", "x") for n in range(9))), FEED)
    for number in range(9):
        web.replies[f"/story/{number}"] = Reply(status=500)
    outcome = reader.add(web.url("/feed"), is_full=True)
    assert (outcome.pages, outcome.waiting, len(outcome.problems)) == (0, 6, 3)
    for number in range(9):
        web.replies[f"/story/{number}"] = Reply(status=429)
    assert len(reader.add(web.url("/feed")).problems) == 1


def test_a_single_page_is_saved_with_its_address(reader: Reader, web: Web) -> None:
    said = "Le café rouvre mardi, a dit le maire. " * 5
    body = page("Café", said).decode().encode("cp1252")
    web.replies["/news/cafe.html"] = Reply(body, "text/html; charset=windows-1252")
    outcome = reader.add(web.url("/news/cafe.html"))
    assert (outcome.new, reader.files) == (1, ["/cafe.html"])
    (article,) = read(reader.root / outcome.source.place).articles
    assert article.url == web.url("/news/cafe.html")
    assert "café rouvre" in article.text
    assert reader.add(web.url("/news/cafe.html")).same == 1


def test_a_page_names_its_feeds(reader: Reader, web: Web) -> None:
    head = "<link rel='alternate' type='application/rss+xml' href='/feed?a=1&amp;b=2'>"
    web.replies["/"] = Reply(page("Home", LONG, head=head))
    assert reader.add(web.url("/")).offers == (web.url("/feed?a=1&b=2"),)


def test_robots_txt_is_honoured_for_pages_and_each_is_asked_once(reader: Reader, web: Web) -> None:
    web.replies["/robots.txt"] = Reply(
        b"User-agent: *\nDisallow: /private\n\nUser-agent: newsreader\nDisallow: /story/2\n"
        b"Crawl-delay: 7\n"
    )
    web.replies["/feed"] = Reply(rss(("1", "A", "x"), ("2", "B", "y")), FEED)
    for number in (1, 2):
        web.replies[f"/story/{number}"] = Reply(page("A", LONG))
    outcome = reader.add(web.url("/feed"), is_full=True)
    assert (outcome.pages, len(outcome.problems)) == (1, 1)
    assert "robots.txt asks programs to leave" in outcome.problems[0]
    assert sorted(web.paths) == ["/feed", "/robots.txt", "/story/1"]
    assert max(reader.slept) > 6
    with pytest.raises(FetchError, match=r"robots\.txt"):
        reader.add(web.url("/story/2"))
    assert not list(reader.root.glob("pages/*"))
    web.replies["/robots.txt"] = Reply(status=500)
    with pytest.raises(FetchError, match=r"robots\.txt"):
        reader.add(web.url("/story/1"))
    assert AGENT.startswith("newsreader/")


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Reply(b"\x89PNG\r\n", "image/png"), "neither a feed nor a page"),
        (Reply(b"%PDF-1.7", "application/pdf"), "neither a feed nor a page"),
        (Reply(b"Just words.", "text/plain"), "neither a feed nor a page"),
        (Reply(b"<opml><body/></opml>", "text/xml"), "neither a feed nor a page"),
        (Reply(b'{"version": "https://jsonfeed.org/', "application/json"), "neither a feed"),
        (Reply(b"[" * 100_000, "application/json"), "neither a feed nor a page"),
        (Reply(b"", FEED), "neither a feed nor a page"),
        (Reply(status=404), "status 404"),
    ],
)
def test_what_is_neither_feed_nor_page_leaves_nothing(
    reader: Reader, web: Web, reply: Reply, why: str
) -> None:
    web.replies["/a"] = reply
    with pytest.raises(FetchError, match=why):
        reader.add(web.url("/a"))
    assert not reader.root.exists() or not list(reader.root.rglob("*"))


def test_a_malformed_feed_gives_what_is_sound_in_it(reader: Reader, web: Web) -> None:
    web.replies["/feed"] = Reply(TWO[:-60].replace(b"<rss", b"<rss <"), "text/html")
    outcome = reader.add(web.url("/feed"))
    assert outcome.new + len(outcome.problems) >= 1


def test_entities_unfold_nothing_and_read_no_file(reader: Reader, web: Web, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret", "utf-8")
    bomb = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10 if n else 'ha'}'>" for n in range(12))
    feed = rss(("1", "Cranes", "&a11; &x; said the port.")).decode()
    doctype = f"<!DOCTYPE rss [{bomb}<!ENTITY x SYSTEM '{secret.as_uri()}'>]><rss"
    web.replies["/feed"] = Reply(feed.replace("<rss", doctype, 1).encode(), FEED)
    reader.add(web.url("/feed"))
    kept = b"".join(path.read_bytes() for path in reader.root.rglob("*.rss"))
    assert b"secret" not in kept
    assert len(kept) < 5_000


def test_a_feed_that_is_asked_to_wait_or_is_gone_is_left_alone(reader: Reader, web: Web) -> None:
    web.replies["/feed"] = Reply(TWO, FEED)
    url = web.url("/feed")
    reader.add(url)
    web.replies["/feed"] = Reply(status=503, headers={"Retry-After": "600"})
    with pytest.raises(BusyError):
        reader.add(url)
    before = len(web.asked)
    with pytest.raises(BusyError, match="10 minutes"):
        reader.add(url)
    assert len(web.asked) == before
    reader.late = 700
    web.replies["/feed"] = Reply(status=410)
    with pytest.raises(GoneError):
        reader.add(url)
    assert sources.read(reader.root)[url].is_gone
    web.replies["/feed"] = Reply(TWO, FEED)
    assert not reader.add(url).source.is_gone


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_name_is_ours_whatever_the_server_says(title: str, key: str) -> None:
    name = name_of(title, key, ".rss")
    assert Path(name).name == name
    assert not name.startswith((".", "-"))
    assert name.isprintable()
    assert len(name.encode()) < 200


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", "/abs", "CON", "a\x00b", "\x1b[31m", "🚢" * 99]
)
def test_no_title_leads_out_of_the_folder(reader: Reader, web: Web, title: str) -> None:
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "items": [{"id": title, "title": title, "content_text": "Ships wait."}],
    }
    web.replies["/json"] = Reply(json.dumps(value).encode(), "application/json")
    reader.add(web.url("/json"))
    (file,) = reader.root.rglob("[!.]*.json")
    assert file.parent.parent == reader.root
    assert [path.name for path in reader.root.parent.iterdir()] == ["feeds"]


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_parts_of_a_feed_or_none(data: bytes) -> None:
    for bytes_ in (data, TWO[: len(data) * 3] + data, b"<rss><channel><item>" + data):
        parts = parted(bytes_)
        assert parts is None or all(parted(item.data) for item in parts.items)


def test_no_feed_costs_more_than_its_length() -> None:
    many = rss(*((str(number), "Cranes", "They work.") for number in range(6000)))
    names = b" ".join(b"xmlns:n%d='n:%d'" % (number, number) for number in range(50_000))
    began = time.process_time()
    parts = parted(many)
    assert parts is not None
    assert len(parts.items) == ITEMS_LIMIT
    assert parted(many.replace(b"<rss", b"<rss " + names)) is None
    assert parted(many.replace(b"<item>", b"<item>" * 50)) is not None
    assert time.process_time() - began < 10  # it is a second; by the square it would be minutes


def test_a_page_of_html_that_is_called_a_feed_is_a_page(reader: Reader, web: Web) -> None:
    web.replies["/a"] = Reply(page("Story", LONG), FEED)
    web.replies["/b"] = Reply(TWO, HTML)
    assert reader.add(web.url("/a")).source.kind is sources.SourceKind.PAGE
    assert reader.add(web.url("/b")).source.kind is sources.SourceKind.FEED


def test_a_damaged_or_newer_list_is_said_and_left_as_it_is(reader: Reader, web: Web) -> None:
    web.replies["/feed"] = Reply(TWO, FEED)
    reader.add(web.url("/feed"))
    file = reader.root / sources.FILE
    good = file.read_bytes()
    outside = good.replace(b'"place": "', b'"place": "../')
    for damaged in (good[:50], b"[]", b"\xff", outside, good.replace(b": 1,", b": 99,")):
        file.write_bytes(damaged)
        with pytest.raises(CorpusError, match="sources"):
            sources.read(reader.root)
        assert file.read_bytes() == damaged
    file.unlink()
    assert reader.add(web.url("/feed")).same == 2  # the files were found without it


def test_two_at_once_do_not_write_into_one_folder(reader: Reader) -> None:
    with (
        store.alone(reader.root),
        pytest.raises(CorpusError, match="another"),
        store.alone(reader.root),
    ):
        pass


def test_what_a_stop_left_half_written_is_cleared_away(reader: Reader) -> None:
    (reader.root / "a").mkdir(parents=True)
    left = [reader.root / ".newsreader-part-x1", reader.root / "a" / ".newsreader-part-x2"]
    for path in (*left, reader.root / "a" / ".own-part"):
        path.write_text("half", "utf-8")
    with store.alone(reader.root):
        assert [path.name for path in (reader.root / "a").iterdir()] == [".own-part"]
        assert not left[0].exists()


def test_links_and_strange_names_in_the_folder_are_not_ours(reader: Reader) -> None:
    reader.root.mkdir()
    (reader.root / "notes.txt").write_text("mine", "utf-8")
    (reader.root / name_of("a", "a", ".rss")).symlink_to(reader.root / "notes.txt")
    assert kept_in(reader.root) == {}
