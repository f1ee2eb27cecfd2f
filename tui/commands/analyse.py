"""`newsreader analyse FILE…`: entities and claims, article by article as they are found."""

from __future__ import annotations

import argparse
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from itertools import count as counted
from pathlib import Path

from tui.background.crew import Crew
from tui.background.engine import Engine
from tui.background.worker import Analyst
from tui.commands.arguments.parser import PIPE, UsageError
from tui.commands.opening.analysts import engine_of, list_problems, load_analyst
from tui.commands.opening.shell import Shell
from tui.commands.printing.findings import finding_lines
from tui.commands.printing.out import safe_line
from tui.corpus.apart.helper import Helper
from tui.corpus.folder import walk
from tui.corpus.formats import STANDARD_INPUT, Ways, stream, stream_of
from tui.corpus.language import with_language
from tui.corpus.reading import Refusal
from tui.exchange.records import article_record
from tui.news.article import Article
from tui.news.findings import Findings
from tui.news.languages import is_read, off

FEW = 2
"""Articles that are analysed without worker processes."""

LONGEST_LINE = 1_000
"""Articles that wait, analysed, for one before them in the order."""

ANSWER_WAIT = 60.0
"""Seconds between looks whether there is more to read, while no answer comes."""


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Print the findings of every article in the files; whether there was any article.

    A file that cannot be read is named on standard error, and the others go on.
    One that is not there is a mistake of the command line: said at the end again.
    """
    for problem in (*shell.problems, *list_problems(shell)):
        shell.out.error(problem)
    engine = engine_of(shell, asked.pipeline)
    analyst = load_analyst(shell, engine)
    absent = [path for path in asked.files if path != PIPE and not _is_there(Path(path))]
    found = False
    with Helper() as helper:
        ways = Ways(shell.settings.fields, helper)
        reads = _reads(shell, [path for path in asked.files if path not in absent], ways)
        for read in _analysed(reads, analyst, engine):
            if isinstance(read, _Analysed):
                found = True
                if read.problem:
                    shell.out.error(f"{read.article.place}: {read.problem}.")
                _print(shell, read.article, read.findings, asked.format)
            else:
                shell.out.error(str(read))
    if absent:
        raise UsageError(f"there is no file {', '.join(absent)}.")
    return found


@dataclass(slots=True)
class _Analysed:
    """An article and what was found in it; until that is there `is_done` is false."""

    article: Article
    findings: Findings | None = None
    problem: str = ""
    is_done: bool = False


def _analysed(
    reads: Iterator[Article | Refusal], analyst: Analyst, engine: Engine
) -> Iterator[_Analysed | Refusal]:
    """Everything that was read, in order; the articles with their findings.

    A few articles are not worth more processes.
    """
    first = list(islice(reads, FEW + 1))
    if len(first) <= FEW:
        for read in first:
            if not isinstance(read, Article):
                yield read
            elif is_read(read.language, engine.languages):
                (findings,) = analyst.findings_of([read.text])
                yield _Analysed(read, findings)
            else:
                yield _left_alone(read)
        return
    with Crew(analyst, engine) as crew:
        yield from _in_order(chain(first, reads), crew)


def _left_alone(article: Article) -> _Analysed:
    """An article in a language that the pipeline does not know."""
    problem = off(article.language or "")
    problem = problem[0].lower() + problem[1:]
    return _Analysed(article, Findings(), problem, is_done=True)


def _in_order(reads: Iterator[Article | Refusal], crew: Crew) -> Iterator[_Analysed | Refusal]:
    """What was read in the order of reading, whoever of the crew is done first."""
    line: deque[_Analysed | Refusal] = deque()
    given: dict[int, _Analysed] = {}
    keys = counted()
    is_over = False
    while line or not is_over:
        while not is_over and crew.has_room and len(line) < LONGEST_LINE:
            read = next(reads, None)
            if read is None:
                is_over = True
            elif isinstance(read, Refusal):
                line.append(read)
            elif not is_read(read.language, crew.languages):
                line.append(_left_alone(read))
            else:
                key = next(keys)
                given[key] = _Analysed(read)
                line.append(given[key])
                crew.give(key, read)
        if given:
            for answer in crew.answers(ANSWER_WAIT):
                done = given.pop(answer.key)
                done.findings, done.problem, done.is_done = answer.findings, answer.problem, True
        while line and not (isinstance(line[0], _Analysed) and not line[0].is_done):
            yield line.popleft()


def _reads(shell: Shell, files: Sequence[str], ways: Ways) -> Iterator[Article | Refusal]:
    for given in files:
        if given == PIPE:
            yield from map(_told, stream_of(sys.stdin.buffer, STANDARD_INPUT, ways))
            continue
        for path in _files(shell, Path(given)):
            yield from map(_told, stream(path, ways))


def _told(read: Article | Refusal) -> Article | Refusal:
    return with_language(read) if isinstance(read, Article) else read


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _files(shell: Shell, given: Path) -> Iterator[Path]:
    """The file, or the files in the folder, each spelled the way the user spelled it."""
    if not given.is_dir():
        yield given
        return
    root = given.absolute()
    for found in walk([given]):
        if isinstance(found, Refusal):
            shell.out.error(str(found))
        else:
            path = Path(found.path)
            yield given / path.relative_to(root) if path.is_relative_to(root) else path


def _print(shell: Shell, article: Article, findings: Findings | None, form: str) -> None:
    if form == "jsonl":
        shell.out.json(article_record(article, findings))
    elif findings is not None:
        shell.out.text("\n".join(_lines(article, findings)) + "\n")
        shell.out.flush()


def _lines(article: Article, findings: Findings) -> Iterator[str]:
    """The findings for a person to read."""
    yield article.headline
    published = article.published.day if article.published else None
    place = safe_line(article.place)
    yield " · ".join(word for word in (article.publisher, published, place) if word)
    yield from finding_lines(article.text, findings)
