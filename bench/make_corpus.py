"""Make a corpus of N articles out of the sentences of a few, the same for the same seed.

    python bench/make_corpus.py sample_articles /tmp/corpus 10000
    python bench/make_corpus.py sample_articles /tmp/news.library 100000 --claims 10

The number of different words grows with the corpus as it does in real news;
see `invented_news`. In a folder, one article in three is a text with a
leading date, one has front matter, one is a line of JSON in a file of fifty.
Where the name ends in `.library` the articles go straight into a new library,
with mentions, claims and tags, without asking the language model.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # run from a checkout

from invented_news import CLAIMS, Invented, Newsroom

from tui.corpus.folder import FileState, walk
from tui.corpus.formats import read
from tui.library.library import Library
from tui.library.shelf.identity import digest_of
from tui.library.shelf.pieces import Filed
from tui.news.mark import Tag

SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
IN_ONE_FILE = 50
AT_ONCE = 2_000
TAGS = ("conflict", "conflict/gaza", "economy", "economy/trade", "harbour", "health", "vote")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file that was never written."""

    path: str
    size: int
    mtime_ns: int = 1


@dataclass(frozen=True, slots=True)
class Filling:
    """How long it took to fill a library, in seconds, without inventing the stories."""

    articles: int
    letters: int
    indexing: float
    finding: float


def main() -> None:
    """Read the texts, write the corpus."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("texts", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("articles", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--claims", type=float, default=CLAIMS, help="in a story, on average")
    parser.add_argument("--bare", action="store_true", help="articles alone, in half the time")
    asked = parser.parse_args()
    sentences = sentences_of(asked.texts)
    if not sentences:
        parser.error(f"no articles in {asked.texts}")
    stories = Newsroom(sentences, asked.articles, asked.seed, asked.claims).stories()
    if asked.out.suffix == ".library":
        took = fill(asked.out, stories, is_bare=asked.bare)
        print(f"indexed in {took.indexing:.1f} s, findings in {took.finding:.1f} s")
    else:
        write(asked.out, stories)
    print(f"{asked.articles:,} articles of {len(sentences):,} sentences in {asked.out}")


def sentences_of(folder: Path) -> list[str]:
    """All sentences of the articles in the folder, in a fixed order."""
    return [
        " ".join(sentence.split())
        for file in walk([folder])
        if isinstance(file, FileState)
        for article in read(Path(file.path)).articles
        for sentence in SENTENCE.split(article.text)
        if sentence.strip()
    ]


def fill(path: Path, stories: Iterable[Invented], *, is_bare: bool = False) -> Filling:
    """Put the stories into a new library; unless `is_bare` with their findings and some tags."""
    if path.exists():
        raise SystemExit(f"{path} is there already")
    indexing = finding = 0.0
    letters = count = 0
    with Library.open(path, now=lambda: int(time.time()), durable=False) as library:
        for part in _batched(stories, AT_ONCE):
            filed = [
                Filed(Stamp(f"/{told.article.path}", len(told.article.text)), [told.article])
                for told in part
            ]
            began = time.perf_counter()
            ids = library.shelf.put_many(filed)
            indexing += time.perf_counter() - began
            count += len(part)
            letters += sum(len(told.article.text) for told in part)
            if is_bare:
                continue
            found = [
                (id_, digest_of(told.article.text), told.findings)
                for id_, told in zip(ids, part, strict=True)
            ]
            began = time.perf_counter()
            library.shelf.put_findings(found)
            finding += time.perf_counter() - began
            for number, tag in enumerate(TAGS):
                library.marks.tag(ids[number :: 10 * (number + 1)], Tag(tag))
            library.marks.set_read(ids[::7], is_read=True)
            library.marks.set_starred(ids[::50], is_starred=True)
    return Filling(count, letters, indexing, finding)


def write(out: Path, stories: Iterable[Invented]) -> None:
    """Write the articles, in all three forms, a thousand to a folder."""
    lines: list[str] = []
    folder, number = out, -1
    for number, told in enumerate(stories):
        folder = out / f"{number // 1000:04}"
        folder.mkdir(parents=True, exist_ok=True)
        article = told.article
        body = article.text[article.body_start :]
        published = article.published.text if article.published else ""
        if number % 3 == 0:
            text = f" date {published[:10]} {article.headline}. {body}\n"
            (folder / f"{number:06}.txt").write_text(text, "utf-8")
        elif number % 3 == 1:
            front = f"title: {json.dumps(article.headline)}\ndate: {published}\n"
            front += f"publisher: {article.publisher}\n"
            (folder / f"{number:06}.md").write_text(f"---\n{front}---\n\n{body}\n", "utf-8")
        else:
            record = {"headline": article.headline, "date": published, "text": body}
            lines.append(json.dumps({**record, "publisher": article.publisher}))
        if len(lines) == IN_ONE_FILE:
            _write_lines(folder / f"{number:06}.jsonl", lines)
    if lines:
        _write_lines(folder / f"{number:06}.jsonl", lines)


def _write_lines(path: Path, lines: list[str]) -> None:
    path.write_text("\n".join(lines) + "\n", "utf-8")
    lines.clear()


def _batched(stories: Iterable[Invented], size: int) -> Iterator[Sequence[Invented]]:
    part: list[Invented] = []
    for told in stories:
        part.append(told)
        if len(part) == size:
            yield part
            part = []
    if part:
        yield part


if __name__ == "__main__":
    main()
