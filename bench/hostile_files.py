# ruff: noqa: E501  tables of hostile bytes, one a line
"""Files made to do harm: bombs, endless lines, nests, tricks with bytes and signs; and good ones.

`BOMBS` are whole files by their names; `TOKENS` are pieces that `fuzz_readers`
puts into other files; `seeds` are sound files of every format to begin with.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.corpus.making_pdf import pdf_of

P = "The port authority confirmed on Tuesday that all four cranes were running again."
Q = "“We heard of it from the radio,” said Ana Ferreira, who leads the dockers."
MIB = 1024 * 1024

TOKENS: tuple[bytes, ...] = (
    *(b"\x00", b"\x1b]52;c;cm0=\x07", b"\x9b31m", b"\r", b"\x85", b"\xff", b"\xc0\x80", b"\xef\xbb\xbf"),
    *(b"\xed\xa0\x80", b"\xed\xb0\x80", "\u202e".encode(), "\u2066".encode(), "\u2028".encode()),
    *(("a" + "\u0301" * 40).encode(), "\ufeff".encode(), "\u00ad".encode(), "\u200b".encode()),
    *(b"\xff\xfe", b"\xfe\xff", b"\x1f\x8b\x08", b"PK\x03\x04", b"%PDF-1.7", b"WARC/1.0\r\n"),
    *(b"---\n", b"+++\n", b"{", b"}", b"[", b"]", b'"', b"'", b"\\u0000", b"\\ud800", b": &a ", b"*a"),
    *(b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>"),
    *(b"&a;", b"&#0;", b"&#xd800;", b"<script>", b"<table><tr><td>", b"<p>", b"<a x=", b"<item>"),
    *(b"date 2023-11-07 ", b"By ", b"GENEVA (AP) - ", b" | ", b"; ", b", ", b"1e999999", b"9" * 400),
    *(b"\n\n", b"\n", b"\t", b" " * 50, b"-" * 50, b"=" * 50, b"*" * 50, b"[](" * 20, b"> " * 50),
    *(b"endobj\n", b"obj\n<<", b"stream\n", b"/Kids [2 0 R]", b"/Length 99999999", b"Content-Length: -1"),
)  # fmt: skip


def _packed(files: Mapping[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def _overlapping(files: int, size: int) -> bytes:
    """An archive whose many files are all the same bytes of it."""
    inner = _packed({"a.txt": b"a " * (size // 2)})
    at = inner.index(b"PK\x01\x02")
    end = inner.index(b"PK\x05\x06")
    entry = inner[at:end]
    directory = entry * files
    tail = (
        b"PK\x05\x06\0\0\0\0"
        + min(files, 65_535).to_bytes(2, "little") * 2
        + len(directory).to_bytes(4, "little")
        + at.to_bytes(4, "little")
        + b"\0\0"
    )
    return inner[:at] + directory + tail


def _nested_zip(depth: int) -> bytes:
    data = b"It rained."
    name = "a.txt"
    for _ in range(depth):
        data = _packed({f"{n}{name}": data for n in range(4)})
        name = "a.zip"
    return data


def _laughs(root: str, levels: int = 12) -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, levels))
    text = f'<!DOCTYPE {root} [<!ENTITY l0 "ha">{entities}]><{root}><channel><item>'
    return f"{text}<title a='&l{levels - 1};'>&l{levels - 1};</title><description>&l9;".encode()


def _blowup() -> bytes:
    return (
        f'<!DOCTYPE rss [<!ENTITY a "{"x" * 100_000}">]><rss><channel><item><description>'
        f"{'&a;' * 100_000}</description></item></channel></rss>"
    ).encode()


def _pdf_loop() -> bytes:
    return pdf_of([["a"]]).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")


def _pdf_bomb() -> bytes:
    packed = zlib.compress(b"(a) Tj " * (60 * MIB // 7), 9)
    plain = pdf_of([["a"]])
    at, end = plain.index(b"<< /Length"), plain.index(b"endstream") + 9
    stream = (
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream"
    )
    return plain[:at] + stream + plain[end:]


def _crawl(pages: int) -> bytes:
    records = []
    for number in range(pages):
        page = f"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>{P} {number}</p>".encode()
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0>\r\n"
            f"WARC-Date: 2023-11-14T09:00:00Z\r\nWARC-Target-URI: https://a.example/{number}\r\n"
            f"Content-Type: application/http\r\nContent-Length: {len(page)}\r\n\r\n"
        )
        records.append(head.encode() + page + b"\r\n\r\n")
    return b"".join(records)


BOMBS: Mapping[str, Callable[[], bytes]] = {
    "zeros.txt.gz": lambda: gzip.compress(bytes(200 * MIB), 9),
    "lines.jsonl.gz": lambda: gzip.compress(b'{"text":"a"}\n' * (100 * MIB // 13), 9),
    "zeros.zip": lambda: _packed({f"{n}.txt": b"a " * (20 * MIB) for n in range(3)}),
    "lines.zip": lambda: _packed({"a.csv": b"text\n" + b"a\n" * (100 * MIB)}),
    "overlapping.zip": lambda: _overlapping(60_000, 15 * MIB),
    "nested.zip": lambda: _nested_zip(8),
    "many.zip": lambda: _packed({f"{n}.txt": b"" for n in range(20_000)}),
    "directory.zip": lambda: b"PK\x03\x04" + b"\0" * 100 + b"PK\x05\x06" + b"\xff" * 18,
    "nested.txt.gz": lambda: gzip.compress(gzip.compress(gzip.compress(gzip.compress(b"a")))),
    "laughs.md": (
        "---\na0: &a0 ha\n"
        + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))
        + "---\nIt rained."
    ).encode,
    "deep.md": lambda: b"---\na: " + b"[" * 30_000 + b"\n---\nIt rained.",
    "keys.md": lambda: (
        b"---\n" + b"".join(b"k%d: 1\n" % n for n in range(6_000)) + b"---\nIt rained."
    ),
    "laughs.rss": lambda: _laughs("rss"),
    "laughs.xml": lambda: _laughs("nitf"),
    "blowup.xml": _blowup,
    "deep.xml": lambda: b"<rss>" + b"<a>" * 1_000_000,
    "attributes.xml": lambda: b"<rss " + b" ".join(b"a%d=''" % n for n in range(1_000_000)) + b"/>",
    "namespaces.xml": lambda: (
        b"<rss>" + b"".join(b"<a xmlns:n%d='u'>" % n for n in range(200)) * 300
    ),
    "items.rss": lambda: b"<rss><channel>" + b"<item><title>a</title></item>" * 500_000,
    "deep.html": lambda: b"<html>" + b"<div>" * 2_000_000 + b"a",
    "attributes.html": lambda: (
        b"<html><p " + b" ".join(b"a%d" % n for n in range(1_500_000)) + b">a"
    ),
    "formatting.html": lambda: b"<html>" + b"<b><i><p>a" * 400_000,
    "tables.html": lambda: b"<html>" + b"<table><tr><td>" * 500_000 + b"a",
    "links.html": lambda: b"<html><body>" + b"<p><a href='x'>a word here</a> text</p>" * 200_000,
    "unclosed.html": lambda: b"<html><p>" + b"<!--" * 2_000_000,
    "select.html": lambda: b"<html><p>" + b"<select><option>" * 500_000,
    "script.html": lambda: b"<html><script type='application/ld+json'>" + b'{"@graph":[' * 500_000,
    "deep.json": lambda: b'{"text":' + b"[" * 5_000_000,
    "objects.json": lambda: b"[" + b'{"a":0},' * 1_900_000 + b"0]",
    "empties.json": lambda: b"[" + b"[]," * 5_000_000 + b"0]",
    "number.json": lambda: b'{"text": "a", "date": ' + b"9" * 10_000_000 + b"}",
    "escapes.json": lambda: b'{"text": "' + b"\\ud800" * 2_000_000 + b'"}',
    "markup.json": lambda: json.dumps({"text": "<p>" + "<b><i>" * 2_000_000}).encode(),
    "markdown.md": lambda: b"[" * 120_000 + b"](a)" * 10,
    "emphasis.md": lambda: b"*a _b " * 20_000,
    "quotes.md": lambda: b"> " * 60_000 + b"a",
    "backticks.md": lambda: b"".join(b"`" * n + b"a" for n in range(500)),
    "line.txt": lambda: b"a" * (10 * MIB),
    "words.txt": lambda: b"a word " * (10 * MIB // 7),
    "commas.txt": lambda: b"By " + b"A B, " * (2 * MIB),
    "dashes.txt": lambda: b"GENEVA " + b"- " * (5 * MIB),
    "spaces.txt": lambda: b"date 2023-11-07" + b" " * (10 * MIB) + b"a",
    "newlines.txt": lambda: b"\n" * (10 * MIB) + b"a",
    "short.txt": lambda: b"A b\n" * (2 * MIB),
    "bylines.txt": lambda: b"By Ana Ferreira\n\n" * 600_000,
    "dates.txt": lambda: b"7 November 2023\n" * 600_000,
    "marks.txt": ("a" + "\u0301" * 3_000_000).encode,
    "zalgo.txt": lambda: ("a" + "\u0301\u0316" * 20).encode() * 100_000,
    "overrides.txt": lambda: "\u202e\u2066a".encode() * 500_000,
    "surrogates.txt": lambda: b"\xed\xa0\x80\xed\xb0\x80 a" * 500_000,
    "bytes.txt": lambda: bytes(random.Random(7).choices(range(128, 256), k=2 * MIB)),
    "latin.txt": lambda: ("é" * 80 + " ").encode("cp1252") * 60_000,
    "cyrillic.txt": lambda: ("привет мир " * 100_000).encode("cp1251"),
    "line.jsonl": lambda: b'{"text": "' + b"a" * (17 * MIB) + b'"}\n{"text": "b"}',
    "row.csv": lambda: b"title,text\n" + b"a," * (8 * MIB),
    "quote.csv": lambda: b'title,text\na,"' + b"b\n" * (20 * MIB),
    "columns.csv": lambda: b"text," * (3 * MIB) + b"\na",
    "quotes.csv": lambda: b"title,text\n" + b'"","' * (8 * MIB),
    "loop.pdf": _pdf_loop,
    "bomb.pdf": _pdf_bomb,
    "header.warc": lambda: b"WARC/1.0\r\n" + b"A: b\r\n" * 3_000_000,
    "line.warc": lambda: b"WARC/1.0\r\nA: " + b"b" * (50 * MIB),
    "length.warc": lambda: _crawl(2).replace(b"Content-Length: ", b"Content-Length: 9999999999"),
    "many.warc": lambda: _crawl(2_000),
}
"""Whole files; each is made when it is asked for, for they are large."""


def seeds(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Sound files of every format: name and content."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            yield path.name, path.read_bytes()
    body = f"<p>{P}</p><p>{Q}</p>"
    records = [
        {"title": f"Story {n}", "text": f"{P}\n\n{Q}", "date": "2023-11-14"} for n in range(3)
    ]
    yield "a.pdf", pdf_of([[P[:70], P[70:], P[:50]]] * 3, "Port reopens", "Ana Ferreira")
    yield "a.warc", _crawl(3)
    yield (
        "a.warc.gz",
        b"".join(gzip.compress(b"WARC/1.0" + one) for one in _crawl(3).split(b"WARC/1.0")[1:]),
    )
    yield (
        "a.zip",
        _packed({"a.md": f"# Port\n\n{P}".encode(), "b.json": json.dumps(records).encode()}),
    )
    yield "a.jsonl.gz", gzip.compress("\n".join(map(json.dumps, records)).encode())
    yield "a.csv", f'title,text,date\nPort,"{P}\n\n{Q}",2023-11-14\nTwo,{P},\n'.encode()
    yield "a.tsv", f"title\ttext\tdate\nPort\t{P}\t2023-11-14\n".encode()
    yield (
        "a.rss",
        (
            '<?xml version="1.0"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
            f"<title>Radio</title><item><title>Port</title><link>https://a.example/1</link>"
            f"<content:encoded><![CDATA[{body}]]></content:encoded>"
            "<pubDate>Tue, 14 Nov 2023 09:00:00 GMT</pubDate></item></channel></rss>"
        ).encode(),
    )
    yield (
        "a.atom",
        (
            '<feed xmlns="http://www.w3.org/2005/Atom"><title>Lantern</title><entry><title>Port</title>'
            f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{body}</div></content>'
            "<author><name>Noor Rahimi</name></author></entry></feed>"
        ).encode(),
    )
    yield (
        "a.nitf",
        (
            f"<nitf><head><title>Port</title></head><body><body.head><hedline><hl1>Port</hl1></hedline>"
            f"<byline>By Luis Okonjo</byline></body.head><body.content>{body}</body.content></body></nitf>"
        ).encode(),
    )
    yield (
        "a.newsml",
        (
            '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentMeta><headline>Port</headline>'
            f"</contentMeta><contentSet><inlineXML><html><body>{body}</body></html></inlineXML>"
            "</contentSet></newsItem>"
        ).encode(),
    )
    yield (
        "b.xml",
        (
            f"<NewsML><NewsItem><NewsLines><HeadLine>Port</HeadLine></NewsLines><DataContent>{body}"
            "</DataContent></NewsItem></NewsML>"
        ).encode(),
    )
    yield (
        "feed.json",
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "items": [{"title": "a", "content_html": body}],
            }
        ).encode(),
    )
    yield "a.json", json.dumps({"articles": records}).encode()
    yield "a.toml.md", f'+++\ntitle = "Port"\ndate = 2023-11-14\n+++\n{P}'.encode()
    yield (
        "a.html",
        (
            f'<!doctype html><html><head><script type="application/ld+json">{json.dumps(records[0])}'
            f"</script></head><body><nav>a</nav><article><h1>Port</h1>{body}</article></body></html>"
        ).encode(),
    )
