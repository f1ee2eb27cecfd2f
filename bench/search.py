"""How fast and how well articles are searched, beside FTS5 as it comes, tantivy, ripgrep, fzf.

    python bench/search.py 10000 [--library FILE] [--texts FOLDER] [--seed N]

Beside each figure stands what is wanted of 100,000 articles or, from 300,000 on,
of a million (`search_figures`), and MISSED where it is more.

Without `--library` one of N invented articles is made first (`make_corpus`),
which gives the speed of indexing. Everything is asked in a process of its own
that has the library open and nothing else, after two warming queries, in
milliseconds of the processor's time (`--wall`: of the clock), for the machine
may be busy: what is on screen first, with 50 snippets; the whole answer; the
facets after it. The misspelt words are words of the articles, one edit away
(two in one of four that is long); recall@10 is the share of the ten foremost
articles that hold the right spelling that stand among the ten foremost of the
misspelt one. A peer is asked only what it can answer: its words as they are,
50 rows with snippets.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # run from a checkout

from invented_news import Newsroom
from make_corpus import fill, sentences_of
from search_figures import Figures, peak_memory, told
from search_peers import peers
from search_questions import COMMON, HOSTILE, questions_of

from tui.commands.search import open_searcher
from tui.library.library import Library
from tui.library.search.facets.all_counts import AllCounts
from tui.library.search.facets.facets import COUNTING
from tui.library.search.facets.foremost import FOREMOST, Foremost
from tui.library.search.facets.held import Held
from tui.library.search.reading import SMALL_CACHE, Reading
from tui.library.search.searcher import Searcher
from tui.news.hits import Results
from tui.news.query.query import Query

SAMPLES = Path(__file__).parents[1] / "sample_articles"
PAGE = 50
SAVED = 1_000
WIDTH = 160
TODAY = date(2025, 12, 1)


def main() -> None:
    """Make or open the library, ask everything, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("articles", type=int)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--texts", type=Path, default=SAMPLES)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--asked", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--without-peers", action="store_true")
    parser.add_argument("--wall", action="store_true")
    asked = parser.parse_args()
    clock = time.perf_counter if asked.wall else time.process_time
    figures = Figures(asked.articles, clock)
    if asked.asked:
        questions = json.loads(asked.asked.read_text())
        for line in measured(asked.library, questions, figures):
            print(line, flush=True)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = asked.library or Path(folder) / "news.library"
        made = [] if path.exists() else make(path, asked.texts, figures, asked.seed)
        questions = questions_of(path, random.Random(asked.seed))
        file = Path(folder) / "questions.json"
        file.write_text(json.dumps(questions))
        command = [sys.executable, __file__, str(asked.articles), "--library", str(path)]
        command += ["--asked", str(file), *["--wall"] * asked.wall]
        lines = []
        for line in itertools.chain(made, sizes(path, figures), output_of(command)):
            print(line, flush=True)
            lines.append(line)
        print(told(lines))
        if not asked.without_peers:
            for line in peers(path, questions["plain"], Path(folder), clock):
                print(line)


def output_of(command: Sequence[str]) -> Iterator[str]:
    """The lines that a command prints, as they come."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        yield from (line.rstrip("\n") for line in process.stdout or ())
    if process.returncode:
        raise SystemExit(process.returncode)


def make(path: Path, texts: Path, figures: Figures, seed: int) -> list[str]:
    """Fill a library with invented articles; how long that took."""
    took = fill(path, Newsroom(sentences_of(texts), figures.articles, seed).stories())
    return [
        figures.number("index", took.articles / took.indexing, "articles/s"),
        figures.number("findings", took.articles / took.finding, "articles/s"),
    ]


def sizes(path: Path, figures: Figures) -> list[str]:
    """How large the library is, beside its texts."""
    with sqlite3.connect(path) as beside:
        (letters,) = beside.execute("SELECT sum(length(text)) FROM article_text").fetchone()
        (words,) = beside.execute("SELECT count(*) FROM term").fetchone()
        parts = beside.execute(
            "SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC LIMIT 60"
        ).fetchall()
    index = sum(size for name, size in parts if name.startswith("article_fts") or name == "term")
    return [
        figures.number("different words", words),
        figures.number("text", letters / 1e6, "MB"),
        figures.number("word index / text", index / letters, digits=2),
        figures.number("whole library / text", path.stat().st_size / letters, digits=2),
    ]


def measured(path: Path, questions: dict[str, list[str]], figures: Figures) -> Iterator[str]:
    """Ask everything; the lines of the table."""
    searcher = open_searcher(path)
    yield figures.timed("known words loaded", [()], lambda _: searcher.load_vocabulary())[0]
    yield figures.number("memory with the words loaded", peak_memory(), "MB")
    for warming in ("the", "xyzzy"):
        page(searcher, Query.parse(warming))
    parsed = {name: [Query.parse(text) for text in texts] for name, texts in questions.items()}

    def timed(what: str, queries: Sequence[Query], ask: Callable[[Query], object]) -> Sequence[str]:
        return figures.timed(what, queries, ask, called=lambda query: query.text)

    def paged(query: Query) -> Results:
        return page(searcher, query)

    yield from timed("mixed, first ids, 50 snippets", parsed["mixed"], paged)
    yield from timed("mixed, first ids", parsed["mixed"], lambda q: searcher.search(q, first=True))
    yield from timed("mixed, whole answer", parsed["mixed"], searcher.search)
    yield from timed("plain words, 50 snippets", parsed["plain"], paged)
    yield from timed("misspelt, 50 snippets", parsed["wrong"], paged)
    typed = [
        Query.parse(text[:end]) for text in questions["typed"] for end in range(2, len(text) + 1)
    ]
    name = "while typing, every key, 50 snippets"
    yield from timed(name, typed, lambda q: page(searcher, q, is_typing=True))
    yield figures.number("peak memory", peak_memory(), "MB")
    yield from timed("hostile, first ids, 50 snippets", [*map(Query.parse, HOSTILE)], paged)
    claims = [*parsed["mixed"], *map(Query.parse, COMMON)]
    yield from timed("ledger, whole answer", claims, searcher.claims)
    yield from facets(path, searcher, parsed["mixed"], figures)
    share = recall(searcher, questions["right"], questions["wrong"])
    yield figures.number("recall@10 of misspelt words", share, digits=3)
    yield figures.number("peak memory, hostile queries and all", peak_memory(), "MB")
    searcher.close()
    yield from saved(path, figures)


def facets(path: Path, searcher: Searcher, queries: Sequence[Query], figures: Figures) -> list[str]:
    """How long it takes to count what articles have in common, after the list is there."""
    reading, held = Reading(path, cache=SMALL_CACHE), Held()
    began = figures.clock()
    held.follow(reading)
    held_in = figures.clock() - began
    first, all_of_them = [], []
    for query in queries:
        rowids = searcher.search(query).exact
        began = figures.clock()
        foremost = Foremost(reading, rowids[:FOREMOST])
        for name in COUNTING:
            foremost.of(name)
        first.append(figures.clock() - began)
        if len(rowids) <= FOREMOST:
            continue
        began = figures.clock()
        held.follow(reading)
        counter = AllCounts(reading, held, rowids)
        for name in COUNTING:
            counter.of(name)
        all_of_them.append(figures.clock() - began)
    reading.close()
    return [
        figures.times("held for facets, once", [held_in]),
        figures.times("facets of the first articles", first),
        figures.times("facets of all articles", all_of_them),
    ]


def saved(path: Path, figures: Figures) -> list[str]:
    """Queries that name saved ones, of which there are a thousand, each naming the next."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "news.library"
        shutil.copy(path, copy)
        with closing(Library.open(copy, now=lambda: 0, durable=False)) as library:
            for number in range(SAVED):
                then = f" @s{number + 1}" if number % 20 < 19 else ""
                library.saved.save(f"s{number}", f"people{then}")
        searcher = open_searcher(copy)
        searcher.load_vocabulary()
        queries = [Query.parse(text) for text in ("@s0", "@s0 @s400", "-@s3", "@s1 OR @s20 said")]
        name = "saved queries that name each other"
        lines = figures.timed(name, queries, lambda q: page(searcher, q))
        searcher.close()
        return lines


def page(searcher: Searcher, query: Query, is_typing: bool = False) -> Results:
    """The beginning of the answer and the snippets of its first page."""
    results = searcher.search(query, typing=is_typing, first=True)
    for rowid in foremost(results, PAGE):
        searcher.snippet(rowid, results, WIDTH)
    return results


def foremost(results: Results, count: int) -> list[int]:
    """The first rows of an answer, close ones after exact ones."""
    return [*results.exact[:count], *results.close[:count]][:count]


def recall(searcher: Searcher, right: Sequence[str], wrong: Sequence[str]) -> float:
    """How much of what the right spelling finds first the misspelt one finds first."""
    shares = []
    for word, typo in zip(right, wrong, strict=True):
        wanted = searcher.search(Query.parse(word)).exact[:10]
        if word != typo and wanted:
            found = foremost(searcher.search(Query.parse(typo)), 10)
            shares.append(len({*wanted} & {*found}) / len(wanted))
    return statistics.mean(shares)


if __name__ == "__main__":
    main()
