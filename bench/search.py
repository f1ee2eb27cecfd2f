"""How fast and how well articles are searched, beside FTS5 as it comes, tantivy, ripgrep, fzf.

    python bench/search.py 10000 [--library FILE] [--texts FOLDER] [--seed N]

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
import json
import random
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # run from a checkout

from invented_news import OUTLETS, Newsroom
from make_corpus import TAGS, fill, sentences_of
from search_peers import peers

from tui.commands.search import open_searcher
from tui.library.library import Library
from tui.library.search.all_counts import AllCounts
from tui.library.search.facets import COUNTING
from tui.library.search.foremost import FOREMOST, Foremost
from tui.library.search.held import Held
from tui.library.search.reading import SMALL_CACHE, Reading
from tui.library.search.searcher import Searcher
from tui.news.hits import Results
from tui.news.query import Query

SAMPLES = Path(__file__).parents[1] / "sample_articles"
QUERIES = 200
MISSPELT = 300
TYPED = 40
PAGE = 50
WIDTH = 160
TODAY = date(2025, 12, 1)
LETTERS = "abcdefghijklmnopqrstuvwxyz"
WORD = re.compile(r"\b[a-z]{5,}\b")


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
    if asked.asked:
        print(json.dumps(measured(asked.library, json.loads(asked.asked.read_text()), clock)))
        return
    with tempfile.TemporaryDirectory() as folder:
        path = asked.library or Path(folder) / "news.library"
        if not path.exists():
            make(path, asked.texts, asked.articles, asked.seed)
        questions = questions_of(path, random.Random(asked.seed))
        file = Path(folder) / "questions.json"
        file.write_text(json.dumps(questions))
        tell_size(path)
        command = [sys.executable, __file__, str(asked.articles), "--library", str(path)]
        command += ["--asked", str(file), *["--wall"] * asked.wall]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        for line in json.loads(done.stdout):
            print(line)
        if not asked.without_peers:
            for line in peers(path, questions["plain"], Path(folder), clock):
                print(line)


def make(path: Path, texts: Path, articles: int, seed: int) -> None:
    """Fill a library with invented articles and say how long that took."""
    took = fill(path, Newsroom(sentences_of(texts), articles, seed).stories())
    print(f"{'index':34}{took.articles / took.indexing:10,.0f} articles/s")
    print(f"{'findings':34}{took.articles / took.finding:10,.0f} articles/s")


def tell_size(path: Path) -> None:
    """Say how large the library is, beside its texts."""
    with sqlite3.connect(path) as beside:
        (letters,) = beside.execute("SELECT sum(length(text)) FROM article_text").fetchone()
        (words,) = beside.execute("SELECT count(*) FROM term").fetchone()
        parts = beside.execute(
            "SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC LIMIT 60"
        ).fetchall()
    index = sum(size for name, size in parts if name.startswith("article_fts") or name == "term")
    print(f"{'different words':34}{words:10,}")
    print(f"{'text':34}{letters / 1e6:10,.0f} MB")
    print(f"{'word index / text':34}{index / letters:10.2f}")
    print(f"{'whole library / text':34}{path.stat().st_size / letters:10.2f}")


def questions_of(path: Path, chance: random.Random) -> dict[str, list[str]]:
    """Queries of all kinds made of what stands in the articles, and misspelt words."""
    with sqlite3.connect(path) as beside:
        rowids = [rowid for (rowid,) in beside.execute("SELECT rowid FROM article")]
        drawn = chance.sample(rowids, min(2 * QUERIES, len(rowids)))
        texts = [
            beside.execute("SELECT text FROM article_text WHERE article = ?", (r,)).fetchone()[0]
            for r in drawn
        ]
        (names,) = zip(
            *beside.execute("SELECT name FROM entity ORDER BY rowid LIMIT 2000").fetchall(),
            strict=True,
        )
    mixed = [mixed_query(texts, names, chance) for _ in range(QUERIES - len(EDGES))] + EDGES
    plain = [" ".join(words_near(texts, chance, n)) for n in (1, 1, 2, 2, 3) for _ in range(20)]
    right = [words_near(texts, chance, 1)[0] for _ in range(MISSPELT)]
    typed = [" ".join(words_near(texts, chance, 2)) for _ in range(TYPED)]
    wrong = [misspelt(word, chance) for word in right]
    return {"mixed": mixed, "plain": plain, "right": right, "wrong": wrong, "typed": typed}


Clock = Callable[[], float]
SAVED = 1_000
HOSTILE = [
    *("source:nowhere the", "date:1900 said", 'by:"nobody at all" the', "author:nobody the"),
    *("the", "the said", "-the", "-said -that", "-tag:economy -tag:health", "is:unread"),
    *("the -the", "a* b*", "s* t* -a*", '"said that" "of the"', "said~ that~", "=the =said"),
    *(" ".join(["word"] * 500), " ".join(f"word{number}" for number in range(500)), "x" * 10_000),
    *("(" * 5_000, "a OR " * 2_500, "-" * 10_000, '"' * 9_999, "tag:" * 2_500, "e\u0301" * 5_000),
    " ".join(f"({word} OR said)" for word in ("people", "minister", "harbour", "strike") * 20),
    " ".join(f"stance:{stance} | claim:the" for stance in ("said", "denied", "warned") * 10),
]
"""Queries that nobody means well with, or that were pasted by mistake."""

COMMON = ["", "the", "said", "people", "the said", "said stance:denied"]
"""What is asked of all claims and answered by very many."""

EDGES = [
    *("the", "said that", "-the", "-said -that", "source:nowhere the", "tag:none said"),
    *("the -the", "a* b*", "date:1900 that", "is:read the sort:date", " ".join(["word"] * 500)),
    "x" * 10_000,
]


def words_near(texts: Sequence[str], chance: random.Random, count: int) -> list[str]:
    """Words that follow each other, short ones left out, somewhere in some article."""
    while True:
        words = WORD.findall(chance.choice(texts))
        if len(words) > count:
            at = chance.randrange(len(words) - count)
            return words[at : at + count]


def mixed_query(texts: Sequence[str], names: Sequence[str], chance: random.Random) -> str:
    """One query of a kind that readers ask."""
    one, two = words_near(texts, chance, 2)
    name, tag, source = chance.choice(names), chance.choice(TAGS), chance.choice(OUTLETS)
    year = chance.randint(2015, 2025)
    kinds = [
        *(one, f"{one} {two}", f"{one} {two}", f'"{one} {two}"', f"={one.capitalize()}"),
        *(f"{one[:4]}*", f"{one} -{two}", f"{one} OR {two}", f'"{one} {two}"~8'),
        *(f"title:{one}", f"lead:{one} {two}", f"{one} tag:{tag}", f'{one} source:"{source}"'),
        *(f"{one} date:{year}", f"date:{year}-06", f'entity:"{name}"', f'{one} entity:"{name}"'),
        *(f'by:"{name}" stance:denied', f"claim:({one} stance:said)", f"claim:{one}"),
        *(f"about:{one}", f"{one} sort:-date", f"{one} is:unread", f"({one} OR {two}) tag:{tag}"),
        *(f"stance:warned {one}", f"-{one}", name, f"{one}~"),
    ]
    return chance.choice(kinds)


def misspelt(word: str, chance: random.Random) -> str:
    """The word with one edit, of long ones sometimes two; the first letter stays."""
    for _ in range(2 if len(word) > 7 and chance.random() < 0.25 else 1):
        at = chance.randrange(1, len(word) - 1)
        word = chance.choice(
            [
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                word[:at] + word[at + 1 :],
                word[:at] + chance.choice(LETTERS) + word[at:],
                word[:at] + chance.choice(LETTERS) + word[at + 1 :],
                word[:at] + word[at] + word[at:],
            ]
        )
    return word


def measured(path: Path, questions: dict[str, list[str]], clock: Clock) -> list[str]:
    """Ask everything; the lines of the table."""
    searcher = open_searcher(path)
    began = clock()
    searcher.load_vocabulary()
    lines = [line("known words loaded", [clock() - began])]
    lines.append(f"{'memory with the words loaded':40}{peak_memory():10,.0f} MB")
    for warming in ("the", "xyzzy"):
        page(searcher, Query.parse(warming))
    parsed = {name: [Query.parse(text) for text in texts] for name, texts in questions.items()}

    def timed(what: str, queries: Sequence[Query], ask: Callable[[Query], object]) -> list[str]:
        return timed_by(clock, what, queries, ask)

    lines += timed("mixed, first ids, 50 snippets", parsed["mixed"], lambda q: page(searcher, q))
    lines += timed("mixed, first ids", parsed["mixed"], lambda q: searcher.search(q, first=True))
    lines += timed("mixed, whole answer", parsed["mixed"], searcher.search)
    lines += timed("plain words, 50 snippets", parsed["plain"], lambda q: page(searcher, q))
    lines += timed("misspelt, 50 snippets", parsed["wrong"], lambda q: page(searcher, q))
    keys = [
        Query.parse(text[:end]) for text in questions["typed"] for end in range(2, len(text) + 1)
    ]
    lines += timed("while typing, every key, 50 snippets", keys, lambda q: page(searcher, q, True))
    lines.append(f"{'peak memory of the process':40}{peak_memory():10,.0f} MB")
    hostile = [Query.parse(text) for text in HOSTILE]
    lines += timed("hostile, first ids, 50 snippets", hostile, lambda q: page(searcher, q))
    claims = [*parsed["mixed"], *map(Query.parse, COMMON)]
    lines += timed("ledger, whole answer", claims, searcher.claims)
    lines += facets(path, searcher, parsed["mixed"], clock)
    lines.append(recall(searcher, questions["right"], questions["wrong"]))
    lines.append(f"{'peak memory, hostile queries and all':40}{peak_memory():10,.0f} MB")
    searcher.close()
    return [*lines, *saved(path, clock)]


def facets(path: Path, searcher: Searcher, queries: Sequence[Query], clock: Clock) -> list[str]:
    """How long it takes to count what articles have in common, after the list is there."""
    reading, held = Reading(path, cache=SMALL_CACHE), Held()
    began = clock()
    held.follow(reading)
    held_in = clock() - began
    first, all_of_them = [], []
    for query in queries:
        rowids = searcher.search(query).exact
        began = clock()
        foremost = Foremost(reading, rowids[:FOREMOST])
        for name in COUNTING:
            foremost.of(name)
        first.append(clock() - began)
        if len(rowids) <= FOREMOST:
            continue
        began = clock()
        held.follow(reading)
        counter = AllCounts(reading, held, rowids)
        for name in COUNTING:
            counter.of(name)
        all_of_them.append(clock() - began)
    reading.close()
    foremost_of, longer = (
        f"facets of the first {FOREMOST:,}",
        f"facets of all {len(all_of_them)} longer",
    )
    lines = [line("held for facets, once", [held_in])]
    return [*lines, line(foremost_of, first), line(longer, all_of_them)]


def saved(path: Path, clock: Clock) -> list[str]:
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
        lines = timed_by(clock, f"{SAVED:,} saved queries", queries, lambda q: page(searcher, q))
        searcher.close()
        return lines


def peak_memory() -> float:
    """MB that this process held at most; getrusage would count what its parent held, too."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1024


def page(searcher: Searcher, query: Query, is_typing: bool = False) -> Results:
    """The beginning of the answer and the snippets of its first page."""
    results = searcher.search(query, typing=is_typing, first=True)
    for rowid in foremost(results, PAGE):
        searcher.snippet(rowid, results, WIDTH)
    return results


def foremost(results: Results, count: int) -> list[int]:
    """The first rows of an answer, close ones after exact ones."""
    return [*results.exact[:count], *results.close[:count]][:count]


def timed_by(
    clock: Clock,
    what: str,
    queries: Sequence[Query],
    ask: Callable[[Query], object],
    slowest: int = 3,
) -> list[str]:
    """A line of the table, and the slowest queries."""
    seconds = []
    for query in queries:
        began = clock()
        ask(query)
        seconds.append(clock() - began)
    worst = sorted(zip(seconds, (q.text for q in queries), strict=True), reverse=True)[:slowest]
    return [line(what, seconds), *(f"    {1000 * s:8.1f}  {text[:60]}" for s, text in worst)]


def line(what: str, seconds: Sequence[float]) -> str:
    """Median, 95th percentile and worst, in milliseconds."""
    ordered = sorted(seconds)
    high = ordered[min(int(0.95 * len(ordered)), len(ordered) - 1)]
    shown = [statistics.median(ordered), high, ordered[-1]]
    p50, p95, most = (f"{1000 * s:9.1f}" for s in shown)
    return f"{what:40} p50 {p50}  p95 {p95}  max {most}"


def recall(searcher: Searcher, right: Sequence[str], wrong: Sequence[str]) -> str:
    """How much of what the right spelling finds first the misspelt one finds first."""
    shares = []
    for word, typo in zip(right, wrong, strict=True):
        wanted = searcher.search(Query.parse(word)).exact[:10]
        if word != typo and wanted:
            found = foremost(searcher.search(Query.parse(typo)), 10)
            shares.append(len({*wanted} & {*found}) / len(wanted))
    return f"{f'recall@10 of {len(shares)} misspelt':40}{statistics.mean(shares):10.3f}"


if __name__ == "__main__":
    main()
