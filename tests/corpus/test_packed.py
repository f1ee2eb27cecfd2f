"""Files in files: compressed, in archives, in crawls; and bombs among them."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.corpus.reading_aid import all_of, articles_of
from tui.corpus.formats import stream_of
from tui.corpus.packed import bounded
from tui.news.article import Article

_P = "The port authority confirmed on Tuesday that all four cranes were running again."
_PAGE = (
    f"<!doctype html><html><body><article><h1>Port reopens</h1><p>{_P}</p></article></body></html>"
)
_MIB = 1024 * 1024


def _zip(files: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def _crawl(pages: list[tuple[str, str, bytes]]) -> bytes:
    records = [_record("warcinfo", "", b"software: tests")]
    for url, status, page in pages:
        head = f"HTTP/1.0 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        records.append(_record("response", url, head.encode() + page))
    return b"".join(map(gzip.compress, records))


def _record(kind: str, url: str, block: bytes) -> bytes:
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": "<urn:uuid:0>",
        "WARC-Date": "2023-11-14T09:00:00Z",
        "WARC-Target-URI": url,
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return f"WARC/1.0\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def test_an_archive_gives_the_stories_of_its_files(tmp_path: Path) -> None:
    lines = b'{"text": "It rained."}\n{"text": "It snowed."}\n'
    data = _zip(
        {
            "deep/b.md": f"# Port reopens\n\n{_P}".encode(),
            "c.jsonl.gz": gzip.compress(lines),
            "__MACOSX/d.txt": b"no",
            ".hidden.txt": b"no",
            "empty.txt": b"",
            "picture.jpg": b"\xff\xd8\xff",
        }
    )
    articles, refusals = all_of(tmp_path, "a.zip", data)
    root = str(tmp_path / "a.zip")
    assert [article.place for article in articles] == [
        f"{root}/deep/b.md#1", f"{root}/c.jsonl.gz#2", f"{root}/c.jsonl.gz#3",
    ]  # fmt: skip
    assert articles[0].headline == "Port reopens"
    assert [refusal.path for refusal in refusals] == [root, root]
    assert [refusal.reason for refusal in refusals] == [
        "empty.txt: the file is empty",
        "1 of the files in it are of other kinds and were passed over",
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip"]


def test_a_compressed_file_is_read_as_what_is_in_it(tmp_path: Path) -> None:
    (article,) = articles_of(tmp_path, "2023-11-07_port.txt.gz", gzip.compress(_P.encode()))
    assert (article.text, article.record) == (_P, None)
    assert article.published is not None


def test_pages_of_a_crawl_are_stories_with_their_addresses(tmp_path: Path) -> None:
    page = _PAGE.encode()
    data = _crawl([
        ("https://www.courier.example/1", "200 OK", page),
        ("https://www.courier.example/2", "404 Not Found", page),
        ("https://www.courier.example/3", "200 OK", page),
    ])  # fmt: skip
    one, two = articles_of(tmp_path, "a.warc.gz", data)
    assert one.text == f"Port reopens\n\n{_P}"
    assert (one.url, one.publisher) == ("https://www.courier.example/1", "courier.example")
    assert two.url == "https://www.courier.example/3"
    assert (one.record, two.record) == (1, 2)


def test_a_crawl_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    data = _crawl([(f"https://a.example/{n}", "200 OK", _PAGE.encode()) for n in range(3)])
    articles, refusals = all_of(tmp_path, "a.warc.gz", data[: len(data) - 100])
    assert len(articles) == 2
    assert len(refusals) == 1


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.csv.gz", "a.warc.gz", "a.zip"])
def test_a_bomb_is_given_up(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "FREE", _MIB)
    zeros = b"\n" * (40 * _MIB)
    data = _zip({"a.jsonl": zeros}) if name == "a.zip" else gzip.compress(zeros, 9)
    articles, refusals = all_of(tmp_path, name, data)
    assert not articles
    assert refusals


def test_an_archive_in_itself_is_not_followed_for_ever(tmp_path: Path) -> None:
    data = b"It rained."
    for _ in range(10):
        data = gzip.compress(data)
    _, (refusal,) = all_of(tmp_path, "a.txt.gz", data)
    assert "too many times" in refusal.reason


def test_refusals_of_an_archive_are_counted_when_there_are_too_many(tmp_path: Path) -> None:
    _, refusals = all_of(tmp_path, "a.zip", _zip({f"{n}.txt": b"" for n in range(200)}))
    assert len(refusals) == 51
    assert refusals[-1].reason == "150 more records could not be read"


def test_a_locked_file_in_an_archive_is_named(tmp_path: Path) -> None:
    data = bytearray(_zip({"a.txt": b"It rained.", "b.txt": b"It snowed."}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (article,), (refusal,) = all_of(tmp_path, "a.zip", bytes(data))
    assert article.text == "It snowed."
    assert refusal.reason == "a.txt: it is locked with a password"


def test_names_in_an_archive_cannot_act_on_the_terminal(tmp_path: Path) -> None:
    files = {"a\x1b[31m\n\u202eb.txt": b"It rained.", "c\x07.txt": b""}
    (article,), (refusal,) = all_of(tmp_path, "a.zip", _zip(files))
    assert article.path.endswith("/a[31m b.txt")
    assert "\x07" not in refusal.reason


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"date 2023-11-07 It rained.", "It rained."),
        (b"---\ntitle: Rain\n---\nIt *rained*.", "Rain\n\nIt rained."),
        (json.dumps({"title": "Rain", "text": "It rained."}).encode(), "Rain\n\nIt rained."),
        (b'{"text": "It rained."}\n{"text": "It snowed."}', "It rained."),
        (b"title,text\nRain,It rained.\n", "Rain\n\nIt rained."),
        (gzip.compress(b"It rained."), "It rained."),
        (_zip({"a.txt": b"It rained."}), "It rained."),
        (_PAGE.encode(), f"Port reopens\n\n{_P}"),
    ],
    ids=["text", "front matter", "json", "jsonl", "csv", "gzip", "zip", "html"],
)
def test_what_comes_through_a_pipe_is_told_by_its_look(data: bytes, expected: str) -> None:
    class _Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def read(self, size: int | None = -1) -> bytes:
            return super().read(min(7, size) if size is not None and size > 0 else size)

    found = list(stream_of(_Pipe(data), "standard input"))
    assert isinstance(found[0], Article)
    assert found[0].text == expected
