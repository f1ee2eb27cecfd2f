"""A home in which everything is hostile: articles, names of files, marks, settings, lists.

Files come in by the usual door. What stands behind the door, as in a library of
somebody else or one that an older version made, is put there by force.
"""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import apsw

from tests.hostile.payloads import ALL, PAYLOADS, whole
from tui.exchange.w3c import source_of
from tui.ingest import Alone, analyse_pending, compare_pending, refresh
from tui.library.library import Library
from tui.news.article import Article, ArticleId
from tui.news.findings import Claim, Findings, Kind, Mention, Quotation, Speaker, Stance, Via
from tui.news.mark import Tag
from tui.news.span import Span

WRITTEN = whole(ALL)
LINE = " ".join(WRITTEN.split())
STORY = "The Daniel {} denied that the port {} was shut. Daniel Okafor was there. "
DAY = "2023-11-14"

_NOT_IN_TAGS = re.compile(r"[\s/,;:\"'()|]")


@dataclass(frozen=True)
class House:
    """The folder of a hostile home, and the library in it."""

    path: Path

    @property
    def library(self) -> Path:
        return self.path / "news.library"

    @property
    def corpus(self) -> Path:
        return self.path / "corpus"

    @property
    def home(self) -> Path:
        """What NEWSREADER_HOME is to be."""
        return self.path / "home"

    def open(self) -> Library:
        return Library.open(self.library, now=lambda: 1_700_000_000, durable=False)


def build(path: Path) -> House:
    """The whole house: a corpus, a library of it with marks, then poison; files to take in."""
    house = House(path)
    write_corpus(house.corpus)
    ids = write_library(house)
    write_settings(house.home)
    poison(house.library)
    (path / "w3c.json").write_text(remarks(ids[:3]), "utf-8")
    (path / "dump").write_text(dump(ids), "utf-8")
    (path / "queries").write_text(WRITTEN, "utf-8")
    return house


class Analyst:
    """Finds what is hostile, under names that are hostile."""

    version = "hostile"

    def analyse(self, article: Article) -> Findings:
        """Daniel Okafor everywhere, and what The Daniel denied."""
        name = f"Daniel Okafor {LINE}"
        return Findings(
            tuple(
                Mention(Span(*m.span()), Kind.PERSON, name, 0.9, LINE)
                for m in re.finditer("Daniel Okafor", article.text)
            ),
            tuple(
                Claim(
                    source=(Span(*m.span(1)),),
                    cue=(Span(*m.span(2)),),
                    content=(Span(*m.span(3)),),
                    stance=Stance.DENIED,
                    quotation=Quotation.INDIRECT,
                    confidence=0.9,
                    rule=LINE,
                    speaker=Speaker(name, Via.NAMED),
                )
                for m in re.finditer(r"(The Daniel)(?s:.*?)(denied) that (the port)", article.text)
            ),
            self.version,
        )


def write_corpus(folder: Path) -> None:
    """Files of every format that is written by hand, their names hostile too."""
    inner = folder / "sub\x1b[2J\u202e\n\t=1"
    inner.mkdir(parents=True)
    for name, payload in PAYLOADS.items():
        file = folder / f"{name}{whole(payload)[:40]}.txt".replace("/", "").replace("\0", "")
        text = f"{payload}\n\n{DAY}\n\n{STORY.format(payload, payload)}\n"
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
    raw = folder / os.fsdecode(b"raw\x9b2J\xff\xfe\x1b]0;Canaryraw\x07.txt")
    raw.write_bytes(b"Raw \x9b2J\x1b[2J\x00\xff news. " + STORY.format("", "").encode())
    (inner / "a.json").write_text(json.dumps([_story(LINE), _story(ALL)]), "utf-8")
    with (inner / "b.csv").open("w", encoding="utf-8", newline="") as file_:
        rows = csv.writer(file_)
        rows.writerow(_story(""))
        rows.writerow(map(str, _story(WRITTEN.replace("\0", "")).values()))
    head = json.dumps({"title": LINE, "author": LINE, "source": LINE, "tags": [LINE]})
    (inner / "c.md").write_text(f"{head}\n\n{STORY.format(WRITTEN, LINE)}\n", "utf-8")
    (inner / "bad\x1b]0;Canarybad\x07\n.json").write_text(f'{{"{WRITTEN}', "utf-8")
    words = escape("".join(c for c in LINE if c.isprintable()))
    (inner / "d.rss").write_text(
        f"<rss><channel><title>{words}</title><item><title>{words}</title><link>{words}</link>"
        f"<author>{words}</author><description>{STORY.format(words, words)}</description>"
        "</item></channel></rss>",
        "utf-8",
    )


def _story(words: str) -> dict[str, Any]:
    return {
        "title": words,
        "text": f"{STORY.format(words, words)}\n\n{words}",
        "date": DAY,
        "authors": [words],
        "publisher": words,
        "url": f"https://example.org/{words}",
        "language": "en",
        "topics": [words],
    }


def write_settings(home: Path) -> None:
    """Settings, themes, names and families of the reader's own, as somebody may send them."""
    words = json.dumps(ALL)
    files = {
        "settings.yaml": f"{words}: 1\ntheme: {words}\nbrowser: {words}\nfields:\n  {words}: x\n"
        f"keys:\n  {words}: {words}\n  quit: [{words}]\ntags:\n  {words}: {words}\n",
        "publishers.yaml": f"{words}: [{words}]\n{words}: {words}\n",
        "themes/bad\x1b[2J.yaml": f"name: {words}\ncolors: {{{words}: 1}}\n",
        "themes/odd.yaml": f"name: odd\ntitle: {words}\nextends: newsreader-dark\n",
        "gazetteers/bad\x1b[2J.yaml": f"person:\n  {words}: [{words}]\n{words}: 1\n",
    }
    for name, text in files.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def write_library(house: House) -> list[ArticleId]:
    """A library of the corpus with marks of every kind; the ids in it."""
    with house.open() as library:
        list(refresh(library, [house.corpus]))
        list(analyse_pending(library, Alone(Analyst())))
        list(compare_pending(library))
        ids = [ArticleId(id_) for id_, _ in library.shelf.addresses()]
        for number, payload in enumerate(PAYLOADS.values()):
            name = _NOT_IN_TAGS.sub("", whole(payload))[:60].lstrip("-=@")
            library.marks.tag(ids[:3], Tag(name))
            library.saved.save(f"saved{number}", whole(payload))
        library.marks.note(ids[0], WRITTEN)
        for id_ in ids[:4]:
            article = library.shelf.article(id_)
            assert article is not None
            library.highlights.add(id_, article.text, Span(0, 5), WRITTEN)
    return ids


_POISONED = {
    "article": ("headline", "publisher", "path", "language"),
    "file": ("path",),
    "refusal": ("reason", "advice"),
    "entity": ("name", "shown_name"),
    "claim": ("speaker_name", "source", "content"),
    "note": ("text",),
    "step": ("what",),
    "identity": ("path", "headline"),
}


def poison(library: Path) -> None:
    """Put hostile words behind the door: into the columns of the library itself."""
    words = WRITTEN.replace("\0", "")
    with closing(apsw.Connection(str(library))) as connection:
        for table, columns in _POISONED.items():
            for column in columns:
                connection.execute(
                    f"UPDATE {table} SET {column} = {column} || ' ' || ?"
                    f" WHERE {column} IS NOT NULL",
                    (words,),
                )
        addresses = "UPDATE article SET url = coalesce(url, 'javascript:') || ?"
        connection.execute(addresses, (words,))
        lists = "UPDATE article SET authors = json_array(?1), topics = json_array(?1)"
        connection.execute(lists, (words,))
        connection.execute("UPDATE article_text SET text = text || ?", (f"\n\n{words}",))


def remarks(ids: Sequence[ArticleId]) -> str:
    """Annotations of somebody else on the articles."""
    bodies = [{"value": ALL, "purpose": "commenting"}]
    bodies += [{"value": payload, "purpose": "tagging"} for payload in PAYLOADS.values()]
    return json.dumps(
        [
            {
                "type": "Annotation",
                "motivation": "commenting",
                "body": bodies,
                "target": {
                    "source": source_of(id_),
                    "selector": {"type": "TextQuoteSelector", "exact": exact, "prefix": ALL},
                },
            }
            for id_ in ids
            for exact in ("Daniel Okafor was", ALL, "\ud83d")
        ]
    )


def dump(ids: Sequence[ArticleId]) -> str:
    """A dump that was made by hand."""
    lines: list[object] = [{"newsreader": "marks", "version": 1}]
    for words in (LINE, WRITTEN, ALL):
        for id_ in (ids[0], words):
            place = {"start": 1, "exact": words, "prefix": words, "suffix": words}
            line = {"id": id_, "path": words, "record": None, "digest": id_, "headline": words}
            marks = {
                "tags": [[_NOT_IN_TAGS.sub("", words)[:40].lstrip("-=@"), 5]],
                "note": [words, 5],
                "highlights": [[7, {**place, "reach": 32, "length": 99_999}, words, 0, 5]],
                "checks": [
                    ["0123456789abcdef", "refuted", words, [words, "javascript:x"], words, words, 5]
                ],
            }
            lines.append({**line, **marks})
        lines += [
            {"saved": [words[:50], words, 5]},
            {"look": ["strike", "\u202e", "red", 5]},
            {"look": ["strike", "★", words, 5]},
            {"verdict": [words, words, words, words, "same", 5]},
            {words: words},
        ]
    return "".join(f"{json.dumps(line)}\n" for line in lines)
