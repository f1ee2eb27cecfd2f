"""The peers of the search benchmark: FTS5 as it comes, tantivy, ripgrep, fzf; only words.

None of them knows fields of claims and entities, forgives typos by likelihood,
or shows what it took a word for. FTS5 and tantivy rank all that matches, have
no endings, and their order knows nothing of headlines or of what is newer.
ripgrep and fzf have no index and read all texts for every query: ripgrep finds
one word, in the order of the file; fzf finds the letters of the words anywhere
in an article in this order, which nearly every article has, and its own
`--exact` is what is asked here. Both are programs: a start is part of each
query, and their time is that of the clock.
"""

from __future__ import annotations

import shutil
import sqlite3
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROWS = 50
FEW = 20
"""Queries that are put to what takes seconds for each."""


def peers(
    library: Path, queries: Sequence[str], folder: Path, clock: Callable[[], float]
) -> Iterator[str]:
    """The lines of the table for every peer that is installed."""
    with sqlite3.connect(library) as beside:
        rows = beside.execute(
            "SELECT a.rowid, a.headline, t.text FROM article a"
            " JOIN article_text t ON t.article = a.rowid"
        ).fetchall()
    yield from _fts5(rows, queries, folder / "plain.sqlite", clock)
    yield from _tantivy(rows, queries, folder / "tantivy", clock)
    texts = folder / "texts.txt"
    lines = (f"{title} {text}".replace("\n", " ") + "\n" for _, title, text in rows)
    texts.write_text("".join(lines), encoding="utf-8")
    yield from _ripgrep(queries, texts)
    yield from _fzf(queries[:FEW], texts)


def _fts5(
    rows: list[Any], queries: Sequence[str], path: Path, clock: Callable[[], float]
) -> Iterator[str]:
    began = time.perf_counter()
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE VIRTUAL TABLE story USING fts5 (title, text)")
        plain.executemany("INSERT INTO story (rowid, title, text) VALUES (?, ?, ?)", rows)
        plain.commit()
        yield _built("SQLite FTS5 plain", rows, began, path.stat().st_size)
        ask = (
            "SELECT rowid, snippet(story, 1, '[', ']', '…', 20) FROM story"
            f" WHERE story MATCH ? ORDER BY rank LIMIT {ROWS}"
        )
        search = plain.execute
        yield _timed("SQLite FTS5 plain", queries, lambda q: search(ask, (q,)).fetchall(), clock)


def _tantivy(
    rows: list[Any], queries: Sequence[str], path: Path, clock: Callable[[], float]
) -> Iterator[str]:
    try:
        import tantivy  # noqa: PLC0415  it may not be there
    except ImportError:
        yield "tantivy is not installed (pip install tantivy)"
        return
    path.mkdir()
    schema = tantivy.SchemaBuilder()
    for name in ("title", "text"):
        schema.add_text_field(name, stored=True)
    made = schema.build()
    index = tantivy.Index(made, path=str(path))
    began = time.perf_counter()
    writer = index.writer(num_threads=1)
    for _, title, text in rows:
        writer.add_document(tantivy.Document(title=title, text=text))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    size = sum(file.stat().st_size for file in path.iterdir())
    yield _built("tantivy", rows, began, size)
    searcher = index.searcher()

    def ask(text: str) -> None:
        query = index.parse_query(text, ["title", "text"], conjunction_by_default=True)
        snippets = tantivy.SnippetGenerator.create(searcher, query, made, "text")
        for _, address in searcher.search(query, ROWS).hits:
            snippets.snippet_from_doc(searcher.doc(address))

    yield _timed("tantivy", queries, ask, clock)


def _ripgrep(queries: Sequence[str], texts: Path) -> Iterator[str]:
    program = shutil.which("rg")
    if program is None:
        yield "ripgrep is not installed"
        return

    def ask(text: str) -> None:
        word = max(text.split(), key=len)
        command = [program, "-i", "-w", "-n", "-m", str(ROWS), "--", word, str(texts)]
        subprocess.run(command, check=False, capture_output=True)

    yield _timed("ripgrep, one word, first 50", queries, ask, time.perf_counter)


def _fzf(queries: Sequence[str], texts: Path) -> Iterator[str]:
    program = shutil.which("fzf")
    if program is None:
        yield "fzf is not installed"
        return

    def ask(text: str) -> None:
        with texts.open("rb") as lines:
            command = [program, "--exact", "--filter", text]
            subprocess.run(command, check=False, stdin=lines, stdout=subprocess.DEVNULL)

    yield _timed("fzf, whole texts, exact", queries, ask, time.perf_counter)


def _built(who: str, rows: list[Any], began: float, size: int) -> str:
    letters = sum(len(text) for _, _, text in rows)
    speed = len(rows) / (time.perf_counter() - began)
    return f"{who:40} index {speed:8,.0f} articles/s  size / text {size / letters:5.2f}"


def _timed(
    who: str, queries: Sequence[str], ask: Callable[[str], object], clock: Callable[[], float]
) -> str:
    seconds = []
    for query in queries:
        began = clock()
        ask(query)
        seconds.append(1000 * (clock() - began))
    seconds.sort()
    p50, p95 = statistics.median(seconds), seconds[int(0.95 * len(seconds))]
    return f"{who:40} p50 {p50:9.1f}  p95 {p95:9.1f}  max {seconds[-1]:9.1f}"
