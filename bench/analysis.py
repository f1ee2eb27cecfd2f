"""How fast articles are analysed: the bare spaCy pipeline, our analyst, and our workers.

    python bench/analysis.py [FOLDER] [--articles N] [--rounds N] [--pipeline NAME]

Every contestant runs in a process of its own, all of them in turn, several
times over. The best round counts, for it was disturbed least. Loading the
model is not counted; ratios compare with `nlp.pipe`, which runs the same
components over the same texts and finds nothing. Memory is the peak of the
parent, and the peak of all its workers; PSS counts what processes share once.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # run from a checkout

from tui.background.start import use_one_core

use_one_core()

from tui.analysis import models  # noqa: E402  after numerical libraries were told
from tui.analysis.claims.extractor import find_claims  # noqa: E402
from tui.analysis.gazetteer import Gazetteer  # noqa: E402
from tui.analysis.names.identity import resolve  # noqa: E402
from tui.analysis.names.mentions import find_mentions  # noqa: E402
from tui.analysis.pipeline import LONGEST, Analyst  # noqa: E402
from tui.analysis.word_table import NAME  # noqa: E402
from tui.background.crew import Crew  # noqa: E402
from tui.background.engine import Engine  # noqa: E402
from tui.background.worker import BATCH_LETTERS  # noqa: E402
from tui.corpus.folder import walk  # noqa: E402
from tui.corpus.formats import stream  # noqa: E402
from tui.corpus.reading import Refusal  # noqa: E402
from tui.news.article import Article  # noqa: E402
from tui.news.findings import Findings, to_json  # noqa: E402

SAMPLES = Path(__file__).parents[1] / "sample_articles"
ARTICLES = 200
ROUNDS = 3
BARE_BATCH = 16
"""Texts at once for the bare pipeline: the batch at which it is fastest, not its default."""


WARM = 40
"""Articles analysed before the clock starts: with them come the commonest words, which all of
the contestants remember."""


@dataclass(frozen=True)
class Run:
    """What one run of a contestant took."""

    seconds: float
    own_cpu: float
    workers: int = 0
    worker_rss: float = 0.0
    pss: float = 0.0
    peak: float = 0.0
    parts: dict[str, float] | None = None


def main() -> None:
    """Run everything and print a table, or one contestant and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("folder", type=Path, nargs="?", default=SAMPLES)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--pipeline", default="auto")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    articles = corpus(asked.folder, asked.articles)
    if asked.only:
        print(json.dumps(vars(dict(everyone())[asked.only](articles, asked.pipeline))))
        return
    letters = sum(len(article.text) for article in articles)
    print(f"{len(articles)} articles of {letters / len(articles):,.0f} letters, {cores()} cores")
    runs: dict[str, list[Run]] = {name: [] for name, _ in everyone()}
    for _ in range(asked.rounds):
        for name, done in runs.items():
            command = [sys.executable, __file__, str(asked.folder), "--only", name]
            command += ["--articles", str(asked.articles), "--pipeline", asked.pipeline]
            said = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
            done.append(Run(**json.loads(said)))
    tell(runs, len(articles))


def corpus(folder: Path, wanted: int) -> list[Article]:
    """So many articles of the folder, from the start again when it has fewer."""
    found = [
        read
        for file in walk([folder])
        if not isinstance(file, Refusal)
        for read in stream(Path(file.path))
        if isinstance(read, Article)
    ]
    if not found:
        sys.exit(f"{folder}: there is no article.")
    return list(itertools.islice(itertools.cycle(found), wanted))


def cores() -> int:
    """The cores that may be used."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


Contestant = Callable[[Sequence[Article], str], Run]


def everyone() -> Iterator[tuple[str, Contestant]]:
    """The contestants by name."""
    yield "nlp.pipe", lambda articles, pipeline: bare(articles, pipeline, 1)
    yield "our analyst", alone
    for workers in sorted({1, 2, cores()}):
        yield f"our workers, {workers}", with_workers(workers)
    yield "nlp.pipe(n_process=2)", lambda articles, pipeline: bare(articles, pipeline, 2)


def bare(articles: Sequence[Article], pipeline: str, processes: int) -> Run:
    """The bare pipeline: the same components as spaCy runs them, and nothing after."""
    nlp = models.load(pipeline).nlp
    if NAME in nlp.pipe_names:
        # As spaCy itself does it.
        nlp.remove_pipe(NAME)
        nlp.enable_pipe("attribute_ruler")
        nlp.enable_pipe("lemmatizer")
    texts = [article.text[:LONGEST] for article in articles]
    list(nlp.pipe(texts[:WARM], batch_size=BARE_BATCH))
    clock = Clock()
    for _ in nlp.pipe(texts, batch_size=BARE_BATCH, n_process=processes):
        clock.look()
    return clock.run(processes if processes > 1 else 0)


def alone(articles: Sequence[Article], pipeline: str) -> Run:
    """Our analyst in this process, what comes after the parser timed part by part."""
    analyst, gazetteer = Analyst.load(pipeline), Gazetteer.load()
    nlp = analyst.nlp
    for batch in batches(articles[:WARM]):
        analyst.findings_of(batch)
    clock = Clock()
    for batch in batches(articles):
        for findings in analyst.findings_of(batch):
            json.dumps(to_json(findings))
    run = clock.run(0)
    parts = dict.fromkeys(("names", "identity", "claims", "encoding"), 0.0)
    for doc in nlp.pipe([article.text[:LONGEST] for article in articles], batch_size=2):
        times = [time.process_time()]
        names = find_mentions(doc, gazetteer)
        times.append(time.process_time())
        mentions = resolve(doc.text, names, gazetteer)
        times.append(time.process_time())
        claims = find_claims(doc, doc.text, mentions, gazetteer.words)
        times.append(time.process_time())
        json.dumps(to_json(Findings(mentions, claims, "x")))
        times.append(time.process_time())
        for part, (began, ended) in zip(parts, itertools.pairwise(times), strict=True):
            parts[part] += (ended - began) / len(articles)
    return Run(**{**vars(run), "parts": parts})


def batches(articles: Sequence[Article]) -> Iterator[list[str]]:
    """The texts as a worker takes them."""
    batch: list[str] = []
    for article in articles:
        if batch and sum(map(len, batch)) + len(article.text) > BATCH_LETTERS:
            yield batch
            batch = []
        batch.append(article.text)
    yield batch


def with_workers(count: int) -> Contestant:
    """A contestant: so many workers of ours, the findings read back."""

    def run(articles: Sequence[Article], pipeline: str) -> Run:
        engine = Engine(pipeline, count)
        with Crew(Analyst.load(pipeline), engine) as crew:
            for key, article in enumerate(articles[: WARM * count]):
                crew.give(-key - 1, article)
            while crew.is_busy:
                list(crew.answers(60.0))
            clock = Clock(crew.pids)
            done, left = 0, list(enumerate(articles))[::-1]
            while done < len(articles):
                while left and crew.has_room:
                    crew.give(*left.pop())
                done += len(list(crew.answers(60.0)))
                clock.look()
            return clock.run(count)

    return run


class Clock:
    """Time and memory from its making on."""

    def __init__(self, pids: Sequence[int] = ()) -> None:
        self._pids = pids
        self._peak_pss = 0.0
        self._peak_rss = 0.0
        self._looked_at = 0.0
        self._began = time.perf_counter()
        self._cpu = time.process_time()

    def look(self) -> None:
        """Note the memory of the workers, once a second: asking holds them up."""
        now = time.perf_counter()
        if now - self._looked_at > 1.0:
            self._looked_at = now
            pids = self._pids or children()
            self._peak_rss = max(self._peak_rss, sum(memory(pid, "Rss") for pid in pids))
            everybody = [os.getpid(), *pids]
            self._peak_pss = max(self._peak_pss, sum(memory(pid, "Pss") for pid in everybody))

    def run(self, workers: int) -> Run:
        """What it took until now."""
        seconds, cpu = time.perf_counter() - self._began, time.process_time() - self._cpu
        self.look()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return Run(seconds, cpu, workers, self._peak_rss, self._peak_pss, peak)


def children() -> list[int]:
    """The processes that this one has started; none where the system does not say."""
    try:
        words = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    except OSError:
        return []
    return [int(word) for word in words]


def memory(pid: int, what: str) -> float:
    """Megabytes of a process, `Rss` or `Pss`; 0 where the system does not say."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{what}:")), 0.0)


def tell(runs: dict[str, list[Run]], articles: int) -> None:
    """Print the table."""
    best = {name: min(rounds, key=lambda run: run.seconds) for name, rounds in runs.items()}
    base = best["nlp.pipe"].seconds
    one = best["our workers, 1"].seconds
    print(
        f"\n{'':22}{'art/s':>8}{'× bare':>8}{'× one':>8}{'parent':>9}{'workers':>9}{'PSS':>7}  MB"
    )
    for name, run in best.items():
        ours = f"{one / run.seconds:8.2f}" if run.workers else f"{'':8}"
        print(
            f"{name:22}{articles / run.seconds:8.1f}{base / run.seconds:8.2f}{ours}"
            f"{run.peak:9.0f}{run.worker_rss:9.0f}{run.pss:7.0f}"
        )
    parts = best["our analyst"].parts or {}
    words = ", ".join(f"{part} {seconds * 1000:.1f}" for part, seconds in parts.items())
    print(f"\nms an article after the parser: {sum(parts.values()) * 1000:.1f} ({words})")
    cpu = {name: min(run.own_cpu for run in runs[name]) for name in ("nlp.pipe", "our analyst")}
    print(
        "ms of processor an article: "
        + ", ".join(f"{name} {seconds / articles * 1000:.1f}" for name, seconds in cpu.items())
        + f" (ratio {cpu['nlp.pipe'] / cpu['our analyst']:.2f})"
    )


if __name__ == "__main__":
    main()
